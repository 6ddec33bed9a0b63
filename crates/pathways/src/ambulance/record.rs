//! What is written down about a call: how urgent it is called, and when somebody came.

use goodhart_des::random::{Purpose, below, unit};
use goodhart_des::time::{MINUTE, Seconds};
use goodhart_ledger::{Category, Clock, Observer, Response};
use goodhart_levers::Deadline;

use super::Incident;
use crate::luck;
use crate::place::Place;

impl Place {
    /// The urgency that triage gives a call. A life-threatening one that nobody is free for may be called less urgent, unless it is a
    /// cardiac arrest or too plain a case; it waits as what it is called.
    pub(super) fn called_urgency(&self, slot: u32, id: u32) -> Category {
        let category = self.ambulance.incidents[slot as usize].category;
        let full_use = self.settings.practice.relabelled_urgency;
        if category != Category::C1 || full_use <= 0.0 {
            return category;
        }
        let somebody_free =
            self.ambulance.busy < self.ambulance.on_duty || self.responder_is_free();
        let arguable = full_use * self.tables.parameters.ambulance.arguable.get();
        if somebody_free || self.is_arrest(id) || unit(self.luck(id, luck::RELABELLED)) >= arguable
        {
            return category;
        }
        Category::C2
    }

    /// The vehicle that the patient needs is there.
    pub(super) fn responds<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        let Incident {
            called,
            category,
            called_as,
            first,
            sent,
            ..
        } = self.ambulance.incidents[slot as usize];
        let until = |stop| Clock {
            start: called,
            stop,
        };
        let (needed, first) = (until(self.now), until(first));
        let recording = &self.settings.recording;
        let (limit_first, limit_transport) =
            (recording.corrected_first, recording.corrected_transport);
        let in_category_a = called_as == Category::C1;
        let written = |clock, limit: Option<Deadline>, whether| {
            limit
                .filter(|_| in_category_a)
                .map_or(clock, |limit| self.corrected(id, clock, limit, whether))
        };
        let first_reported = written(first, limit_first, luck::CORRECTED_FIRST);
        // One vehicle has one time of arrival.
        let needed_reported = if needed == first {
            first_reported
        } else {
            needed
        };
        let reported = written(needed_reported, limit_transport, luck::CORRECTED_TRANSPORT);
        ledger.response(&Response {
            id,
            category,
            written: called_as,
            real: needed,
            official: needed,
            reported,
            first,
            first_reported,
            vehicles: sent,
        });
    }

    /// An arrival as it is written down where soon after a limit becomes just before it.
    fn corrected(&self, id: u32, clock: Clock, limit: Deadline, whether: Purpose) -> Clock {
        let reach = self
            .tables
            .parameters
            .ambulance
            .correction_reach_minutes
            .get();
        let reach = (reach * f64::from(MINUTE)) as Seconds;
        let length = clock.length();
        let within_reach = length > limit.limit_s && length - limit.limit_s <= reach;
        if !within_reach || unit(self.luck(id, whether)) >= limit.intensity {
            return clock;
        }
        let early = below(self.luck(id, luck::RETIMED_BY), MINUTE);
        Clock {
            start: clock.start,
            stop: clock.start + limit.limit_s - early,
        }
    }
}
