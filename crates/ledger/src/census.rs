//! Counts taken at fixed moments: beds every day, waiting lists at the end of a month.

use crate::Seconds;

/// Beds at the daily census.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BedCensus {
    /// Moment of the census [s].
    pub at: Seconds,
    /// General and acute beds open [beds].
    pub open: u32,
    /// Beds occupied [beds].
    pub occupied: u32,
    /// Patients fit to leave and still in a bed [people].
    pub delayed: u32,
    /// Of those, waiting for social care [people].
    pub awaiting_social_care: u32,
    /// Patients in the emergency department waiting for a bed [people].
    pub boarding: u32,
    /// Expected avoidable incidents on the wards since the last census [10⁻⁶ incidents].
    pub micro_incidents: u64,
}

/// One patient on the waiting list at a census.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// Whether there is a decision to admit.
    pub decided: bool,
    /// The patient's own wait so far [s], counted while the need is unmet, whatever the list says.
    pub real: Option<Seconds>,
    /// Wait under the official definition [s], if the patient is on the list by right.
    pub official: Option<Seconds>,
    /// Wait as written down [s], if the patient is on the list as written down.
    pub reported: Option<Seconds>,
}

/// Totals beside the entries of a waiting-list census.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCensus {
    /// Moment of the census [s].
    pub at: Seconds,
    /// Follow-up appointments past their due date [people].
    pub follow_up_overdue: u32,
    /// Follow-up appointments open [people].
    pub follow_up_open: u32,
}
