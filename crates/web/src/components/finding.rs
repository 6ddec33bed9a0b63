//! The finding at the head of the page.

use goodhart_report::{Report, Scenario};
use yew::prelude::*;

use crate::finding::{Piece, effect, sentence};
use crate::numbers::counted;
use crate::words;

/// The sentences; `waiting` while they speak about an earlier world. `before` is what was known of the effect of the
/// default world's targets when the page was built.
pub fn finding(
    report: &Report,
    before: &AttrValue,
    progress: Option<(u32, u32)>,
    waiting: bool,
) -> Html {
    let is_known = !before.is_empty() && report.scenario == Scenario::default();
    let effect = match effect(report) {
        // Nothing of the world that the controls show is known yet.
        _ if waiting => html! { words::effect_before() },
        Some(effect) => html! { effect },
        None if is_known => Html::from_html_unchecked(before.clone()),
        None => html! { waiting_for_effect(progress) },
    };
    let said = html! {
        <>
            <p>{ for sentence(report).into_iter().map(piece) }</p>
            <p id="effect">{ effect }</p>
        </>
    };
    frame(said, waiting)
}

/// How far the work on what the targets did has come.
fn waiting_for_effect(progress: Option<(u32, u32)>) -> String {
    let (done, of) = progress.unwrap_or_default();
    let [done, of] = counted(done, of);
    words::effect_waiting(&of, &done)
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
    html! { <div id="finding" class="finding" data-waiting={waiting.then_some("")}>{ inside }</div> }
}

pub(super) fn piece(piece: Piece) -> Html {
    match piece.record {
        Some(record) => html! { <b data-record={record}>{ piece.text }</b> },
        None => html! { { piece.text } },
    }
}
