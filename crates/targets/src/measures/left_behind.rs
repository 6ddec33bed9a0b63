//! Which entries of an event differ, and what came between them: from what the definition alone would count, to what counts, to what is
//! written down.

use goodhart_ledger::{
    CancerClock, Clock, ClockStop, Coverage, EmergencyStay, Handover, ProgrammeWeek, RecordedCare,
    Response, Seconds, TherapiesWeek,
};
use goodhart_levers::PaidCare;

use crate::book::PerIndicator;
use crate::census::Waits;
use crate::counting::{self, add};
use crate::traces::Trace;
use crate::{Indicator, Measures};

impl Measures {
    /// An entry stands in a record for another one.
    pub(super) fn replaced(
        &mut self,
        trace: Trace,
        other: impl FnOnce(&mut PerIndicator),
        by: impl FnOnce(&mut PerIndicator),
    ) {
        if self.running {
            self.traces.replaced(trace, other, by);
        }
    }

    /// From what the definition alone would count, to what counts, to what is written down.
    pub(super) fn traces_of_stay(&mut self, stay: &EmergencyStay) {
        let (decided, written_decision) = stay.decision.unzip();
        let entry = |clock, decision| {
            move |page: &mut PerIndicator| counting::stay(page, stay, clock, decision, true)
        };
        if stay.official.stop != stay.real.stop {
            let without = Clock {
                stop: stay.real.stop,
                ..stay.official
            };
            self.replaced(
                Trace::AdmitToStop,
                entry(without, decided),
                entry(stay.official, decided),
            );
        }
        if stay.reported != stay.official {
            self.replaced(
                Trace::RetimedRecord,
                entry(stay.official, decided),
                entry(stay.reported, decided),
            );
        }
        if written_decision != decided {
            self.replaced(
                Trace::SoftTwelveHours,
                entry(stay.reported, decided),
                entry(stay.reported, written_decision),
            );
        }
    }

    /// Likewise: the vehicle she needs, the first of any kind, the urgency it is called, the time written down.
    pub(super) fn traces_of_response(&mut self, response: &Response) {
        let official = response.official;
        let entry = |category, clock, first| {
            move |page: &mut PerIndicator| {
                counting::response(page, category, clock, first, response.vehicles);
            }
        };
        let (category, written) = (response.category, response.written);
        if response.first != official {
            self.replaced(
                Trace::FirstResponder,
                entry(category, official, official),
                entry(category, official, response.first),
            );
        }
        if written != category {
            self.replaced(
                Trace::RelabelledUrgency,
                entry(category, official, response.first),
                entry(written, official, response.first),
            );
        }
        if (response.reported, response.first_reported) != (official, response.first) {
            self.replaced(
                Trace::CorrectedResponses,
                entry(written, official, response.first),
                entry(written, response.reported, response.first_reported),
            );
        }
    }

    /// Likewise: care as it is written down by habit, ticks, exceptions. `earned` are the points for what was reported.
    pub(super) fn traces_of_care(&mut self, care: PaidCare, one: &RecordedCare, earned: u64) {
        let (habit, reported) = (one.by_habit, one.reported);
        if !self.running || habit == reported {
            return;
        }
        let ticked = Coverage {
            done: reported.done,
            ..habit
        };
        let earned_by = |coverage| {
            if coverage == reported {
                earned
            } else {
                self.points.earned(care, coverage)
            }
        };
        let (by_habit, by_ticks) = (earned_by(habit), earned_by(ticked));
        let indicator = Indicator::of_care(care);
        let counts_exceptions = one.coded && care.kind().counts_patients();
        let entry = |coverage: Coverage, earned| {
            move |page: &mut PerIndicator| {
                add(
                    page,
                    indicator,
                    u64::from(coverage.done),
                    u64::from(coverage.due),
                );
                add(page, Indicator::QofPoints, earned, 0);
                if counts_exceptions {
                    let excepted = one.real.due - coverage.due;
                    add(page, Indicator::QofExceptions, u64::from(excepted), 0);
                }
            }
        };
        if ticked != habit {
            self.traces.replaced(
                Trace::TickBoxRecording,
                entry(habit, by_habit),
                entry(ticked, by_ticks),
            );
        }
        if reported != ticked {
            self.traces.replaced(
                Trace::ExceptionReporting,
                entry(ticked, by_ticks),
                entry(reported, earned),
            );
        }
    }

    pub(super) fn trace_of_easy_attendance(&mut self) {
        self.replaced(
            Trace::EasyAttendances,
            |_| {},
            |page| {
                counting::easy_attendance(page);
            },
        );
    }

    pub(super) fn traces_of_handover(&mut self, handover: &Handover) {
        if handover.reported != handover.real {
            self.replaced(
                Trace::RetimedRecord,
                |page| counting::handover(page, handover.real),
                |page| counting::handover(page, handover.reported),
            );
        }
    }

    pub(super) fn traces_of_clock_stop(&mut self, stop: &ClockStop) {
        if stop.reported != stop.official {
            self.replaced(
                Trace::ListSuspension,
                |page| counting::completed(page, stop.official),
                |page| counting::completed(page, stop.reported),
            );
        }
    }

    /// A census of the list, by record.
    pub(super) fn traces_of_census(&mut self, [reported, official, _]: &[Waits; 3]) {
        self.replaced(
            Trace::ListSuspension,
            |page| counting::census(page, official),
            |page| counting::census(page, reported),
        );
    }

    /// Her own clock and the official one stop at different appointments only where the first was for show.
    pub(super) fn traces_of_cancer(&mut self, clock: &CancerClock) {
        let stopped = |length: Option<Seconds>| {
            move |page: &mut PerIndicator| {
                if let Some(length) = length {
                    counting::cancer(page, clock.standard, length);
                }
            }
        };
        if clock.official.is_some() != clock.real.is_some() {
            self.replaced(
                Trace::TokenAppointments,
                stopped(clock.real),
                stopped(clock.official),
            );
        }
    }

    pub(super) fn traces_of_therapies(&mut self, week: &TherapiesWeek) {
        let recovery = Indicator::TherapiesRecoveryOfCompleters;
        self.replaced(
            Trace::CompletersOnly,
            |page| add(page, recovery, week.recovered, week.completed),
            |page| add(page, recovery, week.recovered, week.completed_as_written),
        );
    }

    pub(super) fn traces_of_programme(&mut self, indicator: Indicator, week: &ProgrammeWeek) {
        if week.reported != week.official {
            self.replaced(
                Trace::ProgrammesTicked,
                |page| add(page, indicator, week.official, week.denominator),
                |page| add(page, indicator, week.reported, week.denominator),
            );
        }
    }
}
