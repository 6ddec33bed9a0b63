//! Time in A&E as counted, in both records.

use goodhart_report::{Distribution, Report};

use crate::period::years;

const DISTRIBUTION: &str = "ed.minutes";
/// Where the open last bin begins [minutes].
const LONGEST: f64 = 720.0;

/// Counts of both records in equal bins up to [`LONGEST`] and an open one.
pub struct Histogram {
    pub bin: f64,
    pub reported: Vec<u64>,
    pub real: Vec<u64>,
    /// From summed counts to patients a year.
    pub per_year: f64,
}

impl Histogram {
    pub fn of(report: &Report) -> Option<Self> {
        let bin = report
            .distributions
            .iter()
            .find(|one| one.id == DISTRIBUTION)?
            .bin_width;
        if bin.is_nan() || bin <= 0.0 {
            return None;
        }
        let reported = record(&report.distributions, "reported", bin);
        let real = record(&report.distributions, "real", bin);
        let length = reported.len().max(real.len());
        let pad = |mut counts: Vec<u64>| {
            counts.resize(length, 0);
            counts
        };
        let (reported, real) = (pad(reported), pad(real));
        let some = length > 2 && reported.iter().chain(&real).any(|count| *count > 0);
        let per_year = 1.0 / (f64::from(report.replications.max(1)) * years(report));
        some.then_some(Self {
            bin,
            reported,
            real,
            per_year,
        })
    }

    /// Patients a year in a bin.
    pub fn yearly(&self, count: u64) -> f64 {
        count as f64 * self.per_year
    }

    /// Bins that are not open-ended.
    pub fn closed(&self) -> usize {
        self.reported.len() - 1
    }

    pub fn start(&self, index: usize) -> f64 {
        index as f64 * self.bin
    }
}

/// Adds up the splits of one record; where it is split in several ways, only the first way, so that nobody counts twice.
fn record(distributions: &[Distribution], record: &str, bin: f64) -> Vec<u64> {
    let last = (LONGEST / bin) as usize;
    let mut counts: Vec<u64> = Vec::new();
    let mut way = None;
    for one in distributions
        .iter()
        .filter(|one| one.id == DISTRIBUTION && one.record == record)
    {
        let this = (one.split.disposal.is_some(), one.split.age.is_some());
        if *way.get_or_insert(this) != this {
            continue;
        }
        for (index, count) in one.counts.iter().enumerate() {
            let at = index.min(last);
            if counts.len() <= at {
                counts.resize(at + 1, 0);
            }
            counts[at] += count;
        }
    }
    counts
}
