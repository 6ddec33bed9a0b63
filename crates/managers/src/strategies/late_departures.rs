//! Late-hour departures: decisions forced shortly before the limit.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::LateDeparturesParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::LateDepartures,
    kind: Kind::Threshold,
    evidence: &["G1"],
    sources: LateDeparturesParameters::SOURCES,
    effect_key: "late_departures.effect",
    quantities: &[Indicator::EdWithin4h],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.late_departures),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.late_departures = deadline(target, intensity);
}
