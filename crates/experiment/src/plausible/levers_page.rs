//! `docs/levers-one-by-one.md`, made from the kept rows: each lever at its ends, what it did, and what the evidence expects.

use std::fmt::Write;

use super::kept_rows::{KeptRow, mean_and_margin, rows};
use super::study::ends;

const LEVERS: &str = include_str!("../../plausible/levers.csv");

/// A sign that the evidence expects.
struct Expected {
    /// `key=value` of the lever.
    end: &'static str,
    /// A column of the rows.
    outcome: &'static str,
    /// Whether it rises against the default.
    rises: bool,
    /// Rows of the evidence.
    source: &'static str,
    /// How it follows from them.
    because: &'static str,
    /// Why the model says otherwise, where it does; else empty.
    otherwise: &'static str,
}

static EXPECTED: &[Expected] = include!(concat!(env!("OUT_DIR"), "/expected.rs"));

/// The page.
pub fn levers() -> String {
    let all = rows(LEVERS);
    let columns: Vec<&str> = LEVERS
        .lines()
        .next()
        .unwrap_or_default()
        .split(',')
        .skip(2)
        .collect();
    let mut page = String::from(
        "# Levers one by one\n\n\
         Generated from `crates/experiment/plausible/levers.csv` by `cargo xtask codegen`; do not edit. Each end of each lever against the default world with the same people over two years: \
         mean change and the half width of its 95 % interval over replications. Harm is per 100,000 residents over the run; shares are in points. A change whose interval holds 0 is no sign. Two ends with a plus between them are compared with the first of them alone.\n\n",
    );
    let _ = writeln!(page, "| end | pairs | {} |", columns.join(" | "));
    let _ = writeln!(page, "|---|--:|{}", "--:|".repeat(columns.len()));
    for (name, _) in ends().iter().skip(1) {
        let changes = changes(&all, name, columns.len());
        let _ = write!(
            page,
            "| `{name}` | {} |",
            changes.first().map_or(0, Vec::len)
        );
        for values in &changes {
            let cell = mean_and_margin(values).map_or("–".to_owned(), |(mean, margin)| {
                format!("{mean:+.2} ± {margin:.2}")
            });
            let _ = write!(page, " {cell} |");
        }
        page.push('\n');
    }
    page.push_str(
        "\n## Against the evidence\n\n\
         Only signs that some evidence speaks about; of every other cell above none was found that does.\n\n\
         | end | outcome | expected | obtained | | source | why | in the model |\n|---|---|---|---|---|---|---|---|\n",
    );
    for expected in EXPECTED {
        let column = columns
            .iter()
            .position(|column| *column == expected.outcome);
        let changes = changes(&all, expected.end, columns.len());
        let obtained = column.and_then(|column| mean_and_margin(changes.get(column)?));
        let (sign, judged) = obtained.map_or(("not run", ""), |(mean, margin)| {
            if mean.abs() <= margin {
                ("none", "no sign")
            } else if (mean > 0.0) == expected.rises {
                (if mean > 0.0 { "+" } else { "−" }, "as expected")
            } else {
                (if mean > 0.0 { "+" } else { "−" }, "**surprise**")
            }
        });
        let otherwise = match (judged, expected.otherwise) {
            ("as expected", _) => "",
            (_, "") => "not known",
            (_, why) => why,
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {sign} | {judged} | {} | {} | {otherwise} |",
            expected.end,
            expected.outcome,
            if expected.rises { "+" } else { "−" },
            expected.source,
            expected.because
        );
    }
    page
}

/// The changes of every column at an end, pair by pair: against the default, or at two ends together against the first.
fn changes(all: &[KeptRow], end: &str, columns: usize) -> Vec<Vec<f64>> {
    let before = end.split_once('+').map_or("default", |(first, _)| first);
    let defaults: Vec<&KeptRow> = all.iter().filter(|row| row.key.1 == before).collect();
    let pairs: Vec<(&KeptRow, &KeptRow)> = all
        .iter()
        .filter(|row| row.key.1 == end)
        .filter_map(|row| {
            let default = defaults.iter().find(|default| default.key.0 == row.key.0)?;
            Some((*default, row))
        })
        .collect();
    (0..columns)
        .map(|column| {
            let changes = pairs.iter();
            changes
                .map(|(default, row)| row.numbers[column] - default.numbers[column])
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::study::Study;
    use super::*;

    #[test]
    fn what_is_expected_is_about_ends_and_outcomes_that_exist() {
        let (ends, header) = (ends(), Study::Levers.header());
        for expected in EXPECTED {
            assert!(
                ends.iter().any(|(name, _)| name == expected.end),
                "{}",
                expected.end
            );
            let outcome = expected.outcome;
            assert!(
                header.split(',').any(|column| column == outcome),
                "{outcome}"
            );
        }
    }

    #[test]
    fn the_kept_rows_are_of_this_table() {
        assert_eq!(LEVERS.lines().next(), Some(Study::Levers.header().as_str()));
    }
}
