//! The way through the department, stage by stage.

use goodhart_des::random::{below, unit};
use goodhart_des::time::{DAY, MINUTE, Seconds};
use goodhart_ledger::{Disposal, Observer};
use goodhart_levers::Stream;

use super::ClinicianClass;
use super::patient::{Patient, Space};
use crate::identity::of_return;
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::Stage;

/// Acuity from which a patient can sit: no trolley is needed.
const FIT_TO_SIT: u8 = 3;

impl Place {
    /// Comes to the department by herself.
    pub(crate) fn walks_in<O: Observer>(&mut self, id: u32, ledger: &mut O) {
        let acuity = self
            .tables
            .acuity_walking
            .index(self.luck(id, luck::ACUITY)) as u8;
        let slot = self.enters(id, acuity, false);
        self.people[slot as usize].stage = Stage::WaitingForPlace;
        self.watch(slot, id);
        if acuity >= FIT_TO_SIT {
            self.waits_for_clinician(slot, ledger);
        } else {
            self.waits_for_place(slot);
            self.give_places(ledger);
        }
    }

    pub(crate) fn enters(&mut self, id: u32, acuity: u8, by_ambulance: bool) -> u32 {
        let older = self.is_older(id, by_ambulance);
        let slot = self.admit_person(id, Stage::Outside, older);
        let person = &mut self.people[slot as usize];
        person.acuity = acuity;
        person.by_ambulance = by_ambulance;
        person.through_department = true;
        slot
    }

    pub(crate) fn waits_for_place(&mut self, slot: u32) {
        self.joins_line(slot);
    }

    /// Gives free places to those who wait, sickest first; crews may use the corridor unless they are held outside.
    pub(crate) fn give_places<O: Observer>(&mut self, ledger: &mut O) {
        while self.department.trolleys_in_use < self.department.trolleys {
            let Some(slot) = self.department.for_place.pop(&mut self.links) else {
                return;
            };
            self.department.trolleys_in_use += 1;
            self.takes_place(slot, Space::Trolley, ledger);
        }
    }

    pub(crate) fn takes_place<O: Observer>(&mut self, slot: u32, space: Space, ledger: &mut O) {
        let person = &mut self.people[slot as usize];
        let unseen = person.stage == Stage::WaitingForPlace;
        person.space = space;
        if unseen {
            if self.has_left(slot, ledger) {
                return;
            }
            self.waits_for_clinician(slot, ledger);
        } else {
            self.begins_handover(slot);
        }
    }

