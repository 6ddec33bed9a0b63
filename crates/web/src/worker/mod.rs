//! The worker's side: hears requests, works in short slices, and answers in transferred buffers.
//!
//! A worker that was started with a channel to another one is its helper; else it answers the page.

mod assistant;
mod atlas;
mod engine;
mod parts;
mod port;
mod split;
mod start;
mod work;

use std::cell::{Cell, RefCell};

use goodhart_experiment::BurnIns;
use goodhart_web::worker_protocol::{Answer, Request};
use wasm_bindgen::prelude::*;

use assistant::Helper;
use engine::Engine;
use port::{Port, bytes, yield_then};

/// How long the worker works before it looks for new requests [ms].
const SLICE_MS: f64 = 10.0;

thread_local! {
    static WORKER: RefCell<Engine> = RefCell::default();
    /// Channels to the helpers, by number.
    static HELPERS: RefCell<Vec<Port>> = const { RefCell::new(Vec::new()) };
    static HELPER: RefCell<Helper> = RefCell::default();
    /// Whether a slice is due already.
    static DUE: Cell<bool> = const { Cell::new(false) };
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the worker began.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Starts the worker.
pub fn start() {
    if let Some(other) = Port::given() {
        return start_helper(&other);
    }
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
        move |message, channel| match channel {
            Some(helper) => join(&port, &helper),
            None => hear(&port, message),
        }
    });
    // Said first: the page draws its controls and asks while the worker warms up, and the question waits for it.
    port.post(&Answer::Ready(start::catalogue()));
    WORKER.with_borrow_mut(|engine| start::warm_up(engine.burn_ins()));
}

fn hear(port: &Port, message: JsValue) {
    if let Ok(request) = serde_wasm_bindgen::from_value::<Request>(message) {
        say(port, WORKER.with_borrow_mut(|engine| engine.hear(request)));
    }
}

/// Takes a helper on.
fn join(port: &Port, helper: &Port) {
    let number = WORKER.with_borrow_mut(Engine::join);
    HELPERS.with_borrow_mut(|helpers| helpers.push(helper.clone()));
    let port = port.clone();
    helper.on_message(move |parcel, _| {
        let parcel = bytes(parcel);
        let answer = WORKER.with_borrow_mut(|engine| engine.receive(number, &parcel, now()));
        say(&port, answer);
    });
}

/// Says what there is to say to the page and to the helpers, and goes on.
fn say(port: &Port, answer: Option<Answer>) {
    if let Some(answer) = answer {
        port.post(&answer);
    }
    for (number, order) in WORKER.with_borrow_mut(Engine::orders) {
        HELPERS.with_borrow(|helpers| helpers[number].ask(&order));
    }
    if WORKER.with_borrow(Engine::is_busy) {
        let port = port.clone();
        soon(move || {
            let until = now() + SLICE_MS;
            let answer = WORKER.with_borrow_mut(|engine| engine.slice(now, until));
            say(&port, answer);
        });
    }
}

fn start_helper(other: &Port) {
    start::warm_up(&mut BurnIns::default());
    other.post_bytes(&[]);
    let port = other.clone();
    other.on_message(move |message, _| {
        if let Ok(request) = serde_wasm_bindgen::from_value::<Request>(message) {
            HELPER.with_borrow_mut(|helper| helper.hear(request));
            help(&port);
        }
    });
}

fn help(port: &Port) {
    if HELPER.with_borrow(Helper::is_busy) {
        let port = port.clone();
        soon(move || {
            let until = now() + SLICE_MS;
            if let Some(parcel) = HELPER.with_borrow_mut(|helper| helper.slice(now, until)) {
                port.post_bytes(&parcel);
            }
            help(&port);
        });
    }
}

/// One slice after everything that has arrived meanwhile has been heard.
fn soon(slice: impl FnOnce() + 'static) {
    if !DUE.replace(true) {
        yield_then(move || {
            DUE.set(false);
            slice();
        });
    }
}
