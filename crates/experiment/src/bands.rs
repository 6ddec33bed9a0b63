//! Bands over replications.

use goodhart_des::statistics::quantile;
use goodhart_report::Band;

/// Median and 10th and 90th centile of one value per replication; zeros where there is none.
pub(crate) fn band(values: impl IntoIterator<Item = f64>) -> Band {
    of(values.into_iter().collect())
}

/// Apart, so that it is compiled once and not for every kind of iterator.
fn of(mut sorted: Vec<f64>) -> Band {
    sorted.sort_by(f64::total_cmp);
    let at = |p: f64| quantile(&sorted, p).unwrap_or(0.0);
    Band {
        median: at(0.5),
        p10: at(0.1),
        p90: at(0.9),
    }
}
