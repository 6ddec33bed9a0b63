//! The rows that the project keeps, as numbers by their columns.

/// Rows of one study: two names and the numbers behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRow {
    /// First two cells.
    pub key: (&'static str, &'static str),
    /// The others [the study's units].
    pub numbers: Vec<f64>,
}

/// The rows of a file; one that is not whole is left out.
pub fn rows(file: &'static str) -> Vec<KeptRow> {
    let width = file
        .lines()
        .next()
        .map_or(0, |header| header.split(',').count());
    let mut rows: Vec<KeptRow> = file.lines().skip(1).filter_map(row).collect();
    rows.retain(|row| row.numbers.len() + 2 == width);
    rows
}

fn row(line: &'static str) -> Option<KeptRow> {
    let mut cells = line.split(',');
    let key = (cells.next()?, cells.next()?);
    let numbers: Result<Vec<f64>, _> = cells.map(str::parse).collect();
    Some(KeptRow {
        key,
        numbers: numbers.ok()?,
    })
}

/// Mean and half the width of its 95 % interval; none with fewer than two.
pub fn mean_and_margin(values: &[f64]) -> Option<(f64, f64)> {
    let interval = goodhart_des::statistics::mean_interval(values)?;
    let known = interval.half_width_95.is_finite();
    known.then_some((interval.mean, interval.half_width_95))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_was_cut_off_is_left_out() {
        let file = "place,moved,a,b\n0,x,1,2\n0,y,1\n1,x,3,-4.5\n";
        let found = rows(file);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].key, ("1", "x"));
        assert_eq!(found[1].numbers, [3.0, -4.5]);
    }
}
