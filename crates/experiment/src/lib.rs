//! Scenario to report: where the circle closes.
//!
//! Once a week: pathways have run → the ledger was measured (real and reported) → boards review what they see → levers are set →
//! pathways run on. A [`Replication`] depends on (scenario, seed, replication) alone; [`summarise`] turns outcomes into a report.

mod assumptions;
mod attribution;
mod bands;
mod behaviour;
mod burn_in;
#[cfg(not(target_arch = "wasm32"))] // only in_full calls it
mod by_place;
mod cabinet;
mod checks;
mod collapse;
mod comparison;
mod gap;
#[cfg(not(target_arch = "wasm32"))] // no page calls it
mod in_full;
mod known;
mod means;
mod outcome;
mod parameters;
mod parcel;
mod places;
pub mod plausible;
mod prepare;
mod presets;
mod registry;
mod replication;
pub mod sensitivity;
mod summary;
mod targets_in_force;
mod terminal;
mod toll;
pub mod validation;
mod world;

pub use assumptions::Assumptions;
pub use attribution::{Against, Method, attribution, split_of, worlds};
pub use burn_in::BurnIns;
pub use checks::{Check, checks, everywhere, lever_ends, merged, of_one_world};
#[cfg(feature = "fault-injection")]
pub use checks::{Fault, checks_with};
pub use comparison::{Answers, Ran, comparison};
#[cfg(not(target_arch = "wasm32"))]
pub use in_full::in_full;
pub use known::with_known;
pub use outcome::Outcome;
pub use places::Endowment;
pub use prepare::{Prepared, Turn, prepare};
pub use registry::{
    IndicatorLine, StrategyLine, TargetLine, assumptions, indicators, presets_list, sources,
    strategies, targets,
};
pub use replication::{Progress, Replication};
pub use summary::{Detail, run, summarise};
pub use toll::Toll;
