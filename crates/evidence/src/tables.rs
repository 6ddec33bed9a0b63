//! What docs and pages say about parameters: tables, and how much of it all is assumed.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::{Source, Spec, SpecArray, Status};

/// A Markdown table of parameters, one row each, for the generated docs.
pub fn markdown_table(specs: &[Spec]) -> String {
    let mut table = String::from(
        "| key | meaning | value | range | unit | status | source |\n|---|---|--:|---|---|---|---|\n",
    );
    for spec in specs {
        let provenance = provenance(spec.source, spec.locator, spec.because);
        row(
            &mut table,
            &[
                &format!("`{}`", spec.key),
                spec.description,
                &spec.value.to_string(),
                &format!("{} to {}", spec.low, spec.high),
                spec.unit.word(),
                spec.status.word(),
                &provenance,
            ],
        );
    }
    table
}

/// A Markdown table of profiles, one row each, with the number of elements and their extremes.
pub fn markdown_array_table(specs: &[SpecArray]) -> String {
    let mut table = String::from(
        "| key | meaning | values | from | to | unit | status | source |\n|---|---|--:|--:|--:|---|---|---|\n",
    );
    for spec in specs {
        let provenance = provenance(spec.source, spec.locator, spec.because);
        let lowest = spec.values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = spec
            .values
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max);
        row(
            &mut table,
            &[
                &format!("`{}`", spec.key),
                spec.description,
                &spec.values.len().to_string(),
                &lowest.to_string(),
                &highest.to_string(),
                spec.unit.word(),
                spec.status.word(),
                &provenance,
            ],
        );
    }
    table
}

/// Share of the parameters in all `sets` that rest on no evidence [0 to 1]; 0 if there are none.
pub fn assumed_share(sets: &[&[Spec]]) -> f64 {
    let all = sets.iter().map(|set| set.len()).sum::<usize>();
    let assumed = sets
        .iter()
        .flat_map(|set| set.iter())
        .filter(|spec| spec.status == Status::Assumed)
        .count();
    if all == 0 {
        0.0
    } else {
        assumed as f64 / all as f64
    }
}

/// The first key that two parameters share. The build sees one crate at a time, so crates are compared here.
pub fn repeated_key(sets: &[&[Spec]]) -> Option<&'static str> {
    let mut seen = BTreeSet::new();
    sets.iter()
        .flat_map(|set| set.iter())
        .map(|spec| spec.key)
        .find(|key| !seen.insert(*key))
}

fn provenance(source: Option<&Source>, locator: &str, because: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(source) = source {
        // Writing to a String cannot fail.
        let _ = write!(text, "[{} {}]({})", source.title, source.year, source.url);
        if !locator.is_empty() {
            let _ = write!(text, ", {locator}");
        }
    }
    if let Some(because) = because {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(because);
    }
    text
}

fn row(table: &mut String, cells: &[&str]) {
    for cell in cells {
        table.push_str("| ");
        table.push_str(&cell.replace('|', "\\|").replace('\n', " "));
        table.push(' ');
    }
    table.push_str("|\n");
}

#[cfg(test)]
mod tests {
    use goodhart_units::Unit;

    use super::*;

    static JONES: Source = Source {
        id: "jones2022",
        author: "Jones et al",
        title: "Delays | death",
        year: 2022,
        url: "https://example.org/1",
        licence: None,
        note: None,
    };

    const OBSERVED: Spec = Spec {
        key: "emergency.cubicles",
        description: "Places to examine a patient.",
        unit: Unit::Count,
        value: 24.0,
        low: 5.0,
        high: 60.0,
        status: Status::Observed,
        source: Some(&JONES),
        locator: "table 2",
        because: None,
    };
    const ASSUMED: Spec = Spec {
        key: "emergency.patience",
        status: Status::Assumed,
        source: None,
        locator: "",
        because: Some("no evidence found"),
        ..OBSERVED
    };

    #[test]
    fn a_row_holds_value_range_and_source() {
        let table = markdown_table(&[OBSERVED, ASSUMED]);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| `emergency.cubicles` | Places to examine a patient. | 24 | 5 to 60 | count | observed \
                 | [Delays \\| death 2022](https://example.org/1), table 2 |",
                "| `emergency.patience` | Places to examine a patient. | 24 | 5 to 60 | count | assumed \
                 | no evidence found |",
            ]
        );
    }

    #[test]
    fn a_profile_shows_its_length_and_extremes() {
        let profile = SpecArray {
            key: "emergency.by_day",
            description: "Arrivals by weekday.",
            unit: Unit::Multiplier,
            values: &[0.9, 1.2, 0.9],
            low: 0.0,
            high: f64::INFINITY,
            sum: Some(3.0),
            status: Status::Observed,
            source: Some(&JONES),
            locator: "",
            because: None,
        };
        let table = markdown_array_table(&[profile]);
        assert!(table.ends_with(
            "| `emergency.by_day` | Arrivals by weekday. | 3 | 0.9 | 1.2 | multiplier | observed \
             | [Delays \\| death 2022](https://example.org/1) |\n"
        ));
    }

    #[test]
    fn the_assumed_share_counts_parameters_and_not_files() {
        let share = assumed_share(&[&[OBSERVED, OBSERVED, OBSERVED], &[ASSUMED]]);
        assert_eq!(share.to_bits(), 0.25_f64.to_bits());
        assert_eq!(assumed_share(&[]).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn a_key_used_by_two_crates_is_found() {
        assert_eq!(repeated_key(&[&[OBSERVED], &[ASSUMED]]), None);
        assert_eq!(
            repeated_key(&[&[OBSERVED, ASSUMED], &[ASSUMED]]),
            Some("emergency.patience")
        );
    }
}
