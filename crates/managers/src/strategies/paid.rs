//! The paid indicators of general practice that a strategy can work on.

use goodhart_levers::{CareKind, PaidCare};
use goodhart_targets::Indicator;

/// Those that count patients.
pub(super) const PATIENTS: [Indicator; number(false)] = those(false);
/// Those that nobody but the practice can check.
pub(super) const UNSEEN: [Indicator; number(true)] = those(true);

const fn is_meant(care: PaidCare, unseen: bool) -> bool {
    if unseen {
        matches!(care.kind(), CareKind::Review | CareKind::Project)
    } else {
        care.kind().counts_patients()
    }
}

const fn number(unseen: bool) -> usize {
    let (mut at, mut found) = (0, 0);
    while at < PaidCare::ALL.len() {
        if is_meant(PaidCare::ALL[at], unseen) {
            found += 1;
        }
        at += 1;
    }
    found
}

const fn those<const N: usize>(unseen: bool) -> [Indicator; N] {
    let mut those = [Indicator::QofPoints; N];
    let (mut at, mut found) = (0, 0);
    while at < PaidCare::ALL.len() {
        if is_meant(PaidCare::ALL[at], unseen) {
            those[found] = Indicator::of_care(PaidCare::ALL[at]);
            found += 1;
        }
        at += 1;
    }
    those
}
