//! The finding at the head of the page.

use goodhart_report::Report;
use yew::prelude::*;

use crate::finding::{Piece, effect, sentence};
use crate::words;

/// The sentences; `waiting` while they speak about an earlier world.
pub fn finding(report: &Report, waiting: bool) -> Html {
    let effect = effect(report).unwrap_or_else(|| words::effect_waiting().to_owned());
    let said = html! {
        <>
            <p>{ for sentence(report).into_iter().map(piece) }</p>
            <p>{ effect }</p>
        </>
    };
    frame(said, waiting)
}

/// What stands there until there is a result: what was prerendered, if anything was.
pub fn finding_before(prerendered: &AttrValue, waiting: bool) -> Html {
    if prerendered.is_empty() {
        frame(html! { <p>{ words::finding_waiting() }</p> }, waiting)
    } else {
        frame(Html::from_html_unchecked(prerendered.clone()), waiting)
    }
}

fn frame(inside: Html, waiting: bool) -> Html {
    let class = if waiting {
        "finding waiting"
    } else {
        "finding"
    };
    html! { <div id="finding" {class}>{ inside }</div> }
}

fn piece(piece: Piece) -> Html {
    match piece.record {
        Some(record) => html! { <b class={record}>{ piece.text }</b> },
        None => html! { { piece.text } },
    }
}
