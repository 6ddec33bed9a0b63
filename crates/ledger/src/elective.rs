//! Referral-to-treatment clocks.

use crate::Clock;

/// Why a referral-to-treatment clock stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// Treated as an inpatient or day case.
    Admitted,
    /// Treated or discharged in outpatients.
    NotAdmitted,
    /// Taken off the list without treatment, for a legitimate reason.
    Removed,
}

/// One completed referral-to-treatment pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockStop {
    /// Stable identity of the referral.
    pub id: u32,
    /// Why.
    pub reason: StopReason,
    /// The patient's own clock.
    pub real: Clock,
    /// By the official definition.
    pub official: Clock,
    /// As written down (pauses subtracted from its start).
    pub reported: Clock,
}
