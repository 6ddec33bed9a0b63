//! The simulation: one warm worker that hears of every new world.

use std::rc::Rc;

use goodhart_report::{Pair, Scenario, entries};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::line::{Line, Slot};
use crate::state::{Action, State};
use crate::worker_protocol::{Ask, Request};

/// Keeps a worker, sends it every new world, and hands what it says to the state; where its line is kept.
#[hook]
pub fn use_simulation(state: &UseReducerHandle<State>) -> Rc<Slot> {
    let slot: Rc<Slot> = use_mut_ref(|| None);
    // The world last asked for: its generation, and of which worker.
    let asked = use_mut_ref(|| (0, 0));
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
            (state.ready, state.generation, state.series.clone()),
            move |(ready, generation, _)| {
                let world = (*generation, state.restarts);
                if *ready {
                    // Only the measure has changed: the world itself need not be simulated again.
                    let ask = if *asked.borrow() == world {
                        Ask::Series
                    } else {
                        Ask::Run
                    };
                    asked.replace(world);
                    send(&slot, &request(&state, ask));
                }
            },
        );
    }
    slot
}

/// A request about the world the controls show.
pub fn request(state: &State, ask: Ask) -> Request {
    Request {
        generation: state.generation,
        ask,
        settings: if ask == Ask::Run {
            settings(&state.scenario)
        } else {
            Vec::new()
        },
        series: state.series.clone(),
        fault: ask == Ask::Run && state.restarts == 0 && state.gestures == 0 && fault_asked_for(),
    }
}

/// Every lever but the preset: where the others came from is a label, and must not set again what the reader has changed.
fn settings(scenario: &Scenario) -> Vec<Pair> {
    entries(scenario)
        .into_iter()
        .filter(|(key, _)| key != "preset")
        .collect()
}

/// The test hook `?fault=worker`.
fn fault_asked_for() -> bool {
    super::query()
        .split(['?', '&'])
        .any(|pair| pair == "fault=worker")
}

/// Says something to the worker, if there is one.
pub fn send(slot: &Slot, request: &Request) {
    if let Some(line) = slot.borrow().as_ref() {
        line.send(request);
    }
}
