//! The weeks a board can look back on: reported figures only.

use std::collections::VecDeque;

use goodhart_ledger::{EmergencyStay, Handover, Response, Seconds, Standard};

use crate::book::{BLANK, Fraction, PerIndicator, add_all};
use crate::cancer;
use crate::census::Waits;
use crate::response_times::{CATEGORY_A, MEANS, ResponseTimes};
use crate::{Dashboard, Indicator, Limits, View};

/// Weeks kept: a year and the four weeks before.
const KEPT: usize = 60;
/// Weeks in the window a board looks at.
const WINDOW: usize = 4;
/// Weeks over which a board judges how much a figure moves by itself.
const HALF_YEAR: usize = 26;

/// Reported figures by week, most recent last.
#[derive(Clone, Debug)]
pub(crate) struct Weeks {
    limits: Limits,
    open: PerIndicator,
    closed: VecDeque<PerIndicator>,
    /// Figures of the last waiting-list census, and who was counted.
    census: PerIndicator,
    waits: Waits,
    /// Of the longest waiters then, those with a decision to admit, and all of them.
    decided: Fraction,
    /// The first weeks in which each indicator was counted, and how many of them.
    start: PerIndicator,
    first_seen: [usize; Indicator::ALL.len()],
    responses: ResponseTimes,
}

/// Indicators that are only counted at a census.
const CENSUS: [Indicator; 8] = [
    Indicator::ElectiveList,
    Indicator::ElectiveWithin18w,
    Indicator::ElectiveOver52w,
    Indicator::ElectiveOver65w,
    Indicator::ElectiveOver78w,
    Indicator::ElectiveOver104w,
    Indicator::DiagnosticsWithin6w,
    Indicator::CancerBacklogRatio,
];

/// Of these, what counts the waiting list up to a limit.
const ON_THE_LIST: [Indicator; 5] = [
    Indicator::ElectiveWithin18w,
    Indicator::ElectiveOver52w,
    Indicator::ElectiveOver65w,
    Indicator::ElectiveOver78w,
    Indicator::ElectiveOver104w,
];

/// Indicators counted per week: a period stands below the count.
const COUNTS: [Indicator; 8] = [
    Indicator::EdAttendances,
    Indicator::EdOver12hDecision,
    Indicator::AmbulanceIncidents,
    Indicator::HandoverOver60,
    Indicator::GpAppointments,
    Indicator::CancerOver104d,
    Indicator::CancelledOver28d,
    Indicator::UrgentCancelledTwice,
];

impl Weeks {
    pub(crate) fn new() -> Self {
        Self {
            limits: Limits::DEFINITIONS,
            open: BLANK,
            closed: VecDeque::with_capacity(KEPT),
            census: BLANK,
            waits: Waits::NONE,
            decided: Fraction::default(),
            start: BLANK,
            first_seen: [0; Indicator::ALL.len()],
            responses: ResponseTimes::new(),
        }
    }

    /// From now on boards count up to these limits. The last census is counted again, and stands for what was before; of stays and responses
    /// nothing is kept that could be.
    pub(crate) fn set_limits(&mut self, limits: &Limits) {
        let before = std::mem::replace(&mut self.limits, *limits);
        for indicator in ON_THE_LIST {
            if before.of(indicator) != limits.of(indicator) {
                let again = self.on_the_list(indicator, &self.waits);
                self.census[indicator as usize] = again;
                for week in &mut self.closed {
                    week[indicator as usize] = again;
                }
                self.start[indicator as usize] = again;
            }
        }
    }

    /// What a census says of one of the indicators that count it.
    #[inline(never)] // five times in the page otherwise, and once a month
    fn on_the_list(&self, indicator: Indicator, waits: &Waits) -> Fraction {
        let all = waits.all();
        let long = waits.reaching(self.limits.of(indicator));
        let (numerator, denominator) = match indicator {
            Indicator::ElectiveWithin18w => (all - long, all),
            _ => (long, 1),
        };
        Fraction {
            numerator,
            denominator,
        }
    }

    /// Up to when boards count an indicator [s].
    pub(crate) fn limit_of(&self, indicator: Indicator) -> Seconds {
        self.limits.of(indicator)
    }

    #[inline]
    pub(crate) fn add(&mut self, indicator: Indicator, numerator: u64, denominator: u64) {
        self.open[indicator as usize].add(numerator, denominator);
    }

