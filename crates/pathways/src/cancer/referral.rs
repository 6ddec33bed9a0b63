//! Who comes: urgent referrals, breast symptoms, recalls after screening, cancers found in other ways.

use goodhart_des::random::{Purpose, unit};
use goodhart_des::sampling::poisson;
use goodhart_des::time::{DAY, HOUR};

use super::{Modality, Person, Route, Stage};
use crate::identity::{Referral, Source, of_referral};
use crate::luck;
use crate::place::Place;

/// Days in a mean year [days].
const DAYS_A_YEAR: f64 = 365.25;

impl Place {
    /// The day's referrals and findings.
    pub(super) fn cancer_arrivals(&mut self) {
        let a_day = self.tables.cancer.a_day;
        let growth = self.urgent_growth();
        self.arrive(Route::Urgent, a_day.urgent * growth, growth);
        self.arrive(Route::Breast, a_day.breast, 1.0);
        self.arrive(Route::Screening, a_day.screening, 1.0);
        self.arrive(Route::Other, a_day.other, 1.0);
    }

    /// Urgent referrals now, relative to the start of the run: more are referred urgently for the same cancers.
    fn urgent_growth(&self) -> f64 {
        let growth = self.tables.parameters.cancer.urgent_growth.get();
        let years = f64::from(self.now.saturating_sub(self.tables.start.run()))
            / (DAYS_A_YEAR * f64::from(DAY));
        libm::pow(1.0 + growth, years)
    }

    /// Referrals a day that would have been for planned care at the start of the run and are urgent now.
    pub(crate) fn become_urgent(&self) -> f64 {
        self.tables.cancer.a_day.urgent * (self.urgent_growth() - 1.0)
    }

    /// The day's people on a route; `growth` is how many more are referred for the same cancers.
    fn arrive(&mut self, route: Route, mean: f64, growth: f64) {
        let (kind, purpose): (Referral, Purpose) = match route {
            Route::Urgent => (Referral::Urgent, luck::CANCER_URGENT),
            Route::Breast => (Referral::Breast, luck::CANCER_BREAST),
            Route::Screening => (Referral::Screening, luck::CANCER_SCREENING),
            Route::Other => (Referral::Other, luck::CANCER_OTHER),
        };
        let lot = self.luck_of_hour(Source::Referral, self.now / HOUR, purpose);
        for order in 0..poisson(mean, lot).min(kind.most()) {
            let id = of_referral(kind, self.now / DAY, order);
            self.comes(id, route, growth);
        }
    }

    fn comes(&mut self, id: u32, route: Route, growth: f64) {
        let p = &self.tables.parameters.cancer;
        let lot = unit(self.luck(id, luck::IS_CANCER));
        let cancer = match route {
            Route::Urgent => lot * growth < p.conversion.get(),
            Route::Breast => lot < p.breast_conversion.get(),
            Route::Screening | Route::Other => true,
        };
        let notice = if route == Route::Breast {
            p.breast_notice_days
        } else {
            p.notice_days
        };
        let notice = notice.get() as u32;
        let modality = self
            .tables
            .cancer_modality
            .index(self.luck(id, luck::CANCER_MODALITY));
        let person = Person {
            id,
            need: self.now,
            told: self.now,
            decided: self.now,
            route,
            stage: Stage::Letter,
            modality: Modality::ALL[modality as usize % Modality::ALL.len()],
            fifth: self.fifth(id),
            cancer,
            token: false,
            later: false,
        };
        let slot = self.cancer.enters(person);
        match route {
            Route::Urgent | Route::Breast | Route::Screening => {
                self.cancer.plans(slot, Stage::Letter, notice);
            }
            Route::Other => self.cancer_plan(slot),
        }
    }
}
