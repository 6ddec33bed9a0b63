//! Treatment: operations share the theatres, drugs and radiotherapy have capacities of their own.

use goodhart_des::random::unit;
use goodhart_ledger::{Observer, Standard};
use goodhart_levers::Stream;

use super::record::book_clock;
use super::steps::days;
use super::{Modality, Route, Stage};
use crate::luck;
use crate::place::Place;

impl Place {
    /// Treatment is decided on, or a later one is due; it cannot begin at once.
    pub(super) fn prepare_treatment(&mut self, slot: u32) {
        let person = self.cancer.people[slot as usize];
        let purpose = if person.later {
            luck::CANCER_LATER_PREPARED
        } else {
            luck::CANCER_PREPARED
        };
        let time = self.tables.cancer_preparation[person.modality as usize]
            .sample(self.luck(person.id, purpose));
        self.cancer.plans(slot, Stage::Preparing, days(time));
    }

    pub(super) fn awaits_treatment(&mut self, slot: u32) {
        let person = self.cancer.people[slot as usize];
        self.cancer.people[slot as usize].stage = Stage::Treatment;
        let purpose = if person.later {
            luck::CANCER_LATER_THEATRE
        } else {
            luck::CANCER_THEATRE
        };
        match person.modality {
            Modality::Surgery => {
                let lot = self.cancer_lot(person.id, purpose);
                self.cancer.theatre.push(person.id, slot, lot);
            }
            Modality::Drugs => {
                self.cancer
                    .drugs
                    .push_by_turn(person.id, slot, person.decided);
            }
            Modality::Radiotherapy => {
                self.cancer
                    .radiotherapy
                    .push_by_turn(person.id, slot, person.decided);
            }
        }
    }

    /// Operations of a day in these slots of the theatres; one for cancer takes more than one. Without a bed that is needed the operation is
    /// cancelled and the slots are lost. Returns how many slots were taken, and how many of them used.
    pub(crate) fn cancer_operations<O: Observer>(
        &mut self,
        slots: f64,
        ledger: &mut O,
    ) -> (f64, f64) {
        let p = &self.tables.parameters.cancer;
        let (length, overnight) = (p.operation_length.get().max(0.1), p.overnight.get());
        let (mut taken, mut used) = (0.0, 0.0);
        let mut cancelled = Vec::new();
        self.cancer.theatre.carry += slots;
        while self.cancer.theatre.carry >= length {
            let Some(slot) = self.cancer.theatre.pop() else {
                break;
            };
            self.cancer.theatre.carry -= length;
            taken += length;
            let id = self.cancer.people[slot as usize].id;
            if !self.cancer.warming && unit(self.luck(id, luck::CANCER_OVERNIGHT)) < overnight {
                if !self.beds.free_for_planned() {
                    self.load.cancelled += 1;
                    cancelled.push((id, slot));
                    continue;
                }
                self.planned_stay(id);
            }
            self.load.operated += 1;
            used += length;
            self.cancer_treated(slot, ledger);
        }
        for (id, slot) in cancelled {
            self.cancer.theatre.push(id, slot, 0);
        }
        self.cancer.theatre.close_day();
        (taken, used)
    }

    /// Drugs and radiotherapy that begin today.
    pub(crate) fn cancer_day_treatments<O: Observer>(&mut self, ledger: &mut O) {
        let capacity = &self.settings.capacity;
        let at = |stream: Stream| capacity.hours[stream] * capacity.pace[stream] / 5.0;
        let drugs = self.tables.cancer.drugs * at(Stream::Outpatients);
        let radiotherapy = self.tables.cancer.radiotherapy * at(Stream::Diagnostics);
        self.cancer.drugs.carry += drugs;
        while self.cancer.drugs.carry >= 1.0 {
            let Some(slot) = self.cancer.drugs.pop() else {
                break;
            };
            self.cancer.drugs.carry -= 1.0;
            self.cancer_treated(slot, ledger);
        }
        self.cancer.drugs.close_day();
        self.cancer.radiotherapy.carry += radiotherapy;
        while self.cancer.radiotherapy.carry >= 1.0 {
            let Some(slot) = self.cancer.radiotherapy.pop() else {
                break;
            };
            self.cancer.radiotherapy.carry -= 1.0;
            self.cancer_treated(slot, ledger);
        }
        self.cancer.radiotherapy.close_day();
    }

    fn cancer_treated<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let person = self.cancer.people[slot as usize];
        let since_decision = Some(self.now - person.decided);
        if person.later {
            let standard = match person.modality {
                Modality::Surgery => Standard::LaterSurgery,
                Modality::Drugs => Standard::LaterDrugs,
                Modality::Radiotherapy => Standard::LaterRadiotherapy,
            };
            book_clock(person.id, standard, since_decision, since_decision, ledger);
            self.cancer.leaves(slot);
            return;
        }
        let since_told = Some(self.now - person.told);
        book_clock(
            person.id,
            Standard::FirstTreatment,
            since_decision,
            since_told,
            ledger,
        );
        let whole = Some(self.now - person.need);
        match person.route {
            Route::Urgent | Route::Breast => {
                book_clock(person.id, Standard::Referral, whole, whole, ledger);
            }
            Route::Screening => {
                book_clock(person.id, Standard::Screening, whole, whole, ledger);
            }
            Route::Other => {}
        }
        self.cancer_harm(&person, ledger);
        self.plan_later_treatment(slot);
    }

    /// Some are treated again, when they have recovered.
    fn plan_later_treatment(&mut self, slot: u32) {
        let id = self.cancer.people[slot as usize].id;
        let later = self
            .tables
            .cancer_later
            .index(self.luck(id, luck::CANCER_LATER)) as usize;
        let Some(modality) = later.checked_sub(1).and_then(|at| Modality::ALL.get(at)) else {
            self.cancer.leaves(slot);
            return;
        };
        let person = &mut self.cancer.people[slot as usize];
        person.modality = *modality;
        person.later = true;
        let gap = self
            .tables
            .cancer_gap
            .sample(self.luck(id, luck::CANCER_GAP));
        self.cancer.plans(slot, Stage::Recovering, days(gap));
    }
}
