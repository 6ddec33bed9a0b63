//! Scenario, Report and the other wire types, links and digests: what shells and charts need without the model.
//!
//! A scenario is named by text in three places (files, links, `key=value` pairs). All three become pairs of key and text and
//! meet the one registry of levers, [`LEVERS`]; nothing else knows a lever's range or default.

mod change;
mod choices;
mod comparison;
mod date;
mod decimal;
mod digest;
#[cfg(feature = "files")]
mod grid;
mod input;
mod json;
mod known;
mod lever_table;
mod lever_value;
mod levers;
mod link;
mod names;
mod percent;
mod preset_text;
mod resolve;
mod result;
mod scenario;
#[cfg(feature = "files")]
mod toml_text;
mod window;

pub use change::Change;
pub use choices::{Icb, Judged, Ministers, Order, World};
pub use comparison::{
    Compared, ComparedWorld, Comparison, Difference, HarmComparison, IndicatorComparison,
    WorldComparison,
};
pub use date::Date;
pub use decimal::read_number;
pub use digest::{Digest, digest_hex, run_digest, scenario_digest};
#[cfg(feature = "files")]
pub use grid::{Axis, Grid};
pub use input::InputError;
pub use json::{attribution_json, to_json};
pub use known::{Known, NumberSpec};
pub use lever_table::LEVERS;
pub use levers::{Group, Kind, LeverSpec, entries, lever, set};
#[cfg(feature = "packing")]
pub use link::to_query;
pub use link::{
    LONGEST_READABLE, MOST_READABLE_ASSUMPTIONS, Notice, Opened, Query, open_link, pairs_from_link,
};
pub use preset_text::toml_note;
pub use resolve::{Pair, pair, preset_scenario, resolve};
pub use result::*;
pub use scenario::Scenario;
#[cfg(feature = "files")]
pub use toml_text::pairs_from_toml;

/// Version of the model: a change in it may change numbers. Links and results carry it.
pub const MODEL_VERSION: &str = "0.8.0";

/// Keys that say something about a scenario file or preset and change nothing.
const FOR_READERS: &[&str] = &["title", "about"];
