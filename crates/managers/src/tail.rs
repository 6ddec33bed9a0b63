//! Work on the longest waiters: the honest answer to targets on waits of a year and more. It is no gaming, but it takes
//! slots from clinical order.

use goodhart_levers::LongWaits;
use goodhart_targets::Indicator;

use crate::TailParameters;
use crate::stakes::Stake;

/// Quantities that count the longest waiters, and how long these have waited [weeks].
const LONGEST: [(Indicator, u32); 4] = [
    (Indicator::ElectiveOver52w, 52),
    (Indicator::ElectiveOver65w, 65),
    (Indicator::ElectiveOver78w, 78),
    (Indicator::ElectiveOver104w, 104),
];

/// The step whose worth to the board decides [spreads].
const ONE_SPREAD: f64 = 1.0;

/// Shares of slots given to the longest waiters, by limit; exactly 0 where no target counts them.
pub(crate) fn longest(stakes: &[Stake<'_>], p: &TailParameters) -> [LongWaits; 4] {
    let gains = LONGEST.map(|(quantity, _)| {
        stakes
            .iter()
            .filter(|stake| stake.item.quantity == Some(quantity))
            .map(|stake| stake.gain(ONE_SPREAD).max(0.0))
            .sum::<f64>()
    });
    let gain: f64 = gains.iter().sum();
    let share = p.most.get() * (1.0 - libm::exp(-gain / p.scale.get()));
    if gain <= 0.0 || share <= 0.0 {
        return [LongWaits::default(); 4];
    }
    let mut longest = [LongWaits::default(); 4];
    for ((one, own), (_, over_weeks)) in longest.iter_mut().zip(gains).zip(LONGEST) {
        *one = LongWaits {
            over_weeks,
            share: share * own / gain,
        };
    }
    longest
}
