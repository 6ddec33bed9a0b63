//! What is looked at in a run: monthly figures, stays by month, staff by month. Everything is the official record: what truly happened.

use std::ops::Range;

use goodhart_report::Band;
use goodhart_targets::{Indicator, Record};

use crate::bands::band;
use crate::{BurnIns, Outcome, Prepared, Replication};

/// Events between two looks at the calendar: well under an hour of a place's life.
const EVENTS: u32 = 256;
/// Fewest replications that make an interval.
const FEWEST: usize = 3;
/// Half-width of an interval from the 10th to the 90th centile [standard errors].
pub(super) const Z: f64 = 1.2816;
/// Width of a bin of stays [min].
const BIN: f64 = (goodhart_targets::definition::ED_BIN / 60) as f64;

/// A replication that was watched month by month.
pub(super) struct Seen {
    /// What it measured.
    pub outcome: Outcome,
    /// Stays in the major department by month: of discharged, of admitted patients, in bins.
    stays: Vec<[Vec<u64>; 2]>,
    /// Acute clinical time in post at the end of each month [minutes a week].
    pub staff_minutes: Vec<u64>,
}

impl Seen {
    pub fn watched(prepared: &Prepared, replication: u32, kept: &mut BurnIns) -> Self {
        let mut running = Replication::begin_with(prepared, replication, kept);
        let mut so_far = [Vec::new(), Vec::new()];
        let (mut stays, mut staff_minutes) = (Vec::new(), Vec::new());
        loop {
            let progress = running.advance(EVENTS);
            if stays.len() < progress.months as usize {
                let outcome = running.outcome();
                let now = [false, true].map(|admitted| all_ages(&outcome, admitted));
                stays.push([since(&now[0], &so_far[0]), since(&now[1], &so_far[1])]);
                staff_minutes.push(outcome.staff_minutes);
                so_far = now;
            }
            if progress.done {
                break;
            }
        }
        Self {
            outcome: running.outcome(),
            stays,
            staff_minutes,
        }
    }

    /// An indicator over some months [its unit].
    pub fn value(&self, indicator: Indicator, months: Range<u32>) -> f64 {
        self.value_in(Record::Official, indicator, months)
    }

    /// The same in another record.
    pub fn value_in(&self, record: Record, indicator: Indicator, months: Range<u32>) -> f64 {
        let book = self.outcome.book(record);
        let (mut numerator, mut denominator) = (0, 0);
        for month in months {
            let value = book.month(indicator, month);
            numerator += value.numerator;
            denominator += value.denominator;
        }
        indicator.value(numerator, denominator).unwrap_or(f64::NAN)
    }

    /// What stands on top of an indicator, summed over some months.
    pub fn sum(&self, indicator: Indicator, months: Range<u32>) -> u64 {
        let book = self.outcome.book(Record::Official);
        months
            .map(|month| book.month(indicator, month).numerator)
            .sum()
    }

    /// An indicator month by month [its unit].
    pub fn months(&self, indicator: Indicator) -> Vec<f64> {
        (0..self.outcome.months)
            .map(|month| self.value(indicator, month..month + 1))
            .collect()
    }

    /// Stays in the major department over some months.
    pub fn stays(&self, months: Range<u32>, admitted: bool) -> Stays {
        let mut sum = Vec::new();
        for month in &self.stays[months.start as usize..months.end as usize] {
            sum = added(sum, &month[usize::from(admitted)]);
        }
        Stays(sum)
    }

    /// The same of all patients.
    pub fn all_stays(&self, months: Range<u32>) -> Stays {
        let Stays(admitted) = self.stays(months.clone(), true);
        let Stays(discharged) = self.stays(months, false);
        Stays(added(admitted, &discharged))
    }
}

/// A distribution of stays in bins of ten minutes, the last open.
pub(super) struct Stays(Vec<u64>);

impl Stays {
    pub fn count(&self) -> f64 {
        self.0.iter().sum::<u64>() as f64
    }

