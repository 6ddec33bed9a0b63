//! What planned care does, as targets on activity count it; and operations cancelled on the day.

use goodhart_ledger::{Activity, Cancellation, Observer, Work};

use crate::luck;
use crate::place::Place;
use crate::route::ElectiveStage;

/// Thousandths of a piece in a piece.
const THOUSAND: f64 = 1000.0;

/// A day in theatres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theatres {
    /// Slots there were, and those in which somebody was operated on.
    pub slots: f64,
    pub used: f64,
    /// Operations of planned care, and those of them with a night in a bed.
    pub operations: u32,
    pub overnight: u32,
}

impl Place {
    pub(super) fn theatre_activity<O: Observer>(&mut self, day: &Theatres, ledger: &mut O) {
        let thousandths = |pieces: f64| libm::round(pieces * THOUSAND) as u64;
        let operations = f64::from(day.operations);
        let overnight = f64::from(day.overnight);
        let p = &self.tables.parameters.elective;
        let base = &self.tables.base;
        let completed = f64::from(std::mem::take(&mut self.elective.completed));
        let first = f64::from(std::mem::take(&mut self.elective.appointments));
        let [day_case, inpatient, appointment] = p.activity_values;
        // The start state's week by the same tariff.
        let nights = p.overnight.get();
        let week = base.operations * (day_case * (1.0 - nights) + inpatient * nights)
            + base.first_appointments * appointment;
        let pathways = base.first_appointments * (1.0 - p.admitted_share.get()) + base.operations;
        let a_day_before = 5.0 * p.activity_before.get().max(0.1);
        for (work, done, then) in [
            (Work::TheatreTime, day.used, day.slots),
            (Work::DayCases, operations - overnight, operations),
            (Work::Pathways, completed, pathways / a_day_before),
            (
                Work::Value,
                (operations - overnight) * day_case + overnight * inpatient + first * appointment,
                week / a_day_before,
            ),
        ] {
            ledger.activity(&Activity {
                work,
                done: thousandths(done),
                then: thousandths(then),
            });
        }
    }

    /// Follow-ups held in the start state relative to the year before the pandemic.
    pub(super) fn follow_ups_before(&self) -> f64 {
        let p = &self.tables.parameters.elective;
        p.activity_before.get().max(0.1)
    }

    /// Cancelled on the day: she goes to the front.
    pub(super) fn cancels<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.elective.waiting[slot as usize].id;
        let urgent = self.elective.urgent.happens(self.luck(id, luck::URGENT));
        let person = &mut self.elective.waiting[slot as usize];
        person.stage = ElectiveStage::Theatre;
        if person.cancelled == 0 {
            person.asked = self.now;
        }
        person.cancelled = person.cancelled.saturating_add(1);
        if person.cancelled == 2 && urgent {
            ledger.cancellation(Cancellation::UrgentAgain);
        }
        let elective = &mut self.elective;
        elective.theatre.push(&mut elective.waiting, slot, 0);
    }

    /// She is operated on at last: how long after her first cancellation, if there was one.
    pub(super) fn was_cancelled<O: Observer>(&self, slot: u32, ledger: &mut O) {
        let person = &self.elective.waiting[slot as usize];
        if person.cancelled > 0 {
            ledger.cancellation(Cancellation::RebookedAfter(self.now - person.asked));
        }
    }
}
