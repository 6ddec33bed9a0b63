//! Durations from a table of quantiles.

use thiserror::Error;

use super::normal::normal_quantile;

/// Cells of each of the two tables.
const CELLS: usize = 1024;
const CELL_BITS: u32 = 10;
/// Edges of the cells: the uppermost cell of the first table is the second table.
const KNOTS: usize = 2 * CELLS + 1;
/// Uniform bits left for the place within a cell of the upper table.
const WITHIN_BITS: u32 = 32;
/// Binary digits kept below the second, at most.
const FINEST: u32 = 16;

/// A distribution of durations as quantiles in two tables of 1024 cells: one over all probabilities, one over the uppermost cell of the
/// first. Between the quantiles it interpolates linearly. One sample costs two reads and one multiplication, on integers only.
///
/// Beyond a probability of 1 − 2⁻²⁰ the distribution is replaced by a uniform one with the same mean, so that the tail is bounded: the
/// largest sample is [`Table::longest`]. Quantiles are exact at the edges of the cells and within 0.2 % of an exponential's in between.
///
/// A table is 8 kB of set-up: share it between replications and keep it out of what is cloned as a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Quantiles at i/1024 for i < 1024, then the 1025 that divide the last cell again [2^-shift s].
    knots: Box<[u32; KNOTS]>,
    shift: u32,
}

/// Points that do not describe a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum NotAQuantile {
    /// Fewer than two points.
    #[error("a distribution needs at least two points (probability, seconds)")]
    TooFewPoints,
    /// Probabilities that do not run from 0 to 1.
    #[error("probabilities must rise from 0 to 1; point {point} does not fit")]
    Probability {
        /// The offending point, counted from 0.
        point: usize,
    },
    /// Values that fall, are negative, or too large for a time.
    #[error("values must rise and lie between 0 s and 2^32 - 1 s; point {point} does not fit")]
    Value {
        /// The offending point, counted from 0.
        point: usize,
    },
}

impl Table {
    /// Exponential durations with the given mean [s].
    pub fn exponential(mean_s: f64) -> Self {
        Self::with_mean(mean_s, |p| -libm::log1p(-p))
    }

    /// Lognormal durations with the given mean [s] and coefficient of variation.
    pub fn lognormal(mean_s: f64, cv: f64) -> Self {
        let sigma = libm::log1p(cv * cv).sqrt();
        Self::with_mean(mean_s, |p| libm::exp(sigma * normal_quantile(p)))
    }

    /// One and the same duration always [s].
    pub fn constant(value_s: f64) -> Self {
        Self::from_quantile(|_| value_s)
    }

    /// Uniform durations between two bounds [s].
    pub fn uniform(least_s: f64, most_s: f64) -> Self {
        Self::from_quantile(|p| least_s + p * (most_s - least_s))
    }

    /// Durations through points (probability of being at most, seconds), straight in between. Probabilities run from 0 to 1.
    ///
    /// # Errors
    /// [`NotAQuantile`] if the points do not rise from probability 0 to 1 or are no durations.
    pub fn empirical(points: &[(f64, f64)]) -> Result<Self, NotAQuantile> {
        let ([(first, _), .., (last, _)], Some(end)) = (points, points.len().checked_sub(1)) else {
            return Err(NotAQuantile::TooFewPoints);
        };
        if *first != 0.0 {
            return Err(NotAQuantile::Probability { point: 0 });
        }
        if (*last - 1.0).abs() > 0.0 {
            return Err(NotAQuantile::Probability { point: end });
        }
        let mut previous = (0.0, 0.0);
        for (point, &(p, value)) in points.iter().enumerate() {
            if p.is_nan() || p < previous.0 {
                return Err(NotAQuantile::Probability { point });
            }
            if value.is_nan() || value < previous.1 || value > f64::from(u32::MAX) {
                return Err(NotAQuantile::Value { point });
            }
            previous = (p, value);
        }
        Ok(Self::from_quantile(|p| {
            let above = points.partition_point(|&(q, _)| q < p).clamp(1, end);
            let ((p0, v0), (p1, v1)) = (points[above - 1], points[above]);
            if p1 > p0 {
                v0 + (v1 - v0) * (p - p0) / (p1 - p0)
            } else {
                v1
            }
        }))
    }

    /// Durations from a quantile function [probability in (0, 1) → s], which must not fall. Values are cut off at 0 and 2³² − 1 s.
    pub fn from_quantile(quantile: impl Fn(f64) -> f64) -> Self {
        Self::from_knots(&knots(quantile))
    }

    /// The duration of a uniform number [s].
    #[inline]
    pub fn sample(&self, u: u64) -> u32 {
        let half = (1u64 << self.shift) >> 1;
        ((u64::from(self.fine(u)) + half) >> self.shift) as u32
    }

