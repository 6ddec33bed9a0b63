//! Scenario to report: where the circle closes.
//!
//! Once a week: pathways have run → the ledger was measured (real and reported) → boards review what they see → levers are set →
//! pathways run on. A [`Replication`] depends on (scenario, seed, replication) alone; [`summarise`] turns outcomes into a report.

mod assumptions;
mod attribution;
mod bands;
mod behaviour;
mod burn_in;
mod checks;
mod known;
mod means;
mod outcome;
mod parameters;
mod prepare;
mod presets;
mod registry;
mod replication;
mod summary;
pub mod validation;
mod world;

pub use assumptions::Assumptions;
pub use attribution::{Against, Method, attribution};
pub use burn_in::BurnIns;
pub use checks::{Check, checks};
pub use known::with_known;
pub use outcome::Outcome;
pub use prepare::{Prepared, Turn, prepare};
pub use registry::{
    IndicatorLine, StrategyLine, TargetLine, assumptions, indicators, presets_list, sources,
    strategies, targets,
};
pub use replication::{Progress, Replication};
pub use summary::{Detail, run, summarise};
