//! Units of a resource that are taken and given back.

use crate::statistics::TimeWeighted;
use crate::time::Seconds;

/// A pool of identical units.
///
/// Capacity may change at any time, also below the number in use: nothing is taken away from its holder, but units given back are then
/// absorbed until the number in use has come down to the new capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    capacity: u32,
    in_use: u32,
    use_over_time: TimeWeighted,
    capacity_over_time: TimeWeighted,
}

impl Pool {
    /// A pool with all units free at time `now` [s].
    pub const fn new(now: Seconds, capacity: u32) -> Self {
        Self {
            capacity,
            in_use: 0,
            use_over_time: TimeWeighted::new(now, 0),
            capacity_over_time: TimeWeighted::new(now, capacity),
        }
    }

    /// Takes a unit if one is free and says whether it did.
    #[inline]
    #[must_use = "without a unit the taker has to wait"]
    pub const fn take(&mut self, now: Seconds) -> bool {
        let free = self.in_use < self.capacity;
        if free {
            self.in_use += 1;
            self.use_over_time.add(now, 1);
        }
        free
    }

    /// Gives a unit back and says whether it is free for the next in line (not if capacity has fallen below the number in use).
    ///
    /// # Panics
    /// In debug builds if no unit is in use.
    #[inline]
    pub const fn release(&mut self, now: Seconds) -> bool {
        debug_assert!(self.in_use > 0);
        self.in_use -= 1;
        self.use_over_time.add(now, -1);
        self.in_use < self.capacity
    }

    /// Sets the capacity from `now` on. After a rise, [`Pool::free`] units can be offered to those who wait.
    pub const fn set_capacity(&mut self, now: Seconds, capacity: u32) {
        self.capacity_over_time.set(now, capacity);
        self.capacity = capacity;
    }

    /// Units there are.
    pub const fn capacity(&self) -> u32 {
        self.capacity
    }

    /// Units in use. May exceed the capacity after it was lowered.
    pub const fn in_use(&self) -> u32 {
        self.in_use
    }

    /// Units that can be taken.
    #[inline]
    pub const fn free(&self) -> u32 {
        self.capacity.saturating_sub(self.in_use)
    }

    /// Use since the statistics were last started [unit-seconds].
    pub const fn unit_seconds_used(&self, now: Seconds) -> u64 {
        self.use_over_time.area(now)
    }

    /// Capacity since the statistics were last started [unit-seconds].
    pub const fn unit_seconds_available(&self, now: Seconds) -> u64 {
        self.capacity_over_time.area(now)
    }

    /// Share of the capacity that was used since the statistics were last started; above 1 if more was in use than there was. Zero without
    /// capacity.
    pub fn utilisation(&self, now: Seconds) -> f64 {
        match self.unit_seconds_available(now) {
            0 => 0.0,
            available => self.unit_seconds_used(now) as f64 / available as f64,
        }
    }

    /// Starts the statistics anew, as after a burn-in.
    pub const fn restart_statistics(&mut self, now: Seconds) {
        self.use_over_time.restart(now);
        self.capacity_over_time.restart(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lowered_capacity_absorbs_what_is_given_back() {
        let mut pool = Pool::new(0, 2);
        assert!(pool.take(0) && pool.take(0) && !pool.take(0));
        pool.set_capacity(10, 1);
        assert_eq!((pool.in_use(), pool.free()), (2, 0));
        assert!(!pool.release(20), "absorbed");
        assert!(pool.release(30), "free again");
        assert_eq!(pool.free(), 1);
        assert_eq!(pool.unit_seconds_used(40), 2 * 20 + 10);
        assert_eq!(pool.unit_seconds_available(40), 2 * 10 + 30);
    }

    #[test]
    fn statistics_can_start_after_a_burn_in() {
        let mut pool = Pool::new(0, 4);
        assert!(pool.take(5) && pool.take(7));
        pool.restart_statistics(100);
        assert!(pool.release(150));
        assert_eq!(pool.unit_seconds_used(200), 2 * 50 + 50);
        assert!((pool.utilisation(200) - 150.0 / 400.0).abs() < 1e-12);
    }
}
