//! The month-end census of the waiting list: one entry per person, in three records.

use goodhart_des::time::{DAY, HOUR};
use goodhart_ledger::{ListCensus, ListEntry, Observer, StopReason};

use super::harm::AllWaited;
use crate::clock::days_in;
use crate::place::Place;
use crate::route::ElectiveStage;

impl Place {
    pub(super) fn list_census<O: Observer>(&mut self, ledger: &mut O) {
        self.remove_those_who_left(ledger);
        self.tests_census(ledger);
        self.cancer_census(ledger);
        let last_census = std::mem::replace(&mut self.elective.last_census, self.now);
        let mut waited = AllWaited::default();
        for person in self.elective.people() {
            waited.add(last_census, person, self.now);
            let wait = self.now - person.start;
            ledger.list_entry(&ListEntry {
                decided: person.stage == ElectiveStage::Theatre,
                real: Some(wait),
                official: Some(wait),
                reported: Some(wait - self.pause(person, self.now)),
            });
        }
        self.waits_harm(&waited, ledger);
        let (follow_up_overdue, follow_up_open) = self.elective.follow_ups.people();
        ledger.list_census(&ListCensus {
            at: self.now,
            follow_up_overdue,
            follow_up_open,
        });
        self.elective.next_census = self.now + DAY * self.days_in_next_month();
    }

    /// The census is taken in the last hour of a month.
    fn days_in_next_month(&self) -> u32 {
        let (year, month) = self.tables.start.year_and_month(self.now + HOUR);
        days_in(year, month)
    }

    /// People who no longer need what they waited for come off the list on the day they said so.
    fn remove_those_who_left<O: Observer>(&mut self, ledger: &mut O) {
        let gone: Vec<u32> = (0..)
            .zip(self.elective.waiting.iter())
            .filter(|(_, person)| person.removal <= self.now)
            .map(|(slot, _)| slot)
            .collect();
        for slot in gone {
            let person = self.elective.waiting[slot as usize];
            let elective = &mut self.elective;
            match person.stage {
                ElectiveStage::Outpatient => {
                    elective.outpatient.remove(&mut elective.waiting, slot);
                }
                ElectiveStage::Theatre => {
                    elective.theatre.remove(&mut elective.waiting, slot);
                }
                ElectiveStage::Tests => self.diagnostics.leaves(person.asked),
                ElectiveStage::Result | ElectiveStage::Cancelled => {}
            }
            self.stops_clock(
                slot,
                StopReason::Removed,
                person.removal.max(person.start),
                ledger,
            );
        }
    }
}
