//! A specialty's doctor accepts a patient before a ward does: the opinion that departments wait for, and skip when a limit is near.

use goodhart_des::time::MINUTE;
use goodhart_ledger::Observer;

use crate::beds::BedClass;
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::Stage;

impl Place {
    /// The department wants to admit; `sent_home` is whom the specialty, or the results, would send home.
    pub(crate) fn refers(&mut self, slot: u32, id: u32, sent_home: bool) {
        let person = &mut self.people[slot as usize];
        person.short_stay = sent_home;
        person.stage = Stage::Opinion;
        let time = self.tables.opinion.sample(self.luck(id, luck::OPINION));
        self.schedule(self.now + time.max(MINUTE), id, Kind::OpinionGiven, slot);
        if self.people[slot as usize].near_limit {
            self.watch_opinion(slot, id);
        }
    }

    /// The specialty has seen the patient: a bed, or home after all.
    pub(crate) fn opinion_given<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.is_still(slot, id, Stage::Opinion) {
            return;
        }
        if self.people[slot as usize].short_stay {
            self.goes_home(slot, ledger);
        } else {
            self.accepted(slot, id);
        }
    }

    /// The decision to admit: the search for a bed begins, and the clock of those who wait for one.
    pub(crate) fn accepted(&mut self, slot: u32, id: u32) {
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
