//! Staff of one provider group, week by week: hiring, leaving, temporary staff and what an hour of work yields.
//!
//! Numbers of staff are multiples of the substantive staff in post in the start state, so the start state is 1 in every
//! group. Nobody is made redundant: with less money those who leave are not replaced and temporary staff are not called.
//! Nothing here knows of targets; pressure arrives as `strain` and administration as a share of time.

mod group;
mod hiring;
mod inert;
mod leaving;
mod output;
mod parameters;
mod week;
mod workforce;

pub use group::Group;
pub use inert::inert;
pub use output::{Conditions, output_per_hour};
pub use parameters::*;
pub use week::{StartLoad, WeekInput, WeekStaff};
pub use workforce::Workforce;

/// Weeks of a working year [weeks].
pub(crate) const WEEKS_PER_YEAR: f64 = 52.0;
