
// The page in a frame: one self-contained file. The glue of the app stands above in this same script; the two wasm
// modules and the worker's text stand in the document, compressed, as base64.
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}

const engineModule = unpacked("engine-wasm")
  .then((answer) => answer.arrayBuffer())
  .then((bytes) => WebAssembly.compile(bytes));

globalThis.goodhart = {
  worker: simulationWorkers(
    [async () => workerFromSource(await (await unpacked("worker-js")).text())],
    engineModule,
  ),
};

try {
  const appBytes = await (await unpacked("app-wasm")).arrayBuffer();
  await __wbg_init({ module_or_path: appBytes });
} catch (error) {
  document.documentElement.dataset.state = "error"; // the static text stays readable
  throw error;
}
