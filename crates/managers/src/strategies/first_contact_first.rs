//! First contacts of talking therapy at the cost of courses: the official clock stops at the first.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::FirstContactFirstParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::FirstContactFirst,
    kind: Kind::Clock,
    evidence: texts(&[
        "PoliticsHome 2023, Falling mental health waiting lists skewed by drop-outs, https://politicshome.com/news/article/falling-nhs-mental-health-waiting-lists-skewed-drop-out-rates",
    ]),
    sources: FirstContactFirstParameters::SOURCES,
    effect_key: "first_contact_first.effect",
    quantities: &[
        Indicator::TherapiesEntered,
        Indicator::TherapiesWithin6w,
        Indicator::TherapiesWithin18w,
    ],
    spoils: &[Indicator::TherapiesRecoveryOfReferred],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.first_contact_first),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.first_contact_first = intensity;
}
