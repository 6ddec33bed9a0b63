//! The section on method. Its text is prerendered and then kept as it stands: nothing a reader sets changes it, and the
//! page's program is spared it.

use yew::prelude::*;

/// The section around what is written in it.
pub fn method(inside: Html) -> Html {
    html! { <section id="method" aria-labelledby="method-heading">{ inside }</section> }
}
