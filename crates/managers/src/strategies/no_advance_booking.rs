//! Appointments in general practice are given out on the day only: whoever gets through is seen at once, and nobody can book ahead.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::NoAdvanceBookingParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::NoAdvanceBooking,
    kind: Kind::Threshold,
    evidence: &["G18"],
    sources: NoAdvanceBookingParameters::SOURCES,
    effect_key: "no_advance_booking.effect",
    quantities: &[Indicator::GpWithin48h, Indicator::GpAnyWithin1d],
    spoils: &[],
    one_limit: false,
    condition: |_| true,
    reaches: |_| 1.0,
    traits: |p| traits!(p.no_advance_booking),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.no_advance_booking = intensity;
}
