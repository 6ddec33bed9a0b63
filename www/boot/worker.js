
// The end of the worker's file (the build puts it behind the glue of wasm-bindgen). It fetches nothing: the page posts
// the compiled engine, so the same text runs from a URL and from a Blob.
self.onmessage = ({ data: engine }) => {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: engine }).catch((error) => setTimeout(() => { throw error; }));
};
self.postMessage("goodhart:alive");
