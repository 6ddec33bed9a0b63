//! Clocks of patients nearing the limit are paused in the record.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, has_limit, limit_weeks, traits};
use crate::ListSuspensionParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::ListSuspension,
    kind: Kind::Record,
    evidence: texts(&[
        "National Audit Office 2001, Inappropriate adjustments to NHS waiting lists, HC 452, http://www.nao.org.uk/report/inappropriate-adjustments-to-nhs-waiting-lists/",
        "Audit Commission 2003, Waiting list accuracy, as reported by the Guardian, in a copy: http://www.ourchemist.com/2003/03/spot-check-by-auditors-finds-nhs-waiting-lists-fiddled",
    ]),
    sources: ListSuspensionParameters::SOURCES,
    effect_key: "list_suspension.effect",
    quantities: &[
        Indicator::ElectiveWithin18w,
        Indicator::ElectiveOver52w,
        Indicator::ElectiveOver65w,
        Indicator::ElectiveOver78w,
        Indicator::ElectiveOver104w,
    ],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.list_suspension),
    act,
};

fn act(intensity: f64, target: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.list_suspension = intensity;
    recording.suspension_limit_weeks = limit_weeks(target);
}
