//! Late-hour departures: decisions forced shortly before the limit.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::LateDeparturesParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::LateDepartures,
    kind: Kind::Threshold,
    evidence: texts(&[
        "Locker and Mason 2005, Analysis of the distribution of time that patients spend in emergency departments, BMJ 330:1188, and a rapid response, https://www.bmj.com/content/330/7501/1188/rapid-responses",
        "Mason et al 2012, Time patients spend in the emergency department: England's 4-hour rule, Ann Emerg Med, https://doi.org/10.1016/j.annemergmed.2011.08.017",
        "National Audit Office 2013, Emergency admissions to hospital, HC 739, in a copy: https://studylib.net/doc/8705805/executive-summary---national-audit-office",
    ]),
    sources: LateDeparturesParameters::SOURCES,
    effect_key: "late_departures.effect",
    quantities: &[Indicator::EdWithin4h],
    spoils: &[],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.late_departures),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.late_departures = deadline(target, intensity);
}
