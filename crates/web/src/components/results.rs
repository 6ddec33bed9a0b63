//! Everything below the controls that a run produces.

use yew::prelude::*;

use super::boards::Boards;
use super::figure::{Figure, Shows};
use super::in_force::InForce;
use super::series::Series;
use crate::shared::Shared;
use crate::state::Action;
use crate::worker_protocol::Simulated;

/// What the results need.
#[derive(PartialEq, Properties)]
pub struct ResultsProps {
    /// The latest result with a whole replication.
    pub answer: Option<Shared<Simulated>>,
    /// The first months of a newer world.
    pub growing: Option<Shared<Simulated>>,
    /// The world the controls show.
    pub generation: u32,
    /// Indicator of the monthly series.
    pub series: String,
    /// In someone else's page: the first screen only.
    pub framed: bool,
    /// Prerendered, shown until there is an answer.
    #[prop_or_default]
    pub before: AttrValue,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The charts.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let newest = props.growing.clone().or_else(|| props.answer.clone());
    let Some(newest) = newest else {
        return Html::from_html_unchecked(props.before.clone());
    };
    // Dials and bars need a whole replication; until there is one they keep the world before, dimmed.
    let answer = props.answer.clone().unwrap_or_else(|| newest.clone());
    let waiting = answer.generation != props.generation || props.answer.is_none();
    html! {
        <>
            <div class="pair">
                <Figure shows={Shows::Scoreboard} answer={answer.clone()} {waiting} compact={true} />
                <Figure shows={Shows::Spike} answer={newest.clone()} compact={true} />
            </div>
            if !props.framed {
                <section><Figure shows={Shows::Did} answer={answer.clone()} {waiting} /></section>
                <div class="pair even">
                    <Series answer={newest} indicator={props.series.clone()} act={props.act.clone()} />
                    <Figure shows={Shows::Harm} answer={answer.clone()} {waiting} />
                </div>
                <div class="pair even">
                    <InForce answer={answer.clone()} />
                    <Boards {answer} />
                </div>
            }
        </>
    }
}
