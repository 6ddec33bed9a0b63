//! Patients who were not reached are taken out of the count of a paid indicator, where payment is not full.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;

use super::{Kind, Strategy, StrategyId, paid, traits};
use crate::ExceptionReportingParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::ExceptionReporting,
    // It acts on who is counted, and does so in the record alone.
    kind: Kind::Record,
    evidence: texts(&[
        "Doran et al 2008, Exclusion of patients from pay-for-performance targets by English physicians, NEJM 359:274, https://pubmed.ncbi.nlm.nih.gov/18635432/",
    ]),
    sources: ExceptionReportingParameters::SOURCES,
    effect_key: "exception_reporting.effect",
    quantities: &paid::PATIENTS,
    spoils: &[],
    one_limit: false,
    condition: |item| item.target.qof.is_some(),
    reaches: |_| 1.0,
    traits: |p| traits!(p.exception_reporting),
    act,
};

fn act(intensity: f64, _: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.coding.excepted = intensity;
}
