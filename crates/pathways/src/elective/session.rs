//! Clinics and operating lists: who is called when there is a slot.

use goodhart_des::time::Seconds;
use goodhart_ledger::{Observer, StopReason};
use goodhart_levers::Stream;

use super::Waiting;
use super::activity::Theatres;
use super::line::Line;
use crate::cancer::share;
use crate::luck;
use crate::place::Place;
use crate::route::ElectiveStage;

/// How a slot is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Clinical,
    /// The longest waiter, if she has waited for so many weeks.
    Longest(u32),
    NearLimit,
    Shortest,
}

impl Place {
    /// A day's first appointments.
    pub(super) fn hold_clinics<O: Observer>(&mut self, ledger: &mut O) {
        let capacity = &self.settings.capacity;
        let cancer = &self.tables.cancer;
        let a_day = (self.tables.base.first_appointments + cancer.appointments) / 5.0
            * capacity.hours[Stream::Outpatients]
            * capacity.pace[Stream::Outpatients]
            + self.elective.follow_ups.given_to_first;
        let weight = cancer.clinic_weight * (1.0 + self.settings.practice.cancer_first.clinics);
        let part = share(
            self.cancer.waiting_for_clinic(),
            weight,
            self.elective.waiting_for_clinic(),
        );
        let taken = self.cancer_clinics(a_day * part, ledger);
        self.elective.first_carry += a_day - taken;
        let slots = self.elective.first_carry as u32;
        self.elective.first_carry -= f64::from(slots);
        for nth in 0..slots {
            let Some(slot) = self.call(ElectiveStage::Outpatient, nth, slots, ledger) else {
                self.elective.follow_ups.spare_first += slots - nth;
                break;
            };
            self.elective.follow_ups.plan();
            self.elective.appointments += 1;
            self.seen(slot, ledger);
        }
    }

    /// A day's operations. One that needs a bed is cancelled when there is none; the slot is lost and the patient keeps her place.
    pub(super) fn hold_lists<O: Observer>(&mut self, ledger: &mut O) {
        let capacity = &self.settings.capacity;
        let cancer = &self.tables.cancer;
        let a_day = (self.tables.base.operations + cancer.theatre_slots) / 5.0
            * capacity.hours[Stream::Theatres]
            * capacity.pace[Stream::Theatres];
        let weight = cancer.theatre_weight
            * self.tables.parameters.cancer.operation_length.get()
            * (1.0 + self.settings.practice.cancer_first.theatres);
        let part = share(
            self.cancer.waiting_for_theatre(),
            weight,
            self.elective.waiting_for_theatre(),
        );
        let (taken, used) = self.cancer_operations(a_day * part, ledger);
        self.elective.theatre_carry += a_day - taken;
        let slots = self.elective.theatre_carry as u32;
        self.elective.theatre_carry -= f64::from(slots);
        let called_off = (f64::from(slots) * self.settings.practice.called_off) as u32;
        self.load.cancelled += called_off;
        let (mut operated, mut overnight, mut cancelled) = (0, 0, Vec::new());
        for nth in called_off..slots {
            let Some(slot) = self.call(ElectiveStage::Theatre, nth, slots, ledger) else {
                break;
            };
            let id = self.elective.waiting[slot as usize].id;
            if self
                .elective
                .overnight
                .happens(self.luck(id, luck::OVERNIGHT))
            {
                if !self.beds.free_for_planned() {
                    self.load.cancelled += 1;
                    self.elective.waiting[slot as usize].stage = ElectiveStage::Cancelled;
                    cancelled.push(slot);
                    continue;
                }
                self.planned_stay(id);
                overnight += 1;
            }
            operated += 1;
            self.was_cancelled(slot, ledger);
            self.stops_clock(slot, StopReason::Admitted, self.now, ledger);
        }
        for slot in cancelled {
            self.cancels(slot, ledger);
        }
        self.load.operated += operated;
        let day = Theatres {
            slots: taken + f64::from(slots),
            used: f64::from(operated) + used,
            operations: operated,
            overnight,
        };
        self.theatre_activity(&day, ledger);
    }

    /// The patient for the `nth` of today's slots. Shares of the slots are given out of clinical order; who is found to have left the list is passed over.
    fn call<O: Observer>(
        &mut self,
        stage: ElectiveStage,
        nth: u32,
        slots: u32,
        ledger: &mut O,
    ) -> Option<u32> {
        let rule = self.rule(nth, slots);
        loop {
            let slot = self.pop(stage, rule)?;
            let removal = self.elective.waiting[slot as usize].removal;
            if removal > self.now {
                return Some(slot);
            }
            self.stops_clock(slot, StopReason::Removed, removal, ledger);
        }
    }

    fn rule(&self, nth: u32, slots: u32) -> Rule {
        let order = self.settings.practice.list_order;
        let most = self.tables.parameters.elective.attention_share.get();
        let wanted = order.claimed();
        if wanted <= 0.0 {
            return Rule::Clinical;
        }
        let scale = most.min(wanted) / wanted;
        let position = (f64::from(nth) + 0.5) / f64::from(slots);
        let mut claimed = 0.0;
        for one in &order.longest {
            claimed += one.share;
            if position < claimed * scale {
                let lead = self.tables.parameters.elective.long_waits_lead_weeks.get() as u32;
                return Rule::Longest(one.over_weeks.saturating_sub(lead));
            }
        }
        if position < (claimed + order.near_limit) * scale {
            Rule::NearLimit
        } else if position < wanted * scale {
            Rule::Shortest
        } else {
            Rule::Clinical
        }
    }

    fn pop(&mut self, stage: ElectiveStage, rule: Rule) -> Option<u32> {
        let now: Seconds = self.now;
        let limit = self.settings.practice.list_order.limit_weeks;
        let elective = &mut self.elective;
        let stands_here = |person: &Waiting| person.stage == stage;
        let line: &mut Line = if stage == ElectiveStage::Theatre {
            &mut elective.theatre
        } else {
            &mut elective.outpatient
        };
        let people = &mut elective.waiting;
        let special = match rule {
            Rule::Clinical => None,
            Rule::Longest(weeks) => line.pop_longest(people, now, weeks),
            Rule::NearLimit => line.pop_near(people, now, limit),
            Rule::Shortest => line.pop_shortest(people, now),
        };
        special.or_else(|| line.pop_clinical(people, stands_here))
    }
}
