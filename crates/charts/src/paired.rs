//! Reported against real within each replication: both records are of the same patients, so their luck is shared and
//! two bands that overlap may still hide a difference that is there in every run.

use goodhart_report::{Band, Series};

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
