//! Helpers for the worker of the simulation, on machines with cores to spare.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::line::{Helper, Line, Slot};
use crate::state::State;

/// Most workers a page starts by itself, and most that its address may ask for.
const USUAL: u32 = 3;
const MOST: u32 = 16;

/// Starts helpers once the first answer stands on the page: nothing before it waits for them.
#[hook]
pub fn use_pool(state: &UseReducerHandle<State>, slot: &Rc<Slot>) {
    let is_due = state.ready && state.answer.is_some();
    let slot = slot.clone();
    use_effect_with((state.restarts, is_due), move |&(_, is_due)| {
        let helpers: Rc<RefCell<Vec<Helper>>> = Rc::default();
        for _ in 1..if is_due { size() } else { 1 } {
            let helper = slot.borrow().as_ref().and_then(Line::helper);
            if let Some(helper) = helper {
                let helpers = Rc::downgrade(&helpers);
                spawn_local(async move {
                    if let Some(helper) = helper.await
                        && let Some(helpers) = helpers.upgrade()
                    {
                        helpers.borrow_mut().push(helper);
                    }
                });
            }
        }
        move || drop(helpers) // ends them
    });
}

/// Workers in all: one core is left to the page. The address may say otherwise (`workers=1`).
fn size() -> u32 {
    let query = super::query();
    let mut pairs = query.split(['?', '&']);
    let asked = pairs.find_map(|pair| pair.strip_prefix("workers=")?.parse().ok());
    asked.map_or_else(
        || {
            let window = web_sys::window();
            let cores = window.map_or(1.0, |window| window.navigator().hardware_concurrency());
            (cores as u32).saturating_sub(1).clamp(1, USUAL)
        },
        |asked: u32| asked.clamp(1, MOST),
    )
}
