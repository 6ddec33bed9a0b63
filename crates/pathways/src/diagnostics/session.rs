//! A working day of tests.

use goodhart_des::time::{DAY, Seconds};
use goodhart_ledger::{Activity, Observer, Work};
use goodhart_levers::Stream;

use super::DIRECT;
use crate::calls::Call;
use crate::cancer::share;
use crate::luck;
use crate::place::Place;

/// Thousandths of a test in a test.
const THOUSAND: f64 = 1000.0;

impl Place {
    /// Today's tests: what the emergency department has asked for first, then the list.
    pub(crate) fn hold_tests<O: Observer>(&mut self, ledger: &mut O) {
        let tables = self.tables.clone();
        let capacity = &self.settings.capacity;
        let a_day = tables.tests.capacity / 5.0
            * capacity.hours[Stream::Diagnostics]
            * capacity.pace[Stream::Diagnostics];
        let urgent = f64::from(self.diagnostics.from_emergency)
            * tables.parameters.diagnostics.emergency_share.get();
        self.diagnostics.from_emergency = 0;
        let weight = tables.cancer.test_weight * (1.0 + self.settings.practice.cancer_first.tests);
        let part = share(
            self.cancer.waiting_for_test(),
            weight,
            self.diagnostics.len(),
        );
        let mut done = self.cancer_tests((a_day - urgent).max(0.0) * part);
        self.diagnostics.carry += a_day - urgent - done;
        while self.diagnostics.carry >= 1.0 && self.next_test() {
            self.diagnostics.carry -= 1.0;
            done += 1.0;
        }
        // What nobody needed is lost.
        self.diagnostics.carry = self.diagnostics.carry.min(1.0);
        ledger.activity(&Activity {
            work: Work::Tests,
            done: libm::round((done + urgent) * THOUSAND) as u64,
            then: libm::round(tables.tests.before / 5.0 * THOUSAND) as u64,
        });
    }

    /// Tests the next on the list; false if nobody is left. Who no longer needs it takes no slot.
    fn next_test(&mut self) -> bool {
        while let Some(call) = self.next_call() {
            self.diagnostics.virtual_time = call.time;
            let needed = if call.slot & DIRECT == 0 {
                self.tested_for_planned_care(call.slot, call.id)
            } else {
                let asked: Seconds = (call.slot & !DIRECT) * DAY;
                self.diagnostics.leaves(asked);
                let unneeded = self.luck(call.id, luck::TEST_UNNEEDED);
                self.now - asked < self.tables.unneeded.sample(unneeded)
            };
            if needed {
                return true;
            }
        }
        false
    }

    fn next_call(&mut self) -> Option<Call> {
        let elective = &self.elective;
        self.diagnostics.calls.pop(|slot| {
            if slot & DIRECT == 0 {
                elective.who_is_in(slot)
            } else {
                slot
            }
        })
    }
}
