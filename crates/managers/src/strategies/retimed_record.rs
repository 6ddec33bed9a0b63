//! An earlier time is written down for stays and handovers that ended soon after the limit.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Deadline, Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, has_limit, traits};
use crate::RetimedRecordParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::RetimedRecord,
    kind: Kind::Record,
    evidence: &["G8", "G11"],
    sources: RetimedRecordParameters::SOURCES,
    effect_key: "retimed_record.effect",
    quantities: &[
        Indicator::EdWithin4h,
        Indicator::HandoverWithin15,
        Indicator::HandoverWithin30,
        Indicator::HandoverOver60,
    ],
    spoils: &[],
    condition: has_limit,
    traits: |p| traits!(p.retimed_record),
    act,
};

fn act(intensity: f64, admitting: &[&InForce], _: &mut Practice, recording: &mut Recording) {
    let deadline = |is_stay: bool| {
        admitting
            .iter()
            .filter(|item| (item.quantity == Some(Indicator::EdWithin4h)) == is_stay)
            .filter_map(|item| item.limit_s)
            .min()
            .map(|limit_s| Deadline { limit_s, intensity })
    };
    recording.retimed_stays = deadline(true);
    recording.retimed_handovers = deadline(false);
}
