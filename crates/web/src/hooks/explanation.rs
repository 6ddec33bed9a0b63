//! What the targets did: asked for when a complete world has been left alone for a while. Any newer world stops the work at once.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::line::Slot;
use super::simulation::{request, send};
use crate::state::State;
use crate::worker_protocol::{Ask, Stage};

/// How long a complete world must stay untouched before it is explained [ms].
const IDLE_MS: u32 = 400;

/// Asks for an explanation of the world shown, once it is complete.
#[hook]
pub fn use_explanation(state: &UseReducerHandle<State>, slot: &Rc<Slot>) {
    let is_wanted = state.trouble.is_none()
        && state.current().is_some_and(|answer| {
            answer.stage == Stage::Complete
                && answer.report.in_force > 0
                && answer.report.attribution.is_none()
        });
    let (state, slot) = (state.clone(), slot.clone());
    use_effect_with((state.generation, is_wanted), move |&(_, is_wanted)| {
        let request = request(&state, Ask::Explain);
        let idle = is_wanted.then(|| Timeout::new(IDLE_MS, move || send(&slot, &request)));
        move || drop(idle)
    });
}
