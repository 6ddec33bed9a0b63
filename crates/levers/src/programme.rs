//! Programmes: services that are not simulated patient by patient but as a stock of coverage or quality. One list, `programmes.toml`.

use crate::Stream;

/// Unit in which a programme's indicator is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeUnit {
    /// Per cent of those it is for.
    Percent,
    /// A multiple of a standard.
    Ratio,
    /// Days.
    Days,
    /// Cases a month in the place, or, where it is for nobody in particular, a score.
    Count,
}

/// One programme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Programme {
    /// The stream of care whose time and board it has.
    pub stream: Stream,
    /// Unit of its indicator.
    pub unit: ProgrammeUnit,
    /// Whether the indicator shows what is missing and not the level.
    pub gap: bool,
    /// Value of the indicator where all of that is so [its unit; per cent as a fraction].
    pub scale: f64,
    /// Level in the start state [parts per million].
    pub start: u32,
    /// Low end of what that level could have been [parts per million].
    pub low: u32,
    /// High end of it [parts per million].
    pub high: u32,
    /// Most that is taken as reachable [parts per million].
    pub ceiling: u32,
    /// Those it is for [people in 100,000 residents a year].
    pub demand: f64,
    /// Expected deaths of one person missed below the ceiling [10⁻⁶].
    pub micro_deaths: f64,
    /// Healthy years she loses, deaths included [10⁻⁶ QALYs].
    pub micro_qalys: f64,
    /// Whether another system than the service records it; the rest can be ticked without being done.
    pub checked: bool,
    /// Whether its harm belongs to prevention.
    pub prevention: bool,
}

impl Programme {
    /// All programmes in registry order.
    pub fn all() -> &'static [Self] {
        &LIST
    }

    /// Whether its indicator counts cases, as many as a month has; a count for nobody in particular is a score.
    pub fn counts_cases(&self) -> bool {
        matches!(self.unit, ProgrammeUnit::Count) && self.demand > 0.0
    }
}

include!(concat!(env!("OUT_DIR"), "/programmes.rs"));
