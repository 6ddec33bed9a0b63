//! The simulation has stopped; say so and offer to start it again.

use yew::prelude::*;

use crate::state::Action;
use crate::words;

/// What the message needs.
#[derive(PartialEq, Properties)]
pub struct WorkerErrorProps {
    /// What the worker said last.
    pub because: AttrValue,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The message.
#[component]
pub fn WorkerError(props: &WorkerErrorProps) -> Html {
    let retry = props.act.reform(|_: MouseEvent| Action::Restart);
    html! {
        <aside id="worker-error" class="notice trouble" role="alert">
            <div>
                <p><strong>{ words::worker_error_heading() }</strong>{ " " }{ words::worker_error_lead() }</p>
                if !props.because.is_empty() { <p class="small"><code>{ &props.because }</code></p> }
            </div>
            <button type="button" id="retry" onclick={retry}>{ words::retry() }</button>
        </aside>
    }
}
