
// Starts the page and the simulation worker. The build (xtask/src/hook) joins the glue of wasm-bindgen, this, page.js or
// frame.js, worker.js and start.js to one script, which is also the worker's.
//
// What the page's Rust code may rely on:
//   goodhart.worker() -> Promise<Worker>
//   goodhart.worker(port) -> Promise<Worker>, a helper to the worker at the other end of the port
//   goodhart.pack(settings), goodhart.unpack(link) -> Promise<string>: links.js
// The first call hands over a worker that has been starting since the document was read; a later call (after a crash)
// and one with a port start a new one. Messages the worker sent before it was handed over are kept and delivered, in order, afterwards:
// set `onmessage` in the same task in which the promise resolves.

const GREETING_WITHIN_MS = 5000;

/** @param {Uint8Array} packed  @returns {Promise<WebAssembly.Module>} */
const compiled = async (packed) => WebAssembly.compile(weave(unpack(packed)));

/**
 * Turns one attempt into a worker whose script runs, or rejects: a sandboxed frame refuses some ways silently.
 * @param {(program: WebAssembly.Module) => void} keepProgram what it has compiled
 */
function greeted(worker, keepProgram) {
  return new Promise((resolve, reject) => {
    const early = [];
    const refuse = (why) => { worker.terminate(); reject(new Error(why)); };
    const timer = setTimeout(() => refuse("the worker did not answer"), GREETING_WITHIN_MS);
    const failed = (event) => { clearTimeout(timer); refuse(event.message || "the worker did not start"); };
    const keep = (event) => {
      event.stopImmediatePropagation();
      if (event.data === "goodhart:alive") {
        clearTimeout(timer);
        worker.removeEventListener("error", failed);
        resolve({ worker, early, keep });
      } else if (event.data instanceof WebAssembly.Module) {
        keepProgram(event.data);
      } else {
        early.push(event.data);
      }
    };
    worker.addEventListener("message", keep);
    worker.addEventListener("error", failed);
  });
}

/** Gives the worker away and then plays back what it has said so far. */
function handOver({ worker, early, keep }) {
  setTimeout(() => {
    worker.removeEventListener("message", keep);
    for (const data of early) worker.dispatchEvent(new MessageEvent("message", { data }));
  });
  return worker;
}

/**
 * The first worker unpacks and compiles the program: it needs it first, and the page stays free. Where no worker can, the page does it.
 * @param {Array<() => Worker | Promise<Worker>>} ways best first
 * @param {Uint8Array | Promise<Uint8Array>} packed the program
 */
function simulationWorkers(ways, packed) {
  let known, settle;
  const program = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  const keepProgram = (module) => settle.resolve((known = module));
  const withoutWorker = async () => {
    try {
      if (!known) keepProgram(await compiled(await packed));
    } catch (error) {
      settle.reject(error);
    }
  };
  const start = async (...ports) => {
    let problem;
    for (const way of ways) {
      try {
        const started = await greeted(await way(), keepProgram);
        started.worker.addEventListener("error", withoutWorker, { once: true });
        started.worker.postMessage(known ?? await packed, ports);
        return started;
      } catch (error) {
        problem = error;
      }
    }
    throw problem;
  };
  let warm = start();
  warm.catch(withoutWorker); // and reported to whoever asks for the worker
  const worker = (port) => {
    if (port) return start(port).then(handOver);
    const mine = warm ?? start();
    warm = undefined;
    return mine.then(handOver);
  };
  return { worker, program };
}

/** A classic worker made from text: the only kind that starts in a frame with sandbox="allow-scripts". */
function workerFromSource(source) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url);
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** Opens the page over the text that stands in the document. */
async function openPage(ways, packed) {
  if (location.search.length > 1 || location.hash.length > 1) document.documentElement.dataset.asked = "";
  const { worker, program } = simulationWorkers(ways, packed);
  globalThis.goodhart = { worker, pack: packLink, unpack: unpackLink };
  try {
    await wasm_bindgen({ module_or_path: await program });
  } catch (error) {
    document.documentElement.dataset.state = "error"; // the static text stays readable
    throw error;
  }
}
