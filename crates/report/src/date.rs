//! Calendar days: how dates of a scenario are written, and how far into a run they lie.

use std::fmt;

/// Days of a week.
const WEEK: i64 = 7;
/// Months with 1 March as the first, so that the leap day ends a year.
const MARCH: i64 = 3;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `2024-04-01`; nothing else is a date.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if text.len() != 10 || !plain {
            return None;
        }
        let [year, month, day] = [0..4, 5..7, 8..10].map(|part| text[part].parse().unwrap_or(0));
        let date = Self { year, month, day };
        let exists = (1..=12).contains(&month) && day >= 1 && day <= date.days_in_month();
        exists.then_some(date)
    }

    /// 1 April of a year, when runs begin.
    pub const fn first_of_april(year: u32) -> Self {
        Self {
            year,
            month: 4,
            day: 1,
        }
    }

    /// Days from `other` to this day; negative if this one is earlier [days].
    pub fn days_after(self, other: Self) -> i64 {
        self.number() - other.number()
    }

    /// The day so many weeks later.
    #[must_use]
    pub fn plus_weeks(self, weeks: u32) -> Self {
        let mut date = self;
        for _ in 0..i64::from(weeks) * WEEK {
            date = date.tomorrow();
        }
        date
    }

    fn tomorrow(self) -> Self {
        let Self { year, month, day } = self;
        if day < self.days_in_month() {
            Self {
                day: day + 1,
                ..self
            }
        } else if month < 12 {
            Self {
                year,
                month: month + 1,
                day: 1,
            }
        } else {
            Self {
                year: year + 1,
                month: 1,
                day: 1,
            }
        }
    }

    fn days_in_month(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Days since 1 March of the year 0. Source: the usual count with years that begin in March.
    fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month < MARCH {
            (year - 1, month + 12 - MARCH)
        } else {
            (year, month - MARCH)
        };
        let leap_days = year / 4 - year / 100 + year / 400;
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        for text in ["2024-02-29", "2022-04-01", "2000-02-29", "2023-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2022-13-01",
            "2022-00-10",
            "2022-04-31",
            "2022-4-1",
            "01-04-2022",
            "2022/04/01",
            "2022-04-01 ",
            "२०२२-०४-०१",
            "2022-04-+1",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let begin = Date::first_of_april(2022);
        assert_eq!(begin.days_after(begin), 0);
        assert_eq!(date("2022-03-31").days_after(begin), -1);
        assert_eq!(date("2023-04-01").days_after(begin), 365);
        assert_eq!(date("2024-04-01").days_after(begin), 731);
        assert_eq!(begin.plus_weeks(104).days_after(begin), 728);
        assert_eq!(begin.plus_weeks(104).to_string(), "2024-03-29");
    }
}
