//! The decision to admit is written down late, so that twelve hours from it are not over. A clock from arrival leaves no room for it.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::SoftTwelveHoursParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::SoftTwelveHours,
    kind: Kind::Record,
    evidence: &[],
    sources: SoftTwelveHoursParameters::SOURCES,
    effect_key: "soft_twelve_hours.effect",
    quantities: &[Indicator::EdOver12hDecision],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.soft_twelve_hours),
    act,
};

fn act(intensity: f64, target: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.late_decisions = deadline(target, intensity);
}
