//! The start state: half a year of referrals before the burn-in, in the capacities of the start state, so that every stage has its people.

use goodhart_des::time::{DAY, HOUR, day_of_week};

use crate::place::Place;

/// Days lived through.
const DAYS: u32 = 182;
/// Hour of the sessions.
const SESSIONS_AT: u32 = 8;

impl Place {
    pub(crate) fn fill_cancer(&mut self) {
        let begin = self.now;
        let first = begin / DAY - DAYS;
        self.cancer.warming = true;
        self.cancer.day = first;
        for day in first..begin / DAY {
            self.now = day * DAY + SESSIONS_AT * HOUR;
            if day_of_week(self.now) > 4 {
                continue;
            }
            self.cancer_day(&mut ());
            let demand = self.tables.cancer;
            let clinics = (self.tables.base.first_appointments + demand.appointments) / 5.0;
            let others = self.elective.waiting_for_clinic();
            let share = super::share(self.cancer.clinic.len(), demand.clinic_weight, others);
            self.cancer_clinics(clinics * share, &mut ());
            let tests = self.tables.tests.capacity / 5.0;
            let others = self.diagnostics.len();
            let share = super::share(self.cancer.tests.len(), demand.test_weight, others);
            self.cancer_tests(tests * share);
            let theatres = (self.tables.base.operations + demand.theatre_slots) / 5.0;
            let others = self.elective.waiting_for_theatre();
            let weight =
                demand.theatre_weight * self.tables.parameters.cancer.operation_length.get();
            let share = super::share(self.cancer.theatre.len(), weight, others);
            self.cancer_operations(theatres * share, &mut ());
            self.cancer_day_treatments(&mut ());
        }
        self.cancer.warming = false;
        self.now = begin;
        self.load = crate::place::Load::default();
    }
}
