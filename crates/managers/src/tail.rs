//! Work on the longest waiters: the honest answer to targets on waits of a year and more. It is no gaming, but it takes
//! slots from clinical order.

use goodhart_targets::Indicator;

use crate::TailParameters;
use crate::stakes::Stake;

/// Quantities that count the longest waiters.
const LONGEST: [Indicator; 4] = [
    Indicator::ElectiveOver52w,
    Indicator::ElectiveOver65w,
    Indicator::ElectiveOver78w,
    Indicator::ElectiveOver104w,
];

/// Share of slots given to the longest waiters [0–1]; exactly 0 where no target counts them.
pub(crate) fn longest_first(stakes: &[Stake<'_>], p: &TailParameters) -> f64 {
    let pull: f64 = stakes
        .iter()
        .filter(|stake| {
            stake
                .item
                .quantity
                .is_some_and(|quantity| LONGEST.contains(&quantity))
        })
        .map(Stake::pull)
        .sum();
    if pull <= 0.0 {
        0.0
    } else {
        p.most.get() * (1.0 - libm::exp(-pull / p.scale.get()))
    }
}
