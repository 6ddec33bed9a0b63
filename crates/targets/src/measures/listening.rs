//! What the measures hear from the ledger, and whose book it goes into.

use goodhart_ledger::{
    Access, AccessCensus, Activity, BedCensus, Cancellation, CancerClock, CareGiven, ClockStop,
    Disposal, EmergencyStay, Handover, Harm, ListCensus, ListEntry, Observer, ProgrammeWeek,
    Response, Seconds, StopReason, TestsWaiting, TherapiesWeek, Work,
};
use goodhart_levers::PaidCare;

use crate::cancer::in_backlog;
use crate::census::Waits;
use crate::definition::{REBOOKED, TEST};
use crate::paid_points::Points;
use crate::{Indicator, PROGRAMMES};

use super::{AT_CENSUS, Measures, NOBODY, THOUSANDTHS};

/// What of a loss is left once earlier gains are set against it [10⁻⁶].
fn lost_after(gained: &mut i64, loss: i64) -> u64 {
    let sum = *gained + loss;
    *gained = sum.min(0);
    sum.max(0) as u64
}

impl Observer for Measures {
    fn emergency_stay(&mut self, stay: &EmergencyStay) {
        let (true_decision, written_decision) = stay.decision.unzip();
        self.reported
            .stay(stay, stay.reported, written_decision, true);
        self.official.stay(stay, stay.official, true_decision, true);
        self.real.stay(
            stay,
            stay.real,
            true_decision,
            stay.disposal != Disposal::LeftUnseen,
        );
        self.weeks.stay(stay);
        self.traces_of_stay(stay);
    }

    fn easy_attendance(&mut self) {
        // The rules allow it: written down and official alike. It is nobody's emergency, and the time of those who came is as it was.
        self.reported.easy_attendance();
        self.official.easy_attendance();
        self.weeks.easy_attendance();
        self.trace_of_easy_attendance();
    }

    fn response(&mut self, response: &Response) {
        let Response {
            category,
            written,
            vehicles,
            ..
        } = *response;
        self.reported.response(
            written,
            response.reported,
            response.first_reported,
            vehicles,
        );
        self.official
            .response(category, response.official, response.first, vehicles);
        // A first vehicle that cannot take her where she must go is no end of her wait.
        self.real
            .response(category, response.real, response.real, vehicles);
        self.weeks.response(response);
        self.traces_of_response(response);
    }

    fn handover(&mut self, handover: &Handover) {
        self.reported.handover(handover.reported);
        self.official.handover(handover.real);
        self.real.handover(handover.real);
        self.weeks.handover(handover);
        self.traces_of_handover(handover);
    }

    fn beds(&mut self, census: &BedCensus) {
        self.state(
            Indicator::BedOccupancy,
            u64::from(census.occupied),
            u64::from(census.open),
        );
        self.state(Indicator::DelayedDischarges, u64::from(census.delayed), 1);
        self.state(
            Indicator::SocialWaiting,
            u64::from(census.awaiting_social_care),
            1,
        );
        self.state(
            Indicator::WardSafety,
            census.micro_incidents,
            u64::from(census.occupied) * 1_000_000,
        );
    }

    fn discharge(&mut self, _at: Seconds, stay_s: u32, emergency: bool) {
        if emergency {
            self.state(Indicator::LengthOfStay, u64::from(stay_s), 1);
        }
    }

    fn clock_stop(&mut self, stop: &ClockStop) {
        if stop.reason == StopReason::Removed {
            self.state(Indicator::ElectiveRemovals, 1, 0);
            return;
        }
        for (book, clock) in [
            (&mut self.reported, stop.reported),
            (&mut self.official, stop.official),
            (&mut self.real, stop.real),
        ] {
            book.completed(clock);
        }
        self.traces_of_clock_stop(stop);
        let length = stop.reported.length();
        self.weeks
            .add(Indicator::ElectiveMeanWait, u64::from(length), 1);
        self.weeks.add(
            Indicator::ElectiveCompletedWithin18w,
            u64::from(length < self.weeks.limit_of(Indicator::ElectiveCompletedWithin18w)),
            1,
        );
    }

    fn list_entry(&mut self, entry: &ListEntry) {
        let waits = [entry.reported, entry.official, entry.real];
        for (count, wait) in self.counting.iter_mut().zip(waits) {
            if let Some(wait) = wait {
                count.add(wait);
            }
        }
        if let Some(wait) = entry.reported.filter(|_| entry.decided) {
            self.decided.add(wait);
        }
    }

