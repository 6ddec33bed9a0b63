//! One polite sentence for screen readers after the reader's hand has come to rest.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::finding;
use crate::state::State;

/// How long after the last change and its first result [ms].
const AFTER_REST_MS: u32 = 800;

/// The sentence to be said; it changes once per rest, never while results are refined.
#[hook]
pub fn use_announcement(state: &UseReducerHandle<State>) -> AttrValue {
    let said = use_state(AttrValue::default);
    {
        let (said, state) = (said.clone(), state.clone());
        let answered = state.current().is_some();
        use_effect_with((state.generation, answered), move |_| {
            let waiting = state
                .current()
                .filter(|_| state.gestures > 0)
                .cloned()
                .map(|answer| {
                    Timeout::new(AFTER_REST_MS, move || {
                        said.set(finding::spoken(&answer.report).into());
                    })
                });
            move || drop(waiting)
        });
    }
    (*said).clone()
}
