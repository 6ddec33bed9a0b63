//! Sets as lines of text: how they are kept between runs and in the project.

use std::fmt::Write;

use super::{Tried, levels, varied};

/// What lines of sets begin with.
const LEAD: &str = "wave,member,implausibility";
/// What levels are called among the columns.
const LEVEL: &str = "level.";

/// The first line: names of columns, without its end.
pub fn header() -> String {
    let levels = levels().iter().map(|level| format!("{LEVEL}{}", level.id));
    let specs = varied().into_iter().map(|spec| spec.key.to_owned());
    let names: Vec<String> = levels.chain(specs).collect();
    format!("{LEAD},{}", names.join(","))
}

/// The line of a set, without its end.
pub fn line(wave: u32, member: u32, set: &Tried) -> String {
    let mut line = format!("{wave},{member},{:.3}", set.implausibility());
    for residual in &set.residuals {
        // Writing to a String cannot fail.
        let _ = write!(line, ",{residual:.4}");
    }
    for value in &set.values {
        let _ = write!(line, ",{value}");
    }
    line
}

/// A set from its line; none where it is not whole or from another list of assumptions.
pub fn parsed(line: &str) -> Option<(u32, u32, Tried)> {
    let mut cells = line.split(',');
    let wave = cells.next()?.parse().ok()?;
    let member = cells.next()?.parse().ok()?;
    cells.next()?;
    let numbers: Option<Vec<f64>> = cells.map(|cell| cell.parse().ok()).collect();
    let mut residuals = numbers?;
    if residuals.len() != levels().len() + varied().len() {
        return None;
    }
    let values = residuals.split_off(levels().len());
    Some((wave, member, Tried { values, residuals }))
}

/// A set that the project keeps, by the names of its own header: assumptions that are new since have their default.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Wave and member it was found as.
    pub found: (u32, u32),
    /// Assumptions by key [units of their specs].
    pub values: Vec<(&'static str, f64)>,
    /// Levels by name with the distance when it was kept [standard deviations].
    pub residuals: Vec<(&'static str, f64)>,
}

/// Every set that the project keeps. A cell that is no number is left out, which a test rules out.
pub fn kept() -> Vec<Kept> {
    let mut lines = super::SETS_FILE.lines();
    let columns: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split(',')
        .skip(3)
        .collect();
    lines.filter_map(|line| one(line, &columns)).collect()
}

fn one(line: &'static str, columns: &[&'static str]) -> Option<Kept> {
    let mut cells = line.split(',');
    let found = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    cells.next()?;
    let mut set = Kept {
        found,
        values: Vec::new(),
        residuals: Vec::new(),
    };
    for (column, cell) in columns.iter().zip(cells) {
        let number = cell.parse().ok()?;
        match column.strip_prefix(LEVEL) {
            Some(level) => set.residuals.push((level, number)),
            None => set.values.push((column, number)),
        }
    }
    Some(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_the_set_back() {
        let set = Tried {
            values: super::super::first_wave().remove(0),
            residuals: vec![-1.5; levels().len()],
        };
        assert_eq!(parsed(&line(2, 7, &set)), Some((2, 7, set.clone())));
        assert_eq!(
            header().split(',').count(),
            line(1, 0, &set).split(',').count()
        );
        let whole = line(2, 7, &set);
        let cut = whole.rsplit_once(',').map_or("", |(cut, _)| cut);
        assert_eq!(parsed(cut), None);
    }
}
