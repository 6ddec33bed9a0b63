//! Who writes a book: the month that is open, and what belongs into which place.

use goodhart_ledger::{Category, Clock, Department, Disposal, EmergencyStay, Seconds, Standard};

use crate::Indicator;
use crate::book::{BLANK, Book, EdGroups, NO_STAYS, PerIndicator, add_all};
use crate::cancer;
use crate::census::Waits;
use crate::counting;
use crate::definition::{
    CANCER_BIN, CANCER_BINS, ED_BIN, ED_BINS, ED_LONG_STAY, ED_STAY, LIST_BIN, LIST_BINS,
    RESPONSE_BIN, RESPONSES_SHOWN,
};
use crate::response_times::ResponseTimes;

/// Keeps one record: takes its clocks in and writes them into its book.
#[derive(Clone, Debug)]
pub(crate) struct Clerk {
    pub(crate) book: Book,
    /// Month being written; `None` outside the run.
    month: Option<u32>,
    /// Sum of the closed months.
    closed: PerIndicator,
    /// What is written before the month is closed. Of what lies outside the run nothing is kept.
    open: PerIndicator,
    /// Stays of the open month.
    stays: EdGroups,
    /// Responses of the month.
    responses: ResponseTimes,
}

impl Clerk {
    /// With a blank book for so many months.
    pub(crate) fn new(months: u32) -> Self {
        Self {
            book: Book::new(months),
            month: None,
            closed: BLANK,
            open: BLANK,
            stays: NO_STAYS,
            responses: ResponseTimes::new(),
        }
    }

    /// Everything written since the run began, the open month included but for what stands where a month ends.
    pub(crate) fn so_far(&self) -> PerIndicator {
        let mut sum = self.closed;
        if self.month.is_some() {
            add_all(&mut sum, &self.open);
        }
        let rates = Indicator::ALL.iter().filter(|one| one.is_monthly_rate());
        for &indicator in rates {
            sum[indicator as usize] = self.closed[indicator as usize];
        }
        sum
    }

    /// Closes the month and opens another; `None` is outside the run.
    pub(crate) fn turn_to(&mut self, month: Option<u32>) {
        for (indicator, seconds) in self.responses.close() {
            self.add(indicator, seconds, 1);
        }
        let written = std::mem::replace(&mut self.open, BLANK);
        let stays = std::mem::replace(&mut self.stays, NO_STAYS);
        if let Some(closed) = self.month {
            self.book.months.fill(closed, &written);
            self.book.ed_groups.fill(closed, stays.as_flattened());
            add_all(&mut self.closed, &written);
        }
        self.month = month;
    }

    #[inline]
    pub(crate) fn add(&mut self, indicator: Indicator, numerator: u64, denominator: u64) {
        counting::add(&mut self.open, indicator, numerator, denominator);
    }

    pub(crate) fn easy_attendance(&mut self) {
        counting::easy_attendance(&mut self.open);
    }

    pub(crate) fn handover(&mut self, clock: Clock) {
        counting::handover(&mut self.open, clock);
    }

    /// A stay with this record's clock. `resolved` is false where the record knows that the need was not met.
    pub(crate) fn stay(
        &mut self,
        stay: &EmergencyStay,
        clock: Clock,
        decision: Option<Seconds>,
        resolved: bool,
    ) {
        counting::stay(&mut self.open, stay, clock, decision, resolved);
        if stay.department == Department::Major && self.month.is_some() {
            let length = clock.length();
            let admitted = stay.disposal == Disposal::Admitted;
            let group = usize::from(admitted) * 2 + usize::from(stay.older);
            let [within, over, mean] = &mut self.stays[group];
            within.add(u64::from(resolved && length <= ED_STAY), 1);
            over.add(u64::from(length > ED_LONG_STAY), 1);
            mean.add(u64::from(length), 1);
            let bin = ((length / ED_BIN) as usize).min(ED_BINS - 1);
            self.book.ed_minutes.open()[group * ED_BINS + bin] += 1;
        }
    }

    /// A response with this record's category, its clocks to the vehicle needed and to the first that counts, and vehicles sent.
    pub(crate) fn response(
        &mut self,
        category: Category,
        clock: Clock,
        first: Clock,
        vehicles: u32,
    ) {
        counting::response(&mut self.open, category, clock, first, vehicles);
        self.responses.add(category, clock.length());
        if self.month.is_some() {
            let bin = ((clock.length() / RESPONSE_BIN) as usize).min(RESPONSES_SHOWN - 1);
            self.book.response_bins.open()[category as usize * RESPONSES_SHOWN + bin] += 1;
        }
    }

    /// A clock of the cancer pathway that this record stops.
    pub(crate) fn cancer(&mut self, standard: Standard, length: Seconds) {
        counting::cancer(&mut self.open, standard, length);
        if cancer::is_long(standard, length).is_some() && self.month.is_some() {
            self.book.cancer_days.open()[((length / CANCER_BIN) as usize).min(CANCER_BINS - 1)] +=
                1;
        }
    }

    /// Everyone on the waiting list with this record's waits.
    pub(crate) fn census(&mut self, waits: &Waits) {
        counting::census(&mut self.open, waits);
        if self.month.is_some() {
            for (sum, &people) in self.book.list_weeks.open().iter_mut().zip(waits.weeks()) {
                *sum += u64::from(people);
            }
        }
    }

    /// A pathway on the waiting list that was completed.
    pub(crate) fn completed(&mut self, clock: Clock) {
        counting::completed(&mut self.open, clock);
        if self.month.is_some() {
            let bin = ((clock.length() / LIST_BIN) as usize).min(LIST_BINS - 1);
            self.book.completed_weeks.open()[bin] += 1;
        }
    }

    /// Counts per period have a period below them, in the unit of the count.
    pub(crate) fn period(&mut self, indicators: &[Indicator], unit: u64) {
        for indicator in indicators {
            self.add(*indicator, 0, unit);
        }
    }
}
