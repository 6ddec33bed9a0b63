//! One measure month by month, chosen by the reader.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::figure::{Figure, Shows};
use crate::finding::indicator_name;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Simulated;

/// The chart and its menu.
pub fn series(answer: &Shared<Simulated>, chosen: &str, act: &Callback<Action>) -> Html {
    let choose = act.reform(|event: Event| {
        Action::Series(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let option = |id: &str| {
        html! { <option value={id.to_owned()} selected={id == chosen}>{ indicator_name(id) }</option> }
    };
    html! {
        <Figure shows={Shows::Series(chosen.to_owned())} answer={answer.clone()}>
            <p class="choice">
                <label for="series-measure">{ words::series_choose() }</label>{ " " }
                <select id="series-measure" onchange={choose}>
                    { for answer.report.indicators.iter().map(|indicator| option(&indicator.id)) }
                </select>
            </p>
        </Figure>
    }
}
