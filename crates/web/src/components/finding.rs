//! The finding at the head of the page.

use goodhart_report::Report;
use yew::prelude::*;

use crate::finding::{Piece, effect, sentence};
use crate::shared::Shared;
use crate::words;
use crate::worker_protocol::Simulated;

/// What the finding needs.
#[derive(PartialEq, Properties)]
pub struct FindingProps {
    /// The latest result with a whole replication.
    pub answer: Option<Shared<Simulated>>,
    /// The world the controls show.
    pub generation: u32,
    /// Prerendered, shown until there is an answer.
    #[prop_or_default]
    pub before: AttrValue,
    /// Whether what was prerendered speaks about another world.
    #[prop_or_default]
    pub stale: bool,
}

/// The sentence, dimmed while it speaks about an earlier world.
#[component]
pub fn Finding(props: &FindingProps) -> Html {
    let Some(answer) = &props.answer else {
        let inside = if props.before.is_empty() {
            html! { <p>{ words::finding_waiting() }</p> }
        } else {
            Html::from_html_unchecked(props.before.clone())
        };
        return html! { <div id="finding" class={classes!("finding", props.stale.then_some("waiting"))}>{ inside }</div> };
    };
    let waiting = answer.generation != props.generation;
    html! {
        <div id="finding" class={classes!("finding", waiting.then_some("waiting"))}>{ said(&answer.report) }</div>
    }
}

/// The sentences.
pub fn said(report: &Report) -> Html {
    let effect = effect(report).unwrap_or_else(|| words::effect_waiting().to_owned());
    html! {
        <>
            <p>{ for sentence(report).into_iter().map(piece) }</p>
            <p>{ effect }</p>
        </>
    }
}

fn piece(piece: Piece) -> Html {
    match piece.record {
        Some(record) => html! { <b class={record}>{ piece.text }</b> },
        None => html! { { piece.text } },
    }
}
