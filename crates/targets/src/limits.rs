//! Up to what time boards count: the definition's limit, or that of the target in force.
//!
//! Books always count by the definitions that indicators are named after; a target whose limit was edited is judged by its own.

use goodhart_ledger::Seconds;

use crate::Indicator;
use crate::definition::{CANCER, CATEGORY_A, ED_LONG_STAY, ED_STAY, HANDOVER, LIST};

/// Indicators that have a limit in their name which a target may move, with that of their definition [s].
const DEFINED: [(Indicator, Seconds); 24] = [
    (Indicator::EdWithin4h, ED_STAY),
    (Indicator::EdOver12hArrival, ED_LONG_STAY),
    (Indicator::EdOver12hDecision, ED_LONG_STAY),
    (Indicator::CategoryAWithin8, CATEGORY_A[0]),
    (Indicator::CategoryAWithin19, CATEGORY_A[1]),
    (Indicator::HandoverWithin15, HANDOVER[0]),
    (Indicator::HandoverWithin30, HANDOVER[1]),
    (Indicator::HandoverOver60, HANDOVER[2]),
    (Indicator::ElectiveWithin18w, LIST[0]),
    (Indicator::ElectiveCompletedWithin18w, LIST[0]),
    (Indicator::ElectiveOver52w, LIST[1]),
    (Indicator::ElectiveOver65w, LIST[2]),
    (Indicator::ElectiveOver78w, LIST[3]),
    (Indicator::ElectiveOver104w, LIST[4]),
    (Indicator::CancerWithin14d, CANCER[0]),
    (Indicator::CancerBreastWithin14d, CANCER[0]),
    (Indicator::CancerWithin28d, CANCER[1]),
    (Indicator::CancerWithin31d, CANCER[2]),
    (Indicator::CancerSurgeryWithin31d, CANCER[2]),
    (Indicator::CancerDrugsWithin31d, CANCER[2]),
    (Indicator::CancerRadiotherapyWithin31d, CANCER[2]),
    (Indicator::CancerWithin62d, CANCER[3]),
    (Indicator::CancerScreeningWithin62d, CANCER[3]),
    (Indicator::CancerOver104d, CANCER[4]),
];

/// The limit of every indicator as boards count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// By indicator [s]; 0 where nothing is counted up to a limit.
    by_indicator: [Seconds; Indicator::ALL.len()],
}

impl Limits {
    /// Those of the definitions.
    pub const DEFINITIONS: Self = {
        let mut by_indicator = [0; Indicator::ALL.len()];
        let mut at = 0;
        while at < DEFINED.len() {
            let (indicator, limit) = DEFINED[at];
            by_indicator[indicator as usize] = limit;
            at += 1;
        }
        Self { by_indicator }
    };

    /// Whether a target may count this indicator up to another limit.
    pub const fn moves(indicator: Indicator) -> bool {
        Self::DEFINITIONS.of(indicator) > 0
    }

    /// Up to when it is counted [s].
    #[inline]
    pub const fn of(&self, indicator: Indicator) -> Seconds {
        self.by_indicator[indicator as usize]
    }

    /// Moves one of them [s]; of an indicator without a limit nothing changes.
    pub fn set(&mut self, indicator: Indicator, limit: Seconds) {
        let at = &mut self.by_indicator[indicator as usize];
        if *at > 0 {
            *at = limit.max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_limit_leaves_the_others() {
        let mut limits = Limits::DEFINITIONS;
        limits.set(Indicator::EdWithin4h, 5 * 3_600);
        assert_eq!(limits.of(Indicator::EdWithin4h), 5 * 3_600);
        assert_eq!(limits.of(Indicator::ElectiveWithin18w), LIST[0]);
        assert!(!Limits::moves(Indicator::BedOccupancy));
        let before = limits;
        limits.set(Indicator::BedOccupancy, 1);
        assert_eq!(limits, before);
    }
}
