//! `goodhart sweep`: every combination of a grid, one row a run.

use std::collections::BTreeSet;

use anyhow::Context;
use goodhart_experiment::{Answers, prepare, with_known};
use goodhart_report::{Grid, MODEL_VERSION, Pair, Scenario, digest_hex, scenario_digest};
use goodhart_targets::{Indicator, Record};

use crate::args::Sweep;
use crate::failure::Failure;
use crate::rows::{Rows, Shard};
use crate::simulate::{replication, threads};
use crate::world::pairs;

/// Most runs of a sweep: days of work for many machines.
const MOST_RUNS: usize = 1_000_000;
/// Name of the table of rows.
const NAME: &str = "sweep";
/// Cells that say which run a row is: world, replication, model version, digest of the scenario.
const KEY_CELLS: usize = 4;

/// Works off the runs that have no row yet.
pub fn sweep(args: &Sweep) -> Result<(), Failure> {
    let named = |error: Failure| match error {
        Failure::Input(line) => Failure::Input(format!("{}: {line}", args.grid.display())),
        other => other,
    };
    let text = std::fs::read_to_string(&args.grid).map_err(|error| {
        let what = "give a scenario file (TOML) with a table [grid]";
        named(Failure::Input(format!("{error}; {what}")))
    })?;
    let grid = Grid::from_toml(&text).map_err(|error| named(error.into()))?;
    let settings = pairs(&args.levers)?;
    grid.sets_apart(&settings)?;
    let worlds = worlds(&grid, &settings).map_err(named)?;
    let shard = args
        .shard
        .as_deref()
        .map_or(Ok(Shard::WHOLE), Shard::parse)?;
    let threads = threads(&args.work)?;
    let header = header(&grid)?;
    let runs = runs(&worlds);
    let keys: Vec<String> = runs.iter().map(|run| run.key(&worlds)).collect();
    let rows = Rows {
        folder: &args.out,
        name: NAME,
        header: &header,
        key_cells: KEY_CELLS,
    };
    refuse_others(&rows, &keys)?;
    rows.fill(&keys, shard, threads, args.work.quiet, |item| {
        let Run { world, number } = runs[item];
        let prepared = prepare(&worlds[world])?;
        let outcome = replication(&prepared, number).ok_or(Failure::Interrupted)?;
        let answers = Answers::of(&prepared, &outcome);
        row(&keys[item], &grid.values(world), &answers)
    })
}

/// All worlds of a grid, in their order. Whatever is wrong with one is said before any is run.
fn worlds(grid: &Grid, settings: &[Pair]) -> Result<Vec<Scenario>, Failure> {
    let too_many = || {
        Failure::Input(format!(
            "grid: its lists and replications make more runs than the {MOST_RUNS} allowed; give shorter ones"
        ))
    };
    let count = grid.combinations().filter(|count| *count <= MOST_RUNS);
    let count = count.ok_or_else(too_many)?;
    let worlds = with_known(|known| {
        let world = |combination| grid.world(combination, settings, known);
        (0..count).map(world).collect::<Result<Vec<_>, _>>()
    })?;
    let replications = worlds.iter().map(|world| world.reps as usize);
    if replications.sum::<usize>() > MOST_RUNS {
        return Err(too_many());
    }
    for world in &worlds {
        prepare(world)?;
    }
    Ok(worlds)
}

/// One replication of one world, each by its number from 0.
#[derive(Clone, Copy)]
struct Run {
    world: usize,
    number: u32,
}

impl Run {
    /// The first cells of its row. The digest is that of the world with a single replication: with more, rows that are there go on to hold.
    fn key(self, worlds: &[Scenario]) -> String {
        let single = Scenario {
            reps: 1,
            ..worlds[self.world].clone()
        };
        let digest = digest_hex(scenario_digest(&single));
        format!("{},{},{MODEL_VERSION},{digest}", self.world, self.number)
    }
}

/// All runs, the first replication of every world first: so an interrupted sweep has all worlds, each with less certainty.
fn runs(worlds: &[Scenario]) -> Vec<Run> {
    let most = worlds.iter().map(|world| world.reps).max().unwrap_or(0);
    let all = (0..most).flat_map(|number| {
        let asked = worlds.iter().enumerate();
        let asked = asked.filter(move |(_, world)| number < world.reps);
        asked.map(move |(world, _)| Run { world, number })
    });
    all.collect()
}

/// Refuses a folder with rows that are none of this sweep: another grid, other settings, another version, fewer replications than before.
fn refuse_others(rows: &Rows, keys: &[String]) -> Result<(), Failure> {
    let own: BTreeSet<&String> = keys.iter().collect();
    let begun = rows.begun()?;
    match begun.iter().find(|key| !own.contains(key)) {
        None => Ok(()),
        Some(other) => Err(Failure::Input(format!(
            "--out: {} has a row {other}, which is none of this sweep; give the grid, flags and version that made it, or an empty folder",
            rows.folder.display()
        ))),
    }
}

/// Names of the columns.
fn header(grid: &Grid) -> Result<String, Failure> {
    let mut names = ["world", "replication", "model_version", "scenario_digest"]
        .map(str::to_owned)
        .to_vec();
    names.extend(grid.axes.iter().map(|axis| axis.key.clone()));
    names.extend(
        [
            "digest",
            "deaths_per_100k",
            "qalys_per_100k",
            "terminal_deaths_per_100k",
            "terminal_qalys_per_100k",
        ]
        .map(str::to_owned),
    );
    for indicator in Indicator::ALL {
        names.extend(Record::ALL.map(|record| format!("{}.{}", indicator.id(), record.id())));
    }
    line(&names)
}

/// A whole row; what was not counted is an empty cell.
fn row(key: &str, values: &[&str], answers: &Answers) -> Result<String, Failure> {
    let mut cells: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    cells.push(digest_hex(answers.digest));
    let harm = [
        answers.deaths_per_100k,
        answers.qalys_per_100k,
        answers.terminal_deaths_per_100k,
        answers.terminal_qalys_per_100k,
    ];
    cells.extend(harm.map(|of| of.to_string()));
    let indicators = answers.indicators.iter().flatten();
    cells.extend(indicators.map(|value| value.map_or_else(String::new, |of| of.to_string())));
    Ok(format!("{key},{}", line(&cells)?))
}

/// Cells as a line of CSV, quoted where they hold commas.
fn line(cells: &[String]) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).context("no CSV form")?;
    let bytes = writer.into_inner().context("no CSV form")?;
    let text = String::from_utf8(bytes).context("no CSV form")?;
    Ok(text.trim_end_matches('\n').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_world_has_a_first_replication_before_any_has_a_second() {
        let world = |reps| Scenario {
            reps,
            ..Scenario::default()
        };
        let runs = runs(&[world(2), world(1), world(2)]);
        let pairs: Vec<(usize, u32)> = runs.iter().map(|run| (run.world, run.number)).collect();
        assert_eq!(pairs, [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1)]);
    }

    #[test]
    fn more_replications_keep_the_names_of_rows_and_other_years_do_not() {
        let key = |reps, years| {
            let world = Scenario {
                reps,
                years,
                ..Scenario::default()
            };
            Run {
                world: 0,
                number: 0,
            }
            .key(&[world])
        };
        assert_eq!(key(1, 5), key(50, 5));
        assert_ne!(key(1, 5), key(1, 4));
    }
}
