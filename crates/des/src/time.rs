//! Simulated time in whole seconds.
//!
//! Time zero is midnight at the start of a Monday. A `u32` of seconds spans 136 years; that nothing ever runs past its end is checked once,
//! at set-up, by [`Horizon::new`], so that the inner loop may add without looking.

use thiserror::Error;

/// A point in simulated time or a duration [s].
pub type Seconds = u32;

/// One minute [s].
pub const MINUTE: Seconds = 60;
/// One hour [s].
pub const HOUR: Seconds = 60 * MINUTE;
/// One day [s].
pub const DAY: Seconds = 24 * HOUR;
/// One week [s].
pub const WEEK: Seconds = 7 * DAY;

/// The end of a run, known to leave room for every event scheduled before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    end: Seconds,
    longest_stay: Seconds,
}

/// A run whose last events would fall beyond the end of representable time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "a run of {end} s with stays of up to {longest_stay} s passes the end of time: their sum must be below {} s",
    Seconds::MAX
)]
pub struct HorizonTooLong {
    /// End of the run asked for [s].
    pub end: Seconds,
    /// The longest delay any event may be scheduled ahead [s].
    pub longest_stay: Seconds,
}

impl Horizon {
    /// A run of `end` seconds in which no event is scheduled more than `longest_stay` seconds ahead.
    ///
    /// # Errors
    /// [`HorizonTooLong`] if an event could be scheduled past `u32::MAX` seconds, where time would wrap around silently.
    pub const fn new(end: Seconds, longest_stay: Seconds) -> Result<Self, HorizonTooLong> {
        match end.checked_add(longest_stay) {
            Some(last) if last < Seconds::MAX => Ok(Self { end, longest_stay }),
            _ => Err(HorizonTooLong { end, longest_stay }),
        }
    }

    /// End of the run [s].
    pub const fn end(self) -> Seconds {
        self.end
    }

    /// The longest delay an event may be scheduled ahead [s].
    pub const fn longest_stay(self) -> Seconds {
        self.longest_stay
    }
}

/// Whole days since time zero.
pub const fn day_index(time: Seconds) -> u32 {
    time / DAY
}

/// Whole weeks since time zero.
pub const fn week_index(time: Seconds) -> u32 {
    time / WEEK
}

/// Hour on the clock, 0–23.
pub const fn hour_of_day(time: Seconds) -> u32 {
    time % DAY / HOUR
}

/// Hour of the week, 0–167, from Monday midnight.
pub const fn hour_of_week(time: Seconds) -> u32 {
    time % WEEK / HOUR
}

/// Day of the week, 0–6, Monday is 0.
pub const fn day_of_week(time: Seconds) -> u32 {
    time % WEEK / DAY
}

/// Seconds since the last midnight [s].
pub const fn second_of_day(time: Seconds) -> Seconds {
    time % DAY
}

/// The first instant of a day [s].
pub const fn start_of_day(day: u32) -> Seconds {
    day * DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_face_follows_the_seconds() {
        let tuesday_afternoon = WEEK + DAY + 14 * HOUR + 5 * MINUTE;
        assert_eq!(day_index(tuesday_afternoon), 8);
        assert_eq!(week_index(tuesday_afternoon), 1);
        assert_eq!(day_of_week(tuesday_afternoon), 1);
        assert_eq!(hour_of_day(tuesday_afternoon), 14);
        assert_eq!(hour_of_week(tuesday_afternoon), 38);
        assert_eq!(second_of_day(tuesday_afternoon), 14 * HOUR + 5 * MINUTE);
        assert_eq!(start_of_day(8), WEEK + DAY);
    }

    #[test]
    fn a_run_that_would_wrap_around_is_refused() {
        assert!(Horizon::new(5 * 52 * WEEK, 3 * 365 * DAY).is_ok());
        assert!(Horizon::new(Seconds::MAX - 1, 0).is_ok());
        assert_eq!(
            Horizon::new(Seconds::MAX - 10, 10),
            Err(HorizonTooLong {
                end: Seconds::MAX - 10,
                longest_stay: 10
            })
        );
    }
}
