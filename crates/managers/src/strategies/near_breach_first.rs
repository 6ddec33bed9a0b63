//! Waiting patients about to pass the limit are treated first, whatever their need.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, has_limit, limit_weeks, traits};
use crate::NearBreachFirstParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::NearBreachFirst,
    kind: Kind::Threshold,
    evidence: &[],
    sources: NearBreachFirstParameters::SOURCES,
    effect_key: "near_breach_first.effect",
    quantities: &[Indicator::ElectiveWithin18w],
    spoils: &[],
    one_limit: true,
    condition: |item| has_limit(item) && !item.completed_pathways,
    reaches: |_| 1.0,
    traits: |p| traits!(p.near_breach_first),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.list_order.near_limit = intensity;
    practice.list_order.limit_weeks = limit_weeks(target);
}
