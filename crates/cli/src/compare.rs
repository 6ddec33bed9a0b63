//! `goodhart compare`: worlds with the same people, each less the first.

use anyhow::Context;
use goodhart_experiment::{Ran, comparison, prepare, with_known};
use goodhart_report::{Compared, Comparison, Scenario, WorldComparison, lever};
use serde::Serialize;

use crate::args::{Compare, CompareFormat};
use crate::failure::Failure;
use crate::output::Target;
use crate::simulate::{simulate, threads};
use crate::table::{Cell, Table};
use crate::world::world_or_preset;

/// Levers that say who the people are, how many there are and how long they are watched: where one differs there is nothing to pair.
const SAME_PEOPLE: [&str; 6] = ["seed", "start", "years", "reps", "places", "population"];

/// What the table for reading shows, in the record and on the patients' own clock; JSON and CSV have every indicator.
const LEADING: [&str; 8] = [
    "ed.within_4h",
    "ed.over_12h_arrival",
    "ambulance.c2.mean_minutes",
    "beds.occupancy",
    "elective.list",
    "elective.within_18w",
    "cancer.within_62d",
    "elective.follow_up_overdue",
];

/// What stands below the tables.
const MEDIANS: &str = "first and other: median over replications. difference: median, p10 and p90 of the differences replication by \
                       replication, which need not be the difference of the medians.\n";

/// Runs all worlds and writes how each differs from the first.
pub fn compare(args: &Compare) -> Result<(), Failure> {
    let worlds = with_known(|known| {
        let named = args.worlds.iter().map(|source| {
            let scenario = world_or_preset(source, &args.levers, known)?;
            Ok((source.as_str(), scenario))
        });
        named.collect::<Result<Vec<_>, Failure>>()
    })?;
    same_people(&worlds)?;
    let threads = threads(&args.work)?;
    let target = Target::new(args.output.out.as_deref())?;
    let mut prepared = Vec::new();
    for (name, scenario) in &worlds {
        prepared.push((*name, prepare(scenario)?));
    }
    let mut ran = Vec::new();
    for (name, prepared) in &prepared {
        let replications = prepared.scenario.reps;
        let outcomes = simulate(prepared, replications, threads, args.work.quiet)?;
        ran.push(Ran::of(name, prepared, &outcomes));
    }
    let Some((first, others)) = ran.split_first() else {
        return Ok(()); // the argument parser asks for two
    };
    let comparison = comparison(first, others);
    let result = match args.format {
        CompareFormat::Json => {
            let json = serde_json::to_string(&comparison);
            (json.context("the comparison has no JSON form")? + "\n").into_bytes()
        }
        CompareFormat::Csv => csv(&comparison)?,
        CompareFormat::Text => text(&comparison).into_bytes(),
    };
    target.write(&result)
}

/// Refuses worlds whose people differ, naming the lever and both values.
fn same_people(worlds: &[(&str, Scenario)]) -> Result<(), Failure> {
    let Some(((first, base), others)) = worlds.split_first() else {
        return Ok(());
    };
    for lever in SAME_PEOPLE.iter().filter_map(|key| lever(key)) {
        for (name, other) in others {
            let (one, two) = (lever.text(base), lever.text(other));
            if one != two {
                let key = lever.key;
                return Err(Failure::Input(format!(
                    "{key}: {one} in {first} and {two} in {name}; worlds that are compared need the same, \
                     such as --set {key}={one} for all"
                )));
            }
        }
    }
    Ok(())
}

/// One quantity of one world; field names are the columns of the CSV.
#[derive(Serialize)]
struct Row<'a> {
    world: &'a str,
    quantity: &'a str,
    unit: &'a str,
    better: &'a str,
    /// Empty for harm, which is expected and stands in no record.
    record: &'static str,
    first: f64,
    other: f64,
    median: f64,
    p10: f64,
    p90: f64,
    positive: u32,
    negative: u32,
    replications: u32,
    variance_ratio: Option<f64>,
}

