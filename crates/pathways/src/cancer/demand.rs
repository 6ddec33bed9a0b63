//! Who comes, and the capacities that keep the waits of the start state.

use crate::parameters::Parameters;

/// Weeks in a mean month [weeks].
const WEEKS_A_MONTH: f64 = 365.25 / 7.0 / 12.0;

/// Arrivals a working day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ADay {
    pub urgent: f64,
    pub breast: f64,
    pub screening: f64,
    pub other: f64,
}

/// Demand and capacity of the start state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CancerDemand {
    pub a_day: ADay,
    /// First appointments a week.
    pub appointments: f64,
    /// Tests a week.
    pub tests: f64,
    /// Slots of the theatres a week.
    pub theatre_slots: f64,
    /// Courses of drugs and of radiotherapy that can begin in a week.
    pub drugs: f64,
    pub radiotherapy: f64,
    /// How many times more readily than others its patients are called for appointments, tests and operations.
    pub clinic_weight: f64,
    pub test_weight: f64,
    pub theatre_weight: f64,
    /// People who waited over the limit before the pandemic [thousandths of a person].
    pub backlog_before: u64,
}

/// Mean waits of the others in the start state [weeks].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Others {
    pub clinic: f64,
    pub test: f64,
    pub theatre: f64,
}

impl CancerDemand {
    /// For so many residents [millions], beside others who wait so long.
    pub(crate) fn level(p: &Parameters, millions: f64, others: Others) -> Self {
        let c = &p.cancer;
        let a_week = |per_month: f64| per_month * millions / WEEKS_A_MONTH;
        let urgent = a_week(c.urgent_per_million_per_month.get());
        let breast = a_week(c.breast_per_million_per_month.get());
        let screening = a_week(c.screening_per_million_per_month.get());
        let other = a_week(c.other_per_million_per_month.get());
        let referred = urgent * c.conversion.get() + breast * c.breast_conversion.get();
        let appointments = urgent + breast;
        // Everyone with a cancer is tested; of the others some are.
        let tested = referred + (appointments - referred) * c.tests_share.get() + screening;
        let staged = (referred + screening) * c.staging_share.get();
        let first = referred + screening + other;
        let [_, later_surgery, later_drugs, later_radiotherapy] = c.later;
        let [surgery, drugs, radiotherapy] = c.modality;
        let margin = c.oncology_margin.get();
        let days = |wait: f64| (wait / 7.0).max(0.1);
        Self {
            a_day: ADay {
                urgent: urgent / 5.0,
                breast: breast / 5.0,
                screening: screening / 5.0,
                other: other / 5.0,
            },
            appointments,
            tests: tested + staged,
            theatre_slots: first * (surgery + later_surgery) * c.operation_length.get(),
            drugs: first * (drugs + later_drugs) * margin,
            radiotherapy: first * (radiotherapy + later_radiotherapy) * margin,
            clinic_weight: others.clinic / days(c.clinic_wait_days.get()),
            test_weight: others.test / days(c.test_wait_days.get()),
            theatre_weight: others.theatre / days(c.theatre_wait_days.get()),
            backlog_before: libm::round(c.backlog_before_per_million.get() * millions * 1000.0)
                as u64,
        }
    }
}
