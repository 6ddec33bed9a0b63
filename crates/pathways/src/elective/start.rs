//! The start state of the waiting list: as many people as in March 2022, with waits as service in random order leaves them.

use goodhart_des::random::{Seed, draw, unit};
use goodhart_des::time::{DAY, Seconds, WEEK};

use crate::identity::of_start;
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::ElectiveStage;

/// People at the start are numbered from here, beyond those in beds and packages.
const FIRST: u32 = 1 << 20;

impl Place {
    pub(crate) fn fill_list(&mut self) {
        let tables = self.tables.clone();
        let p = &tables.parameters.elective;
        let base = tables.base;
        let decided = base.list * p.decided_share.get();
        let testing = base.first_appointments
            * (1.0 - p.admitted_share.get())
            * p.tests_after_appointment.get()
            * p.tests_weeks.get();
        let waiting = (base.list - decided - testing).max(0.0);
        let to_appointment = waiting / base.first_appointments * f64::from(WEEK);
        let to_operation = decided / base.operations.max(1.0) * f64::from(WEEK);
        let to_results = p.tests_weeks.get() * f64::from(WEEK);
        let mut order = FIRST;
        for (stage, number, means) in [
            (ElectiveStage::Outpatient, waiting, [to_appointment, 0.0]),
            (ElectiveStage::Tests, testing, [to_appointment, to_results]),
            (
                ElectiveStage::Theatre,
                decided,
                [to_appointment, to_operation],
            ),
        ] {
            for _ in 0..libm::round(number) as u32 {
                let id = of_start(order);
                order += 1;
                let age = age(self.seed, id, means[0], 0) + age(self.seed, id, means[1], 1);
                self.starts_on_list(id, (age as Seconds).min(self.now - DAY), stage);
            }
        }
    }

    fn starts_on_list(&mut self, id: u32, age: Seconds, stage: ElectiveStage) {
        let start = self.now - age;
        if stage == ElectiveStage::Tests {
            let slot = self.joins_list(id, start, ElectiveStage::Outpatient);
            let elective = &mut self.elective;
            elective.outpatient.remove(&mut elective.waiting, slot);
            elective.waiting[slot as usize].stage = stage;
            let time = self
                .tables
                .elective_tests
                .sample(self.luck(id, luck::ELECTIVE_TESTS_TIME));
            self.schedule(self.now + time.max(DAY), id, Kind::ElectiveTestsEnd, slot);
        } else {
            self.joins_list(id, start, stage);
        }
    }
}

/// Time already spent in a stage that is left at random: exponential with the stage's mean [s].
fn age(seed: Seed, id: u32, mean: f64, stage: u32) -> f64 {
    -mean * libm::log(1.0 - unit(draw(seed, u64::from(id), luck::START_AGE, stage)))
}
