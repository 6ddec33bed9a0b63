//! Admission to observation space shortly before the limit, which stops the clock.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::AdmitToStopParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::AdmitToStop,
    kind: Kind::Clock,
    evidence: &["G3"],
    sources: AdmitToStopParameters::SOURCES,
    effect_key: "admit_to_stop.effect",
    quantities: &[Indicator::EdWithin4h],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.admit_to_stop),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.admit_to_stop = deadline(target, intensity);
}
