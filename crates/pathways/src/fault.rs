//! Ways to break a place on purpose: a check that has never tripped proves nothing.

use crate::place::Place;
use crate::route::Stage;

impl Place {
    /// Loses a patient who waits for nothing but her discharge: she is gone and nobody counted her out. Returns whether there was one.
    pub fn drop_a_discharge_for_test(&mut self) -> bool {
        let waiting = |slot: &u32| self.people[*slot as usize].stage == Stage::WaitingForDischarge;
        let Some(slot) = self.slots.iter().map(|(slot, _)| slot).find(waiting) else {
            return false;
        };
        self.slots.free(slot);
        true
    }

    /// Counts one bed more as being made ready than there are.
    pub fn miscount_a_bed_for_test(&mut self) {
        self.beds.being_made_ready += 1;
    }

    /// Counts one clinician more at work than there are patients seen.
    pub fn miscount_a_clinician_for_test(&mut self) {
        self.department.clinicians_busy += 1;
    }
}