    pub(crate) fn waits_for_clinician<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        self.people[slot as usize].stage = Stage::WaitingForClinician;
        self.joins_line(slot);
        self.call_next(ledger);
    }

    /// Joins the line for what she waits for at this stage: a place, a clinician, a doctor on call. Whoever is near a limit stands first.
    pub(crate) fn joins_line(&mut self, slot: u32) {
        let person = &mut self.people[slot as usize];
        person.class = match person.stage {
            _ if person.near_limit => ClinicianClass::NearLimit as u8,
            Stage::WaitingForPlace | Stage::Outside => person.acuity + 1,
            Stage::WaitingForClinician => ClinicianClass::of_acuity(person.acuity) as u8,
            Stage::WaitingForDecision => ClinicianClass::Decision as u8,
            _ => ClinicianClass::InTurn as u8,
        };
        let line = self.department.line(person.stage);
        line.push(&mut self.links, u32::from(person.class), slot);
    }

    pub(crate) fn leaves_line(&mut self, slot: u32) {
        let person = self.people[slot as usize];
        let line = self.department.line(person.stage);
        line.remove(&mut self.links, u32::from(person.class), slot);
    }

    /// Clinicians who are free take the next patient.
    pub(crate) fn call_next<O: Observer>(&mut self, ledger: &mut O) {
        while self.department.clinicians_busy < self.department.clinicians {
            let Some(slot) = self.department.for_clinician.pop(&mut self.links) else {
                return;
            };
            if self.people[slot as usize].stage == Stage::WaitingForDecision {
                self.department.clinicians_busy += 1;
                self.begins_contact(slot, Stage::Review);
            } else if !self.has_left(slot, ledger) {
                self.department.clinicians_busy += 1;
                self.begins_contact(slot, Stage::Assessment);
            }
        }
    }

    /// Whoever is free now sees her.
    pub(crate) fn begins_contact(&mut self, slot: u32, stage: Stage) {
        self.people[slot as usize].stage = stage;
        let (time, kind) = self.contact(slot);
        self.schedule(self.now + time, self.slots.id(slot), kind, slot);
    }

    /// How long a clinician, or a doctor on call, takes to see her at this stage [s], and what follows. Near a limit it goes faster.
    pub(crate) fn contact(&self, slot: u32) -> (Seconds, Kind) {
        let id = self.slots.id(slot);
        let person = &self.people[slot as usize];
        let tables = &self.tables;
        let acuity = usize::from(person.acuity);
        let (table, purpose, kind) = match person.stage {
            Stage::Assessment => (
                &tables.assessment[acuity],
                luck::ASSESSMENT,
                Kind::AssessmentEnds,
            ),
            Stage::Review => (&tables.review[acuity], luck::REVIEW, Kind::ReviewEnds),
            _ => (&tables.opinion, luck::OPINION, Kind::OpinionGiven),
        };
        let mut pace = self.settings.capacity.pace[Stream::Emergency];
        if person.near_limit {
            pace *= tables.parameters.emergency.hurried_pace.get();
        }
        (at_pace(table.sample(self.luck(id, purpose)), pace), kind)
    }

    pub(crate) fn assessment_ends<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        self.department.clinicians_busy -= 1;
        let id = self.slots.id(slot);
        let person = self.people[slot as usize];
        if self.tables.needs_tests[usize::from(person.acuity)]
            .happens(self.luck(id, luck::NEEDS_TESTS))
        {
            self.diagnostics.from_emergency += 1;
            let time = self
                .tables
                .emergency_tests
                .sample(self.luck(id, luck::TESTS));
            let results = self.now + time.max(MINUTE);
            self.schedule(results, id, Kind::ResultsBack, slot);
            self.people[slot as usize].stage = Stage::Tests;
            self.people[slot as usize].results = results;
            if person.near_limit {
                self.asks_without_results(slot);
            }
        } else {
            self.decides(slot, ledger);
        }
        self.call_next(ledger);
    }

    pub(crate) fn results_back<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if self.is_still(slot, id, Stage::Tests) {
            self.waits_for_decision(slot);
            self.call_next(ledger);
        }
    }

    fn waits_for_decision(&mut self, slot: u32) {
        self.people[slot as usize].stage = Stage::WaitingForDecision;
        self.joins_line(slot);
    }

    /// A clinician is asked to decide before the results are in.
    pub(crate) fn asks_without_results(&mut self, slot: u32) {
        let person = &mut self.people[slot as usize];
        person.stage = Stage::WaitingForDecision;
        person.hurried = true;
        self.joins_line(slot);
    }

    pub(crate) fn review_ends<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        self.department.clinicians_busy -= 1;
        self.decides(slot, ledger);
        self.call_next(ledger);
    }

    /// Home or a bed. The same patient's luck decides in every world; a decision without results admits more, and sends nobody home.
    fn decides<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.slots.id(slot);
        let month = self.month.at(self.now, self.tables.start);
        let emergency = &self.tables.parameters.emergency;
        let person = self.people[slot as usize];
        let needed = emergency.admission_by_acuity[usize::from(person.acuity)]
            * self.tables.admission_by_month[month];
        let referred = (needed / (1.0 - emergency.opinion_sends_home.get())).min(1.0);
        let without_results = person.hurried && person.results > self.now;
        let chance = if without_results {
            referred + emergency.admission_without_results.get()
        } else {
            referred
        };
        let lot = unit(self.luck(id, luck::ADMISSION));
        if lot < chance {
            self.refers(slot, lot >= needed);
        } else if without_results {
            self.people[slot as usize].stage = Stage::Tests;
        } else {
            self.goes_home(slot, ledger);
        }
    }

    pub(crate) fn goes_home<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.slots.id(slot);
        let chance = self.department.reattends;
        self.closes_stay(slot, Disposal::Discharged, self.now, ledger);
        self.frees_place(slot, ledger);
        self.close_person(slot);
        if chance.happens(self.luck(id, luck::REATTENDS)) {
            self.returns(id);
        }
    }

    fn returns(&mut self, id: u32) {
        if let Some(again) = of_return(id) {
            let when =
                self.now + DAY / 4 + below(self.luck(id, luck::REATTENDS_WHEN), 7 * DAY - DAY / 4);
            self.schedule(when, again, Kind::Reattends, 0);
        }
    }

    /// Whether a patient who is called had left unseen meanwhile. Those who came by ambulance stay.
    fn has_left<O: Observer>(&mut self, slot: u32, ledger: &mut O) -> bool {
        let id = self.slots.id(slot);
        let Patient {
            door,
            by_ambulance,
            acuity,
            ..
        } = self.people[slot as usize];
        if by_ambulance {
            return false;
        }
        let patience =
            self.tables.patience[usize::from(acuity)].sample(self.luck(id, luck::PATIENCE));
        let gone = door.saturating_add(patience);
        if gone >= self.now {
            return false;
        }
        self.closes_stay(slot, Disposal::LeftUnseen, gone, ledger);
        self.frees_place(slot, ledger);
        self.close_person(slot);
        if self
            .department
            .returns_unseen
            .happens(self.luck(id, luck::REATTENDS))
        {
            self.returns(id);
        }
        true
    }

    /// In a bed at last: the stay in the department is over.
    pub(crate) fn leaves_department<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        if self.people[slot as usize].through_department {
            self.closes_stay(slot, Disposal::Admitted, self.now, ledger);
            self.frees_place(slot, ledger);
        }
    }

    pub(crate) fn frees_place<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        match std::mem::replace(&mut self.people[slot as usize].space, Space::None) {
            Space::None => {}
            Space::Trolley => {
                self.department.trolleys_in_use -= 1;
                self.give_places(ledger);
            }
            Space::Corridor => {
                self.department.corridor_in_use -= 1;
                self.offload(ledger);
            }
            Space::Observation => self.department.observation_in_use -= 1,
        }
    }
}

/// A contact's length at this pace [s].
fn at_pace(time: Seconds, pace: f64) -> Seconds {
    ((f64::from(time) / pace.max(0.1)) as Seconds).max(MINUTE)
}
