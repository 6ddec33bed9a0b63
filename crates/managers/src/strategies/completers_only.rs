//! Those who end a course of talking therapy unrecovered are written down as having left before.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::CompletersOnlyParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::CompletersOnly,
    kind: Kind::Denominator,
    evidence: texts(&[
        "PoliticsHome 2023, Falling mental health waiting lists skewed by drop-outs, https://politicshome.com/news/article/falling-nhs-mental-health-waiting-lists-skewed-drop-out-rates",
    ]),
    sources: CompletersOnlyParameters::SOURCES,
    effect_key: "completers_only.effect",
    quantities: &[Indicator::TherapiesRecoveryOfCompleters],
    spoils: &[],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.completers_only),
    act,
};

fn act(intensity: f64, _: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.completers_only = intensity;
}
