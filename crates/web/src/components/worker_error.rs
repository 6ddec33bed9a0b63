//! The simulation has stopped; say so and offer to start it again.

use yew::prelude::*;

use crate::state::Action;
use crate::words;

/// The message, with what the worker said last; `has_result` if the page shows a result of its own.
pub fn worker_error(because: &str, has_result: bool, act: &Callback<Action>) -> Html {
    let lead = if has_result {
        words::worker_error_lead()
    } else {
        words::worker_error_at_once()
    };
    let retry = act.reform(|_: MouseEvent| Action::Restart);
    html! {
        <aside id="worker-error" class="notice trouble" role="alert">
            <div>
                <p><strong>{ words::worker_error_heading() }</strong>{ " " }{ lead }</p>
                if !because.is_empty() { <p class="small"><code>{ because }</code></p> }
            </div>
            <button type="button" id="retry" onclick={retry}>{ words::retry() }</button>
        </aside>
    }
}
