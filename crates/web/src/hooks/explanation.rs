//! What the targets did, and then the map: asked for when a complete world has been left alone for a while. Any newer world stops the
//! work at once.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::line::Slot;
use super::simulation::{request, send};
use crate::state::State;

/// How long a complete world must stay untouched before it is explained [ms].
const IDLE_MS: u32 = 400;

/// Asks for an explanation of the world shown, once it is complete, and for its map after that; a frame shows no map.
#[hook]
pub fn use_explanation(state: &UseReducerHandle<State>, slot: &Rc<Slot>, framed: bool) {
    let ask = state.idle_work(framed);
    let (state, slot) = (state.clone(), slot.clone());
    use_effect_with((state.generation, ask), move |&(_, ask)| {
        let idle = ask.map(|ask| {
            let request = request(&state, ask);
            Timeout::new(IDLE_MS, move || send(&slot, &request))
        });
        move || drop(idle)
    });
}
