// Put before the page's own script: what its workers are told, when, and how much memory they hold.
(() => {
  const clock = () => performance.timeOrigin + performance.now();
  window.bench = { workers: [], channel: new BroadcastChannel("bench"), clock };

  // Runs in a worker before its script.
  const within = () => {
    const clock = () => performance.timeOrigin + performance.now();
    const heard = [];
    self.addEventListener("message", () => heard.push(clock()));
    const { instantiate } = WebAssembly;
    let memory;
    WebAssembly.instantiate = async (...all) => {
      const made = await instantiate.apply(WebAssembly, all);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
    const channel = new BroadcastChannel("bench");
    channel.onmessage = ({ data: { ask, id } }) => {
      if (ask === "state") channel.postMessage({ id, answer: { name: self.benchName, heard, bytes: memory?.buffer.byteLength ?? 0 } });
    };
  };

  const Native = window.Worker;
  window.bench.Plain = Native;
  window.Worker = class extends Native {
    constructor(url, options) {
      const name = String(window.bench.workers.length);
      const source = `self.benchName = "${name}"; (${within})(); importScripts(${JSON.stringify(new URL(url, document.baseURI).href)});`;
      super(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), options);
      this.bench = { name, made: clock(), told: [], said: 0, ready: null };
      window.bench.workers.push(this.bench);
      this.addEventListener("message", ({ data }) => {
        // Not its greeting, nor the program it compiles for the page. It first says what it knows, before it is warm: so ready it is when it
        // gives its first answer, and that is later still.
        if (typeof data === "string" || data instanceof WebAssembly.Module) return;
        this.bench.said += 1;
        if (this.bench.said === 2) this.bench.ready = clock();
      });
    }

    postMessage(...all) {
      this.bench.told.push(clock());
      super.postMessage(...all);
    }
  };

  // When the controls can be used: the page's own worker has sent its first months, and they are drawn.
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.state !== "running") return;
    window.bench.live = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-state"] });

  // What every worker that still answers says of itself.
  window.bench.states = () => new Promise((done) => {
    const id = Math.random();
    const states = [];
    const hear = ({ data }) => { if (data.id === id && data.answer) states.push(data.answer); };
    window.bench.channel.addEventListener("message", hear);
    window.bench.channel.postMessage({ ask: "state", id });
    setTimeout(() => {
      window.bench.channel.removeEventListener("message", hear);
      done(states);
    }, 1500);
  });

  // Milliseconds from the last move of the slider to the paint of the first answer.
  window.bench.watch = () => {
    const root = document.documentElement;
    const painted = new MessageChannel();
    let start, first, done, running;
    const since = () => performance.now() - start;
    painted.port1.onmessage = () => { first = since(); };
    document.querySelector("#targets").addEventListener("input", () => {
      start = performance.now();
      first = done = running = undefined;
    }, true);
    new MutationObserver(() => {
      if (start === undefined || first !== undefined) return;
      first = null; // drawn, not yet painted
      requestAnimationFrame(() => painted.port2.postMessage(0));
    }).observe(document.querySelector("#series"),
      { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d", "points"] });
    new MutationObserver(() => {
      if (root.dataset.state === "running") running = true;
      if (root.dataset.state === "done" && running) done ??= since();
    }).observe(root, { attributes: true });
    window.bench.times = (complete) => first && (done || !complete) && { first, done };
  };

  // Moves the slider to and fro, once a frame.
  window.bench.drag = (moves) => new Promise((end) => {
    const slider = document.querySelector("#targets");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    let move = 0;
    const step = () => {
      const high = Number(slider.max);
      const at = move % (2 * high);
      set.call(slider, String(at <= high ? high - at : at - high));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      move += 1;
      if (move < moves) requestAnimationFrame(step); else end(move);
    };
    requestAnimationFrame(step);
  });
})();
