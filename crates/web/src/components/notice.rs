//! What is to be said of the address: that another version made it, and what in it could not be used.

use yew::prelude::*;

use crate::state::Action;
use crate::words;

/// The notice, a line for each thing, beginning with its key; it stays until the reader sends it away.
pub fn notice(damage: &[String], act: &Callback<Action>) -> Html {
    // A version that is not ours comes first, and is used all the same.
    let version = damage.first().and_then(|line| line.strip_prefix("v: "));
    let changed = &damage[usize::from(version.is_some())..];
    let dismiss = act.reform(|_: MouseEvent| Action::Dismiss);
    html! {
        <aside id="notice" class="notice" role="status">
            <div>
                if let Some(version) = version { <p>{ version.to_owned() }</p> }
                if !changed.is_empty() {
                    <p>{ words::notice_heading() }</p>
                    <ul>{ for changed.iter().map(|line| one(line)) }</ul>
                }
            </div>
            <button type="button" id="dismiss" onclick={dismiss}>{ words::dismiss() }</button>
        </aside>
    }
}

/// One line; names that are allowed, where it lists them, one below the other.
fn one(line: &str) -> Html {
    const LISTED: &str = "; allowed are ";
    let end = line.find(LISTED).map_or(line.len(), |at| at + LISTED.len());
    let (said, names) = line.split_at(end);
    let name = |name: &str| html! { <li><code>{ name.to_owned() }</code></li> };
    html! { <li><code>{ said.to_owned() }</code>if !names.is_empty() { <ul>{ for names.split(", ").map(name) }</ul> }</li> }
}