    fn list_census(&mut self, census: &ListCensus) {
        let counted = std::mem::replace(&mut self.counting, NOBODY);
        let decided = std::mem::replace(&mut self.decided, Waits::NONE);
        let beside = [
            (
                Indicator::DiagnosticsWithin6w,
                std::mem::take(&mut self.tests),
            ),
            (
                Indicator::CancerBacklogRatio,
                std::mem::take(&mut self.backlog),
            ),
        ];
        self.weeks.census(&counted[0], &decided, &beside);
        self.traces_of_census(&counted);
        for (book, waits) in self.clerks().into_iter().zip(&counted) {
            book.census(waits);
            for (indicator, one) in beside {
                book.add(indicator, one.numerator, one.denominator);
            }
            book.period(&AT_CENSUS, 1);
        }
        self.state(
            Indicator::FollowUpOverdue,
            u64::from(census.follow_up_overdue),
            u64::from(census.follow_up_open),
        );
    }

    fn tests_waiting(&mut self, waiting: &TestsWaiting) {
        let people = u64::from(waiting.people);
        let within = if waiting.wait < TEST { people } else { 0 };
        self.tests.add(within, people);
    }

    fn cancer_clock(&mut self, clock: &CancerClock) {
        let lengths = [clock.reported, clock.official, clock.real];
        for (book, length) in self.clerks().into_iter().zip(lengths) {
            if let Some(length) = length {
                book.cancer(clock.standard, length);
            }
        }
        if let Some(length) = clock.reported {
            self.weeks.cancer(clock.standard, length);
        }
        self.traces_of_cancer(clock);
    }

    fn cancer_waiting(&mut self, wait: Seconds) {
        self.backlog
            .add(u64::from(in_backlog(wait)) * THOUSANDTHS, 0);
    }

    fn cancer_backlog_before(&mut self, then: u64) {
        self.backlog.add(0, then);
    }

    fn cancellation(&mut self, cancellation: Cancellation) {
        let (indicator, counts) = match cancellation {
            Cancellation::RebookedAfter(time) => (Indicator::CancelledOver28d, time > REBOOKED),
            Cancellation::UrgentAgain => (Indicator::UrgentCancelledTwice, true),
        };
        self.state(indicator, u64::from(counts), 0);
    }

    fn activity(&mut self, activity: &Activity) {
        let indicator = match activity.work {
            Work::Tests => Indicator::DiagnosticsActivity,
            Work::Pathways => Indicator::ElectivePathways,
            Work::Value => Indicator::ElectiveValue,
            Work::FollowUpsLess => Indicator::FollowUpReduction,
            Work::TheatreTime => Indicator::TheatreUse,
            Work::DayCases => Indicator::DayCaseShare,
        };
        self.state(indicator, activity.done, activity.then);
    }

    fn access(&mut self, day: &Access) {
        let count = u64::from;
        let asked = [
            (Indicator::GpWithin48h, day.within_48h),
            (Indicator::GpAnyWithin1d, day.within_1d),
            (Indicator::GpWithin14d, day.within_14d),
        ];
        for (indicator, seen) in asked {
            self.real.add(indicator, count(seen), count(day.soon));
        }
        let booked = (count(day.booked_within_14d), count(day.held));
        self.reported
            .add(Indicator::GpWithin14d, booked.0, booked.1);
        self.official
            .add(Indicator::GpWithin14d, booked.0, booked.1);
        self.weeks.add(Indicator::GpWithin14d, booked.0, booked.1);
        self.state(Indicator::GpAppointments, count(day.held), 0);
        for (indicator, part, whole) in [
            (
                Indicator::GpUrgentWithin1d,
                day.urgent_within_1d,
                day.urgent,
            ),
            (Indicator::GpBookAhead, day.booked_ahead, day.wanted_ahead),
            (Indicator::GpContinuity, day.with_usual, day.held),
        ] {
            self.state(indicator, count(part), count(whole));
        }
    }

    fn access_census(&mut self, census: &AccessCensus) {
        let callers = u64::from(census.callers);
        for (indicator, offered) in [
            (Indicator::GpWithin48h, census.offered_within_48h),
            (Indicator::GpAnyWithin1d, census.offered_within_1d),
        ] {
            let offered = u64::from(offered);
            self.reported.add(indicator, offered, callers);
            self.official.add(indicator, offered, callers);
            self.weeks.add(indicator, offered, callers);
        }
    }

