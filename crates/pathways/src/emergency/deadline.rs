//! What staff do when a limit comes near: the only place where a deadline meets a patient.
//!
//! Late-hour departures: the patient is taken next, decided upon without waiting for results, given the next bed. Admit to stop the clock:
//! she is moved to observation space. After the limit she is one of many again. No threshold is written here; it comes with the setting.

use goodhart_des::random::{below, unit};
use goodhart_des::time::{MINUTE, Seconds};
use goodhart_ledger::Observer;
use goodhart_levers::Deadline;

use super::patient::Space;
use crate::beds::BedClass;
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::Stage;

impl Place {
    /// Puts a patient whose clock runs on the watch list of the deadlines in force, if staff act in her case.
    pub(crate) fn watch(&mut self, slot: u32, id: u32) {
        let practice = &self.settings.practice;
        let late = practice
            .late_departures
            .filter(|deadline| self.acts(*deadline, id, luck::LATE_DEPARTURE));
        let stop = practice
            .admit_to_stop
            .filter(|deadline| self.acts(*deadline, id, luck::ADMIT_TO_STOP));
        let Some(deadline) = late.or(stop) else {
            return;
        };
        self.watch_within(
            slot,
            id,
            deadline,
            self.tables.parameters.emergency.watch_minutes.get(),
        );
    }

    /// Decided to admit with the clock running: the search for a bed before the limit starts earlier than the hurry of clinicians.
    pub(crate) fn watch_bed(&mut self, slot: u32, id: u32) {
        let person = &self.people[slot as usize];
        if person.near_limit || person.clock_stop != 0 {
            return;
        }
        let late = self.settings.practice.late_departures;
        if let Some(deadline) =
            late.filter(|deadline| self.acts(*deadline, id, luck::LATE_DEPARTURE))
        {
            self.watch_within(
                slot,
                id,
                deadline,
                self.tables.parameters.emergency.bed_search_minutes.get(),
            );
        }
    }

    /// Schedules the moment at which somebody who looks around every so often sees that the patient is within so many minutes of the limit;
    /// at once if that moment has passed.
    fn watch_within(&mut self, slot: u32, id: u32, deadline: Deadline, minutes: f64) {
        let window = (minutes * f64::from(MINUTE)) as Seconds;
        let round = self.tables.parameters.emergency.watch_round_minutes.get();
        let round = ((round * f64::from(MINUTE)) as Seconds).clamp(1, window.max(1));
        let before = window - below(self.luck(id, luck::LATE_DEPARTURE_WHEN), round);
        let limit = self.people[slot as usize].clock_start + deadline.limit_s;
        if limit > self.now {
            self.schedule((limit - before).max(self.now), id, Kind::Watched, slot);
        }
    }

    /// Time left to the nearest limit in force on stays in the department, of a clock that started then [s]; none without a limit, or past it.
    pub(crate) fn left_to_limit(&self, clock_start: Seconds) -> Option<Seconds> {
        let practice = &self.settings.practice;
        let deadline = practice.late_departures.or(practice.admit_to_stop)?;
        (clock_start + deadline.limit_s).checked_sub(self.now)
    }

    fn acts(&self, deadline: Deadline, id: u32, purpose: goodhart_des::random::Purpose) -> bool {
        unit(self.luck(id, purpose)) < deadline.intensity
    }

