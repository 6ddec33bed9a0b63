//! The small line at the top.

use goodhart_report::MODEL_VERSION;
use yew::prelude::*;

use crate::words;

/// Who speaks, and who does not.
pub fn masthead() -> Html {
    html! {
        <header class="masthead">
            <h1>{ words::product() }</h1>
            <p>{ words::independent() }</p>
            <p>{ words::model_version(MODEL_VERSION) }</p>
        </header>
    }
}
