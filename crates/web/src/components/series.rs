//! One measure month by month, chosen by the reader.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::boards::name as name_of;
use super::figure::{Figure, Shows};
use crate::finding::{indicator_name, is_named};
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Simulated;

/// The chart and its menu. Names of paid indicators and programmes are a file of their own, which comes when the menu is opened.
pub fn series(
    answer: &Shared<Simulated>,
    waiting: bool,
    chosen: &str,
    texts: &Texts,
    act: &Callback<Action>,
) -> Html {
    let choose = act.reform(|event: Event| {
        Action::Series(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let onfocus = act.reform(|_: FocusEvent| Action::AskTexts);
    let ids = answer.report.indicators.iter().map(|one| one.id.as_str());
    let shown = ids.filter(|id| is_named(id) || *id == chosen);
    let name = |id: &str| texts.here().and_then(|reading| reading.measure(id));
    let shows = Shows::Series(chosen.to_owned(), name(chosen).map(str::to_owned));
    let option = |id: &str| {
        let name = name(id).map_or_else(|| indicator_name(id), str::to_owned);
        html! { <option value={id.to_owned()} selected={id == chosen}>{ name }</option> }
    };
    // Some two hundred, by the part of the service they speak about; before that is known, the few that the charts name.
    let options = match texts.here() {
        Some(reading) => reading.streams.iter().map(|(stream, ids)| html! {
            <optgroup label={name_of("stream-", stream)}>{ for ids.iter().map(|id| option(id)) }</optgroup>
        }).collect::<Html>(),
        None => shown.map(option).collect(),
    };
    html! {
        <Figure {shows} answer={answer.clone()} {waiting}>
            <p class="choice">
                <label for="series-measure">{ words::series_choose() }</label>{ " " }
                <select id="series-measure" onchange={choose} {onfocus}>{ options }</select>
            </p>
        </Figure>
    }
}
