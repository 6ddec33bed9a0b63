//! Points of the Quality and Outcomes Framework: what a practice's figures are worth, by the thresholds of the catalogue.

use goodhart_ledger::Coverage;
use goodhart_levers::{PaidCare, PerPaidCare};

use crate::catalogue::{Qof, TARGETS, qof_rows};

/// Points of every paid indicator and the achievement between which they are paid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Points(PerPaidCare<Qof>);

impl Points {
    /// Parts of a point that are counted.
    pub(crate) const UNIT: u64 = 1_000;

    /// As in the catalogue.
    pub(crate) fn new() -> Self {
        let mut terms = PerPaidCare::uniform(Qof {
            points: 0,
            range: None,
        });
        for (row, &care) in qof_rows().into_iter().zip(PaidCare::ALL) {
            if let Some(qof) = TARGETS[usize::from(row)].qof {
                terms[care] = qof;
            }
        }
        Self(terms)
    }

    /// What one practice earns on one indicator, whether or not it is paid at present [points / 1,000]: nothing up to the lower threshold,
    /// everything from the upper one, in proportion between. Registers and projects count by the part that is done.
    pub(crate) fn earned(&self, care: PaidCare, coverage: Coverage) -> u64 {
        const PERCENT: u64 = 100;
        let terms = self.0[care];
        let whole = u64::from(terms.points) * Self::UNIT;
        let (done, due) = (u64::from(coverage.done), u64::from(coverage.due));
        if due == 0 {
            return 0;
        }
        let (lower, upper) = terms.range.unwrap_or((0, 100));
        let span = u64::from(upper - lower) * due;
        let above = (done * PERCENT).saturating_sub(u64::from(lower) * due);
        whole * above.min(span) / span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_rise_between_the_thresholds_and_add_up_to_635() {
        let points = Points::new();
        let of = |done| points.earned(PaidCare::Dm020, Coverage { done, due: 100 });
        assert_eq!((of(35), of(55), of(75), of(90)), (0, 8_500, 17_000, 17_000));
        let all: u64 = PaidCare::ALL
            .iter()
            .map(|&care| points.earned(care, Coverage { done: 10, due: 10 }))
            .sum();
        assert_eq!(all, 635 * Points::UNIT);
    }
}
