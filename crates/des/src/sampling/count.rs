//! Counts of independent rare events.

use crate::random::unit_open;

/// Standard deviations below the mean from which the search starts: less than 10⁻²¹ of the distribution lies before it.
const REACH: f64 = 10.0;

/// The Poisson count of a uniform number, by search through the distribution function: monotone in the number and in the mean.
///
/// Time grows with the square root of the mean above 100. A negative mean counts as zero.
///
/// Source: Devroye (1986), Non-uniform random variate generation, §X.3.3 (inversion by sequential search).
pub fn poisson(mean: f64, u: u64) -> u32 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    let p = unit_open(u);
    let mut count = (mean - REACH * mean.sqrt()).max(0.0).floor();
    let mut probability = if count > 0.0 {
        libm::exp(count * libm::log(mean) - mean - libm::lgamma(count + 1.0))
    } else {
        libm::exp(-mean)
    };
    let mut cumulative = probability;
    // far above the mean the terms no longer move the sum, which may stay a last bit short of p
    while cumulative < p && (count < mean || cumulative + probability > cumulative) {
        count += 1.0;
        probability *= mean / count;
        cumulative += probability;
    }
    count.min(f64::from(u32::MAX)) as u32
}
