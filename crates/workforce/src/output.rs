//! What an hour of work yields: money and staff alone did not restore output after 2019.

use crate::{OutputParameters, Parameters};

/// The conditions under which an hour is worked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditions {
    /// Share of beds occupied [0–1].
    pub occupancy: f64,
    /// Share of planned lists cancelled [0–1].
    pub cancelled_share: f64,
    /// Newcomers a year per member of staff, from [`crate::WeekStaff::turnover`] [ratio].
    pub turnover: f64,
    /// Clinical hours for each room there is, as a multiple of the start state's [ratio].
    pub hours: f64,
    /// Equipment and IT in working age, as a multiple of the start state's [ratio].
    pub equipment: f64,
}

/// Output per hour `now`, as a multiple of that in the `start` state [ratio]; exactly 1 if the conditions are the same.
///
/// Falls above the occupancy bound, with cancelled lists, with newcomers, where more hours are worked on one estate and where equipment ages.
pub fn output_per_hour(parameters: &Parameters, now: Conditions, start: Conditions) -> f64 {
    unhindered_share(parameters, now) / unhindered_share(parameters, start)
}

/// Output per hour relative to one that nothing hinders [0–1].
fn unhindered_share(parameters: &Parameters, conditions: Conditions) -> f64 {
    let output = &parameters.output;
    let lost = output.occupancy.get()
        * (conditions.occupancy - output.occupancy_bound.get()).max(0.0)
        + output.cancelled.get() * conditions.cancelled_share
        + output.turnover.get() * conditions.turnover;
    (1.0 - lost).max(output.least.get())
        * crowded(output, conditions.hours)
        * libm::pow(conditions.equipment.max(0.0), output.equipment.get())
}

/// Output per hour when hours are added on one estate: total output rises with `1 - crowding` and never falls.
fn crowded(output: &OutputParameters, hours: f64) -> f64 {
    let added = (hours - 1.0).max(0.0);
    (1.0 + (1.0 - output.crowding.get()) * added) / (1.0 + added)
}
