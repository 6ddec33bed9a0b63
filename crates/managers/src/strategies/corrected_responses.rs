//! An earlier arrival is written down for ambulances that came soon after the limit. Categories 1 to 4, since 2017, are stamped by machines.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::CorrectedResponsesParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::CorrectedResponses,
    kind: Kind::Record,
    evidence: texts(&[
        "The Independent 2005, Concern over ambulance response times, https://independent.co.uk/life-style/health-and-families/health-news/concern-over-ambulance-response-times-5346097.html",
    ]),
    sources: CorrectedResponsesParameters::SOURCES,
    effect_key: "corrected_responses.effect",
    quantities: &[Indicator::CategoryAWithin8, Indicator::CategoryAWithin19],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.corrected_responses),
    act,
};

fn act(intensity: f64, target: &InForce, _: &mut Practice, recording: &mut Recording) {
    let clock = deadline(target, intensity);
    if target.quantity == Some(Indicator::CategoryAWithin8) {
        recording.corrected_first = clock;
    } else {
        recording.corrected_transport = clock;
    }
}
