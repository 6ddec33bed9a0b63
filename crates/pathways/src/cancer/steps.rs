//! From the first appointment to the decision to treat.

use goodhart_des::random::unit;
use goodhart_des::time::DAY;
use goodhart_ledger::{Observer, Standard};

use super::record::book_clock;
use super::{AHEAD, Route, Stage};
use crate::luck;
use crate::place::Place;

impl Place {
    /// Works through the days up to today, then admits the day's referrals.
    pub(crate) fn cancer_day<O: Observer>(&mut self, ledger: &mut O) {
        let today = self.now / DAY;
        while self.cancer.day < today {
            self.cancer.day += 1;
            let place = (self.cancer.day % AHEAD) as usize;
            let due = std::mem::take(&mut self.cancer.planned[place]);
            for slot in due {
                self.cancer_step(slot, ledger);
            }
        }
        self.cancer_arrivals();
    }

    /// What was planned for today happens.
    fn cancer_step<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let person = self.cancer.people[slot as usize];
        match person.stage {
            Stage::Letter if person.route == Route::Screening => {
                self.cancer_test(slot, Stage::Test);
            }
            Stage::Letter => {
                let lot = self.cancer_lot(person.id, luck::CANCER_CLINIC);
                self.cancer.people[slot as usize].stage = Stage::Clinic;
                self.cancer.clinic.push(person.id, slot, lot);
            }
            Stage::Report => self.cancer_told(slot, ledger),
            Stage::StagingReport => self.cancer_plan(slot),
            Stage::Planning | Stage::Recovering => {
                self.cancer.people[slot as usize].decided = self.now;
                self.prepare_treatment(slot);
            }
            Stage::Preparing => self.awaits_treatment(slot),
            Stage::Clinic | Stage::Test | Stage::Staging | Stage::Treatment => {}
        }
    }

    /// First appointments of a day in these slots of the clinics. Returns how many slots were used.
    pub(crate) fn cancer_clinics<O: Observer>(&mut self, slots: f64, ledger: &mut O) -> f64 {
        self.cancer.clinic.carry += slots;
        let mut used = self.token_appointments(ledger);
        self.cancer.clinic.carry -= used;
        while self.cancer.clinic.carry >= 1.0 {
            let Some(slot) = self.cancer.clinic.pop() else {
                break;
            };
            self.cancer.clinic.carry -= 1.0;
            used += 1.0;
            self.cancer_seen(slot, ledger);
        }
        self.cancer.clinic.close_day();
        used
    }

    fn cancer_seen<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let person = self.cancer.people[slot as usize];
        let standard = if person.route == Route::Breast {
            Standard::SeenForBreast
        } else {
            Standard::Seen
        };
        let length = self.now - person.need;
        let official = (!person.token).then_some(length);
        book_clock(person.id, standard, official, Some(length), ledger);
        let tested = unit(self.luck(person.id, luck::CANCER_TESTED))
            < self.tables.parameters.cancer.tests_share.get();
        if tested || person.cancer {
            self.cancer_test(slot, Stage::Test);
        } else {
            self.cancer_told(slot, ledger);
        }
    }

    /// She waits for a test.
    fn cancer_test(&mut self, slot: u32, stage: Stage) {
        let id = self.cancer.people[slot as usize].id;
        let purpose = if stage == Stage::Staging {
            luck::CANCER_STAGING
        } else {
            luck::CANCER_TEST
        };
        let lot = self.cancer_lot(id, purpose);
        self.cancer.people[slot as usize].stage = stage;
        self.cancer.tests.push(id, slot, lot);
    }

    /// Tests of a day for this pathway in these slots. Returns how many were done.
    pub(crate) fn cancer_tests(&mut self, slots: f64) -> f64 {
        let mut done = 0.0;
        self.cancer.tests.carry += slots;
        while self.cancer.tests.carry >= 1.0 {
            let Some(slot) = self.cancer.tests.pop() else {
                break;
            };
            self.cancer.tests.carry -= 1.0;
            done += 1.0;
            let person = self.cancer.people[slot as usize];
            let (stage, purpose) = if person.stage == Stage::Staging {
                (Stage::StagingReport, luck::CANCER_STAGING_REPORT)
            } else {
                (Stage::Report, luck::CANCER_REPORT)
            };
            let time = self
                .tables
                .cancer_report
                .sample(self.luck(person.id, purpose));
            self.cancer.plans(slot, stage, days(time));
        }
        self.cancer.tests.close_day();
        done
    }

    /// She is told whether it is cancer.
    fn cancer_told<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        self.cancer.people[slot as usize].told = self.now;
        let person = self.cancer.people[slot as usize];
        let length = Some(self.now - person.need);
        book_clock(person.id, Standard::Told, length, length, ledger);
        if !person.cancer {
            self.cancer.leaves(slot);
            return;
        }
        let staged = unit(self.luck(person.id, luck::CANCER_STAGED))
            < self.tables.parameters.cancer.staging_share.get();
        if staged {
            self.cancer_test(slot, Stage::Staging);
        } else {
            self.cancer_plan(slot);
        }
    }

    /// The team meets and decides with her.
    pub(super) fn cancer_plan(&mut self, slot: u32) {
        let id = self.cancer.people[slot as usize].id;
        let time = self
            .tables
            .cancer_plan
            .sample(self.luck(id, luck::CANCER_PLAN));
        self.cancer.plans(slot, Stage::Planning, days(time));
    }

    pub(super) fn cancer_lot(&self, id: u32, purpose: goodhart_des::random::Purpose) -> u32 {
        self.tables.lottery.sample(self.luck(id, purpose))
    }
}

/// Whole days, rounded [days].
pub(super) fn days(time: u32) -> u32 {
    (time + DAY / 2) / DAY
}
