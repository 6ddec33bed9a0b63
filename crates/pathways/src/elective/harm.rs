//! Harm of waiting for planned treatment. Owner: clock start to clock stop, whatever stops it; waits overdue for follow-up are owned there.
//!
//! It is booked as it grows: at every census for all who wait, at the clock stop for the rest.

use goodhart_des::time::{DAY, Seconds};
use goodhart_ledger::{Harm, Observer, Owner};

use super::Waiting;
use crate::place::Place;
use crate::route::ElectiveStage;

/// Days in a mean month [days].
const DAYS_A_MONTH: f64 = 365.25 / 12.0;
/// Fifths of deprivation.
const FIFTHS: usize = 5;

impl Place {
    /// Books what all who wait have lost since the census before.
    pub(super) fn waits_harm<O: Observer>(&self, ledger: &mut O) {
        let mut lost = [0.0; FIFTHS];
        for (slot, id) in self.elective.slots.iter() {
            let person = &self.elective.waiting[slot as usize];
            lost[usize::from(self.fifth(id))] += self.lost(person, self.now);
        }
        for (fifth, lost) in lost.into_iter().enumerate() {
            book_wait(fifth as u8, lost, self.now, ledger);
        }
    }

    /// Books what a person whose clock stops at `stop` has lost since the last census.
    pub(super) fn wait_harm<O: Observer>(&self, person: &Waiting, stop: Seconds, ledger: &mut O) {
        book_wait(self.fifth(person.id), self.lost(person, stop), stop, ledger);
    }

    /// Healthy life lost by waiting from the last census to `until` [QALYs].
    fn lost(&self, person: &Waiting, until: Seconds) -> f64 {
        let harm = &self.tables.parameters.harm;
        let relative = if person.stage == ElectiveStage::Theatre {
            1.0
        } else {
            harm.wait_outpatient_relative.get()
        };
        let from = person.start.max(self.elective.last_census).min(until);
        let months = |at: Seconds| f64::from(at - person.start) / f64::from(DAY) / DAYS_A_MONTH;
        // Utility falls along a line while waiting (half of the fall on average), and the fall is kept for a while afterwards.
        let lost_after = |months: f64| {
            months * harm.wait_qaly_per_month.get() * (months / 24.0 + harm.wait_years_kept.get())
        };
        (lost_after(months(until)) - lost_after(months(from))) * relative * harm.wait_causal.get()
    }
}

fn book_wait<O: Observer>(fifth: u8, lost: f64, at: Seconds, ledger: &mut O) {
    ledger.harm(&Harm {
        at,
        owner: Owner::ElectiveWait,
        fifth,
        micro_deaths: 0,
        micro_qalys: libm::round(lost * 1e6) as i64,
    });
}
