
// The same text runs in the page and in its worker.
if (globalThis.document) {
  document.documentElement.dataset.begun = ""; // the style sheet waits for it, and then says that there is no program
  startPage();
}
else startWorker();
