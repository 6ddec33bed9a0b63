//! A specialty's doctor accepts a patient before a ward does: the opinion that departments wait for, and skip when a limit is near.
//!
//! Doctors on call are few and see one patient at a time, so the wait answers to how many there are and how many are referred.

use goodhart_des::time::{MINUTE, Seconds};
use goodhart_ledger::Observer;

use crate::beds::BedClass;
use crate::place::{Kind, Place};
use crate::route::Stage;

/// Nobody in particular: a doctor on call works off what wards took unseen.
const NOBODY: u32 = u32::MAX;
/// For how long that keeps a doctor on call from whoever is referred next [s]: about a patient, lest a backlog be one long absence.
const AT_A_TIME: Seconds = 30 * MINUTE;

impl Place {
    /// The department wants to admit; `sent_home` is whom the specialty, or the results, would send home.
    pub(crate) fn refers(&mut self, slot: u32, sent_home: bool) {
        let person = &mut self.people[slot as usize];
        person.short_stay = sent_home;
        person.stage = Stage::WaitingForOpinion;
        self.joins_line(slot);
        self.watch_opinion(slot);
        self.call_doctors();
    }

    /// Doctors on call who are free see the next patient; then, a while at a time, those whom a ward took without them.
    pub(crate) fn call_doctors(&mut self) {
        while self.department.doctors_busy < self.department.doctors {
            if let Some(slot) = self.department.for_opinion.pop(&mut self.links) {
                self.begins_contact(slot, Stage::Opinion);
            } else {
                let time = self.department.owed.min(AT_A_TIME);
                if time == 0 {
                    return;
                }
                self.department.owed -= time;
                self.schedule(self.now + time, NOBODY, Kind::OpinionGiven, 0);
            }
            self.department.doctors_busy += 1;
        }
    }

    /// The specialty has seen the patient: a bed, or home after all.
    pub(crate) fn opinion_given<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        self.department.doctors_busy -= 1;
        if self.is_still(slot, id, Stage::Opinion) {
            if self.people[slot as usize].short_stay {
                self.goes_home(slot, ledger);
            } else {
                self.accepted(slot, id);
            }
        }
        self.call_doctors();
    }

    /// A ward takes her before the specialty has seen her; it sees her there.
    pub(crate) fn accepted_unseen(&mut self, slot: u32, id: u32) {
        if self.people[slot as usize].stage == Stage::WaitingForOpinion {
            self.leaves_line(slot);
            self.department.owed += self.contact(slot).0;
        }
        self.accepted(slot, id);
    }

    /// The decision to admit: the search for a bed begins, and the clock of those who wait for one.
    fn accepted(&mut self, slot: u32, id: u32) {
        let person = &mut self.people[slot as usize];
        person.decided = self.now;
        let class = if person.near_limit {
            BedClass::NearLimit
        } else {
            BedClass::InOrder
        };
        self.request_bed(slot, class);
        self.watch_bed(slot, id);
    }
}