    pub(crate) fn stay(&mut self, stay: &EmergencyStay) {
        let length = stay.reported.length();
        self.add(Indicator::EdAttendances, 1, 0);
        self.add(
            Indicator::EdWithin4h,
            u64::from(length <= self.limits.of(Indicator::EdWithin4h)),
            1,
        );
        self.add(
            Indicator::EdOver12hArrival,
            u64::from(length > self.limits.of(Indicator::EdOver12hArrival)),
            1,
        );
        self.add(Indicator::EdMeanMinutes, u64::from(length), 1);
        self.add(Indicator::EdReattend7d, u64::from(stay.reattendance), 1);
        self.add(
            Indicator::EdLeftUnseen,
            u64::from(stay.disposal == goodhart_ledger::Disposal::LeftUnseen),
            1,
        );
        if let Some((_, decision)) = stay.decision {
            let waited = stay.reported.stop.saturating_sub(decision);
            self.add(
                Indicator::EdOver12hDecision,
                u64::from(waited > self.limits.of(Indicator::EdOver12hDecision)),
                0,
            );
        }
    }

    /// Somebody who is counted and was within every limit.
    pub(crate) fn easy_attendance(&mut self) {
        self.add(Indicator::EdAttendances, 1, 0);
        self.add(Indicator::EdWithin4h, 1, 1);
        self.add(Indicator::EdOver12hArrival, 0, 1);
    }

    pub(crate) fn response(&mut self, response: &Response) {
        let (category, length) = (response.written, response.reported.length());
        self.add(MEANS[category as usize], u64::from(length), 1);
        self.add(Indicator::AmbulanceIncidents, 1, 0);
        self.add(
            Indicator::VehiclesPerIncident,
            u64::from(response.vehicles),
            1,
        );
        self.responses.add(category, length);
        if category == CATEGORY_A {
            let first = response.first_reported.length();
            self.add(
                Indicator::CategoryAWithin8,
                u64::from(first <= self.limits.of(Indicator::CategoryAWithin8)),
                1,
            );
            self.add(
                Indicator::CategoryAWithin19,
                u64::from(length <= self.limits.of(Indicator::CategoryAWithin19)),
                1,
            );
        }
    }

    pub(crate) fn handover(&mut self, handover: &Handover) {
        let length = handover.reported.length();
        self.add(Indicator::HandoverMean, u64::from(length), 1);
        self.add(
            Indicator::HandoverWithin15,
            u64::from(length <= self.limits.of(Indicator::HandoverWithin15)),
            1,
        );
        self.add(
            Indicator::HandoverWithin30,
            u64::from(length <= self.limits.of(Indicator::HandoverWithin30)),
            1,
        );
        self.add(
            Indicator::HandoverOver60,
            u64::from(length > self.limits.of(Indicator::HandoverOver60)),
            0,
        );
    }

    pub(crate) fn cancer(&mut self, standard: Standard, length: Seconds) {
        let (indicator, _) = cancer::within(standard);
        self.add(indicator, u64::from(length <= self.limits.of(indicator)), 1);
        if cancer::is_long(standard, length).is_some() {
            let limit = self.limits.of(Indicator::CancerOver104d);
            self.add(Indicator::CancerOver104d, u64::from(length > limit), 0);
        }
    }

    /// Figures of a waiting-list census; boards see them until the next one.
    pub(crate) fn census(
        &mut self,
        waits: &Waits,
        decided: &Waits,
        beside: &[(Indicator, Fraction); 2],
    ) {
        let all = waits.all();
        let limit = self.limits.of(Indicator::ElectiveWithin18w);
        let long = waits.reaching(limit);
        self.decided = if long > 0 {
            Fraction {
                numerator: decided.reaching(limit),
                denominator: long,
            }
        } else {
            Fraction {
                numerator: decided.all(),
                denominator: all,
            }
        };
        self.census = BLANK;
        self.census[Indicator::ElectiveList as usize].add(all, 1);
        for indicator in ON_THE_LIST {
            self.census[indicator as usize] = self.on_the_list(indicator, waits);
        }
        self.waits.clone_from(waits);
        for (indicator, counted) in beside {
            self.census[*indicator as usize] = *counted;
        }
    }

    pub(crate) fn close(&mut self) {
        for indicator in COUNTS {
            self.open[indicator as usize].denominator = 1;
        }
        for (indicator, seconds) in self.responses.close() {
            self.add(indicator, seconds, 1);
        }
        for indicator in CENSUS {
            self.open[indicator as usize] = self.census[indicator as usize];
        }
        self.note_start();
        if self.closed.len() == KEPT {
            self.closed.pop_front();
        }
        // A copy of a burnt-in world has room for the weeks it has; the list does not grow beyond what is kept.
        self.closed.reserve_exact(KEPT - self.closed.len());
        self.closed
            .push_back(std::mem::replace(&mut self.open, BLANK));
    }