    fn care_given(&mut self, given: &CareGiven<'_>) {
        for (&care, one) in PaidCare::ALL.iter().zip(given.care) {
            let indicator = Indicator::of_care(care);
            let unsuitable = one.real.due.saturating_sub(one.official.due);
            let records = [one.reported, one.official, one.real];
            let earned = records.map(|coverage| self.points.earned(care, coverage));
            let excepted = [one.excepted, unsuitable, unsuitable];
            for (book, ((coverage, earned), excepted)) in self
                .clerks()
                .into_iter()
                .zip(records.into_iter().zip(earned).zip(excepted))
            {
                let (done, due) = (u64::from(coverage.done), u64::from(coverage.due));
                book.add(indicator, done, due);
                book.add(Indicator::QofPoints, earned, 0);
                if one.coded && care.kind().counts_patients() {
                    let all = u64::from(one.real.due);
                    book.add(Indicator::QofExceptions, u64::from(excepted), all);
                }
            }
            let [reported, ..] = earned;
            self.traces_of_care(care, one, reported);
            self.weeks.add(
                indicator,
                u64::from(one.reported.done),
                u64::from(one.reported.due),
            );
            self.weeks.add(Indicator::QofPoints, reported, 0);
        }
        self.state(Indicator::QofPoints, 0, Points::UNIT);
    }

    fn therapies(&mut self, week: &TherapiesWeek) {
        const PERSON: u64 = 1_000;
        const MONTHS_A_WEEK: (u64, u64) = (48, 11); // weeks to a month: 4.35
        let [in_6, in_18] = week.within;
        let [begun_in_6, begun_in_18] = week.begun_within;
        // Entering in a week, as a monthly rate: the mean over any number of weeks is people a month.
        let (weeks, months) = MONTHS_A_WEEK;
        self.state(
            Indicator::TherapiesEntered,
            week.entered * weeks,
            PERSON * months,
        );
        self.state(
            Indicator::TherapiesPairedMeasures,
            week.paired,
            week.finished,
        );
        self.state(
            Indicator::TherapiesRecoveryOfReferred,
            week.recovered,
            week.ended,
        );
        let rows = [
            (Indicator::TherapiesWithin6w, in_6, begun_in_6),
            (Indicator::TherapiesWithin18w, in_18, begun_in_18),
        ];
        for (indicator, first, second) in rows {
            self.reported.add(indicator, first, week.entered);
            self.official.add(indicator, first, week.entered);
            self.real.add(indicator, second, week.begun);
            self.weeks.add(indicator, first, week.entered);
        }
        let recovery = Indicator::TherapiesRecoveryOfCompleters;
        self.reported
            .add(recovery, week.recovered, week.completed_as_written);
        self.official.add(recovery, week.recovered, week.completed);
        self.real.add(recovery, week.recovered, week.ended);
        self.weeks
            .add(recovery, week.recovered, week.completed_as_written);
        self.traces_of_therapies(week);
    }

    fn prevention(&mut self, millionths: u64) {
        self.state(Indicator::PreventionStock, millionths, 1_000_000);
    }

    fn programme(&mut self, week: &ProgrammeWeek) {
        let indicator = PROGRAMMES[week.index];
        self.reported
            .add(indicator, week.reported, week.denominator);
        self.official
            .add(indicator, week.official, week.denominator);
        self.real.add(indicator, week.official, week.denominator);
        self.weeks.add(indicator, week.reported, week.denominator);
        self.traces_of_programme(indicator, week);
    }

    fn harm(&mut self, harm: &Harm) {
        // Counts are never negative: what is gained is set against what is lost next.
        let [deaths, qalys] = &mut self.gained;
        let deaths = lost_after(deaths, harm.micro_deaths);
        let qalys = lost_after(qalys, harm.micro_qalys);
        self.state(Indicator::HarmDeaths, deaths, 0);
        self.state(Indicator::HarmQalys, qalys, 0);
        if self.running {
            let sum = &mut self.harm[harm.owner as usize][usize::from(harm.fifth)];
            sum.micro_deaths += harm.micro_deaths;
            sum.micro_qalys += harm.micro_qalys;
        }
    }
}
