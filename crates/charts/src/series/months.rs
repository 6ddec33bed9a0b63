//! From replications to one band a month.

use goodhart_report::Band;

/// Months at the end that the title speaks about.
pub const LATEST: usize = 12;

/// Median, p10 and p90 over replications per month, `None` where nothing was counted.
pub type Months = Vec<Option<Band>>;

/// The month's values over replications, in order.
fn counted(rows: &[Vec<Option<f64>>], month: usize) -> Vec<f64> {
    rows.iter()
        .filter_map(|row| row.get(month).copied().flatten())
        .filter(|value| value.is_finite())
        .collect()
}

pub fn monthly(rows: &[Vec<Option<f64>>]) -> Months {
    let length = rows.iter().map(Vec::len).max().unwrap_or(0);
    (0..length)
        .map(|month| band(counted(rows, month)))
        .collect()
}

/// Mean of the last months of every replication, then the band over replications.
pub fn latest(rows: &[Vec<Option<f64>>]) -> Option<Band> {
    let means = rows.iter().filter_map(|row| {
        let last: Vec<f64> = row
            .iter()
            .rev()
            .take(LATEST)
            .copied()
            .flatten()
            .filter(|value| value.is_finite())
            .collect();
        (!last.is_empty()).then(|| last.iter().sum::<f64>() / last.len() as f64)
    });
    band(means.collect())
}

/// Quantiles by linear interpolation between order statistics.
fn band(mut values: Vec<f64>) -> Option<Band> {
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

    #[test]
    fn months_not_counted_leave_a_hole() {
        let rows = vec![vec![Some(1.0), None, Some(3.0)], vec![Some(2.0), None]];
        let months = monthly(&rows);
        assert_eq!(months.len(), 3);
        assert!(months[1].is_none());
        assert!((months[0].expect("two values").median - 1.5).abs() < 1e-12);
        assert!((months[2].expect("one value").median - 3.0).abs() < 1e-12);
    }
}
