//! One record of everything: monthly numerators and denominators, distributions.
//!
//! There is one book per [`crate::Record`], each fed with that record's own clocks, so that *reported equals official* is a finding about
//! two accumulators and not an assignment.

use goodhart_ledger::{Category, Clock, Disposal, EmergencyStay, Seconds, Standard};

use crate::cancer;
use crate::census::Waits;
use crate::definition::{
    CANCER_BIN, CANCER_BINS, CATEGORY_A as A_WITHIN, ED_BIN, ED_BINS, ED_LONG_STAY, ED_STAY,
    HANDOVER, LIST, LIST_BIN, LIST_BINS, RESPONSE_BIN, RESPONSES_SHOWN,
};
use crate::measures::HARM;
use crate::pages::Pages;
use crate::response_times::{CATEGORY_A, MEANS, ResponseTimes};
use crate::{Indicator, IndicatorUnit};

/// Numerator and denominator of an indicator in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fraction {
    /// Sum or count on top.
    pub numerator: u64,
    /// Count below.
    pub denominator: u64,
}

impl Fraction {
    /// One as a part of the other; none where nothing stands below.
    pub(crate) fn part(self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 / self.denominator as f64)
    }

    /// Adds to both.
    pub fn add(&mut self, numerator: u64, denominator: u64) {
        self.numerator += numerator;
        self.denominator += denominator;
    }
}

/// One value per indicator, in registry order.
pub type PerIndicator = [Fraction; Indicator::ALL.len()];

/// A page with nothing on it.
pub(crate) const BLANK: PerIndicator = [Fraction {
    numerator: 0,
    denominator: 0,
}; Indicator::ALL.len()];

pub(crate) fn add_all(sums: &mut PerIndicator, more: &PerIndicator) {
    for (sum, value) in sums.iter_mut().zip(more) {
        sum.add(value.numerator, value.denominator);
    }
}

/// Whether a period stands below the indicator, the same in every place: counts, money and harm.
pub(crate) fn is_per_period(indicator: Indicator) -> bool {
    matches!(
        indicator.unit(),
        IndicatorUnit::Count | IndicatorUnit::Pounds
    ) || HARM.contains(&indicator)
}

/// What is kept of stays in the major department by disposal and age.
pub const ED_SPLIT: [Indicator; 3] = [
    Indicator::EdWithin4h,
    Indicator::EdOver12hArrival,
    Indicator::EdMeanMinutes,
];

/// Figures of [`ED_SPLIT`] by disposal and age.
type EdGroups = [[Fraction; ED_SPLIT.len()]; 4];

/// Before anyone has come.
const NO_STAYS: EdGroups = [[Fraction {
    numerator: 0,
    denominator: 0,
}; ED_SPLIT.len()]; 4];

/// Monthly values and distributions of one record.
#[derive(Clone, Debug)]
pub struct Book {
    pub(crate) months: Pages,
    /// Month being written; `None` outside the run.
    month: Option<u32>,
    /// Sum of the closed months.
    closed: PerIndicator,
    /// What is written before the month is closed. Of what lies outside the run nothing is kept.
    open: PerIndicator,
    /// Time in the major department by disposal (discharged, admitted), age (under 65, from 65) and bin.
    ed_minutes: Vec<u64>,
    /// Stays in the major department by month, disposal and age, as in `ed_minutes`: the figures of [`ED_SPLIT`].
    ed_groups: Pages,
    /// Those of the open month.
    open_groups: EdGroups,
    /// Responses of the run by category and bin.
    response_bins: Vec<u64>,
    /// Completed waits of the run by week.
    completed_weeks: Vec<u64>,
    /// Waits of those still waiting, summed over month-end censuses.
    list_weeks: Vec<u64>,
    /// Days from urgent referral to cancer treatment.
    cancer_days: Vec<u64>,
    /// Responses of the month.
    responses: ResponseTimes,
}

impl Book {
    /// Blank pages for so many months.
    pub fn new(months: u32) -> Self {
        Self {
            months: Pages::new(months, Indicator::ALL.len()),
            month: None,
            closed: BLANK,
            open: BLANK,
            ed_minutes: vec![0; 4 * ED_BINS],
            ed_groups: Pages::new(months, NO_STAYS.as_flattened().len()),
            open_groups: NO_STAYS,
            response_bins: vec![0; Category::ALL.len() * RESPONSES_SHOWN],
            completed_weeks: vec![0; LIST_BINS],
            list_weeks: vec![0; LIST_BINS],
            cancer_days: vec![0; CANCER_BINS],
            responses: ResponseTimes::new(),
        }
    }

    /// Number of whole months.
    pub fn months(&self) -> u32 {
        self.months.len()
    }

    /// Numerator and denominator of a month that is closed.
    pub fn month(&self, indicator: Indicator, month: u32) -> Fraction {
        self.months.get(month, indicator as usize)
    }

    /// Sum over the first `months` months, all of them closed.
    pub fn total(&self, indicator: Indicator, months: u32) -> Fraction {
        let mut total = Fraction::default();
        for month in 0..months {
            let Fraction {
                numerator,
                denominator,
            } = self.month(indicator, month);
            total.add(numerator, denominator);
        }
        total
    }

