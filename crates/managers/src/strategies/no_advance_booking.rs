//! Appointments in general practice are given out on the day only: whoever gets through is seen at once, and nobody can book ahead.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::NoAdvanceBookingParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::NoAdvanceBooking,
    kind: Kind::Threshold,
    evidence: texts(&[
        "Daily Mail 25 July 2007, http://www.dailymail.co.uk/health/article-470675/Why-government-waiting-targets-mean-10m-book-ahead-GP.html",
        "Guardian 31 July 2008, https://www.theguardian.com/society/2008/jul/31/nhs.health",
        "Hansard 19 December 2003, the official figure, https://api.parliament.uk/historic-hansard/written_answers/2003/dec/19/general-practitioners",
    ]),
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
