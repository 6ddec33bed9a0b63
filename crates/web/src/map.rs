//! The map: what this very world would do with other numbers of targets and other money, each cell simulated and none interpolated.

use goodhart_report::RUNS_THAT_TELL;

use crate::worker_protocol::{Mapped, Part};

/// Rows: national targets in force; the marks of the slider and what lies between.
const TARGETS: [u32; 7] = [0, 5, 10, 18, 31, 72, 133];
/// Columns: money [% of need-matched].
const FUNDING: [u32; 6] = [80, 90, 100, 110, 120, 130];
/// When a row or a column has its turn: the corners, then the marks of the sliders, then the rest.
const TURN_OF_ROW: [u8; 7] = [0, 2, 1, 1, 1, 2, 0];
const TURN_OF_COLUMN: [u8; 6] = [0, 2, 1, 2, 2, 0];
const TURNS: u8 = 3;

/// Rows and columns.
pub const SIZE: (usize, usize) = (TARGETS.len(), FUNDING.len());
/// How many cells that makes.
pub const CELLS: u32 = (SIZE.0 * SIZE.1) as u32;
/// Runs of a cell at most.
const RUNS: u32 = RUNS_THAT_TELL;

/// Runs that a cell is to have in a world of so many.
pub fn runs(replications: u32) -> u32 {
    replications.min(RUNS)
}

/// The cell of a row and a column; cells are counted from 1.
pub const fn cell(row: usize, column: usize) -> u32 {
    (row * FUNDING.len() + column) as u32 + 1
}

/// Targets and money [% of need-matched] of a cell.
pub fn place(cell: u32) -> (u32, u32) {
    let at = cell as usize - 1;
    (TARGETS[at / FUNDING.len()], FUNDING[at % FUNDING.len()])
}

/// The cell nearest to a number of targets and an amount of money.
pub fn nearest(targets: u32, funding: f64) -> u32 {
    let closest = |marks: &[u32], value: f64| {
        let away = |at: &usize| (f64::from(marks[*at]) - value).abs();
        let all = 0..marks.len();
        all.min_by(|one, other| away(one).total_cmp(&away(other)))
            .unwrap_or(0)
    };
    cell(
        closest(&TARGETS, f64::from(targets)),
        closest(&FUNDING, funding),
    )
}

/// The cell that a key leads to from another one, as in any grid: a neighbour, or an end of the row.
pub fn beside(from: u32, key: &str) -> Option<u32> {
    let (rows, columns) = (SIZE.0 as u32, SIZE.1 as u32);
    let (row, column) = ((from - 1) / columns, (from - 1) % columns);
    let (row, column) = match key {
        "ArrowLeft" => (row, column.checked_sub(1)?),
        "ArrowRight" => (row, column + 1),
        "ArrowUp" => (row.checked_sub(1)?, column),
        "ArrowDown" => (row + 1, column),
        "Home" => (row, 0),
        "End" => (row, columns - 1),
        _ => return None,
    };
    (row < rows && column < columns).then(|| row * columns + column + 1)
}

/// Every run of the map in the order in which it is wanted: a coarse picture first, then a second run of every cell, and so on.
pub fn parts(replications: u32) -> Vec<Part> {
    let mut parts = Vec::new();
    for run in 0..runs(replications) {
        for now in 0..TURNS {
            let cells = (1..=CELLS).filter(|cell| turn(*cell) == now);
            parts.extend(cells.map(|cell| Part::whole(run).at(cell)));
        }
    }
    parts
}

fn turn(cell: u32) -> u8 {
    let at = cell as usize - 1;
    let (row, column) = (at / FUNDING.len(), at % FUNDING.len());
    TURN_OF_ROW[row].max(TURN_OF_COLUMN[column])
}

/// What is known of one map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// Its first generation: those after it differ from it in targets and money only.
    pub since: u32,
    /// Runs so far.
    pub runs: Vec<Mapped>,
}

impl Map {
    /// Takes a run in, unless it is here already: a worker that was started anew begins anew.
    pub fn take(&mut self, run: Mapped) {
        let same = |other: &Mapped| (other.cell, other.replication) == (run.cell, run.replication);
        if !self.runs.iter().any(same) {
            self.runs.push(run);
        }
    }

    /// One measure of a cell in every run of it, the lowest first.
    pub fn values(&self, cell: u32, measure: usize) -> Vec<f64> {
        let mut sorted = Vec::new();
        for run in self.runs.iter().filter(|run| run.cell == cell) {
            let value = run.values[measure];
            let at = sorted.partition_point(|other| *other < value);
            sorted.insert(at, value);
        }
        sorted
    }