    /// Share that lasts from `from` to under `to` [min] [%].
    pub fn between(&self, from: u32, to: u32) -> f64 {
        let bin = |minutes: u32| (f64::from(minutes) / BIN) as usize;
        let part: u64 = self.0[bin(from)..bin(to)].iter().sum();
        part as f64 / self.count() * 100.0
    }

    /// Mean, longer stays counted as the start of the open bin [min].
    pub fn mean(&self) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let sum: f64 = self
            .0
            .iter()
            .enumerate()
            .map(|(bin, &count)| {
                let middle = if bin == last { 0.0 } else { 0.5 };
                (bin as f64 + middle) * BIN * count as f64
            })
            .sum();
        sum / self.count()
    }
}

fn all_ages(outcome: &Outcome, admitted: bool) -> Vec<u64> {
    let book = outcome.book(Record::Official);
    added(
        book.ed_minutes(admitted, false),
        &book.ed_minutes(admitted, true),
    )
}

fn added(mut one: Vec<u64>, other: &[u64]) -> Vec<u64> {
    one.resize(other.len(), 0);
    for (sum, count) in one.iter_mut().zip(other) {
        *sum += count;
    }
    one
}

fn since(now: &[u64], before: &[u64]) -> Vec<u64> {
    let before = before.iter().copied().chain(std::iter::repeat(0));
    now.iter()
        .zip(before)
        .map(|(now, before)| now - before)
        .collect()
}

/// Interval over replications; none where too few have a value.
pub(super) fn over(values: impl IntoIterator<Item = f64>) -> Option<Band> {
    let values: Vec<f64> = values
        .into_iter()
        .filter(|value| value.is_finite())
        .collect();
    (values.len() >= FEWEST).then(|| band(values))
}

/// The mean over places with its interval from the 10th to the 90th centile: for figures of a whole country.
pub(super) fn mean_of(values: impl IntoIterator<Item = f64>) -> Option<Band> {
    let values: Vec<f64> = values.into_iter().collect();
    if values.len() < FEWEST || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let error = Z * deviation(&values) / (values.len() as f64).sqrt();
    let median = mean(&values);
    Some(Band {
        median,
        p10: median - error,
        p90: median + error,
    })
}

/// A number without luck.
pub(super) fn certain(value: f64) -> Option<Band> {
    value.is_finite().then_some(Band {
        median: value,
        p10: value,
        p90: value,
    })
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Standard deviation; NaN with fewer than two values.
pub(super) fn deviation(values: &[f64]) -> f64 {
    let centre = mean(values);
    let squares: f64 = values
        .iter()
        .map(|value| (value - centre) * (value - centre))
        .sum();
    (squares / (values.len() as f64 - 1.0)).sqrt()
}

pub(super) fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let (centre_one, centre_other) = (mean(one), mean(other));
    let products: f64 = one
        .iter()
        .zip(other)
        .map(|(a, b)| (a - centre_one) * (b - centre_other))
        .sum();
    products / (one.len() as f64 - 1.0) / (deviation(one) * deviation(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_together_correlates() {
        let x = [1.0, 2.0, 4.0, 3.0];
        assert!((correlation(&x, &x.map(|v| 5.0 - 2.0 * v)) + 1.0).abs() < 1e-12);
        assert!((deviation(&[1.0, 3.0]) - std::f64::consts::SQRT_2).abs() < 1e-12);
    }

    #[test]
    fn stays_are_read_by_the_minute() {
        let mut bins = vec![0; 73];
        (bins[23], bins[24], bins[72]) = (1, 2, 1);
        let stays = Stays(bins);
        assert!((stays.between(230, 240) - 25.0).abs() < 1e-12);
        assert!((stays.between(0, 240) - 25.0).abs() < 1e-12);
        assert!((stays.mean() - (235.0 + 2.0 * 245.0 + 720.0) / 4.0).abs() < 1e-12);
    }

    #[test]
    fn two_replications_make_no_interval() {
        assert_eq!(over([1.0, 2.0, f64::NAN]), None);
        assert!(over([1.0, 2.0, 3.0]).is_some());
    }
}
