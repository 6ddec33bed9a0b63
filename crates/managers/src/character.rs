//! In what boards differ.

use goodhart_des::lots;

use crate::{Parameters, Provider};

/// What a board is like; it does not change during a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Character {
    /// How well it knows its services [0–1].
    pub maturity: f64,
    /// Weight of perceived harm to patients against its own gain [ratio].
    pub integrity: f64,
    /// Cost of effort [multiple of the usual].
    pub effort_cost: f64,
}

impl Character {
    /// Drawn for a provider by the seed; maturity is a lever and comes as it is [0–1].
    pub fn drawn(provider: Provider, maturity: f64, seed: u64, parameters: &Parameters) -> Self {
        const LEAST_EFFORT_COST: f64 = 0.1; // three standard deviations at the widest spread would pass zero
        let p = &parameters.provider;
        let deviation = |what: &str| lots::normal(seed, &format!("{}.{what}", provider.id()));
        let integrity = p.integrity.get() + p.integrity_spread.get() * deviation("integrity");
        let effort_cost =
            p.effort_cost.get() + p.effort_cost_spread.get() * deviation("effort_cost");
        Self {
            maturity: maturity.clamp(0.0, 1.0),
            integrity: integrity.max(0.0),
            effort_cost: effort_cost.max(LEAST_EFFORT_COST),
        }
    }
}
