//! Admission to observation space shortly before the limit, which stops the clock.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::AdmitToStopParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::AdmitToStop,
    kind: Kind::Clock,
    evidence: texts(&[
        "National Audit Office 2013, Emergency admissions to hospital, HC 739, in a copy: https://studylib.net/doc/8705805/executive-summary---national-audit-office",
        "BBC News 2013, Does the four-hour A&E target matter?, http://www.bbc.co.uk/news/health-22767236",
    ]),
    sources: AdmitToStopParameters::SOURCES,
    effect_key: "admit_to_stop.effect",
    quantities: &[Indicator::EdWithin4h],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.admit_to_stop),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.admit_to_stop = deadline(target, intensity);
}
