//! What the targets did, worked out in idle time by a worker of its own: it takes seconds and cannot be interrupted, so it
//! is ended when the reader moves on. The warm worker of the simulation is never ended to cancel.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::line::{Line, Slot};
use super::simulation::request;
use crate::state::{Action, State};
use crate::worker_protocol::{Answer, Ask, Stage};

/// How long a complete world must stay untouched before it is explained [ms].
const IDLE_MS: u32 = 400;

/// Asks for an explanation of the world shown, once it is complete.
#[hook]
pub fn use_explanation(state: &UseReducerHandle<State>) {
    let is_wanted = state.trouble.is_none()
        && state.current().is_some_and(|answer| {
            answer.stage == Stage::Complete
                && answer.report.in_force > 0
                && answer.report.attribution.is_none()
        });
    let state = state.clone();
    use_effect_with((state.generation, is_wanted), move |&(_, is_wanted)| {
        let slot: Rc<Slot> = Rc::default();
        let idle = is_wanted.then(|| {
            let weak = Rc::downgrade(&slot);
            let request = request(&state, Ask::Explain);
            let dispatch = state.dispatcher();
            let heard = {
                let slot = weak.clone();
                Callback::from(move |answer: Answer| match answer {
                    Answer::Ready(_) => {
                        if let Some(slot) = slot.upgrade()
                            && let Some(line) = slot.borrow().as_ref()
                        {
                            line.send(&request);
                        }
                    }
                    other => dispatch.dispatch(Action::Heard(Box::new(other))),
                })
            };
            Timeout::new(IDLE_MS, move || spawn_local(Line::open(weak, heard)))
        });
        move || {
            drop(idle);
            drop(slot); // closes the line
        }
    });
}
