//! First responders are sent to life-threatening calls beside a crew, because the first vehicle of any kind stops the clock. Only a target on
//! that clock admits it.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, has_limit, traits};
use crate::FirstResponderParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::FirstResponder,
    kind: Kind::Clock,
    evidence: texts(&[
        "Sheffield School of Health and Related Research 2017, on the Ambulance Response Programme, https://www.sheffield.ac.uk/scharr/news/research-ambulance-service-standards-1.716050",
    ]),
    sources: FirstResponderParameters::SOURCES,
    effect_key: "first_responder.effect",
    quantities: &[Indicator::CategoryAWithin8],
    spoils: &[],
    one_limit: false,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.first_responder),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.first_responder = intensity;
}
