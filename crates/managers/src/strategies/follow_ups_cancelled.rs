//! Follow-up slots are given to first appointments, which targets count.

use goodhart_evidence::{ParameterSet, texts};
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, traits};
use crate::FollowUpsCancelledParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::FollowUpsCancelled,
    kind: Kind::Effort,
    evidence: texts(&[
        "Burdon 2018, Royal College of Ophthalmologists, in a copy: https://curriculum.rcophth.ac.uk/2018/06/mike-burdon-president-rcophth-strongly-condemns-failure-to-stop-the-continuing-crisis-in-hospital-eye-services/",
    ]),
    sources: FollowUpsCancelledParameters::SOURCES,
    effect_key: "follow_ups_cancelled.effect",
    quantities: &[
        Indicator::ElectiveWithin18w,
        Indicator::ElectiveCompletedWithin18w,
        Indicator::ElectiveList,
        Indicator::ElectiveOver52w,
    ],
    spoils: &[Indicator::FollowUpOverdue],
    one_limit: false,
    condition: |_| true,
    reaches: |stake| 1.0 - stake.before_theatre.unwrap_or(0.0), // more first appointments help those who wait for one
    traits: |p| traits!(p.follow_ups_cancelled),
    act,
};

fn act(intensity: f64, _: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.follow_ups_cancelled = intensity;
}
