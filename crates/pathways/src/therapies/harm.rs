//! Harm of going without treatment. Owner: weeks referred and untreated, and referrals that end without treatment.
//!
//! Excludes deaths, and crises and inpatients of mental health, which programmes own.

use goodhart_ledger::{Observer, Owner};

use super::WEEKS_A_YEAR;
use crate::place::Place;

impl Place {
    /// Books a week of waiting, and those who left in it without treatment [thousandths of a person].
    pub(super) fn therapies_harm<O: Observer>(&self, left: u64, ledger: &mut O) {
        let p = &self.tables.parameters.therapies;
        let years =
            self.therapies.waiting() as f64 / WEEKS_A_YEAR + left as f64 * p.untreated_years.get();
        // Thousandths of a person make millionths of a healthy year.
        let lost = years * 1e3 * p.qalys_per_untreated_year.get() * p.causal.get();
        self.shared_harm(Owner::Therapies, 0.0, lost, ledger);
    }
}
