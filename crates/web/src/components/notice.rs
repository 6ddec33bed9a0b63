//! What in the address could not be used.

use yew::prelude::*;

use crate::state::Action;
use crate::words;

/// The notice, a line for each thing, beginning with its key; it stays until the reader sends it away.
pub fn notice(damage: &[String], act: &Callback<Action>) -> Html {
    let dismiss = act.reform(|_: MouseEvent| Action::Dismiss);
    html! {
        <aside id="notice" class="notice" role="status">
            <div>
                <p>{ words::notice_heading() }</p>
                <ul>{ for damage.iter().map(|line| html! { <li><code>{ line }</code></li> }) }</ul>
            </div>
            <button type="button" id="dismiss" onclick={dismiss}>{ words::dismiss() }</button>
        </aside>
    }
}