    /// Time in the major department, bins of ten minutes, by disposal (0 discharged, 1 admitted) and age (0 under 65, 1 from 65).
    pub fn ed_minutes(&self, admitted: bool, older: bool) -> &[u64] {
        let from = (usize::from(admitted) * 2 + usize::from(older)) * ED_BINS;
        &self.ed_minutes[from..from + ED_BINS]
    }

    /// Figures of one month about stays in the major department by disposal and age, in the order of [`ED_SPLIT`].
    pub fn ed_group(&self, month: u32, admitted: bool, older: bool) -> [Fraction; ED_SPLIT.len()] {
        let group = usize::from(admitted) * 2 + usize::from(older);
        std::array::from_fn(|figure| self.ed_groups.get(month, group * ED_SPLIT.len() + figure))
    }

    /// Responses to a category of calls, bins of 30 seconds with an open end.
    pub fn response_bins(&self, category: Category) -> &[u64] {
        let from = category as usize * RESPONSES_SHOWN;
        &self.response_bins[from..from + RESPONSES_SHOWN]
    }

    /// Completed waits by week.
    pub fn completed_weeks(&self) -> &[u64] {
        &self.completed_weeks
    }

    /// Waits of those still waiting by week, summed over month-end censuses.
    pub fn list_weeks(&self) -> &[u64] {
        &self.list_weeks
    }

    /// Everything written since the run began, the open month included.
    pub(crate) fn so_far(&self) -> PerIndicator {
        let mut sum = self.closed;
        if self.month.is_some() {
            add_all(&mut sum, &self.open);
        }
        sum
    }

    /// Adds the book of another place. Where a period stands below a count, the count adds up and the period does not.
    pub(crate) fn absorb(&mut self, other: &Self) {
        for month in 0..self.months() {
            for &indicator in Indicator::ALL {
                let Fraction {
                    numerator,
                    denominator,
                } = other.month(indicator, month);
                let mut own = self.month(indicator, month);
                let denominator = if is_per_period(indicator) {
                    denominator.saturating_sub(own.denominator)
                } else {
                    denominator
                };
                own.add(numerator, denominator);
                self.months.set(month, indicator as usize, own);
            }
            for place in 0..NO_STAYS.as_flattened().len() {
                let mut own = self.ed_groups.get(month, place);
                let more = other.ed_groups.get(month, place);
                own.add(more.numerator, more.denominator);
                self.ed_groups.set(month, place, own);
            }
        }
        let lists = [
            (&mut self.ed_minutes, &other.ed_minutes),
            (&mut self.response_bins, &other.response_bins),
            (&mut self.completed_weeks, &other.completed_weeks),
            (&mut self.list_weeks, &other.list_weeks),
            (&mut self.cancer_days, &other.cancer_days),
        ];
        for (own, others) in lists {
            for (count, more) in own.iter_mut().zip(others) {
                *count += more;
            }
        }
    }

    /// Shows every number of the closed months to `word`, which reads or replaces it.
    pub(crate) fn walk(&mut self, word: &mut dyn FnMut(&mut u64)) {
        for pages in [&mut self.months, &mut self.ed_groups] {
            pages.walk(|value| {
                word(&mut value.numerator);
                word(&mut value.denominator);
            });
        }
        let lists = [
            &mut self.ed_minutes,
            &mut self.response_bins,
            &mut self.completed_weeks,
            &mut self.list_weeks,
            &mut self.cancer_days,
        ];
        lists.into_iter().flatten().for_each(word);
    }

    /// Days from urgent referral to cancer treatment, bins of a day.
    pub fn cancer_days(&self) -> &[u64] {
        &self.cancer_days
    }

    /// Closes the month and opens another; `None` is outside the run.
    pub(crate) fn turn_to(&mut self, month: Option<u32>) {
        for (indicator, seconds) in self.responses.close() {
            self.add(indicator, seconds, 1);
        }
        let written = std::mem::replace(&mut self.open, BLANK);
        let stays = std::mem::replace(&mut self.open_groups, NO_STAYS);
        if let Some(closed) = self.month {
            self.months.fill(closed, &written);
            self.ed_groups.fill(closed, stays.as_flattened());
            add_all(&mut self.closed, &written);
        }
        self.month = month;
    }

    #[inline]
    pub(crate) fn add(&mut self, indicator: Indicator, numerator: u64, denominator: u64) {
        self.open[indicator as usize].add(numerator, denominator);
    }

    #[inline]
    fn share(&mut self, indicator: Indicator, happened: bool) {
        self.add(indicator, u64::from(happened), 1);
    }

