//! The start state of the waiting list: as many people as in March 2022, with waits as service in random order leaves them.

use goodhart_des::random::{draw, unit};
use goodhart_des::time::{DAY, Seconds, WEEK};

use crate::diagnostics::weeks_to_result;
use crate::identity::of_start;
use crate::luck;
use crate::place::Place;
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
            * weeks_to_result(&tables.parameters);
        let waiting = (base.list - decided - testing).max(0.0);
        let to_appointment = waiting / base.first_appointments * f64::from(WEEK);
        let to_operation = decided / base.operations.max(1.0) * f64::from(WEEK);
        let to_test = tables.tests.mean_wait_s();
        let mut order = FIRST;
        for (stage, number, means) in [
            (ElectiveStage::Outpatient, waiting, [to_appointment, 0.0]),
            (ElectiveStage::Tests, testing, [to_appointment, to_test]),
            (
                ElectiveStage::Theatre,
                decided,
                [to_appointment, to_operation],
            ),
        ] {
            for _ in 0..libm::round(number) as u32 {
                let id = of_start(order);
                order += 1;
                let stages =
                    [0, 1].map(|nth| self.start_age(id, means[nth], nth as u32) as Seconds);
                self.starts_on_list(id, stages, stage);
            }
        }
    }

    /// Joins with a clock that has run for the ages of her stages.
    fn starts_on_list(&mut self, id: u32, ages: [Seconds; 2], stage: ElectiveStage) {
        let most = self.now - DAY;
        let start = self.now - (ages[0] + ages[1]).min(most);
        if stage == ElectiveStage::Tests {
            let slot = self.joins_list(id, start, ElectiveStage::Outpatient);
            let elective = &mut self.elective;
            elective.outpatient.remove(&mut elective.waiting, slot);
            self.waits_for_test(slot, self.now - ages[1].min(most));
        } else {
            self.joins_list(id, start, stage);
        }
    }

    /// Time already spent in a stage that is left at random: exponential with the stage's mean [s].
    pub(crate) fn start_age(&self, id: u32, mean: f64, stage: u32) -> f64 {
        let lot = draw(self.seed, u64::from(id), luck::START_AGE, stage);
        -mean * libm::log(1.0 - unit(lot))
    }
}