    /// The duration of a uniform number times `factor_q16` / 2¹⁶ [s], at most 2³² − 1 s.
    #[inline]
    pub fn sample_scaled(&self, u: u64, factor_q16: u32) -> u32 {
        let shift = self.shift + 16;
        // (2^32 - 1)^2 + 2^31 still fits
        let scaled = u64::from(self.fine(u)) * u64::from(factor_q16) + (1u64 << (shift - 1));
        (scaled >> shift).min(u64::from(u32::MAX)) as u32
    }

    /// The longest duration that can come out [s].
    pub fn longest(&self) -> u32 {
        self.sample(u64::MAX)
    }

    /// Mean duration of the table [s].
    pub fn mean(&self) -> f64 {
        let fine: Vec<f64> = self.knots.iter().map(|&knot| f64::from(knot)).collect();
        mean_of(&fine) / (1u64 << self.shift) as f64
    }

    /// Quantile in units of 2^-shift seconds.
    #[inline]
    fn fine(&self, u: u64) -> u32 {
        let mut cell = (u >> (64 - CELL_BITS)) as usize;
        let mut rest = u << CELL_BITS;
        if cell == CELLS - 1 {
            cell = CELLS + (rest >> (64 - CELL_BITS)) as usize;
            rest <<= CELL_BITS;
        }
        let within = rest >> (64 - WITHIN_BITS);
        let (low, high) = (self.knots[cell], self.knots[cell + 1]);
        low + ((u64::from(high - low) * within) >> WITHIN_BITS) as u32
    }

    /// The shape of a quantile function, stretched so that the table has exactly the mean asked for [s]. Without it, straight lines under a
    /// convex curve would make the mean of an exponential 0.01 % too long.
    fn with_mean(mean_s: f64, shape: impl Fn(f64) -> f64) -> Self {
        let mut knots = knots(shape);
        let stretch = mean_s.max(0.0) / mean_of(&knots);
        for knot in &mut knots {
            *knot *= stretch;
        }
        Self::from_knots(&knots)
    }

    fn from_knots(knots: &[f64]) -> Self {
        let most = f64::from(u32::MAX);
        let last = knots.last().copied().unwrap_or(0.0).clamp(0.0, most);
        let shift = (0..=FINEST)
            .rev()
            .find(|&shift| last * (1u64 << shift) as f64 <= most)
            .unwrap_or(0);
        let mut table = Box::new([0; KNOTS]);
        let mut highest = 0;
        for (fine, knot) in table.iter_mut().zip(knots) {
            // never falls, even where the quantile function wobbles in the last bit
            highest =
                ((knot.max(0.0) * (1u64 << shift) as f64).round().min(most) as u32).max(highest);
            *fine = highest;
        }
        Self {
            knots: table,
            shift,
        }
    }
}

/// Quantiles at the edges of the cells: those of the whole, then those of its uppermost cell.
fn knots(quantile: impl Fn(f64) -> f64) -> Vec<f64> {
    let cells = CELLS as f64;
    // no quantile function is asked for certainty
    let least = quantile(1.0 / (1u64 << 52) as f64).max(0.0);
    let mut knots = vec![least];
    knots.extend((1..CELLS).map(|cell| quantile(cell as f64 / cells)));
    let upper: Vec<f64> = (0..CELLS)
        .map(|cell| quantile(1.0 - (1.0 - cell as f64 / cells) / cells))
        .collect();
    let last = upper.last().copied().unwrap_or(least);
    knots.extend(upper);
    knots.push(last.max(2.0 * mean_beyond(&quantile, 1.0 / (cells * cells)) - last));
    knots
}

/// Mean of the values in the uppermost `share` of a distribution, by halving the share until double precision ends.
fn mean_beyond(quantile: impl Fn(f64) -> f64, share: f64) -> f64 {
    let mut mean = 0.0;
    let mut weight = 1.0;
    let mut rest = share;
    while rest > 1.0 / (1u64 << 50) as f64 {
        weight *= 0.5;
        mean += weight * quantile(1.0 - 0.75 * rest);
        rest *= 0.5;
    }
    mean + weight * quantile(1.0 - 0.5 * rest)
}

/// Mean of the piecewise linear quantile function through the knots.
fn mean_of(knots: &[f64]) -> f64 {
    let trapezes = |edges: &[f64]| {
        edges
            .windows(2)
            .map(|edge| 0.5 * (edge[0] + edge[1]))
            .sum::<f64>()
    };
    let body = trapezes(&knots[..CELLS]);
    let upper = trapezes(&knots[CELLS..]);
    (body + upper / CELLS as f64) / CELLS as f64
}
