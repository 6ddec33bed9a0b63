//! The line to the worker.

use std::cell::RefCell;
use std::rc::Rc;

use goodhart_report::Scenario;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, Worker};
use yew::prelude::*;

use crate::state::{Action, State};
use crate::worker_protocol::{Answer, Request};

#[wasm_bindgen]
extern "C" {
    /// Given by the page's own start script: a worker that already runs, or a promise broken with the reason.
    #[wasm_bindgen(js_namespace = goodhart, js_name = worker, catch)]
    fn start_worker() -> Result<Promise, JsValue>;
}

type Line = Rc<RefCell<Option<Open>>>;

/// A worker and what listens to it.
struct Open {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Keeps a worker, sends it every new world, and hands what it says to the state.
#[hook]
pub fn use_simulation(state: &UseReducerHandle<State>) {
    let line: Line = use_mut_ref(|| None);
    {
        let (line, dispatch) = (line.clone(), state.dispatcher());
        use_effect_with(state.restarts, move |_| {
            line.replace(None);
            spawn_local(open(line, dispatch));
        });
    }
    {
        let (line, state) = (line.clone(), state.clone());
        use_effect_with(
            (state.ready, state.generation),
            move |&(ready, generation)| {
                if ready {
                    send(&line, &run(&state, generation));
                }
            },
        );
    }
    {
        let ready = state.ready;
        use_effect_with(state.series.clone(), move |indicator| {
            if ready {
                send(
                    &line,
                    &Request::Series {
                        indicator: indicator.clone(),
                    },
                );
            }
        });
    }
}

fn run(state: &State, generation: u32) -> Request {
    Request::Run {
        generation,
        scenario: Scenario::clone(&state.scenario),
        series: state.series.clone(),
        fault: state.restarts == 0 && state.gestures == 0 && fault_asked_for(),
    }
}

/// The test hook `?fault=worker`.
fn fault_asked_for() -> bool {
    super::query()
        .split(['?', '&'])
        .any(|pair| pair == "fault=worker")
}

async fn open(line: Line, dispatch: UseReducerDispatcher<State>) {
    let started = match start_worker() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let worker: Worker = match started {
        Ok(worker) => worker.unchecked_into(),
        Err(error) => return dispatch.dispatch(Action::Trouble(reason(&error))),
    };
    let heard = {
        let dispatch = dispatch.clone();
        Closure::new(move |event: MessageEvent| {
            let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
                return;
            };
            match postcard::from_bytes::<Answer>(&bytes.to_vec()) {
                Ok(answer) => dispatch.dispatch(Action::Heard(Box::new(answer))),
                Err(error) => dispatch.dispatch(Action::Trouble(error.to_string())),
            }
        })
    };
    let failed =
        Closure::new(move |error: JsValue| dispatch.dispatch(Action::Trouble(reason(&error))));
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    line.replace(Some(Open {
        worker,
        _heard: heard,
        _failed: failed,
    }));
}

fn send(line: &Line, request: &Request) {
    let line = line.borrow();
    let message = serde_wasm_bindgen::to_value(request);
    if let (Some(open), Ok(message)) = (line.as_ref(), message) {
        // A message to a worker that has just died is of no interest: its last words have been heard.
        let _ = open.worker.post_message(&message);
    }
}

/// What went wrong, from whatever was thrown.
fn reason(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}