    /// The limit is near.
    pub(crate) fn watched<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.slots.in_use(slot)
            || self.slots.id(slot) != id
            || !self.people[slot as usize].stage.in_department()
        {
            return;
        }
        let practice = &self.settings.practice;
        let stop = practice
            .admit_to_stop
            .filter(|deadline| self.acts(*deadline, id, luck::ADMIT_TO_STOP));
        let late = practice
            .late_departures
            .filter(|deadline| self.acts(*deadline, id, luck::LATE_DEPARTURE));
        if let Some(deadline) = stop {
            self.schedule_last_moment(slot, id, deadline);
        }
        if let Some(deadline) = late
            && self.people[slot as usize].clock_stop == 0
            && !self.people[slot as usize].near_limit
        {
            let limit = self.people[slot as usize].clock_start + deadline.limit_s;
            if limit > self.now {
                self.schedule(limit, id, Kind::LimitPassed, slot);
                self.hurries(slot, ledger);
            }
        }
    }

    /// What costs something, a place in observation or a bed without a specialty's opinion, waits for the last moment from which a transfer,
    /// even a slow one, still ends before the limit.
    fn schedule_last_moment(&mut self, slot: u32, id: u32, deadline: Deadline) {
        let limit = self.people[slot as usize].clock_start + deadline.limit_s;
        let last = limit.saturating_sub(self.tables.hurried_transfer);
        self.schedule(last.max(self.now), id, Kind::LastMoment, slot);
    }

    /// Referred and not accepted, with a limit near that still counts.
    fn may_skip_opinion(&self, slot: u32) -> bool {
        let person = &self.people[slot as usize];
        matches!(person.stage, Stage::WaitingForOpinion | Stage::Opinion)
            && person.near_limit
            && person.clock_stop == 0
    }

    /// Looks again at the last moment at which a ward can still take her unseen.
    pub(crate) fn watch_opinion(&mut self, slot: u32) {
        if let Some(deadline) = self.settings.practice.late_departures
            && self.may_skip_opinion(slot)
        {
            self.schedule_last_moment(slot, self.slots.id(slot), deadline);
        }
    }

    /// The last moment: observation space, or else a ward without the specialty's opinion.
    pub(crate) fn last_moment<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.slots.in_use(slot) || self.slots.id(slot) != id {
            return;
        }
        let stop = self.settings.practice.admit_to_stop;
        if stop.is_some_and(|deadline| self.acts(deadline, id, luck::ADMIT_TO_STOP)) {
            self.moves_to_observation(slot, id, ledger);
        }
        if self.may_skip_opinion(slot) {
            self.accepted_unseen(slot, id);
        }
    }

    /// Everything is done to get the patient out before the limit.
    fn hurries<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let person = &mut self.people[slot as usize];
        person.near_limit = true;
        let class = u32::from(person.class);
        match person.stage {
            Stage::WaitingForPlace
            | Stage::Outside
            | Stage::WaitingForClinician
            | Stage::WaitingForDecision
            | Stage::WaitingForOpinion => {
                self.leaves_line(slot);
                self.joins_line(slot);
                self.watch_opinion(slot);
            }
            Stage::Tests => {
                self.asks_without_results(slot);
                self.call_next(ledger);
            }
            Stage::Opinion => self.watch_opinion(slot),
            Stage::Boarding if class == BedClass::InOrder as u32 => {
                self.reclass_bed(slot, BedClass::NearLimit);
            }
            _ => {}
        }
    }

    /// The limit has passed: the patient goes back among the others.
    pub(crate) fn limit_passed(&mut self, slot: u32, id: u32) {
        if !self.slots.in_use(slot)
            || self.slots.id(slot) != id
            || !self.people[slot as usize].near_limit
        {
            return;
        }
        let person = &mut self.people[slot as usize];
        person.near_limit = false;
        match person.stage {
            Stage::WaitingForPlace
            | Stage::Outside
            | Stage::WaitingForClinician
            | Stage::WaitingForDecision
            | Stage::WaitingForOpinion => {
                self.leaves_line(slot);
                self.joins_line(slot);
            }
            Stage::Boarding if person.class == BedClass::NearLimit as u8 => {
                self.reclass_bed(slot, BedClass::InOrder);
            }
            _ => {}
        }
    }

    /// Into observation space: the official clock stops on arrival there, the patient still waits for what she waited for.
    fn moves_to_observation<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        let person = self.people[slot as usize];
        let seen = matches!(
            person.stage,
            Stage::Tests
                | Stage::WaitingForDecision
                | Stage::WaitingForOpinion
                | Stage::Opinion
                | Stage::Boarding
        );
        let full = self.department.observation_in_use >= self.department.observation;
        if !seen || full || person.clock_stop != 0 {
            return;
        }
        let stop = self.now + self.transfer_time(id, Some(person.clock_start));
        self.frees_place(slot, ledger);
        self.department.observation_in_use += 1;
        let person = &mut self.people[slot as usize];
        person.space = Space::Observation;
        person.clock_stop = stop;
    }
}
