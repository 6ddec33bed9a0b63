//! Ambulance responses and handovers.

use crate::{Clock, Seconds};

/// Urgency of an incident, as in the Ambulance Response Programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Life-threatening.
    C1,
    /// Emergency.
    C2,
    /// Urgent.
    C3,
    /// Less urgent.
    C4,
}

impl Category {
    /// All categories, most urgent first.
    pub const ALL: [Self; 4] = [Self::C1, Self::C2, Self::C3, Self::C4];
}

/// A crew has reached a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// Stable identity of the incident.
    pub id: u32,
    /// Urgency given at triage.
    pub category: Category,
    /// Call to arrival, as it was.
    pub real: Clock,
    /// Call to arrival by the official definition.
    pub official: Clock,
    /// Call to arrival as written down.
    pub reported: Clock,
}

/// A crew has handed its patient over to the hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Stable identity of the incident.
    pub id: u32,
    /// Arrival at hospital to handover, as it was.
    pub real: Clock,
    /// What was written down.
    pub reported: Clock,
    /// When the crew was clear for the next call [s].
    pub clear: Seconds,
}