    /// With what money all targets together do worse than none, with what better, and with what it is not known ("80%, 90%"), by a
    /// measure of which less is better (`sign` 1) or more (−1). Only what every run of the full number says is said.
    pub fn verdict(&self, measure: usize, sign: f64) -> [String; 3] {
        let mut said = [const { String::new() }; 3];
        for (column, money) in FUNDING.iter().enumerate() {
            let at = |row: usize, run: u32| {
                let cell = cell(row, column);
                let mut runs = self.runs.iter();
                let found = runs.find(|one| (one.cell, one.replication) == (cell, run))?;
                Some(found.values[measure] * sign)
            };
            let more = |run: u32| Some(at(SIZE.0 - 1, run)? - at(0, run)?);
            let which = if (0..RUNS).all(|run| more(run).is_some_and(|more| more > 0.0)) {
                0
            } else if (0..RUNS).all(|run| more(run).is_some_and(|more| more < 0.0)) {
                1
            } else {
                2
            };
            let said = &mut said[which];
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(&money.to_string());
            said.push('%');
        }
        said
    }
}

/// Mean of a cell's runs: the difference of two cells is then the mean over pairs of runs, as in what the targets did.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: usize = 0;

    /// A whole map in which a run of a cell costs what `of` says of targets, money and replication.
    fn map(of: impl Fn(u32, u32, u32) -> f64) -> Map {
        let mut map = Map::default();
        for part in parts(RUNS) {
            let (targets, funding) = place(part.cell);
            map.take(Mapped {
                generation: 1,
                cell: part.cell,
                replication: part.replication,
                values: [of(targets, funding, part.replication); 5],
            });
        }
        map
    }

    #[test]
    fn every_cell_is_run_once_a_turn_and_the_corners_come_first() {
        let parts = parts(20);
        assert_eq!(parts.len() as u32, CELLS * RUNS);
        let corners: Vec<_> = parts[..4].iter().map(|part| place(part.cell)).collect();
        assert_eq!(corners, [(0, 80), (0, 130), (133, 80), (133, 130)]);
        let mut first: Vec<u32> = parts[..CELLS as usize].iter().map(|one| one.cell).collect();
        assert!(
            parts[..CELLS as usize]
                .iter()
                .all(|one| one.replication == 0)
        );
        first.sort_unstable();
        assert_eq!(first, (1..=CELLS).collect::<Vec<_>>());
        assert_eq!(
            super::parts(2).len() as u32,
            CELLS * 2,
            "as many as the world has"
        );
    }

    #[test]
    fn the_nearest_cell_is_the_cell_itself_where_there_is_one() {
        for cell in 1..=CELLS {
            let (targets, funding) = place(cell);
            assert_eq!(nearest(targets, funding.into()), cell);
        }
        assert_eq!(place(nearest(60, 94.0)), (72, 90));
    }

    #[test]
    fn keys_walk_the_grid_and_stop_at_its_ends() {
        let (columns, last) = (SIZE.1 as u32, CELLS);
        assert_eq!(beside(1, "ArrowRight"), Some(2));
        assert_eq!(beside(1, "ArrowDown"), Some(1 + columns));
        assert_eq!(beside(2 + columns, "ArrowUp"), Some(2));
        assert_eq!(beside(2, "End"), Some(columns));
        assert_eq!(beside(columns, "Home"), Some(1));
        for (from, key) in [
            (1, "ArrowLeft"),
            (1, "ArrowUp"),
            (columns, "ArrowRight"),
            (last, "ArrowDown"),
            (7, "a"),
        ] {
            assert_eq!(beside(from, key), None, "{key} from {from}");
        }
    }

    #[test]
    fn values_are_sorted_and_no_run_counts_twice() {
        let mut map = map(|_, _, run| f64::from(RUNS - run));
        map.take(map.runs[0].clone());
        let values = map.values(1, MEASURE);
        assert_eq!(values, [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(mean(&[1.0, 2.0, 3.0, 6.0]), Some(3.0));
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn a_claim_needs_every_run_at_every_level_of_money() {
        let all = "80%, 90%, 100%, 110%, 120%, 130%";
        let worse = map(|targets, _, run| f64::from(targets + run));
        assert_eq!(worse.verdict(MEASURE, 1.0), [all, "", ""]);
        assert_eq!(
            worse.verdict(MEASURE, -1.0),
            ["", all, ""],
            "more is better"
        );
        let depends = map(|targets, funding, _| f64::from(targets) * (f64::from(funding) - 105.0));
        let (less, more) = ("80%, 90%, 100%", "110%, 120%, 130%");
        assert_eq!(depends.verdict(MEASURE, 1.0), [more, less, ""]);
        let open_between = map(|targets, funding, run| match (funding, run) {
            (100, 0) => -1.0,
            _ => f64::from(targets) * (105.0 - f64::from(funding)),
        });
        let said = open_between.verdict(MEASURE, 1.0);
        assert_eq!(said, ["80%, 90%", more, "100%"]);
        let split = map(|targets, funding, run| match (funding, run) {
            (110, 3) => -f64::from(targets),
            _ => f64::from(targets),
        });
        let said = split.verdict(MEASURE, 1.0);
        assert_eq!(said, ["80%, 90%, 100%, 120%, 130%", "", "110%"]);
        assert_eq!(map(|_, _, _| 7.0).verdict(MEASURE, 1.0), ["", "", all]);
        let mut missing = worse;
        missing.runs.pop();
        assert_ne!(missing.verdict(MEASURE, 1.0)[2], "");
    }
}
