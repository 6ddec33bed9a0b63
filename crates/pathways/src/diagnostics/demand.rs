//! Who asks for tests, and the capacity that keeps the list of the start state level.

use goodhart_des::time::{DAY, WEEK};

use crate::parameters::Parameters;

/// Requests and capacity of the start state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TestDemand {
    /// Requests of general practice a working day.
    pub direct_a_day: f64,
    /// Tests a week that can be done, those of the emergency department included.
    pub capacity: f64,
    /// Tests a week that were done in the year before the pandemic.
    pub before: f64,
    /// People on the list, and how many of them belong to planned care.
    waiting: f64,
    planned_waiting: f64,
    mean_wait_weeks: f64,
}

impl TestDemand {
    /// For so many residents [millions], first appointments of planned care [a week], patients tested in the emergency department [a day] and
    /// tests for cancer [a week].
    pub(crate) fn level(
        p: &Parameters,
        millions: f64,
        appointments: f64,
        emergency: f64,
        cancer: f64,
    ) -> Self {
        let tests = &p.diagnostics;
        let waiting = tests.list_per_million.get() * millions;
        let calls = waiting / tests.mean_wait_weeks.get();
        let planned = appointments
            * (1.0 - p.elective.admitted_share.get())
            * p.elective.tests_after_appointment.get();
        let planned = planned.min(calls);
        let direct = calls - planned;
        let done = planned
            + direct * (1.0 - tests.unneeded_share.get())
            + cancer
            + emergency * 7.0 * tests.emergency_share.get();
        Self {
            direct_a_day: direct / 5.0,
            capacity: done * tests.capacity_margin.get(),
            before: done / tests.activity_before.get().max(0.1),
            waiting,
            planned_waiting: planned * tests.mean_wait_weeks.get(),
            mean_wait_weeks: tests.mean_wait_weeks.get(),
        }
    }

    /// People on the list who do not belong to planned care.
    pub(crate) fn direct_waiting(&self) -> f64 {
        self.waiting - self.planned_waiting
    }

    /// Mean time to the call [s].
    pub(crate) fn mean_wait_s(&self) -> f64 {
        self.mean_wait_weeks * f64::from(WEEK)
    }
}

/// Mean time from a request to the result in the start state [weeks].
pub(crate) fn weeks_to_result(p: &Parameters) -> f64 {
    p.diagnostics.mean_wait_weeks.get()
        + p.diagnostics.results_days.get() * f64::from(DAY) / f64::from(WEEK)
}

/// Mean time after which a request is no longer needed, so that the published share is not when called [weeks].
pub(crate) fn unneeded_after_weeks(p: &Parameters) -> f64 {
    let share = p.diagnostics.unneeded_share.get();
    if share <= 0.0 {
        // Beyond every run.
        return 5_000.0;
    }
    p.diagnostics.mean_wait_weeks.get() * (1.0 - share) / share
}
