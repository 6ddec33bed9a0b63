//! How demand varies over the hour, the weekday and the month.

use goodhart_des::time::{DAY, HOUR, Seconds, day_of_week, hour_of_day};

use crate::clock::{Start, days_in};

/// Demand relative to the mean hour of the year, by hour, weekday and month.
#[derive(Clone, Debug)]
pub(crate) struct Season {
    hour: [f64; 24],
    weekday: [f64; 7],
    month: [f64; 12],
}

impl Season {
    /// Profiles are normalised to mean 1. `by_month` counts whole months and is turned into days.
    pub(crate) fn new(by_hour: &[f64; 24], by_weekday: &[f64; 7], by_month: &[f64; 12]) -> Self {
        let mut month = *by_month;
        for (index, value) in month.iter_mut().enumerate() {
            *value /= f64::from(days_in(2022, index as u32 + 1));
        }
        Self {
            hour: with_mean_one(by_hour),
            weekday: with_mean_one(by_weekday),
            month: with_mean_one(&month),
        }
    }

    /// Demand in the hour that starts at `at`, relative to the mean hour.
    pub(crate) fn at(&self, at: Seconds, month: usize) -> f64 {
        debug_assert!(at.is_multiple_of(HOUR));
        self.hour[hour_of_day(at) as usize]
            * self.weekday[day_of_week(at) as usize]
            * self.month[month]
    }

    /// The same within the day only.
    pub(crate) fn hour(&self, at: Seconds) -> f64 {
        self.hour[hour_of_day(at) as usize]
    }
}

/// The month of the year, looked up once a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct MonthOfYear {
    day: u32,
    month: usize,
}

impl MonthOfYear {
    pub(crate) fn at(&mut self, at: Seconds, start: Start) -> usize {
        if self.day != at / DAY {
            self.day = at / DAY;
            self.month = start.month_of_year(at);
        }
        self.month
    }
}

/// A profile scaled to mean 1.
pub(crate) fn with_mean_one<const N: usize>(profile: &[f64; N]) -> [f64; N] {
    let mean = profile.iter().sum::<f64>() / N as f64;
    profile.map(|value| value / mean)
}
