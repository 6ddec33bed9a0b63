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

/// The vehicle that a patient needs has reached her: one that can take her to hospital, if she must go there, and any otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// Stable identity of the incident.
    pub id: u32,
    /// Urgency by the rules of triage.
    pub category: Category,
    /// Urgency as written down.
    pub written: Category,
    /// Call to the arrival of the vehicle she needs, as it was.
    pub real: Clock,
    /// The same by the official definition.
    pub official: Clock,
    /// The same as written down.
    pub reported: Clock,
    /// Call to the arrival of the first vehicle of any kind.
    pub first: Clock,
    /// The same as written down.
    pub first_reported: Clock,
    /// Vehicles sent, those stood down and turned round on the way included.
    pub vehicles: u32,
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
