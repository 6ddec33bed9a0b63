//! Handover: the crew waits with its patient until the department has a place.

use goodhart_des::random::{below, unit};
use goodhart_des::time::{MINUTE, Seconds};
use goodhart_ledger::{Clock, Handover, Observer};

use super::Phase;
use crate::emergency::patient::{NO_INCIDENT, Space};
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::Stage;

impl Place {
    pub(crate) fn at_hospital<O: Observer>(&mut self, incident: u32, id: u32, ledger: &mut O) {
        self.ambulance.incidents[incident as usize].phase = Phase::AtHospital;
        let acuity = self
            .tables
            .acuity_by_ambulance
            .index(self.luck(id, luck::ACUITY)) as u8;
        let slot = self.enters(id, acuity, true);
        self.people[slot as usize].incident = incident;
        self.waits_for_place(slot);
        self.give_places(ledger);
        self.offload(ledger);
    }

    /// Crews may leave patients in the corridor, unless the department holds them outside.
    pub(crate) fn offload<O: Observer>(&mut self, ledger: &mut O) {
        while self.department.corridor_in_use < self.department.corridor {
            let Some(slot) = self.next_for_corridor() else {
                return;
            };
            self.leaves_line(slot);
            self.department.corridor_in_use += 1;
            self.takes_place(slot, Space::Corridor, ledger);
        }
    }

    /// The sickest patient in an ambulance outside who is not held there.
    fn next_for_corridor(&self) -> Option<u32> {
        let held = self.settings.practice.ambulance_holding;
        self.department.for_place.iter(&self.links).find(|&slot| {
            self.people[slot as usize].stage == Stage::Outside
                && unit(self.luck(self.slots.id(slot), luck::HELD_OUTSIDE)) >= held
        })
    }

    pub(crate) fn begins_handover(&mut self, slot: u32) {
        let id = self.slots.id(slot);
        self.people[slot as usize].stage = Stage::Handover;
        let time = self
            .tables
            .handover
            .sample(self.luck(id, luck::HANDOVER))
            .max(MINUTE);
        self.schedule(self.now + time, id, Kind::HandedOver, slot);
    }

    /// Handed over: the crew makes ready.
    pub(crate) fn handed_over<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.slots.id(slot);
        let clear = self.now
            + self
                .tables
                .clear
                .sample(self.luck(id, luck::CLEAR))
                .max(MINUTE);
        let incident = self.closes_handover(slot, clear, ledger);
        self.ambulance.incidents[incident as usize].phase = Phase::Clearing;
        self.schedule(clear, id, Kind::CrewClear, incident);
        self.waits_for_clinician(slot, ledger);
    }

    /// The crew of the patient at the head of those outside leaves her in the corridor, full or not, and is free at once. False if nobody
    /// is outside.
    pub(super) fn releases_crew<O: Observer>(&mut self, ledger: &mut O) -> bool {
        let outside = |&slot: &u32| self.people[slot as usize].stage == Stage::Outside;
        let Some(slot) = self.department.for_place.iter(&self.links).find(outside) else {
            return false;
        };
        self.leaves_line(slot);
        self.department.corridor_in_use += 1;
        self.people[slot as usize].space = Space::Corridor;
        let incident = self.closes_handover(slot, self.now, ledger);
        self.ambulance.slots.free(incident);
        self.balance.closed += 1;
        self.waits_for_clinician(slot, ledger);
        true
    }

    /// The official clock of the stay starts now, or at the end of the period of grace if that was earlier. Gives the incident whose crew
    /// is released.
    fn closes_handover<O: Observer>(&mut self, slot: u32, clear: Seconds, ledger: &mut O) -> u32 {
        let id = self.slots.id(slot);
        let grace =
            (self.tables.parameters.emergency.grace_minutes.get() * f64::from(MINUTE)) as Seconds;
        let now = self.now;
        let person = &mut self.people[slot as usize];
        person.clock_start = now.min(person.door + grace);
        let incident = std::mem::replace(&mut person.incident, NO_INCIDENT);
        let real = Clock {
            start: person.door,
            stop: now,
        };
        ledger.handover(&Handover {
            id,
            real,
            reported: self.handover_written_down(id, real),
            clear,
        });
        self.watch(slot, id);
        incident
    }

    /// The record of a handover: as it was, unless it ended soon after a limit and the record is retimed.
    fn handover_written_down(&self, id: u32, real: Clock) -> Clock {
        let Some(deadline) = self.settings.recording.retimed_handovers else {
            return real;
        };
        let reach = (self
            .tables
            .parameters
            .ambulance
            .retiming_reach_minutes
            .get()
            * f64::from(MINUTE)) as Seconds;
        let length = real.length();
        let within_reach = length > deadline.limit_s && length - deadline.limit_s <= reach;
        if within_reach && unit(self.luck(id, luck::RETIMED_HANDOVER)) < deadline.intensity {
            let early = below(self.luck(id, luck::RETIMED_BY), MINUTE);
            Clock {
                start: real.start,
                stop: real.start + deadline.limit_s - early,
            }
        } else {
            real
        }
    }
}
