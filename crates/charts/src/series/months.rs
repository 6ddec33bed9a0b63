//! From replications to one band a month.

use goodhart_report::Band;

use crate::paired::band;

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

#[cfg(test)]
mod tests {
    use super::*;

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
