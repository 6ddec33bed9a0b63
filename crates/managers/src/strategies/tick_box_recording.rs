//! Advice, reviews and plans that were not given are ticked as done, where payment is not full: nobody else sees them.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;

use super::{Kind, Strategy, StrategyId, paid, traits};
use crate::TickBoxRecordingParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::TickBoxRecording,
    kind: Kind::Record,
    evidence: &[],
    sources: TickBoxRecordingParameters::SOURCES,
    effect_key: "tick_box_recording.effect",
    quantities: &paid::UNSEEN,
    spoils: &[],
    one_limit: false,
    condition: |item| item.target.qof.is_some(),
    reaches: |_| 1.0,
    traits: |p| traits!(p.tick_box_recording),
    act,
};

fn act(intensity: f64, _: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.coding.ticked = intensity;
}
