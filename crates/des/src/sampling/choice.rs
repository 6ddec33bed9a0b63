//! Choices: yes or no, and one of several.

use thiserror::Error;

/// Half the range of uniform numbers: leaves room for a threshold of certainty.
const CERTAIN: u64 = 1 << 63;

/// A probability as a threshold of uniform numbers. What happens at some probability also happens, for the same number, at a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(u64);

impl Chance {
    /// Never.
    pub const NEVER: Self = Self(0);
    /// Always.
    pub const ALWAYS: Self = Self(CERTAIN);

    /// A chance of the given probability, cut off at 0 and 1.
    #[inline]
    pub const fn new(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * CERTAIN as f64) as u64)
    }

    /// Whether it happens for a uniform number.
    #[inline]
    pub const fn happens(self, u: u64) -> bool {
        u >> 1 < self.0
    }

    /// The probability.
    pub const fn probability(self) -> f64 {
        self.0 as f64 / CERTAIN as f64
    }
}

/// A choice among several with given weights, as cumulative thresholds: monotone, a larger number never gives an earlier choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrete {
    /// Upper thresholds of all choices but the last.
    thresholds: Vec<u64>,
}

/// Weights that describe no choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadWeights {
    /// A weight is negative, infinite or not a number.
    #[error("weights must be finite and not negative; weight {index} is not")]
    NotAWeight {
        /// The offending weight, counted from 0.
        index: usize,
    },
    /// No weight is positive.
    #[error("at least one weight must be positive")]
    AllZero,
}

impl Discrete {
    /// A choice of index *i* with probability `weights[i]` / sum.
    ///
    /// # Errors
    /// [`BadWeights`] if a weight is negative or not finite, or if none is positive.
    pub fn new(weights: &[f64]) -> Result<Self, BadWeights> {
        if let Some(index) = weights
            .iter()
            .position(|weight| !weight.is_finite() || *weight < 0.0)
        {
            return Err(BadWeights::NotAWeight { index });
        }
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return Err(BadWeights::AllZero);
        }
        // choices of weight zero at the end must stay out of reach of rounding
        let last = weights
            .iter()
            .rposition(|&weight| weight > 0.0)
            .unwrap_or(0);
        let mut sum = 0.0;
        let thresholds = weights[..last]
            .iter()
            .map(|weight| {
                sum += weight;
                Chance::new(sum / total).0
            })
            .collect();
        Ok(Self { thresholds })
    }

    /// The choice of a uniform number.
    #[inline]
    pub fn index(&self, u: u64) -> u32 {
        let number = u >> 1;
        if self.thresholds.len() <= 16 {
            // counting has no branch to mispredict
            self.thresholds
                .iter()
                .map(|&threshold| u32::from(threshold <= number))
                .sum()
        } else {
            self.thresholds
                .partition_point(|&threshold| threshold <= number) as u32
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_is_certain() {
        assert!(Chance::ALWAYS.happens(u64::MAX) && Chance::new(1.0).happens(u64::MAX));
        assert!(!Chance::NEVER.happens(0) && !Chance::new(f64::NAN).happens(0));
        assert!(Chance::new(0.25).happens((1 << 62) - 1) && !Chance::new(0.25).happens(1 << 62));
        assert!((Chance::new(0.3).probability() - 0.3).abs() < 1e-15);
    }

    #[test]
    fn choices_have_their_shares_of_the_uniform_numbers() {
        let weights = [1.0, 0.0, 2.0, 5.0, 0.0];
        let choice = Discrete::new(&weights).expect("these are weights");
        let eighth = 1u64 << 61;
        let chosen: Vec<u32> = (0..8).map(|part| choice.index(part * eighth)).collect();
        assert_eq!(chosen, [0, 2, 2, 3, 3, 3, 3, 3]);
        assert_eq!(
            choice.index(u64::MAX),
            3,
            "a weight of zero is never chosen"
        );
        let many = Discrete::new(&[1.0; 64]).expect("these are weights");
        assert!((0..64).all(|part| many.index(u64::from(part) << 58) == part));
    }

    #[test]
    fn what_is_no_choice_is_refused() {
        assert_eq!(Discrete::new(&[0.0, 0.0]), Err(BadWeights::AllZero));
        assert_eq!(
            Discrete::new(&[1.0, -1.0]),
            Err(BadWeights::NotAWeight { index: 1 })
        );
    }
}
