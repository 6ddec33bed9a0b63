// The page at its own address: everything is a file beside it.
async function packedProgram(path) {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function startPage() {
  const boot = document.getElementById("boot");
  const workers = [
    () => new Worker(boot.src),
    async () => workerFromSource(await (await fetch(boot.src)).text()),
  ];
  await openPage(workers, packedProgram(boot.dataset.wasm));
}

