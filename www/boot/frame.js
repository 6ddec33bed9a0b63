// The page in a frame: one self-contained file. The program stands in the document, packed, as base64; the worker's text
// is this very script.
async function startPage() {
  const text = document.getElementById("program").textContent.trim();
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const source = document.getElementById("boot").textContent;
  await openPage([() => workerFromSource(source)], packed);
}

