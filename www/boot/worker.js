// The worker's side. It fetches nothing: the page posts the program, so the same text runs from a URL and from a Blob. The
// first worker gets it packed and posts it back compiled; later ones get that. With it a helper is handed its channel to
// the worker it helps.
function startWorker() {
  self.onmessage = async ({ data, ports }) => {
    self.onmessage = null;
    self.partner = ports[0];
    try {
      let program = data;
      if (data instanceof Uint8Array) self.postMessage((program = await compiled(data)));
      await wasm_bindgen({ module_or_path: program });
    } catch (error) {
      setTimeout(() => { throw error; }); // out of the promise, so that the page hears of it
    }
  };
  self.postMessage("goodhart:alive");
}

