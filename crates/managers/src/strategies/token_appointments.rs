//! First appointment stops the clock: urgent referrals near the limit are seen for a moment, while the tests that settle the matter wait.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;

use super::{Kind, Strategy, StrategyId, deadline, has_limit, traits};
use crate::TokenAppointmentsParameters;

pub(super) const STRATEGY: Strategy = Strategy {
    id: StrategyId::TokenAppointments,
    kind: Kind::Clock,
    evidence: &[],
    sources: TokenAppointmentsParameters::SOURCES,
    effect_key: "token_appointments.effect",
    quantities: &[Indicator::CancerWithin14d, Indicator::CancerBreastWithin14d],
    spoils: &[Indicator::CancerWithin28d, Indicator::CancerWithin62d],
    one_limit: true,
    condition: has_limit,
    reaches: |_| 1.0,
    traits: |p| traits!(p.token_appointments, spoils opposing_effect),
    act,
};

fn act(intensity: f64, target: &InForce, practice: &mut Practice, _: &mut Recording) {
    practice.token_appointments = deadline(target, intensity);
}
