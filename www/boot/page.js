
// The page at its own address: everything is a file beside it.
async function compiled(path) {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // A host that does not know the type still works, only without streaming.
  const streams = (answer.headers.get("content-type") ?? "").startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

async function startPage() {
  const boot = document.getElementById("boot");
  const program = compiled(boot.dataset.wasm);
  const workers = [
    () => new Worker(boot.src),
    async () => workerFromSource(await (await fetch(boot.src)).text()),
  ];
  await openPage(workers, program);
}
