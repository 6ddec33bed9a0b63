
// The worker's side. It fetches nothing: the page posts the compiled program, so the same text runs from a URL and from a
// Blob. With it a helper is handed its channel to the worker it helps.
function startWorker() {
  self.onmessage = ({ data: program, ports }) => {
    self.onmessage = null;
    self.partner = ports[0];
    wasm_bindgen({ module_or_path: program }).catch((error) => setTimeout(() => { throw error; }));
  };
  self.postMessage("goodhart:alive");
}
