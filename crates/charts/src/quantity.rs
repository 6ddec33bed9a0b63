//! A quantity in the unit of its indicator, in words.

use goodhart_report::IndicatorResult;

use crate::numbers::{figure, places};
use crate::words::{Say, Words};

/// Unit of one share less another.
pub const POINTS: &str = "points";

/// `value` with its unit, with the digits that suit numbers of the size of `magnitude`.
pub fn quantity(words: &dyn Words, unit: &str, value: f64, magnitude: f64) -> String {
    let (value, digits) = rounded(words, unit, value, magnitude);
    words.say(message(unit), &[("n", Say::count(words, value, digits))])
}

/// The same without its unit.
pub fn figures(words: &dyn Words, unit: &str, value: f64, magnitude: f64) -> String {
    let (value, digits) = rounded(words, unit, value, magnitude);
    words.number(value, digits)
}

/// The larger of both records' values, which decides on decimals.
pub fn magnitude(result: &IndicatorResult) -> f64 {
    let (reported, real) = (result.reported.median, result.real.median);
    reported.abs().max(real.abs())
}

/// The value to print and its decimals.
fn rounded(words: &dyn Words, unit: &str, value: f64, magnitude: f64) -> (f64, u8) {
    let size = magnitude.abs();
    let (value, digits) = match unit {
        "count" | "pounds" => (figure(value), places(size).min(1)),
        "percent" => (value, if size >= 10.0 { 0 } else { places(size).min(2) }),
        POINTS => (value, if size >= 1.0 { 1 } else { places(size).min(2) }),
        _ => (value, places(size)),
    };
    // neither nearly none nor nearly all is printed as none or all
    let digits = match value.abs() {
        small if small > 0.0 && words.number(value, digits) == words.number(0.0, digits) => {
            places(small).min(2)
        }
        nearly if unit == "percent" && (99.5..100.0).contains(&nearly) => digits.max(1),
        _ => digits,
    };
    (value, digits)
}

fn message(unit: &str) -> &'static str {
    match unit {
        "percent" => "chart-unit-percent",
        POINTS => "chart-unit-points",
        "minutes" => "chart-unit-minutes",
        "days" => "chart-unit-days",
        "weeks" => "chart-unit-weeks",
        "pounds" => "chart-unit-pounds",
        "per_thousand" => "chart-unit-per-thousand",
        _ => "chart-unit-count",
    }
}

/// A round `value` with its unit, e.g. a threshold or the end of a scale: no more decimals than it has, at most two.
pub fn exact(words: &dyn Words, unit: &str, value: f64) -> String {
    let digits = (0..2).find(|digits| trimmed(value, *digits)).unwrap_or(2);
    words.say(message(unit), &[("n", Say::count(words, value, digits))])
}

fn trimmed(value: f64, digits: u8) -> bool {
    let scaled = if digits == 0 { value } else { value * 10.0 };
    (scaled - scaled.round()).abs() < 1e-9
}

/// Plain name of an indicator.
pub fn indicator_name(words: &dyn Words, indicator: &str) -> String {
    name(words, "indicator-", indicator)
}

/// Plain name of a way of gaming.
pub fn strategy_name(words: &dyn Words, strategy: &str) -> String {
    name(words, "strategy-", strategy)
}

fn name(words: &dyn Words, kind: &str, of: &str) -> String {
    let id = [kind, &of.replace('.', "-")].concat();
    let name = words.say(&id, &[]);
    // a name nobody has written yet: the contract name is better than an id of a message
    if name == id { of.to_owned() } else { name }
}
