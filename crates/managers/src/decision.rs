//! What a board is told and what it decides.

use goodhart_levers::{PerStream, Practice, Recording};
use goodhart_regimes::Regime;
use goodhart_targets::Dashboard;

use crate::StrategyId;

/// What a board gets for its weekly review, and nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    /// Reported figures.
    pub dashboard: &'a Dashboard,
    /// What binds, how it is judged, what is audited and published.
    pub regime: &'a Regime,
    /// Clinical hours in post per stream [multiple of the start state].
    pub hours: PerStream<f64>,
    /// Contracted clinical hours of this provider [h/week].
    pub base_hours_per_week: f64,
    /// Strategies that a check found last week.
    pub caught: &'a [StrategyId],
    /// How far boards of other places use each strategy, in registry order [0–1]; empty where none is known.
    pub peers_use: &'a [f64],
    /// This provider-week's uniform draw, the same in every world.
    pub luck: u64,
}

/// What a board decides for the coming week.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Multiplies hours per stream; the mean weighted by hours is 1.
    pub allocation: PerStream<f64>,
    /// Multiplies output per hour, 1 = start state: effort and what projects have brought.
    pub effort: PerStream<f64>,
    /// How patients are handled.
    pub practice: Practice,
    /// How events are written down.
    pub recording: Recording,
    /// Clinical time for data collections and inspectors [h/week], all of it and not the change since the start.
    pub hours_on_collections: f64,
    /// Clinical time for gaming [h/week].
    pub hours_on_gaming: f64,
    /// Pressure beyond what staff bear [0 = none]; feeds leaving.
    pub strain: f64,
    /// Pressure felt by the board [weights].
    pub pressure: f64,
    /// Review slots a week that go to each stream, averaged over a quarter [slots].
    pub attention: PerStream<f64>,
    /// Review slots a week that go to each measured quantity, averaged likewise [slots], in registry order of indicators.
    pub slots: Vec<f64>,
    /// Review slots a week that go to targets no quantity measures [slots].
    pub slots_on_unmeasured: f64,
    /// How far harm is seen in each stream [0–1].
    pub visibility: PerStream<f64>,
    /// Projects running in each stream.
    pub projects: PerStream<u32>,
    /// Intensity of every strategy [0–1], in registry order; exactly 0 where none is used.
    pub intensities: Vec<(StrategyId, f64)>,
}
