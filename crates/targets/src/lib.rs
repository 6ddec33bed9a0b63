//! Targets as objects: clock rules, breach, indicators, dashboards, reported and real.

mod book;
mod cancer;
pub mod catalogue;
mod census;
mod clerk;
mod counting;
mod dashboard;
pub mod definition;
#[cfg(feature = "fault-injection")]
mod fault;
mod indicator;
mod limits;
mod measures;
mod pages;
mod paid_points;
mod response_times;
mod results;
mod traces;
mod weeks;

pub use book::{Book, ED_SPLIT, Fraction};
pub use dashboard::{Dashboard, View};
pub use indicator::{Better, Indicator, IndicatorUnit, PROGRAMMES, Record, UNCHECKED};
pub use limits::Limits;
pub use measures::{FIFTHS, Measures};
pub use results::{HarmSum, Results};
pub use traces::{Moved, Trace, Traced};
