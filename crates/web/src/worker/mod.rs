//! The worker's side: hears requests, works in short slices, and answers in transferred buffers.

mod engine;
mod explain;
mod port;
mod start;
mod work;

use std::cell::RefCell;

use goodhart_web::worker_protocol::{Answer, Request};
use wasm_bindgen::prelude::*;

use engine::Engine;
use port::{Port, yield_then};

/// How long the worker works before it looks for new requests [ms].
const SLICE_MS: f64 = 10.0;

thread_local! {
    static WORKER: RefCell<Engine> = RefCell::default();
    /// Whether a slice is due already.
    static DUE: RefCell<bool> = const { RefCell::new(false) };
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the worker began.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Starts the worker.
pub fn start() {
    let port = Port::of_this_worker();
    std::panic::set_hook(Box::new({
        let port = port.clone();
        // The last words: after a panic the engine's memory is not to be trusted.
        move |panic| {
            port.post(&Answer::Broken {
                because: panic.to_string(),
            });
        }
    }));
    port.on_message({
        let port = port.clone();
        move |message| hear(&port, message)
    });
    start::warm_up();
    port.post(&Answer::Ready(start::catalogue()));
}

fn hear(port: &Port, message: JsValue) {
    let Ok(request) = serde_wasm_bindgen::from_value::<Request>(message) else {
        return;
    };
    if let Some(answer) = WORKER.with_borrow_mut(|engine| engine.hear(request)) {
        port.post(&answer);
    }
    work_soon(port);
}

/// Asks for a slice after everything that has arrived meanwhile has been heard.
fn work_soon(port: &Port) {
    let busy = WORKER.with_borrow(Engine::is_busy);
    if busy && !DUE.replace(true) {
        let port = port.clone();
        yield_then(move || {
            DUE.set(false);
            let until = now() + SLICE_MS;
            let answer = WORKER.with_borrow_mut(|engine| engine.slice(now, until));
            if let Some(answer) = answer {
                port.post(&answer);
            }
            work_soon(&port);
        });
    }
}
