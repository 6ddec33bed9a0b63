
// The page in a frame: one self-contained file. The program stands in the document, compressed, as base64; the worker's
// text is this very script.
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}

async function startPage() {
  const program = unpacked("program")
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes));
  await openPage([() => workerFromSource(document.getElementById("boot").textContent)], program);
}
