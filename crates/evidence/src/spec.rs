//! What is known about one parameter, besides the value a run uses.

use goodhart_units::Unit;

use crate::{Source, Status};

/// Whether this build carries texts and where they come from. WebAssembly is loaded by every reader of the page, and nobody reads them there.
const HAS_TEXTS: bool = cfg!(not(target_family = "wasm"));

/// The text of a generated constant; empty in WebAssembly.
pub const fn text(text: &'static str) -> &'static str {
    if HAS_TEXTS { text } else { "" }
}

/// As [`text`], of a list.
pub const fn texts(texts: &'static [&'static str]) -> &'static [&'static str] {
    if HAS_TEXTS { texts } else { &[] }
}

/// As [`text`], where there may be none.
pub const fn optional_text(text: Option<&'static str>) -> Option<&'static str> {
    if HAS_TEXTS { text } else { None }
}

/// The source of a generated constant; none in WebAssembly.
pub const fn source(source: &'static Source) -> Option<&'static Source> {
    if HAS_TEXTS { Some(source) } else { None }
}

/// The sources of a generated set; none in WebAssembly.
pub const fn sources(sources: &'static [Source]) -> &'static [Source] {
    if HAS_TEXTS { sources } else { &[] }
}

/// A parameter with one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// File and name, e.g. `emergency.cubicles`.
    pub key: &'static str,
    /// What it means.
    pub description: &'static str,
    /// Unit of `value`, `low` and `high`.
    pub unit: Unit,
    /// Default [`unit`].
    pub value: f64,
    /// Lowest plausible value [`unit`]; end of the slider.
    pub low: f64,
    /// Highest plausible value [`unit`]; other end of the slider.
    pub high: f64,
    /// How the value was come by.
    pub status: Status,
    /// Where it was found; none only if assumed.
    pub source: Option<&'static Source>,
    /// Where in the source, e.g. `table 2`; empty if there is no source.
    pub locator: &'static str,
    /// Why this value; always there if assumed or calibrated.
    pub because: Option<&'static str>,
}

/// A parameter that is a profile, such as a share for each of 24 hours, sourced as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpecArray {
    /// File and name, e.g. `emergency.arrivals_by_hour`.
    pub key: &'static str,
    /// What it means.
    pub description: &'static str,
    /// Unit of every element.
    pub unit: Unit,
    /// Defaults [`unit`], in the order the description says.
    pub values: &'static [f64],
    /// Lowest value of any element [`unit`]; may be negative infinity.
    pub low: f64,
    /// Highest value of any element [`unit`]; may be infinity.
    pub high: f64,
    /// What the elements must sum to [`unit`], if anything.
    pub sum: Option<f64>,
    /// How the values were come by.
    pub status: Status,
    /// Where they were found; none only if assumed.
    pub source: Option<&'static Source>,
    /// Where in the source; empty if there is no source.
    pub locator: &'static str,
    /// Why these values; always there if assumed or calibrated.
    pub because: Option<&'static str>,
}

/// What differs in a start state from the parameters as their files have them.
#[derive(Clone, Copy, Debug)]
pub struct StartState {
    /// Year in which it begins, on 1 April.
    pub year: u16,
    /// Single numbers.
    pub specs: &'static [Spec],
    /// Profiles.
    pub arrays: &'static [SpecArray],
}
