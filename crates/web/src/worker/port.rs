//! The browser's side of the worker: ports to the page and to other workers, and a way to yield.

use std::cell::RefCell;

use goodhart_web::worker_protocol::{Answer, Request};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent};

#[wasm_bindgen]
extern "C" {
    /// A worker's global scope or one end of a message channel: both speak this way.
    #[derive(Clone)]
    type Messages;

    #[wasm_bindgen(method, js_name = postMessage)]
    fn post(this: &Messages, message: &JsValue, transfer: &Array);

    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &Messages, heard: &JsValue);
}

/// The page or another worker at the other end.
#[derive(Clone)]
pub struct Port(Messages);

impl Port {
    /// The worker's own scope.
    pub fn of_this_worker() -> Self {
        Self(js_sys::global().unchecked_into())
    }

    /// The channel to another worker, if this one was started as its helper (`www/boot/worker.js`).
    pub fn given() -> Option<Self> {
        let given = js_sys::Reflect::get(&js_sys::global(), &"partner".into()).ok()?;
        given.is_object().then(|| Self(given.unchecked_into()))
    }

    /// Hands an answer over, without copying it.
    pub fn post(&self, answer: &Answer) {
        // Only a failing allocation could stop the encoding, and that is a panic of its own.
        self.post_bytes(&postcard::to_allocvec(answer).unwrap_or_default());
    }

    /// Hands bytes over, without copying them.
    pub fn post_bytes(&self, bytes: &[u8]) {
        let buffer = Uint8Array::from(bytes);
        self.0.post(&buffer, &Array::of1(&buffer.buffer()));
    }

    /// Asks a helper.
    pub fn ask(&self, request: &Request) {
        if let Ok(message) = serde_wasm_bindgen::to_value(request) {
            self.0.post(&message, &Array::new());
        }
    }

    /// Calls `heard` with every message, and with the channel that came with it, for good.
    pub fn on_message(&self, heard: impl Fn(JsValue, Option<Self>) + 'static) {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let channel = event.ports().get(0);
            let channel = channel.is_object().then(|| Self(channel.unchecked_into()));
            heard(event.data(), channel);
        });
        self.0.set_onmessage(&heard.into_js_value());
    }
}

/// The bytes of a message; none of anything else.
pub fn bytes(message: JsValue) -> Vec<u8> {
    let array = message.dyn_into::<Uint8Array>();
    array.map_or_else(|_| Vec::new(), |array| array.to_vec())
}

thread_local! {
    static TURN: RefCell<Option<Turn>> = const { RefCell::new(None) };
}

/// A channel to ourselves: a message through it comes after those already waiting, and, unlike a timer, at once.
struct Turn {
    channel: MessageChannel,
    next: Option<Box<dyn FnOnce()>>,
}

/// Calls `then` after the messages that are waiting.
pub fn yield_then(then: impl FnOnce() + 'static) {
    TURN.with_borrow_mut(|turn| {
        if turn.is_none() {
            *turn = open();
        }
        if let Some(turn) = turn {
            turn.next = Some(Box::new(then));
            // A message to our own open port cannot fail.
            let _ = turn.channel.port2().post_message(&JsValue::NULL);
        }
    });
}

fn open() -> Option<Turn> {
    let channel = MessageChannel::new().ok()?;
    let come = Closure::<dyn Fn()>::new(|| {
        let then = TURN.with_borrow_mut(|turn| turn.as_mut().and_then(|turn| turn.next.take()));
        if let Some(then) = then {
            then();
        }
    });
    channel
        .port1()
        .set_onmessage(Some(come.into_js_value().unchecked_ref()));
    Some(Turn {
        channel,
        next: None,
    })
}
