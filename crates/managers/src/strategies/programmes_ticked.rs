//! What nobody else records is ticked as done.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{PerStream, Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::UNCHECKED;

use super::{Kind, Strategy, StrategyId, traits};
use crate::ProgrammesTickedParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::ProgrammesTicked,
    kind: Kind::Record,
    evidence: &[],
    sources: ProgrammesTickedParameters::SOURCES,
    effect_key: "programmes_ticked.effect",
    quantities: UNCHECKED,
    spoils: &[],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.programmes_ticked),
    act,
};

fn act(intensity: f64, _: &InForce, _: &mut Practice, recording: &mut Recording) {
    recording.ticked = PerStream::uniform(intensity);
}
