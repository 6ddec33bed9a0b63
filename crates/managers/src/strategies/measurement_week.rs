//! A surge in an announced measurement window: temporary staff, double shifts, and planned operations called off for the time.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::{InForce, Window};
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::MeasurementWeekParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::MeasurementWeek,
    kind: Kind::Effort,
    evidence: texts(&[
        "Bevan and Hood 2006, What's measured is what matters, Public Administration 84:517, https://doi.org/10.1111/j.1467-9299.2006.00600.x",
    ]),
    sources: MeasurementWeekParameters::SOURCES,
    effect_key: "measurement_week.effect",
    quantities: &[
        Indicator::EdWithin4h,
        Indicator::EdOver12hArrival,
        Indicator::EdOver12hDecision,
    ],
    spoils: &[Indicator::ElectiveList, Indicator::ElectiveWithin18w],
    one_limit: false,
    condition: |item| item.window == Window::Open,
    reaches: |_| 1.0,
    traits: |p| traits!(p.measurement_week, spoils spoilt),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.surge = intensity;
}
