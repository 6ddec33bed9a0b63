//! Ambulances kept outside, so that the clock of the emergency department does not start. Targets on handover oppose it.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::AmbulanceHoldingParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::AmbulanceHolding,
    kind: Kind::Clock,
    evidence: texts(&[
        "BBC News 2013, Does the four-hour A&E target matter?, http://www.bbc.co.uk/news/health-22767236",
    ]),
    sources: AmbulanceHoldingParameters::SOURCES,
    effect_key: "ambulance_holding.effect",
    quantities: &[Indicator::EdWithin4h, Indicator::EdOver12hArrival],
    spoils: &[
        Indicator::HandoverMean,
        Indicator::HandoverWithin15,
        Indicator::HandoverWithin30,
        Indicator::HandoverOver60,
    ],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.ambulance_holding, spoils opposing_effect),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.ambulance_holding = intensity;
}