    /// A stay with this record's clock. `resolved` is false where the record knows that the need was not met.
    pub(crate) fn stay(
        &mut self,
        stay: &EmergencyStay,
        clock: Clock,
        decision: Option<Seconds>,
        resolved: bool,
    ) {
        let length = clock.length();
        let admitted = stay.disposal == Disposal::Admitted;
        self.add(Indicator::EdAttendances, 1, 0);
        self.share(Indicator::EdWithin4h, resolved && length <= ED_STAY);
        self.share(Indicator::EdOver12hArrival, length > ED_LONG_STAY);
        self.add(Indicator::EdMeanMinutes, u64::from(length), 1);
        self.share(Indicator::EdReattend7d, stay.reattendance);
        if let Some(decision) = decision {
            let waited = clock.stop.saturating_sub(decision);
            self.add(
                Indicator::EdOver12hDecision,
                u64::from(waited > ED_LONG_STAY),
                0,
            );
        }
        if stay.department == goodhart_ledger::Department::Major {
            self.share(Indicator::EdAdmittedShare, admitted);
            self.share(
                Indicator::EdLeftUnseen,
                stay.disposal == Disposal::LeftUnseen,
            );
            if self.month.is_some() {
                let group = usize::from(admitted) * 2 + usize::from(stay.older);
                let [within, over, mean] = &mut self.open_groups[group];
                within.add(u64::from(resolved && length <= ED_STAY), 1);
                over.add(u64::from(length > ED_LONG_STAY), 1);
                mean.add(u64::from(length), 1);
                let bin = ((length / ED_BIN) as usize).min(ED_BINS - 1);
                self.ed_minutes[group * ED_BINS + bin] += 1;
            }
        }
    }

    /// Somebody who is counted and was within every limit.
    pub(crate) fn easy_attendance(&mut self) {
        self.add(Indicator::EdAttendances, 1, 0);
        self.add(Indicator::EdWithin4h, 1, 1);
        self.add(Indicator::EdOver12hArrival, 0, 1);
    }

    /// A response with this record's category, its clocks to the vehicle needed and to the first that counts, and vehicles sent.
    pub(crate) fn response(
        &mut self,
        category: Category,
        clock: Clock,
        first: Clock,
        vehicles: u32,
    ) {
        self.add(Indicator::AmbulanceIncidents, 1, 0);
        self.add(Indicator::VehiclesPerIncident, u64::from(vehicles), 1);
        if category == CATEGORY_A {
            self.share(Indicator::CategoryAWithin8, first.length() <= A_WITHIN[0]);
            self.share(Indicator::CategoryAWithin19, clock.length() <= A_WITHIN[1]);
        }
        self.add(MEANS[category as usize], u64::from(clock.length()), 1);
        self.responses.add(category, clock.length());
        if self.month.is_some() {
            let bin = ((clock.length() / RESPONSE_BIN) as usize).min(RESPONSES_SHOWN - 1);
            self.response_bins[category as usize * RESPONSES_SHOWN + bin] += 1;
        }
    }

    pub(crate) fn handover(&mut self, clock: Clock) {
        let length = clock.length();
        self.add(Indicator::HandoverMean, u64::from(length), 1);
        self.share(Indicator::HandoverWithin15, length <= HANDOVER[0]);
        self.share(Indicator::HandoverWithin30, length <= HANDOVER[1]);
        self.add(
            Indicator::HandoverOver60,
            u64::from(length > HANDOVER[2]),
            0,
        );
    }

    /// A clock of the cancer pathway that this record stops.
    pub(crate) fn cancer(&mut self, standard: Standard, length: Seconds) {
        let (indicator, limit) = cancer::within(standard);
        self.share(indicator, length <= limit);
        if let Some(long) = cancer::is_long(standard, length) {
            self.add(Indicator::CancerOver104d, u64::from(long), 0);
            if self.month.is_some() {
                self.cancer_days[((length / CANCER_BIN) as usize).min(CANCER_BINS - 1)] += 1;
            }
        }
    }

    /// Everyone on the waiting list with this record's waits.
    pub(crate) fn census(&mut self, waits: &Waits) {
        const OVER: [Indicator; 4] = [
            Indicator::ElectiveOver52w,
            Indicator::ElectiveOver65w,
            Indicator::ElectiveOver78w,
            Indicator::ElectiveOver104w,
        ];
        let all = waits.all();
        self.add(Indicator::ElectiveList, all, 0);
        self.add(
            Indicator::ElectiveWithin18w,
            all - waits.reaching(LIST[0]),
            all,
        );
        for (indicator, limit) in OVER.into_iter().zip(&LIST[1..]) {
            self.add(indicator, waits.reaching(*limit), 0);
        }
        if self.month.is_some() {
            for (sum, &people) in self.list_weeks.iter_mut().zip(waits.weeks()) {
                *sum += u64::from(people);
            }
        }
    }

    /// A pathway on the waiting list that was completed.
    pub(crate) fn completed(&mut self, clock: Clock) {
        self.add(Indicator::ElectiveMeanWait, u64::from(clock.length()), 1);
        self.share(
            Indicator::ElectiveCompletedWithin18w,
            clock.length() < LIST[0],
        );
        if self.month.is_some() {
            let bin = ((clock.length() / LIST_BIN) as usize).min(LIST_BINS - 1);
            self.completed_weeks[bin] += 1;
        }
    }

    /// Counts per period have a period below them, in the unit of the count.
    pub(crate) fn period(&mut self, indicators: &[Indicator], unit: u64) {
        for indicator in indicators {
            self.add(*indicator, 0, unit);
        }
    }
}