    /// The start state's level of an indicator comes from the first weeks in which it was counted: waiting lists are not counted before
    /// the first month has ended.
    fn note_start(&mut self) {
        for ((sum, weeks), value) in self
            .start
            .iter_mut()
            .zip(&mut self.first_seen)
            .zip(&self.open)
        {
            if *weeks < WINDOW && value.denominator > 0 {
                sum.add(value.numerator, value.denominator);
                *weeks += 1;
            }
        }
    }

    /// From now on the start state is what the last weeks showed.
    pub(crate) fn settle(&mut self) {
        let recent = self.weeks_ago(0);
        for (start, window) in self.start.iter_mut().zip(recent) {
            if window.denominator > 0 {
                *start = window;
            }
        }
    }

    /// Everything a board can see. It is put together week by week, as the weeks lie in memory, and not indicator by indicator.
    pub(crate) fn dashboard(&self, week: u32) -> Dashboard {
        let recent = self.weeks_ago(0);
        let before = self.weeks_ago(WINDOW);
        let last_year = if self.closed.len() == KEPT {
            self.weeks_ago(KEPT - 2 * WINDOW)
        } else {
            BLANK
        };
        let noise = self.noise();
        let view = |&indicator: &Indicator| {
            let at = indicator as usize;
            let value = |window: Fraction| indicator.value(window.numerator, window.denominator);
            let start = value(self.start[at]).unwrap_or(0.0);
            let now = value(recent[at]).unwrap_or(start);
            View {
                recent: now,
                before: value(before[at]).unwrap_or(now),
                last_year: value(last_year[at]).unwrap_or(start),
                start,
                peers: start,
                cases: recent[at].denominator as f64,
                noise: noise[at].standard_deviation(),
            }
        };
        Dashboard::new(week, Indicator::ALL.iter().map(view).collect())
            .with_decided(self.decided.part())
    }

    /// Sums over the weeks of the window that ended so many weeks ago.
    fn weeks_ago(&self, ago: usize) -> PerIndicator {
        let to = self.closed.len().saturating_sub(ago);
        let mut sums = BLANK;
        for week in self.closed.range(to.saturating_sub(WINDOW)..to) {
            add_all(&mut sums, week);
        }
        sums
    }

    /// Weekly values of every indicator over the past half year.
    fn noise(&self) -> [Moments; Indicator::ALL.len()] {
        let mut moments = [Moments::default(); Indicator::ALL.len()];
        let from = self.closed.len().saturating_sub(HALF_YEAR);
        for week in self.closed.range(from..) {
            for ((indicator, value), moments) in Indicator::ALL.iter().zip(week).zip(&mut moments) {
                if let Some(value) = indicator.value(value.numerator, value.denominator) {
                    moments.add(value);
                }
            }
        }
        moments
    }
}

/// What a standard deviation is worked out from.
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    n: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    #[inline]
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn standard_deviation(self) -> f64 {
        let Self { n, sum, squares } = self;
        if n < 2.0 {
            return 0.0;
        }
        ((squares - sum * sum / n) / (n - 1.0)).max(0.0).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use goodhart_ledger::Seconds;

    use super::*;

    const WEEK: Seconds = 604_800;

    #[test]
    fn a_waiting_list_starts_where_its_first_census_found_it() {
        let mut weeks = Weeks::new();
        let mut waits = Waits::NONE;
        for wait in [10, 30, 60, 110] {
            waits.add(wait * WEEK);
        }
        for week in 1..=12 {
            if week == 5 {
                weeks.census(
                    &waits,
                    &Waits::NONE,
                    &[(Indicator::DiagnosticsWithin6w, Fraction::default()); 2],
                );
            }
            weeks.close();
        }
        for (indicator, expected) in [
            (Indicator::ElectiveOver52w, 2.0),
            (Indicator::ElectiveOver104w, 1.0),
            (Indicator::ElectiveWithin18w, 25.0),
        ] {
            let start = weeks.dashboard(12).view(indicator).start;
            assert!(
                (start - expected).abs() < 1e-9,
                "{}: {start}",
                indicator.id()
            );
        }
    }

    #[test]
    fn boards_see_where_the_longest_waiters_stand() {
        let beside = [(Indicator::DiagnosticsWithin6w, Fraction::default()); 2];
        let seen = |all: &[Seconds], decided: &[Seconds]| {
            let counted = [all, decided].map(|waits| {
                let mut count = Waits::NONE;
                for wait in waits {
                    count.add(wait * WEEK);
                }
                count
            });
            let mut weeks = Weeks::new();
            weeks.census(&counted[0], &counted[1], &beside);
            weeks.dashboard(1).decided()
        };
        assert_eq!(seen(&[], &[]), None);
        assert_eq!(seen(&[5, 20, 30, 40, 50], &[5, 30]), Some(0.25));
        assert_eq!(seen(&[5, 5], &[5]), Some(0.5), "nobody waits for long");
    }
}
