//! Sums over observations and over time.

use crate::time::Seconds;

/// Count, sum and sum of squares of whole-number observations, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Number of observations.
    pub count: u64,
    /// Their sum.
    pub sum: u64,
    /// The sum of their squares.
    pub sum_sq: u128,
}

impl Tally {
    /// Nothing observed yet.
    pub const fn new() -> Self {
        Self {
            count: 0,
            sum: 0,
            sum_sq: 0,
        }
    }

    /// Adds an observation.
    #[inline]
    pub const fn add(&mut self, value: u32) {
        let value = value as u64;
        self.count += 1;
        self.sum += value;
        self.sum_sq += (value * value) as u128;
    }

    /// Adds all observations of another tally.
    pub const fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.sum_sq += other.sum_sq;
    }

    /// Mean of the observations, if there are any.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64)
    }

    /// Sample variance, if there are at least two observations. The numerator is computed exactly.
    pub fn variance(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let count = u128::from(self.count);
        let sum = u128::from(self.sum);
        let numerator = count * self.sum_sq - sum * sum;
        Some(numerator as f64 / (self.count as f64 * (self.count - 1) as f64))
    }
}

/// A level that changes in steps, and the area under it.
///
/// The area is kept as `level × now + offset`, where every step moves the offset: no last-changed time has to be stored or read. The offset
/// may lie below zero and is kept modulo 2⁶⁴, like the area, which is exact up to there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeWeighted {
    level: u32,
    start: Seconds,
    offset: u64,
}

impl TimeWeighted {
    /// A level from time `now` [s] on.
    pub const fn new(now: Seconds, level: u32) -> Self {
        Self {
            level,
            start: now,
            offset: (level as u64 * now as u64).wrapping_neg(),
        }
    }

    /// Raises or lowers the level. It must not fall below zero.
    #[inline]
    pub const fn add(&mut self, now: Seconds, step: i32) {
        self.level = self.level.wrapping_add_signed(step);
        self.offset = self
            .offset
            .wrapping_sub((step as i64 as u64).wrapping_mul(now as u64));
    }

    /// Sets the level.
    #[inline]
    pub const fn set(&mut self, now: Seconds, level: u32) {
        let step = (level as u64).wrapping_sub(self.level as u64);
        self.offset = self.offset.wrapping_sub(step.wrapping_mul(now as u64));
        self.level = level;
    }

    /// The present level.
    #[inline]
    pub const fn level(&self) -> u32 {
        self.level
    }

    /// Area under the level since the start [level × s].
    pub const fn area(&self, now: Seconds) -> u64 {
        (self.level as u64 * now as u64).wrapping_add(self.offset)
    }

    /// Average level since the start; the present level if no time has passed.
    pub fn mean(&self, now: Seconds) -> f64 {
        if now == self.start {
            return f64::from(self.level);
        }
        self.area(now) as f64 / f64::from(now - self.start)
    }

    /// Forgets the area up to `now` and keeps the level.
    pub const fn restart(&mut self, now: Seconds) {
        *self = Self::new(now, self.level);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_exact_where_floating_point_would_cancel() {
        let mut tally = Tally::new();
        for value in [4_000_000_000, 4_000_000_001, 4_000_000_002] {
            tally.add(value);
        }
        assert_eq!(tally.mean(), Some(4_000_000_001.0));
        assert_eq!(tally.variance(), Some(1.0));
        let mut merged = Tally::new();
        merged.merge(&tally);
        assert_eq!(merged, tally);
        assert_eq!(Tally::new().mean(), None);
    }

    #[test]
    fn the_area_follows_the_steps() {
        let mut level = TimeWeighted::new(100, 3);
        level.add(110, 2);
        level.set(120, 1);
        level.add(130, -1);
        assert_eq!(level.area(140), 30 + 50 + 10);
        assert!((level.mean(140) - 90.0 / 40.0).abs() < 1e-12);
        level.restart(140);
        assert_eq!((level.level(), level.area(150)), (0, 0));
        let full = TimeWeighted::new(1, u32::MAX);
        assert_eq!(
            full.area(u32::MAX),
            u64::from(u32::MAX) * (u64::from(u32::MAX) - 1)
        );
    }
}
