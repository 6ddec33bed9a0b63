//! Everything that can be wrong with a parameter file, in words that say what would be right.

use std::fmt;

use goodhart_units::Unit;

use crate::check::STATUSES;

/// One thing wrong with one file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{file}.toml: {}{wrong}", Place(.key))]
pub struct Problem {
    /// Name of the file without `.toml`.
    pub file: String,
    /// The parameter or `source.<id>`; empty if the file as a whole is meant.
    pub key: String,
    /// What is wrong, and what is allowed.
    pub wrong: Wrong,
}

/// The ways to be wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages are the documentation")]
pub enum Wrong {
    #[error("not valid TOML: {0}")]
    Syntax(String),
    #[error("{0}")]
    Shape(String),
    #[error(
        "is not a table; write [{0}] with description, unit, value, low, high, status, source, where"
    )]
    NotATable(String),
    #[error("holds no parameter")]
    Empty,
    #[error(
        "name is not snake_case; allowed are a-z, 0-9 and single _ between them, a letter first"
    )]
    NotSnakeCase,
    #[error("name is a word of the Rust language; choose another")]
    Keyword,
    #[error("`{0}` is missing")]
    Missing(&'static str),
    #[error("has neither `value` (a number) nor `values` (a profile)")]
    NoValue,
    #[error("has both `value` and `values`; keep one")]
    BothValues,
    #[error("`values` is empty")]
    NoValues,
    #[error("`sum` belongs to a profile (`values`) only")]
    SumOfOne,
    #[error("unknown unit `{0}`; allowed are {units}", units = list(Unit::ALL.iter().map(|unit| unit.word())))]
    UnknownUnit(String),
    #[error("unknown status `{0}`; allowed are {statuses}", statuses = list(STATUSES.iter().map(|(word, _)| *word)))]
    UnknownStatus(String),
    #[error("`{field}` is {value}, which is not a finite number")]
    NotFinite { field: String, value: f64 },
    #[error("`{field}` is {value}, but a {unit} lies in {low} to {high}")]
    Unphysical {
        field: String,
        value: f64,
        unit: Unit,
        low: f64,
        high: f64,
    },
    #[error("`low` {low} is above `high` {high}")]
    LowAboveHigh { low: f64, high: f64 },
    #[error("`{field}` {value} is outside `low` {low} to `high` {high}")]
    OutOfRange {
        field: String,
        value: f64,
        low: f64,
        high: f64,
    },
    #[error("`values` sum to {found}, not to {wanted} (allowed error 0.000001)")]
    WrongSum { found: f64, wanted: f64 },
    #[error("no `source`; only status \"assumed\" may go without")]
    Unsourced,
    #[error("unknown source `{id}`; this file has {known}")]
    UnknownSource { id: String, known: String },
    #[error("`where` says a place in a source, but there is no `source`")]
    WhereWithoutSource,
    #[error("status \"{0}\" needs `because`")]
    NoReason(&'static str),
    #[error("is used by no parameter")]
    UnusedSource,
    #[error("`year` is {0}; allowed are 1900 to 2100")]
    ImplausibleYear(i64),
    #[error("`url` is `{0}`; it must start with https:// or http://")]
    NotAnAddress(String),
    #[error("would give the same struct {name} as {other}.toml; rename one")]
    SameStruct { name: String, other: String },
    #[error(
        "is described otherwise in {other}.toml; author, title, year, url and licence must agree"
    )]
    SourcesDiffer { other: String },
    #[error("a start state is named by its year, such as 2002.toml")]
    NotAYear,
    #[error("is no parameter; a start state can only change one of params/")]
    UnknownParameter,
    #[error("its unit in params/ is {0}; a start state cannot change that")]
    OtherUnit(Unit),
    #[error("has not the number of values that it has in params/")]
    OtherShape,
}

/// A list for a message: `a, b, c`, or `none`.
pub(crate) fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

struct Place<'a>(&'a str);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            "" => Ok(()),
            key => write!(f, "{key}: "),
        }
    }
}
