//! The shortest waiters are treated first: the answer to a target that counts completed pathways only.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::ShortestFirstParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::ShortestFirst,
    kind: Kind::Threshold,
    evidence: texts(&[
        "Findlay 2014, Hitting a wall of fines, https://insource.co.uk/hitting-a-wall-of-fines-perverse-targets-pack-a-bigger-punch",
    ]),
    sources: ShortestFirstParameters::SOURCES,
    effect_key: "shortest_first.effect",
    quantities: &[Indicator::ElectiveCompletedWithin18w],
    spoils: &[],
    one_limit: false,
    condition: |item| item.completed_pathways,
    reaches: |_| 1.0,
    traits: |p| traits!(p.shortest_first),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.list_order.shortest_first = intensity;
}
