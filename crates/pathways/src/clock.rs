//! Calendar dates as seconds. Second 0 is Monday 1 January 2018, so that people who were already waiting have a date of referral.

use goodhart_des::time::{DAY, Seconds};

/// Monday 1 January 2018 to Friday 31 December 2021 [days].
const BURN_IN_DAY: u32 = 1460;
/// Thirteen weeks of burn-in [days].
const BURN_IN_DAYS: u32 = 91;

/// Start of the burn-in: 31 December 2021 [s].
pub const BURN_IN_START: Seconds = BURN_IN_DAY * DAY;

/// Start of the run: 1 April 2022 [s].
pub const RUN_START: Seconds = (BURN_IN_DAY + BURN_IN_DAYS) * DAY;

/// Year and month of second 0.
const FIRST_YEAR: u32 = 2018;

/// First seconds of calendar months, from the start of the run.
#[derive(Clone, Debug)]
pub struct MonthCalendar {
    starts: Vec<Seconds>,
}

impl MonthCalendar {
    /// The months of a run of this length [months] and the moment it ends.
    pub fn new(months: u32) -> Self {
        let mut starts = Vec::with_capacity(months as usize + 1);
        let (mut year, mut month) = (FIRST_YEAR + 4, 4);
        let mut start = RUN_START;
        for _ in 0..=months {
            starts.push(start);
            start += days_in(year, month) * DAY;
            (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
        }
        Self { starts }
    }

    /// Number of whole months.
    pub fn months(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// When a month starts; `months()` gives the end of the run [s].
    pub fn start(&self, month: u32) -> Seconds {
        self.starts[month as usize]
    }

    /// End of the run [s].
    pub fn end(&self) -> Seconds {
        self.starts[self.starts.len() - 1]
    }

    /// The month a moment lies in, counted from the start of the run; `None` before it and after its end.
    pub fn month(&self, at: Seconds) -> Option<u32> {
        let after = self.starts.partition_point(|&start| start <= at);
        (after > 0 && after < self.starts.len()).then(|| after as u32 - 1)
    }

    /// ISO date of the first day of a month, counted from the start of the run.
    pub fn iso_date(month: u32) -> String {
        let months = 3 + month;
        format!(
            "{:04}-{:02}-01",
            FIRST_YEAR + 4 + months / 12,
            months % 12 + 1
        )
    }
}

/// Month of the year of a moment, 0 = January.
pub(crate) fn month_of_year(at: Seconds) -> usize {
    year_and_month(at).1 as usize - 1
}

/// Year and month (1 = January) of a moment.
pub(crate) fn year_and_month(at: Seconds) -> (u32, u32) {
    let mut day = at / DAY;
    let mut year = FIRST_YEAR;
    while day >= days_in_year(year) {
        day -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while day >= days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    (year, month)
}

const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in_year(year: u32) -> u32 {
    if is_leap(year) { 366 } else { 365 }
}

/// Days in a month, 1 = January [days].
pub(crate) const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use goodhart_des::time::day_of_week;

    use super::*;

    #[test]
    fn the_run_starts_on_friday_1_april_2022() {
        assert_eq!(day_of_week(RUN_START), 4, "Monday is 0");
        assert_eq!(month_of_year(RUN_START), 3);
        assert_eq!(month_of_year(RUN_START - 1), 2);
        assert_eq!(MonthCalendar::iso_date(0), "2022-04-01");
        assert_eq!(MonthCalendar::iso_date(9), "2023-01-01");
    }

    #[test]
    fn five_years_have_sixty_months_and_two_leap_days_at_most() {
        let calendar = MonthCalendar::new(60);
        assert_eq!(calendar.months(), 60);
        assert_eq!((calendar.end() - RUN_START) / DAY, 5 * 365 + 1);
        assert_eq!(calendar.month(RUN_START - 1), None);
        assert_eq!(calendar.month(RUN_START), Some(0));
        assert_eq!(calendar.month(calendar.end() - 1), Some(59));
        assert_eq!(calendar.month(calendar.end()), None);
    }
}
