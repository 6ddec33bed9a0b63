//! Conversions that hold everywhere. Months have no fixed length and so have none.

use crate::{Days, Hours, Minutes, PerDay, PerHour, PerWeek, Percent, Probability, Share, Weeks};

const SECONDS_PER_MINUTE: f64 = 60.0;
const MINUTES_PER_HOUR: f64 = 60.0;
const HOURS_PER_DAY: f64 = 24.0;
const DAYS_PER_WEEK: f64 = 7.0;
const PERCENT_PER_WHOLE: f64 = 100.0;

impl Minutes {
    /// Whole seconds, rounded to the nearest [s]; the integer clock of the simulation.
    pub fn seconds(self) -> u32 {
        (self.get() * SECONDS_PER_MINUTE).round() as u32
    }
}

impl Hours {
    /// The same span in minutes.
    pub const fn minutes(self) -> Minutes {
        Minutes::new(self.get() * MINUTES_PER_HOUR)
    }

    /// Whole seconds, rounded to the nearest [s].
    pub fn seconds(self) -> u32 {
        self.minutes().seconds()
    }
}

impl Days {
    /// The same span in hours.
    pub const fn hours(self) -> Hours {
        Hours::new(self.get() * HOURS_PER_DAY)
    }

    /// The same span in minutes.
    pub const fn minutes(self) -> Minutes {
        self.hours().minutes()
    }

    /// Whole seconds, rounded to the nearest [s].
    pub fn seconds(self) -> u32 {
        self.minutes().seconds()
    }
}

impl Weeks {
    /// The same span in days.
    pub const fn days(self) -> Days {
        Days::new(self.get() * DAYS_PER_WEEK)
    }

    /// Whole seconds, rounded to the nearest [s].
    pub fn seconds(self) -> u32 {
        self.days().seconds()
    }
}

impl PerHour {
    /// The same rate per day.
    pub const fn per_day(self) -> PerDay {
        PerDay::new(self.get() * HOURS_PER_DAY)
    }
}

impl PerDay {
    /// The same rate per hour.
    pub const fn per_hour(self) -> PerHour {
        PerHour::new(self.get() / HOURS_PER_DAY)
    }

    /// The same rate per week.
    pub const fn per_week(self) -> PerWeek {
        PerWeek::new(self.get() * DAYS_PER_WEEK)
    }
}

impl PerWeek {
    /// The same rate per day.
    pub const fn per_day(self) -> PerDay {
        PerDay::new(self.get() / DAYS_PER_WEEK)
    }
}

impl Percent {
    /// The same part of the whole, from 0 to 1.
    pub const fn share(self) -> Share {
        Share::new(self.get() / PERCENT_PER_WHOLE)
    }
}

impl Share {
    /// The same part of the whole, from 0 to 100.
    pub const fn percent(self) -> Percent {
        Percent::new(self.get() * PERCENT_PER_WHOLE)
    }
}

impl Probability {
    /// The probability that it does not happen.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self::new(1.0 - self.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_become_whole_seconds() {
        assert_eq!(Minutes::new(0.508).seconds(), 30);
        assert_eq!(Hours::new(4.0).seconds(), 14_400);
        assert_eq!(Weeks::new(2.0).seconds(), 1_209_600);
        assert_eq!(Weeks::new(2.0).days(), Days::new(14.0));
    }

    #[test]
    fn rates_and_shares_convert_both_ways() {
        assert_eq!(PerDay::new(48.0).per_hour(), PerHour::new(2.0));
        assert_eq!(PerHour::new(2.0).per_day(), PerDay::new(48.0));
        assert_eq!(PerDay::new(2.0).per_week().per_day(), PerDay::new(2.0));
        assert_eq!(Percent::new(25.0).share(), Share::new(0.25));
        assert_eq!(Share::new(0.25).percent(), Percent::new(25.0));
        assert_eq!(Probability::new(0.25).complement(), Probability::new(0.75));
    }
}
