//! The page before its program: what a reader without JavaScript gets, and everyone's first paint.

use goodhart_report::Scenario;
use yew::prelude::*;

use super::finding::Finding;
use super::heroes::Heroes;
use super::masthead::Masthead;
use super::method::Method;
use super::results::Results;
use crate::finding::{money, targets};
use crate::shared::Shared;
use crate::state::FIRST_SERIES;
use crate::words;
use crate::worker_protocol::{Catalogue, Simulated};

/// What is written down.
#[derive(Clone, PartialEq, Properties)]
pub struct PrerenderedProps {
    /// The default world, complete.
    pub answer: Simulated,
    /// For someone else's page.
    pub framed: bool,
}

/// The same parts in the same places as the live page, so that nothing moves when it takes over.
#[component]
pub fn Prerendered(props: &PrerenderedProps) -> Html {
    let answer = Shared::new(props.answer.clone());
    let report = &props.answer.report;
    let nothing = Callback::noop();
    let dead = words::no_script(&money(report), &targets(report));
    html! {
        <>
            <Masthead />
            <Finding answer={answer.clone()} generation={props.answer.generation} />
            <noscript><p class="small">{ dead.clone() }</p></noscript>
            <p class="small without-program">{ dead }</p>
            <Heroes scenario={Shared::new(Scenario::clone(&report.scenario))} act={nothing.clone()} disabled={true} />
            <div id="results" class="results">
                <Results {answer} growing={None::<Shared<Simulated>>} generation={props.answer.generation}
                    series={FIRST_SERIES.to_owned()} framed={props.framed} act={nothing} />
            </div>
            if !props.framed {
                <div class="closing"><Method catalogue={Shared::new(Catalogue::default())} /></div>
            }
        </>
    }
}
