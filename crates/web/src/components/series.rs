//! One measure month by month, chosen by the reader.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::figure::{Figure, Shows};
use crate::finding::indicator_name;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Simulated;

/// What the part needs.
#[derive(PartialEq, Properties)]
pub struct SeriesProps {
    /// The result drawn: of the growing world, where there is one.
    pub answer: Shared<Simulated>,
    /// Indicator shown.
    pub indicator: String,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The chart and its menu.
#[component]
pub fn Series(props: &SeriesProps) -> Html {
    let choose = props.act.reform(|event: Event| {
        Action::Series(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let option = |id: &str| {
        let selected = id == props.indicator;
        html! { <option value={id.to_owned()} {selected}>{ indicator_name(id) }</option> }
    };
    html! {
        <Figure shows={Shows::Series(props.indicator.clone())} answer={props.answer.clone()}>
            <p class="choice">
                <label for="series-measure">{ words::series_choose() }</label>{ " " }
                <select id="series-measure" onchange={choose}>
                    { for props.answer.report.indicators.iter().map(|indicator| option(&indicator.id)) }
                </select>
            </p>
        </Figure>
    }
}
