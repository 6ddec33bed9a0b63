//! One record of everything: monthly numerators and denominators, distributions.
//!
//! There is one book per [`crate::Record`], each fed with that record's own clocks, so that *reported equals official* is a finding about
//! two accumulators and not an assignment.

use std::ops::Range;

use goodhart_ledger::Category;

use crate::definition::{CANCER_BINS, ED_BINS, LIST_BINS, RESPONSES_SHOWN};
use crate::measures::HARM;
use crate::pages::{Counts, Pages};
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
pub(crate) type EdGroups = [[Fraction; ED_SPLIT.len()]; 4];

/// Before anyone has come.
pub(crate) const NO_STAYS: EdGroups = [[Fraction {
    numerator: 0,
    denominator: 0,
}; ED_SPLIT.len()]; 4];

/// Monthly values and distributions of one record.
#[derive(Clone, Debug)]
pub struct Book {
    pub(crate) months: Pages,
    /// Time in the major department by disposal (discharged, admitted), age (under 65, from 65) and bin.
    pub(crate) ed_minutes: Counts,
    /// Stays in the major department by month, disposal and age, as in `ed_minutes`: the figures of [`ED_SPLIT`].
    pub(crate) ed_groups: Pages,
    /// Responses of the run by category and bin.
    pub(crate) response_bins: Counts,
    /// Completed waits of the run by week.
    pub(crate) completed_weeks: Counts,
    /// Waits of those still waiting, summed over month-end censuses.
    pub(crate) list_weeks: Counts,
    /// Days from urgent referral to cancer treatment.
    pub(crate) cancer_days: Counts,
}

impl Book {
    /// Blank pages for so many months.
    pub fn new(months: u32) -> Self {
        Self {
            months: Pages::new(months, Indicator::ALL.len()),
            ed_minutes: Counts::new(4 * ED_BINS),
            ed_groups: Pages::new(months, NO_STAYS.as_flattened().len()),
            response_bins: Counts::new(Category::ALL.len() * RESPONSES_SHOWN),
            completed_weeks: Counts::new(LIST_BINS),
            list_weeks: Counts::new(LIST_BINS),
            cancer_days: Counts::new(CANCER_BINS),
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
        self.sum(indicator, 0..months)
    }

    /// Sum over some months, all of them closed.
    pub fn sum(&self, indicator: Indicator, months: Range<u32>) -> Fraction {
        let mut total = Fraction::default();
        for month in months {
            let Fraction {
                numerator,
                denominator,
            } = self.month(indicator, month);
            total.add(numerator, denominator);
        }
        total
    }

    /// Time in the major department, bins of ten minutes, by disposal (0 discharged, 1 admitted) and age (0 under 65, 1 from 65).
    pub fn ed_minutes(&self, admitted: bool, older: bool) -> Vec<u64> {
        let from = (usize::from(admitted) * 2 + usize::from(older)) * ED_BINS;
        self.ed_minutes.of(from..from + ED_BINS)
    }

    /// Figures of one month about stays in the major department by disposal and age, in the order of [`ED_SPLIT`].
    pub fn ed_group(&self, month: u32, admitted: bool, older: bool) -> [Fraction; ED_SPLIT.len()] {
        let group = usize::from(admitted) * 2 + usize::from(older);
        std::array::from_fn(|figure| self.ed_groups.get(month, group * ED_SPLIT.len() + figure))
    }

    /// Responses to a category of calls, bins of 30 seconds with an open end.
    pub fn response_bins(&self, category: Category) -> Vec<u64> {
        let from = category as usize * RESPONSES_SHOWN;
        self.response_bins.of(from..from + RESPONSES_SHOWN)
    }

    /// Completed waits by week.
    pub fn completed_weeks(&self) -> Vec<u64> {
        self.completed_weeks.all()
    }

    /// Waits of those still waiting by week, summed over month-end censuses.
    pub fn list_weeks(&self) -> Vec<u64> {
        self.list_weeks.all()
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
            for (count, more) in own.open().iter_mut().zip(others.all()) {
                *count += more;
            }
        }
    }

    /// Keeps everything in little room, and what is the same in another book of the run only once.
    pub(crate) fn pack(&mut self, with: Option<&Self>) {
        self.months.pack(with.map(|other| &other.months));
        self.ed_groups.pack(with.map(|other| &other.ed_groups));
        self.lists().into_iter().for_each(Counts::pack);
    }

    /// Shows every number of the closed months to `word`, which reads or replaces it.
    pub(crate) fn walk(&mut self, word: &mut dyn FnMut(&mut u64)) {
        for pages in [&mut self.months, &mut self.ed_groups] {
            pages.walk(|value| {
                word(&mut value.numerator);
                word(&mut value.denominator);
            });
        }
        for list in self.lists() {
            list.open().iter_mut().for_each(&mut *word);
            list.pack();
        }
    }

    /// The distributions, always in the same order.
    fn lists(&mut self) -> [&mut Counts; 5] {
        [
            &mut self.ed_minutes,
            &mut self.response_bins,
            &mut self.completed_weeks,
            &mut self.list_weeks,
            &mut self.cancer_days,
        ]
    }

    /// Days from urgent referral to cancer treatment, bins of a day.
    pub fn cancer_days(&self) -> Vec<u64> {
        self.cancer_days.all()
    }
}
