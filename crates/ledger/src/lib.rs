//! The ledger: what truly happened to a patient, and what was written down about it.
//!
//! Pathways are the only writers. A finished episode is handed to an [`Observer`] and forgotten, so memory follows the patients
//! inside and not the years simulated. All times are seconds since the start of the run's calendar.

mod ambulance;
mod cancer;
mod census;
mod diagnostics;
mod elective;
mod emergency;
mod general_practice;
mod harm;
mod observer;
mod ownership;
mod programme;
mod therapies;

pub use ambulance::{Category, Handover, Response};
pub use cancer::{CancerClock, Standard};
pub use census::{BedCensus, ListCensus, ListEntry};
pub use diagnostics::{Activity, Cancellation, TestsWaiting, Work};
pub use elective::{ClockStop, StopReason};
pub use emergency::{Clock, Department, Disposal, EmergencyStay};
pub use general_practice::{Access, AccessCensus, CareGiven, Coverage, RecordedCare};
pub use harm::{Harm, Owner, micro, nearest};
pub use observer::Observer;
pub use ownership::Ownership;
pub use programme::ProgrammeWeek;
pub use therapies::TherapiesWeek;

/// Seconds since the start of the calendar [s].
pub type Seconds = u32;
