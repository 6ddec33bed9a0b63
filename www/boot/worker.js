
// The worker's side. It fetches nothing: the page posts the compiled program, so the same text runs from a URL and from a
// Blob.
function startWorker() {
  self.onmessage = ({ data: program }) => {
    self.onmessage = null;
    wasm_bindgen({ module_or_path: program }).catch((error) => setTimeout(() => { throw error; }));
  };
  self.postMessage("goodhart:alive");
}
