
// The page at its own address: everything is a file beside it.
const files = document.getElementById("boot").dataset;
const beside = (path) => new URL(path, document.baseURI);

async function compiled(path) {
  const answer = await fetch(beside(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // A host that does not know the type still works, only without streaming.
  const streams = (answer.headers.get("content-type") ?? "").startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

globalThis.goodhart = {
  worker: simulationWorkers(
    [
      () => new Worker(beside(files.worker)),
      async () => workerFromSource(await (await fetch(beside(files.worker))).text()),
    ],
    compiled(files.engine),
  ),
};

try {
  const app = compiled(files.wasm);
  const { default: start } = await import(beside(files.js).href);
  await start({ module_or_path: await app });
} catch (error) {
  document.documentElement.dataset.state = "error"; // the static text stays readable
  throw error;
}
