//! Calendar dates as seconds. Second 0 is a Monday four years before the run, so that people who were already waiting have a date of
//! referral: Monday 1 January 2018 for the start state of 2022, within three days of 1 January for the others.

use goodhart_des::time::{DAY, Seconds};

/// Monday 1 January 2018 to Friday 31 December 2021 [days].
const BURN_IN_DAY: u32 = 1460;
/// Thirteen weeks of burn-in [days].
const BURN_IN_DAYS: u32 = 91;

/// Start of the burn-in of 2022: 31 December 2021 [s].
pub const BURN_IN_START: Seconds = BURN_IN_DAY * DAY;

/// Start of the run of 2022: 1 April 2022 [s].
pub const RUN_START: Seconds = (BURN_IN_DAY + BURN_IN_DAYS) * DAY;

/// Whole years before the year of the start with which the calendar begins.
const YEARS_BEFORE: u32 = 4;
/// 1 January four years before to 1 April of the start; one of those years is a leap year [days].
const DAYS_BEFORE: u32 = BURN_IN_DAY + BURN_IN_DAYS;
/// Weekday of 1 April 2022, from Monday.
const WEEKDAY_OF_2022: u32 = 4;

/// When a run begins: on 1 April of a year, on its true weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    year: u32,
    /// Days from second 0 to 1 April: as in 2022, moved to the weekday.
    day: u32,
}

impl Start {
    /// The start of 2022/23.
    pub const DEFAULT: Self = Self {
        year: 2022,
        day: DAYS_BEFORE,
    };

    /// 1 April of a year that is no leap year and follows one within four.
    pub fn of(year: u32) -> Self {
        let from = year.min(Self::DEFAULT.year);
        let days: u32 = (from..Self::DEFAULT.year)
            .map(|year| days_in_year(year + 1))
            .sum();
        let weekday = (WEEKDAY_OF_2022 + 7 - days % 7) % 7;
        // The nearest day with that weekday: the calendar begins a few days sooner or later.
        let day = DAYS_BEFORE + (weekday + 10 - WEEKDAY_OF_2022) % 7 - 3;
        Self { year, day }
    }

    /// The year.
    pub fn year(self) -> u32 {
        self.year
    }

    /// Start of the burn-in, thirteen weeks before the run [s].
    pub fn burn_in(self) -> Seconds {
        (self.day - BURN_IN_DAYS) * DAY
    }

    /// Start of the run [s].
    pub fn run(self) -> Seconds {
        self.day * DAY
    }

    /// ISO date of the first day of a month, counted from the start of the run.
    pub fn iso_date(self, month: u32) -> String {
        let months = 3 + month;
        format!("{:04}-{:02}-01", self.year + months / 12, months % 12 + 1)
    }

    /// Month of the year of a moment, 0 = January.
    pub(crate) fn month_of_year(self, at: Seconds) -> usize {
        self.year_and_month(at).1 as usize - 1
    }

    /// Year and month (1 = January) of a moment from the burn-in on.
    pub(crate) fn year_and_month(self, at: Seconds) -> (u32, u32) {
        let mut day = (at / DAY + DAYS_BEFORE).saturating_sub(self.day);
        let mut year = self.year - YEARS_BEFORE;
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
}

impl Default for Start {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// First seconds of calendar months, from the start of the run.
#[derive(Clone, Debug)]
pub struct MonthCalendar {
    starts: Vec<Seconds>,
}

impl MonthCalendar {
    /// The months of a run of this length [months] and the moment it ends.
    pub fn new(begin: Start, months: u32) -> Self {
        let mut starts = Vec::with_capacity(months as usize + 1);
        let (mut year, mut month) = (begin.year, 4);
        let mut start = begin.run();
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
        let start = Start::of(2022);
        assert_eq!(start, Start::DEFAULT);
        assert_eq!((start.burn_in(), start.run()), (BURN_IN_START, RUN_START));
        assert_eq!(start.month_of_year(RUN_START), 3);
        assert_eq!(start.month_of_year(RUN_START - 1), 2);
        assert_eq!(start.iso_date(0), "2022-04-01");
        assert_eq!(start.iso_date(9), "2023-01-01");
    }

    #[test]
    fn other_starts_fall_on_their_own_weekday_and_date() {
        for (year, weekday) in [(2002, 0), (2010, 3)] {
            let start = Start::of(year);
            assert_eq!(day_of_week(start.run()), weekday, "1 April {year}");
            assert_eq!(start.year_and_month(start.run()), (year, 4));
            assert_eq!(start.year_and_month(start.run() - 1), (year, 3));
            assert_eq!(start.year_and_month(start.burn_in()), (year - 1, 12));
            assert_eq!(start.iso_date(9), format!("{}-01-01", year + 1));
        }
        let calendar = MonthCalendar::new(Start::of(2002), 24);
        let leap_day = calendar.start(22) + 28 * DAY;
        assert_eq!(Start::of(2002).year_and_month(leap_day), (2004, 2));
    }

    #[test]
    fn five_years_have_sixty_months_and_two_leap_days_at_most() {
        let calendar = MonthCalendar::new(Start::DEFAULT, 60);
        assert_eq!(calendar.months(), 60);
        assert_eq!((calendar.end() - RUN_START) / DAY, 5 * 365 + 1);
        assert_eq!(calendar.month(RUN_START - 1), None);
        assert_eq!(calendar.month(RUN_START), Some(0));
        assert_eq!(calendar.month(calendar.end() - 1), Some(59));
        assert_eq!(calendar.month(calendar.end()), None);
    }
}
