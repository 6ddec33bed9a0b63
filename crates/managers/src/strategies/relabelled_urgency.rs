//! Life-threatening calls for which nobody is free are called less urgent, so that they do not count. Categories 1 to 4, since 2017, follow
//! from common software.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::RelabelledUrgencyParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::RelabelledUrgency,
    kind: Kind::Denominator,
    evidence: &[],
    sources: RelabelledUrgencyParameters::SOURCES,
    effect_key: "relabelled_urgency.effect",
    quantities: &[Indicator::CategoryAWithin8, Indicator::CategoryAWithin19],
    spoils: &[],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.relabelled_urgency),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.relabelled_urgency = intensity;
}
