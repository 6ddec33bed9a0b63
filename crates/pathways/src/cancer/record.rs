//! What the ledger hears of this pathway.

use goodhart_des::time::Seconds;
use goodhart_ledger::{CancerClock, Observer, Standard};

use super::{Route, Stage};
use crate::place::Place;

/// A clock has stopped. No strategy of this version writes down another time than the official one.
pub(super) fn book_clock<O: Observer>(
    id: u32,
    standard: Standard,
    official: Option<Seconds>,
    real: Option<Seconds>,
    ledger: &mut O,
) {
    ledger.cancer_clock(&CancerClock {
        id,
        standard,
        reported: official,
        official,
        real,
    });
}

impl Place {
    /// Everyone referred urgently who waits for all-clear or a first treatment.
    pub(crate) fn cancer_census<O: Observer>(&mut self, ledger: &mut O) {
        for person in self.cancer.inside() {
            let urgent = matches!(person.route, Route::Urgent | Route::Breast);
            if urgent && !person.later && person.stage != Stage::Recovering {
                ledger.cancer_waiting(self.now - person.need);
            }
        }
        ledger.cancer_backlog_before(self.tables.cancer.backlog_before);
    }
}
