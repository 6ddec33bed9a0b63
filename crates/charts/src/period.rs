//! When a report speaks about.

use goodhart_report::Report;

use crate::words::{Say, Words};

/// Year and month (0 = January) of a month of the horizon; 2000 where the report does not say.
pub fn month(report: &Report, index: u32) -> (u32, u32) {
    let mut parts = report.first_month.split('-');
    let year: u32 = parts
        .next()
        .and_then(|part| part.parse().ok())
        .unwrap_or(2_000);
    let first: u32 = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
    let months = (first.clamp(1, 12) - 1) + index;
    (year + months / 12, months % 12)
}

/// How many weeks end in each month of the horizon. Weeks are counted from its first day.
pub fn weeks_ended(report: &Report) -> Vec<f64> {
    let mut days = 0;
    let weeks = (0..report.months).map(|index| {
        let before = days / 7;
        days += match month(report, index) {
            (year, 1) => 28 + u32::from(year % 4 == 0),
            (_, 3 | 5 | 8 | 10) => 30,
            _ => 31,
        };
        f64::from(days / 7 - before)
    });
    weeks.collect()
}

/// "April 2022 to March 2027", from the months complete.
pub fn span(report: &Report, words: &dyn Words) -> String {
    let last = report.months.max(1) - 1;
    words.say(
        "chart-span",
        &[
            ("from", Say::text(month_name(report, 0, words))),
            ("to", Say::text(month_name(report, last, words))),
        ],
    )
}

/// "April 2022".
pub fn month_name(report: &Report, index: u32, words: &dyn Words) -> String {
    let (year, month) = month(report, index);
    let id = ["chart-month-", &words.number(f64::from(month + 1), 0)].concat();
    words.say(&id, &[("year", Say::text(year_name(year)))])
}

/// A year, which is never grouped by thousands.
pub fn year_name(year: u32) -> String {
    crate::numbers::plain(f64::from(year))
}

/// Years complete, at least one month's worth.
pub fn years(report: &Report) -> f64 {
    f64::from(report.months.max(1)) / 12.0
}

/// What the marks of the world before stand for, after a subtitle.
pub fn said_of(before: &Report, words: &dyn Words) -> String {
    let count = |value: f64| Say::count(words, value, 0);
    words.say(
        "chart-before",
        &[
            ("targets", count(f64::from(before.in_force))),
            ("money", count(before.scenario.funding)),
        ],
    )
}

/// How many runs there are: of one alone no message says what needs ten.
pub fn runs(report: &Report, words: &dyn Words) -> Say {
    Say::count(words, f64::from(report.replications.max(1)), 0)
}
