//! What in the address could not be used.

use yew::prelude::*;

use crate::shared::Shared;
use crate::state::Action;
use crate::words;

/// What the notice needs.
#[derive(PartialEq, Properties)]
pub struct NoticeBoxProps {
    /// One line each, beginning with the key.
    pub damage: Shared<Vec<String>>,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The notice; it stays until the reader sends it away.
#[component]
pub fn NoticeBox(props: &NoticeBoxProps) -> Html {
    let dismiss = props.act.reform(|_: MouseEvent| Action::Dismiss);
    html! {
        <aside id="notice" class="notice" role="status">
            <div>
                <p>{ words::notice_heading() }</p>
                <ul>{ for props.damage.iter().map(|line| html! { <li><code>{ line }</code></li> }) }</ul>
            </div>
            <button type="button" id="dismiss" onclick={dismiss}>{ words::dismiss() }</button>
        </aside>
    }
}
