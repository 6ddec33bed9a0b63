//! Everything below the controls that a run produces.

use yew::prelude::*;

use super::boards::boards;
use super::collapse::collapse;
use super::figure::{Figure, Shows};
use super::in_force::in_force;
use super::series::series;
use super::terminal::terminal;
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Simulated;

/// What the results show.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The latest result with a whole replication: dials and bars.
    pub answer: Shared<Simulated>,
    /// The first months of a newer world, or the same again: what grows by month.
    pub newest: Shared<Simulated>,
    /// The world before, whose figures are marked.
    pub before: Option<Shared<Simulated>>,
    /// Whether dials and bars speak about an earlier world.
    pub waiting: bool,
    /// Whether what grows by month does, too.
    pub all_waiting: bool,
    /// Indicator of the monthly series.
    pub series: String,
    /// In someone else's page: the first screen only.
    pub framed: bool,
    /// Rows of the catalogue of targets; 0 until the engine has told.
    pub rows: u32,
    /// What there is to read.
    pub texts: Texts,
}

/// The charts.
pub fn results(shown: &Shown, act: &Callback<Action>) -> Html {
    let Shown {
        answer,
        newest,
        before,
        waiting,
        all_waiting,
        ..
    } = shown;
    let figure = |shows: Shows| {
        let before = before.as_ref().filter(|before| *before != answer).cloned();
        html! { <Figure {shows} answer={answer.clone()} {before} waiting={*waiting} compact={true} /> }
    };
    let dimmed = waiting.then_some("");
    html! {
        <>
            <div class="pair">
                { figure(Shows::Scoreboard) }
                <Figure shows={Shows::Spike} answer={newest.clone()} waiting={*all_waiting} compact={true} />
            </div>
            if !shown.framed {
                <section>{ did(shown) }</section>
                <section>{ figure(Shows::Sectors) }</section>
                <section data-waiting={dimmed}>
                    { figure(Shows::Harm) }
                    { collapse(&answer.report) }
                    { terminal(&answer.report) }
                </section>
                <div class="pair even">
                    { series(newest, *all_waiting, &shown.series, &shown.texts, act) }
                    <div data-waiting={dimmed}>{ in_force(answer, shown.rows, &shown.texts, act) }</div>
                </div>
                <div data-waiting={dimmed}>{ boards(&answer.report) }</div>
            }
        </>
    }
}

/// What the targets did, and what is still to come of it: its figures change when it does.
fn did(shown: &Shown) -> Html {
    let (answer, waiting) = (shown.answer.clone(), shown.waiting);
    let to_come = match &answer.report.attribution {
        _ if waiting || answer.report.in_force == 0 => "",
        Some(split) if split.method != "removal" => "",
        Some(split) if !split.is_first_look() => words::did_removal(),
        _ => words::did_few(),
    };
    html! {
        <Figure shows={Shows::Did} {answer} {waiting} compact={true}>
            if !to_come.is_empty() { <p class="small">{ to_come }</p> }
        </Figure>
    }
}
