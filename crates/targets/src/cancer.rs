//! Which indicator a clock of the cancer pathway feeds, and within what time it should stop.

use goodhart_ledger::{Seconds, Standard};

use crate::Indicator;
use crate::definition::CANCER;

/// Indicator and limit of a standard [s].
pub(crate) const fn within(standard: Standard) -> (Indicator, Seconds) {
    let [seen, told, treated, whole, _] = CANCER;
    match standard {
        Standard::Seen => (Indicator::CancerWithin14d, seen),
        Standard::SeenForBreast => (Indicator::CancerBreastWithin14d, seen),
        Standard::Told => (Indicator::CancerWithin28d, told),
        Standard::FirstTreatment => (Indicator::CancerWithin31d, treated),
        Standard::LaterSurgery => (Indicator::CancerSurgeryWithin31d, treated),
        Standard::LaterDrugs => (Indicator::CancerDrugsWithin31d, treated),
        Standard::LaterRadiotherapy => (Indicator::CancerRadiotherapyWithin31d, treated),
        Standard::Referral => (Indicator::CancerWithin62d, whole),
        Standard::Screening => (Indicator::CancerScreeningWithin62d, whole),
    }
}

/// Whether so long a wait from referral to treatment counts as a long one; `None` for standards that have no such count.
pub(crate) fn is_long(standard: Standard, length: Seconds) -> Option<bool> {
    (standard == Standard::Referral).then_some(length > CANCER[4])
}

/// Whether somebody who still waits for all-clear or treatment belongs to the backlog.
pub(crate) const fn in_backlog(wait: Seconds) -> bool {
    wait > CANCER[3]
}
