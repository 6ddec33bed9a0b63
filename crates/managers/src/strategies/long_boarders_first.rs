//! Patients about to pass the limit from the decision to admit get the next bed, before those who wait for less.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::LongBoardersFirstParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::LongBoardersFirst,
    kind: Kind::Threshold,
    evidence: &["G6"],
    sources: LongBoardersFirstParameters::SOURCES,
    effect_key: "long_boarders_first.effect",
    quantities: &[Indicator::EdOver12hDecision],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    traits: |p| traits!(p.long_boarders_first),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.long_boarders_first = deadline(target, intensity);
}
