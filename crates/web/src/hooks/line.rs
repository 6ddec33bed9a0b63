//! A line to one worker: opened, spoken into, listened to, and closed when it is dropped.

use std::cell::RefCell;
use std::rc::Weak;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, MessagePort, Worker};
use yew::Callback;

use crate::words;
use crate::worker_protocol::{Answer, Request};

#[wasm_bindgen]
extern "C" {
    /// Given by the page's own start script: a promise of a worker that already runs.
    #[wasm_bindgen(js_namespace = goodhart, js_name = worker, catch)]
    fn start_worker() -> Result<Promise, JsValue>;

    /// The same for a helper to the worker at the other end of the port.
    #[wasm_bindgen(js_namespace = goodhart, js_name = worker, catch)]
    fn start_helper(to: MessagePort) -> Result<Promise, JsValue>;
}

/// Where a line is kept while it is open.
pub type Slot = RefCell<Option<Line>>;

/// A worker that helps the one of a line, and is ended when this is dropped.
pub struct Helper(Worker);

/// A worker and what listens to it.
pub struct Line {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Line {
    /// Opens a line and keeps it in `slot`, unless that is gone by then. What goes wrong is heard as
    /// [`Answer::Broken`].
    pub async fn open(slot: Weak<Slot>, heard: Callback<Answer>) {
        let started = match start_worker() {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        match started {
            Ok(worker) => {
                let line = Self::listen(worker.unchecked_into(), heard);
                if let Some(slot) = slot.upgrade() {
                    slot.replace(Some(line));
                }
            }
            Err(error) => heard.emit(broken(&error)),
        }
    }

    /// Says something.
    pub fn send(&self, request: &Request) {
        if let Ok(message) = serde_wasm_bindgen::to_value(request) {
            // A message to a worker that has just died is of no interest: its last words have been heard.
            let _ = self.worker.post_message(&message);
        }
    }

    /// Starts a helper and hands its channel to the worker of this line. A helper that does not start, or dies, is not missed: the
    /// worker does what nobody else has done.
    pub fn helper(&self) -> Option<impl Future<Output = Option<Helper>> + use<>> {
        let channel = MessageChannel::new().ok()?;
        let started = start_helper(channel.port2()).ok()?;
        let ours = channel.port1();
        let transfer = Array::of1(&ours);
        let _ = self
            .worker
            .post_message_with_transfer(&JsValue::NULL, &transfer);
        Some(async move {
            let worker = JsFuture::from(started).await.ok()?;
            Some(Helper(worker.unchecked_into()))
        })
    }

    fn listen(worker: Worker, heard: Callback<Answer>) -> Self {
        let failed = {
            let heard = heard.clone();
            Closure::new(move |error: JsValue| heard.emit(broken(&error)))
        };
        let heard = Closure::new(move |event: MessageEvent| {
            let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
                return;
            };
            heard.emit(match postcard::from_bytes(&bytes.to_vec()) {
                Ok(answer) => answer,
                Err(_) => Answer::Broken {
                    because: words::worker_error_unreadable().to_owned(),
                },
            });
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Self {
            worker,
            _heard: heard,
            _failed: failed,
        }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What went wrong, from whatever was thrown.
fn broken(error: &JsValue) -> Answer {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    let message = message.and_then(|message| message.as_string());
    Answer::Broken {
        because: message.or_else(|| error.as_string()).unwrap_or_default(),
    }
}
