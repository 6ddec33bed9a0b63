//! Facts about ambulances: a clock that stops at any first vehicle, against one that stops at the vehicle a patient needs.

use goodhart_report::Band;
use goodhart_targets::Indicator;

use super::seen::{Seen, mean_of};
use super::worlds::{World, Worlds, YEAR};

/// The first year of the trial, 2016/17.
const TRIED: std::ops::Range<u32> = 6 * YEAR..7 * YEAR;
const PERCENT: f64 = 100.0;

/// Change of vehicles per incident; how much sooner the most serious calls have the vehicle they need.
pub(super) fn right_vehicle(worlds: &Worlds) -> Vec<Option<Band>> {
    let at = |seen: &Seen, indicator| seen.value(indicator, TRIED);
    let pairs = || worlds.pairs(World::RightVehicle, World::After2010);
    let vehicles = Indicator::VehiclesPerIncident;
    let response = Indicator::AmbulanceC1Mean;
    vec![
        mean_of(pairs().map(|(right, first)| at(right, vehicles) - at(first, vehicles))),
        mean_of(
            pairs()
                .map(|(right, first)| (1.0 - at(right, response) / at(first, response)) * PERCENT),
        ),
    ]
}
