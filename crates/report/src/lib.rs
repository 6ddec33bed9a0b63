//! Scenario, Report and the other wire types, links and digests: what shells and charts need without the model.
//!
//! A scenario is named by text in three places (files, links, `key=value` pairs). All three become pairs of key and text and
//! meet the one registry of levers, [`LEVERS`]; nothing else knows a lever's range or default.

mod choices;
mod input;
mod known;
mod lever_table;
mod lever_value;
mod levers;
mod result;
mod scenario;

pub use choices::{Judged, Order, World};
pub use input::InputError;
pub use known::{Known, NumberSpec};
pub use lever_table::LEVERS;
pub use levers::{Group, Kind, LeverSpec, entries, lever, set};
pub use result::*;
pub use scenario::Scenario;

/// Version of the model: a change in it may change numbers. Links and results carry it.
pub const MODEL_VERSION: &str = "0.1.0";
