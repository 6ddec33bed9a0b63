//! The page before its program: what a reader without JavaScript gets, and everyone's first paint.

use goodhart_experiment::plausible::Agreement;
use yew::prelude::*;

use super::finding::finding;
use super::heroes::heroes;
use super::masthead::masthead;
use super::method::method;
use super::method_text::{Evidence, method_text};
use super::models_text::models_text;
use super::results::{Shown, results};
use super::this_result::this_result_before;
use crate::finding::{money, targets};
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::FIRST_SERIES;
use crate::words;
use crate::worker_protocol::Simulated;

/// What is written down.
#[derive(Clone, PartialEq, Properties)]
pub struct PrerenderedProps {
    /// The default world, complete.
    pub answer: Simulated,
    /// Parameters of the model by how well they are known.
    pub evidence: Evidence,
    /// What plausible models say of fewer targets, money by money.
    pub agreement: Vec<Agreement>,
    /// For someone else's page.
    pub framed: bool,
}

/// The same parts in the same places as the live page, so that nothing moves when it takes over.
#[component]
pub fn Prerendered(props: &PrerenderedProps) -> Html {
    let report = &props.answer.report;
    let answer = Shared::new(props.answer.clone());
    let shown = Shown {
        newest: answer.clone(),
        answer,
        before: None,
        waiting: false,
        all_waiting: false,
        series: FIRST_SERIES.to_owned(),
        // The first screen only: the rest is below it, and long.
        framed: true,
        rows: 0,
        texts: Texts::default(),
    };
    let nothing = Callback::noop();
    let (money, targets) = (money(report), targets(report));
    html! {
        <>
            { masthead() }
            { finding(report, &AttrValue::default(), None, false) }
            <noscript><p class="small">{ words::no_script(&money, &targets) }</p></noscript>
            <p class="small without-program">{ words::no_program(&money, &targets) }{ " " }<a href="">{ words::reload() }</a></p>
            <p class="small other-world">{ words::other_world(&money, &targets) }</p>
            { heroes(&report.scenario, &nothing, true) }
            <div id="results" class="results">{ results(&shown, &nothing) }</div>
            <div class="closing">
                if props.framed { { this_result_before(report.scenario.reps) } } else {
                    { method(method_text(props.evidence)) }
                    // No part of the first screen: kept for the program to choose from.
                    <template id="models">{ models_text(&props.agreement) }</template>
                }
            </div>
        </>
    }
}
