//! Priority for patients with suspected or known cancer: the honest answer to targets on their waits. It is no gaming, but others on the same
//! lists wait for it.

use goodhart_levers::CancerFirst;
use goodhart_targets::Indicator;

use crate::CancerFirstParameters;
use crate::stakes::Stake;

/// Quantities that an earlier appointment, test and operation move.
const CLINICS: &[Indicator] = &[
    Indicator::CancerWithin14d,
    Indicator::CancerBreastWithin14d,
    Indicator::CancerWithin28d,
];
const TESTS: &[Indicator] = &[
    Indicator::CancerWithin28d,
    Indicator::CancerWithin62d,
    Indicator::CancerScreeningWithin62d,
    Indicator::CancerOver104d,
    Indicator::CancerBacklogRatio,
];
const THEATRES: &[Indicator] = &[
    Indicator::CancerWithin31d,
    Indicator::CancerSurgeryWithin31d,
    Indicator::CancerWithin62d,
    Indicator::CancerScreeningWithin62d,
    Indicator::CancerOver104d,
    Indicator::CancerBacklogRatio,
];

/// The step whose worth to the board decides [spreads].
const ONE_SPREAD: f64 = 1.0;

/// Priority beyond the clinical one; exactly 0 where no target counts the waits.
pub(crate) fn cancer_first(stakes: &[Stake<'_>], p: &CancerFirstParameters) -> CancerFirst {
    let priority = |quantities: &[Indicator]| {
        let gain: f64 = stakes
            .iter()
            .filter(|stake| {
                stake
                    .item
                    .quantity
                    .is_some_and(|quantity| quantities.contains(&quantity))
            })
            .map(|stake| stake.gain(ONE_SPREAD).max(0.0))
            .sum();
        p.most.get() * (1.0 - libm::exp(-gain / p.scale.get()))
    };
    CancerFirst {
        clinics: priority(CLINICS),
        tests: priority(TESTS),
        theatres: priority(THEATRES),
    }
}
