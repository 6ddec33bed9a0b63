//! Reported against real within each replication: both records are of the same patients, so their luck is shared and
//! two bands that overlap may still hide a difference that is there in every run.

use goodhart_report::{Band, IndicatorResult, Report, Series};

use crate::quantity::{figures, magnitude};
use crate::words::Words;

/// What the runs say of the record against what patients got: the one rule behind every sentence that compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both print alike.
    Alike,
    /// They print differently, and too few runs agree on which is higher.
    Unclear,
    /// The record is higher, each run compared with itself, in nine of ten.
    ReportedHigher,
    /// What patients got is higher, likewise.
    RealHigher,
}

impl Verdict {
    /// `difference` is reported minus real; where it is not known, only bands that lie apart differ.
    pub(crate) fn of(reported: Band, real: Band, difference: Option<Band>, alike: bool) -> Self {
        let (least, most) = match difference {
            Some(difference) => (difference.p10, difference.p90),
            None => (reported.p10 - real.p90, reported.p90 - real.p10),
        };
        // The numbers printed are the medians: a verdict against them would contradict itself.
        if alike {
            Self::Alike
        } else if least > 0.0 && reported.median > real.median {
            Self::ReportedHigher
        } else if most < 0.0 && reported.median < real.median {
            Self::RealHigher
        } else {
            Self::Unclear
        }
    }
}

/// One indicator over the horizon in both records, as every chart and sentence prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What is reported, without its unit.
    pub reported: String,
    /// What patients got, without its unit.
    pub real: String,
    /// Whether they differ.
    pub verdict: Verdict,
}

/// Compares both records of an indicator over the horizon; `None` where nothing was counted.
pub fn compare(report: &Report, indicator: &str, words: &dyn Words) -> Option<Compared> {
    let result = report
        .indicators
        .iter()
        .find(|result| result.id == indicator)
        .filter(|result| result.reported.median.is_finite() && result.real.median.is_finite())?;
    Some(compared(result, words))
}

pub(crate) fn compared(result: &IndicatorResult, words: &dyn Words) -> Compared {
    let (reported, real) = (result.reported, result.real);
    let print = |value: f64| figures(words, &result.unit, value, magnitude(result));
    let (shown_reported, shown_real) = (print(reported.median), print(real.median));
    let is_alike = shown_reported == shown_real;
    Compared {
        verdict: Verdict::of(reported, real, Some(result.apart), is_alike),
        reported: shown_reported,
        real: shown_real,
    }
}

/// Runs without months, and months without counts, say nothing.
type Rows = [Vec<Option<f64>>];

/// Reported minus real over the last `months` months of each replication, as a band over replications; `None` where
/// nothing was counted.
pub fn difference(series: &Series, months: usize) -> Option<Band> {
    let differences = series
        .reported
        .iter()
        .zip(&series.real)
        .filter_map(|(reported, real)| {
            let pairs: Vec<f64> = reported
                .iter()
                .zip(real)
                .rev()
                .take(months)
                .filter_map(|(reported, real)| Some((*reported)? - (*real)?))
                .filter(|difference| difference.is_finite())
                .collect();
            mean(&pairs)
        });
    band(differences.collect())
}

/// Mean of the last `months` months of each replication, as a band over replications.
pub fn latest(rows: &Rows, months: usize) -> Option<Band> {
    let means = rows.iter().filter_map(|row| {
        let last: Vec<f64> = row
            .iter()
            .rev()
            .take(months)
            .copied()
            .flatten()
            .filter(|value| value.is_finite())
            .collect();
        mean(&last)
    });
    band(means.collect())
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Median, 10th and 90th centile by linear interpolation between order statistics.
pub fn band(mut values: Vec<f64>) -> Option<Band> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let below = place.floor() as usize;
        let above = (below + 1).min(last);
        values[below] + (values[above] - values[below]) * (place - below as f64)
    };
    Some(Band {
        median: at(0.5),
        p10: at(0.1),
        p90: at(0.9),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_order_statistics() {
        let band = band((0..=20).rev().map(f64::from).collect()).expect("values");
        assert!((band.median - 10.0).abs() < 1e-12);
        assert!((band.p10 - 2.0).abs() < 1e-12);
        assert!((band.p90 - 18.0).abs() < 1e-12);
        assert_eq!(super::band(Vec::new()), None);
    }

    fn at(median: f64) -> Band {
        Band {
            median,
            p10: median - 5.0,
            p90: median + 5.0,
        }
    }

    #[test]
    fn a_verdict_needs_runs_that_agree_and_never_contradicts_what_is_printed() {
        let apart = Some(at(6.0));
        let verdict = |reported, real, difference, alike| {
            Verdict::of(at(reported), at(real), difference, alike)
        };
        assert_eq!(verdict(74.0, 70.0, apart, false), Verdict::ReportedHigher);
        assert_eq!(
            verdict(70.0, 74.0, Some(at(-6.0)), false),
            Verdict::RealHigher
        );
        assert_eq!(verdict(74.0, 70.0, Some(at(4.0)), false), Verdict::Unclear);
        assert_eq!(verdict(70.0, 74.0, apart, false), Verdict::Unclear);
        assert_eq!(verdict(74.0, 70.0, apart, true), Verdict::Alike);
        // Without the runs, only bands that lie apart.
        assert_eq!(verdict(74.0, 70.0, None, false), Verdict::Unclear);
        assert_eq!(verdict(84.0, 70.0, None, false), Verdict::ReportedHigher);
    }

    #[test]
    fn shared_luck_hides_no_difference() {
        let real: Vec<Vec<Option<f64>>> = (0..20)
            .map(|run| vec![Some(f64::from(run)), None, Some(f64::from(run))])
            .collect();
        let reported = real
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| value.map(|value| value + 0.5))
                    .collect()
            })
            .collect();
        let series = Series {
            reported,
            real,
            ..Series::default()
        };
        let bands = (
            latest(&series.reported, 12).expect("counted"),
            latest(&series.real, 12).expect("counted"),
        );
        assert!(bands.0.p10 < bands.1.p90, "the bands overlap");
        let difference = difference(&series, 12).expect("counted");
        assert!((difference.p10 - 0.5).abs() < 1e-12 && (difference.p90 - 0.5).abs() < 1e-12);
    }
}
