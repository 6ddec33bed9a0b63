//! What those who wait when the run ends have still to lose.

use goodhart_des::time::DAY;
use goodhart_levers::Stream;

use crate::beyond::{Afterwards, Loss};
use crate::place::Place;
use crate::route::ElectiveStage;

/// Days in a year [days].
const DAYS_A_YEAR: f64 = 365.25;

/// Which stages stand in a line, and how many people it calls in a week.
type Line = (fn(ElectiveStage) -> bool, f64);

impl Place {
    /// The list, each line cleared at its last rate in random order and nobody joining.
    pub(crate) fn list_beyond(&self, on: Afterwards) -> Loss {
        let base = &self.tables.base;
        let capacity = &self.settings.capacity;
        let rate = |stream: Stream| capacity.hours[stream] * capacity.pace[stream];
        let count = |line: fn(ElectiveStage) -> bool| {
            let people = self.elective.people();
            people.filter(|person| line(person.stage)).count() as f64
        };
        let lines: [Line; 3] = [
            (
                |stage| matches!(stage, ElectiveStage::Theatre | ElectiveStage::Cancelled),
                base.operations * rate(Stream::Theatres),
            ),
            (
                |stage| matches!(stage, ElectiveStage::Tests | ElectiveStage::Result),
                self.diagnostics_share() * rate(Stream::Diagnostics),
            ),
            (
                |stage| matches!(stage, ElectiveStage::Outpatient),
                base.first_appointments * rate(Stream::Outpatients),
            ),
        ];
        let mut qalys = 0.0;
        for (line, a_week) in lines {
            let time = on.time_to_clear(count(line), a_week);
            let discounted = on.in_the_middle_of(time);
            for person in self.elective.people().filter(|one| line(one.stage)) {
                // Called at any moment of that time alike: the mean further wait, and the mean growth of its square.
                let waited = f64::from(self.now.saturating_sub(person.start));
                let squares = waited * time + time * time / 3.0;
                let decided = line(ElectiveStage::Theatre);
                qalys += discounted * self.lost_by(time / 2.0, squares, decided);
            }
        }
        Loss::of([0.0, qalys])
    }

    /// Patients of planned care who are tested in a week of the start state.
    fn diagnostics_share(&self) -> f64 {
        let p = &self.tables.parameters.elective;
        self.tables.base.first_appointments
            * (1.0 - p.admitted_share.get())
            * p.tests_after_appointment.get()
    }

    /// Follow-ups overdue, cleared at the last rate and none falling due.
    pub(crate) fn follow_ups_beyond(&self, on: Afterwards) -> Loss {
        let capacity = &self.settings.capacity;
        let slots = self.tables.base.follow_ups
            * capacity.hours[Stream::FollowUps]
            * capacity.pace[Stream::FollowUps]
            * (1.0 - self.settings.practice.follow_ups_cancelled);
        let overdue = f64::from(self.elective.follow_ups.people().0);
        let time = on.time_to_clear(overdue, slots);
        let harm = &self.tables.parameters.harm;
        let years = time / 2.0 / f64::from(DAY) / DAYS_A_YEAR;
        let qalys = overdue
            * years
            * harm.follow_up_harm_per_overdue_year.get()
            * harm.follow_up_causal.get();
        Loss::of([0.0, qalys]).times(on.in_the_middle_of(time))
    }
}
