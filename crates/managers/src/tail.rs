//! Work on the longest waiters: the honest answer to targets on waits of a year and more. It is no gaming, but it takes
//! slots from clinical order.

use goodhart_levers::LongWaits;
use goodhart_targets::Indicator;

use crate::TailParameters;
use crate::stakes::Stake;
use crate::strategies::WEEK_S;

/// Quantities that count the longest waiters.
const LONGEST: [Indicator; 4] = [
    Indicator::ElectiveOver52w,
    Indicator::ElectiveOver65w,
    Indicator::ElectiveOver78w,
    Indicator::ElectiveOver104w,
];

/// The step whose worth to the board decides [spreads].
const ONE_SPREAD: f64 = 1.0;

/// Shares of slots given to the longest waiters, by the limit of the targets that count them; exactly 0 where none does.
pub(crate) fn longest(stakes: &[Stake<'_>], p: &TailParameters) -> [LongWaits; 4] {
    let mut longest = [LongWaits::default(); 4];
    for stake in stakes {
        let counted = LONGEST
            .iter()
            .position(|quantity| stake.item.quantity == Some(*quantity));
        let (Some(at), Some(limit)) = (counted, stake.item.limit_s) else {
            continue;
        };
        longest[at].over_weeks = limit / WEEK_S;
        longest[at].share += stake.gain(ONE_SPREAD).max(0.0);
    }
    let gain: f64 = longest.iter().map(|one| one.share).sum();
    let share = p.most.get() * (1.0 - libm::exp(-gain / p.scale.get()));
    if gain <= 0.0 || share <= 0.0 {
        return [LongWaits::default(); 4];
    }
    for one in &mut longest {
        one.share = share * one.share / gain;
    }
    longest
}
