
// The same text runs in the page and in its worker.
if (globalThis.document) startPage();
else startWorker();
