//! Cancer waiting times.

use crate::Seconds;

/// What a clock of a patient with suspected or known cancer measures, from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// Urgent referral to first appointment.
    Seen,
    /// The same with breast symptoms where cancer is not suspected.
    SeenForBreast,
    /// Urgent referral, or recall after screening, to being told whether it is cancer.
    Told,
    /// Decision to treat to first treatment, by whatever way the cancer was found.
    FirstTreatment,
    /// Earliest date to a later operation.
    LaterSurgery,
    /// Earliest date to a later course of drugs.
    LaterDrugs,
    /// Earliest date to a later course of radiotherapy.
    LaterRadiotherapy,
    /// Urgent referral to first treatment.
    Referral,
    /// Recall after screening to first treatment.
    Screening,
}

/// A clock that has stopped. A record that does not stop its clock at this event has none here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancerClock {
    /// Stable identity of the need.
    pub id: u32,
    /// What was measured.
    pub standard: Standard,
    /// As written down [s].
    pub reported: Option<Seconds>,
    /// By the official definition [s].
    pub official: Option<Seconds>,
    /// The patient's own clock [s].
    pub real: Option<Seconds>,
}
