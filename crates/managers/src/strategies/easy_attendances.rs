//! Easy activity is counted with the attendances: planned returns, people who would have been seen elsewhere. The rules allow it.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::EasyAttendancesParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::EasyAttendances,
    kind: Kind::Denominator,
    evidence: &[],
    sources: EasyAttendancesParameters::SOURCES,
    effect_key: "easy_attendances.effect",
    quantities: &[Indicator::EdWithin4h, Indicator::EdOver12hArrival],
    spoils: &[],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.easy_attendances),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.easy_attendances = intensity;
}
