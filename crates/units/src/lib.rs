//! Quantities with their units: minutes, weeks, probabilities, beds, shares.
//!
//! A parameter file names its unit by one word of a closed list, [`Unit`]; the same list gives each
//! unit its own type, so that hours are never added to weeks by mistake. To add a unit, add one
//! line to the table in `quantities.rs`; nothing else knows the list.

mod conversions;
mod quantities;

pub use quantities::*;