/// What a world and the first both have, harm first.
fn rows(world: &WorldComparison) -> Vec<Row<'_>> {
    let (harm, terminal) = (&world.harm, &world.terminal);
    let mut rows = Vec::new();
    for (quantity, of) in [
        ("deaths_per_100k", harm.deaths_per_100k),
        ("qalys_per_100k", harm.qalys_per_100k),
        ("terminal_deaths_per_100k", terminal.deaths_per_100k),
        ("terminal_qalys_per_100k", terminal.qalys_per_100k),
    ] {
        let unit = "per 100,000 residents";
        rows.extend(of.map(|of| row(world, [quantity, unit, "lower"], "", &of)));
    }
    for one in &world.indicators {
        let named = [one.id.as_str(), &one.unit, &one.better];
        for (record, of) in [
            ("reported", one.reported),
            ("official", one.official),
            ("real", one.real),
        ] {
            rows.extend(of.map(|of| row(world, named, record, &of)));
        }
    }
    rows
}

fn row<'a>(
    world: &'a WorldComparison,
    [quantity, unit, better]: [&'a str; 3],
    record: &'static str,
    of: &Compared,
) -> Row<'a> {
    Row {
        world: &world.name,
        quantity,
        unit,
        better,
        record,
        first: of.first.median,
        other: of.other.median,
        median: of.difference.median,
        p10: of.difference.p10,
        p90: of.difference.p90,
        positive: of.difference.positive,
        negative: of.difference.negative,
        replications: of.difference.replications,
        variance_ratio: of.difference.variance_ratio,
    }
}

fn csv(comparison: &Comparison) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in comparison.differences.iter().flat_map(rows) {
        writer.serialize(row).context("a row has no CSV form")?;
    }
    Ok(writer.into_inner().context("the rows have no CSV form")?)
}

/// A table a world: harm, and the leading indicators as reported and as patients had them.
fn text(comparison: &Comparison) -> String {
    let first = comparison.worlds.first().map_or("", |world| &world.name);
    let mut text = String::new();
    for world in &comparison.differences {
        let mut table = Table::new(&[
            "quantity",
            "unit",
            "record",
            "first",
            "other",
            "difference",
            "p10",
            "p90",
            "more in",
            "variance ratio",
        ]);
        for row in rows(world) {
            let leads = LEADING.contains(&row.quantity) && row.record != "official";
            if !row.record.is_empty() && !leads {
                continue;
            }
            let numbers = [row.first, row.other, row.median, row.p10, row.p90];
            let mut cells: Vec<Cell> =
                vec![row.quantity.into(), row.unit.into(), row.record.into()];
            cells.extend(numbers.map(|number| rounded(number).into()));
            cells.push(format!("{} of {}", row.positive, row.replications).into());
            cells.push(row.variance_ratio.map(rounded).into());
            table.row(cells);
        }
        let head = format!("{} (other) less {first} (first)", world.name);
        text.extend([head.as_str(), ", replication by replication\n\n"]);
        text.extend([table.text().as_str(), "\n"]);
    }
    text + MEDIANS
}

/// For reading: three decimals, and no negative zero. JSON and CSV have all of them.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3 + 0.0
}

#[cfg(test)]
mod tests {
    use goodhart_targets::Indicator;

    use super::*;

    #[test]
    fn what_leads_is_measured() {
        for id in LEADING {
            assert!(Indicator::ALL.iter().any(|one| one.id() == id), "{id}");
        }
    }

    #[test]
    fn worlds_with_other_people_are_refused_by_lever_and_both_values() {
        let base = Scenario::default();
        let longer = Scenario {
            years: 2,
            ..base.clone()
        };
        let error = same_people(&[("a", base.clone()), ("b", base.clone()), ("c", longer)]);
        let Err(Failure::Input(line)) = error else {
            panic!("taken");
        };
        assert!(line.starts_with("years: 5 in a and 2 in c"), "{line}");
        let poorer = Scenario {
            funding: 90.0,
            ..base.clone()
        };
        assert!(same_people(&[("a", base), ("b", poorer)]).is_ok());
    }
}
