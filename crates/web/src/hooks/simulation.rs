//! The simulation: one warm worker that hears of every new world.

use std::rc::Rc;

use goodhart_report::Scenario;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::line::{Line, Slot};
use crate::state::{Action, State};
use crate::worker_protocol::Request;

/// Keeps a worker, sends it every new world, and hands what it says to the state.
#[hook]
pub fn use_simulation(state: &UseReducerHandle<State>) {
    let slot: Rc<Slot> = use_mut_ref(|| None);
    {
        let (slot, dispatch) = (slot.clone(), state.dispatcher());
        use_effect_with(state.restarts, move |_| {
            slot.replace(None);
            let heard =
                Callback::from(move |answer| dispatch.dispatch(Action::Heard(Box::new(answer))));
            spawn_local(Line::open(Rc::downgrade(&slot), heard));
        });
    }
    {
        let (slot, state) = (slot.clone(), state.clone());
        use_effect_with(
            (state.ready, state.generation),
            move |&(ready, generation)| {
                if ready {
                    send(&slot, &run(&state, generation));
                }
            },
        );
    }
    {
        let ready = state.ready;
        use_effect_with(state.series.clone(), move |indicator| {
            if ready {
                send(
                    &slot,
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

fn send(slot: &Slot, request: &Request) {
    if let Some(line) = slot.borrow().as_ref() {
        line.send(request);
    }
}
