//! An earlier time is written down for stays and handovers that ended soon after the limit.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::RetimedRecordParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::RetimedRecord,
    kind: Kind::Record,
    evidence: texts(&[
        "The Independent 2005, Concern over ambulance response times, https://independent.co.uk/life-style/health-and-families/health-news/concern-over-ambulance-response-times-5346097.html",
    ]),
    sources: RetimedRecordParameters::SOURCES,
    effect_key: "retimed_record.effect",
    quantities: &[
        Indicator::EdWithin4h,
        Indicator::HandoverWithin15,
        Indicator::HandoverWithin30,
        Indicator::HandoverOver60,
    ],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.retimed_record),
    act,
};

fn act(intensity: f64, target: &InForce, _: &mut Practice, recording: &mut Recording) {
    let clock = deadline(target, intensity);
    if target.quantity == Some(Indicator::EdWithin4h) {
        recording.retimed_stays = clock;
    } else {
        recording.retimed_handovers = clock;
    }
}
