//! The weeks a board can look back on: reported figures only.

use goodhart_ledger::{EmergencyStay, Handover, Response, Seconds, Standard};

use crate::book::{BLANK, Fraction, PerIndicator};
use crate::cancer;
use crate::census::Waits;
use crate::definition::{CATEGORY_A as A_WITHIN, ED_LONG_STAY, HANDOVER, LIST};
use crate::response_times::{CATEGORY_A, MEANS, ResponseTimes};
use crate::{Dashboard, Indicator, View};

/// Weeks kept: a year and the four weeks before.
const KEPT: usize = 60;
/// Weeks in the window a board looks at.
const WINDOW: usize = 4;
/// Weeks over which a board judges how much a figure moves by itself.
const HALF_YEAR: usize = 26;

/// Reported figures by week, most recent last.
#[derive(Clone, Debug)]
pub(crate) struct Weeks {
    ed_limit: Seconds,
    open: PerIndicator,
    closed: Vec<PerIndicator>,
    /// Figures of the last waiting-list census.
    census: PerIndicator,
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
    pub(crate) fn new(ed_limit: Seconds) -> Self {
        Self {
            ed_limit,
            open: BLANK,
            closed: Vec::with_capacity(KEPT),
            census: BLANK,
            start: BLANK,
            first_seen: [0; Indicator::ALL.len()],
            responses: ResponseTimes::new(),
        }
    }

    pub(crate) fn set_ed_limit(&mut self, ed_limit: Seconds) {
        self.ed_limit = ed_limit;
    }

    #[inline]
    pub(crate) fn add(&mut self, indicator: Indicator, numerator: u64, denominator: u64) {
        self.open[indicator as usize].add(numerator, denominator);
    }

    pub(crate) fn stay(&mut self, stay: &EmergencyStay) {
        let length = stay.reported.length();
        self.add(Indicator::EdAttendances, 1, 0);
        self.add(Indicator::EdWithin4h, u64::from(length <= self.ed_limit), 1);
        self.add(
            Indicator::EdOver12hArrival,
            u64::from(length > ED_LONG_STAY),
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
                u64::from(waited > ED_LONG_STAY),
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
                u64::from(first <= A_WITHIN[0]),
                1,
            );
            self.add(
                Indicator::CategoryAWithin19,
                u64::from(length <= A_WITHIN[1]),
                1,
            );
        }
    }

    pub(crate) fn handover(&mut self, handover: &Handover) {
        let length = handover.reported.length();
        self.add(Indicator::HandoverMean, u64::from(length), 1);
        self.add(
            Indicator::HandoverWithin15,
            u64::from(length <= HANDOVER[0]),
            1,
        );
        self.add(
            Indicator::HandoverWithin30,
            u64::from(length <= HANDOVER[1]),
            1,
        );
        self.add(
            Indicator::HandoverOver60,
            u64::from(length > HANDOVER[2]),
            0,
        );
    }

    pub(crate) fn cancer(&mut self, standard: Standard, length: Seconds) {
        let (indicator, limit) = cancer::within(standard);
        self.add(indicator, u64::from(length <= limit), 1);
        if let Some(long) = cancer::is_long(standard, length) {
            self.add(Indicator::CancerOver104d, u64::from(long), 0);
        }
    }

    /// Figures of a waiting-list census; boards see them until the next one.
    pub(crate) fn census(&mut self, waits: &Waits, beside: &[(Indicator, Fraction); 2]) {
        let all = waits.all();
        self.census = BLANK;
        self.census[Indicator::ElectiveList as usize].add(all, 1);
        self.census[Indicator::ElectiveWithin18w as usize].add(all - waits.reaching(LIST[0]), all);
        for (indicator, limit) in CENSUS[2..].iter().zip(&LIST[1..]) {
            self.census[*indicator as usize].add(waits.reaching(*limit), 1);
        }
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
            self.closed.remove(0);
        }
        self.closed.push(std::mem::replace(&mut self.open, BLANK));
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
        let weeks = self.closed.len();
        for &indicator in Indicator::ALL {
            let window = self.window(indicator, weeks.saturating_sub(WINDOW), weeks);
            if window.denominator > 0 {
                self.start[indicator as usize] = window;
            }
        }
    }

    pub(crate) fn dashboard(&self, week: u32) -> Dashboard {
        Dashboard::new(
            week,
            Indicator::ALL
                .iter()
                .map(|&indicator| self.view(indicator))
                .collect(),
        )
    }

    fn view(&self, indicator: Indicator) -> View {
        let weeks = self.closed.len();
        let start = self.start[indicator as usize];
        let start = indicator
            .value(start.numerator, start.denominator)
            .unwrap_or(0.0);
        let recent = self.window(indicator, weeks.saturating_sub(WINDOW), weeks);
        let value = |window: Fraction| indicator.value(window.numerator, window.denominator);
        let before = value(self.window(
            indicator,
            weeks.saturating_sub(2 * WINDOW),
            weeks.saturating_sub(WINDOW),
        ));
        let last_year = (weeks == KEPT)
            .then(|| value(self.window(indicator, WINDOW, 2 * WINDOW)))
            .flatten();
        let now = value(recent).unwrap_or(start);
        View {
            recent: now,
            before: before.unwrap_or(now),
            last_year: last_year.unwrap_or(start),
            start,
            peers: start,
            cases: recent.denominator as f64,
            noise: self.noise(indicator),
        }
    }

    fn window(&self, indicator: Indicator, from: usize, to: usize) -> Fraction {
        let mut sum = Fraction::default();
        for week in &self.closed[from..to] {
            let value = week[indicator as usize];
            sum.add(value.numerator, value.denominator);
        }
        sum
    }

    /// Standard deviation of the weekly value over the past half year.
    fn noise(&self, indicator: Indicator) -> f64 {
        let from = self.closed.len().saturating_sub(HALF_YEAR);
        let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for week in &self.closed[from..] {
            let value = week[indicator as usize];
            if let Some(value) = indicator.value(value.numerator, value.denominator) {
                n += 1.0;
                sum += value;
                squares += value * value;
            }
        }
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
        let mut weeks = Weeks::new(4 * 3600);
        let mut waits = Waits::NONE;
        for wait in [10, 30, 60, 110] {
            waits.add(wait * WEEK);
        }
        for week in 1..=12 {
            if week == 5 {
                weeks.census(
                    &waits,
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
}
