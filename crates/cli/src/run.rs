//! `goodhart run`: one scenario, its result as JSON or rows of numbers.

use std::io::IsTerminal;

use anyhow::Context;
use goodhart_experiment::{in_full, prepare, with_known};
use goodhart_report::to_json;

use crate::args::{Format, Records, Run};
use crate::failure::Failure;
use crate::output::Target;
use crate::parquet_rows::parquet;
use crate::records::{csv, json_rows, rows};
use crate::simulate::{simulate, threads};
use crate::world::world;

/// Runs a scenario and writes its result.
pub fn run(args: &Run) -> Result<(), Failure> {
    let records = records(args)?;
    refuse_terminal(args)?;
    let scenario = with_known(|known| world(args.scenario.as_deref(), &args.levers, known))?;
    let threads = threads(&args.work)?;
    let target = Target::new(args.output.out.as_deref())?;
    let mut prepared = prepare(&scenario)?;
    if records == Records::Weekly {
        prepared = prepared.keeping_weeks();
    }
    let outcomes = simulate(&prepared, scenario.reps, threads, args.work.quiet)?;
    let report = in_full(&prepared, &outcomes);
    let result = match args.format {
        Format::Csv => csv(&rows(&outcomes, prepared.tables.start, records))?,
        Format::Parquet => parquet(&rows(&outcomes, prepared.tables.start, records), &report)?,
        Format::Json => {
            let json = to_json(&report).context("the result has no JSON form")?;
            match records {
                Records::None => json + "\n",
                _ => json_rows(&json, &rows(&outcomes, prepared.tables.start, records))?,
            }
            .into_bytes()
        }
    };
    target.write(&result)
}

/// Which rows are wanted: those asked for, or what the format is for.
fn records(args: &Run) -> Result<Records, Failure> {
    let format = match args.format {
        Format::Json => return Ok(args.records.unwrap_or(Records::None)),
        Format::Csv => "csv",
        Format::Parquet => "parquet",
    };
    match args.records {
        Some(Records::None) => Err(Failure::Input(format!(
            "--records: none with --format {format} leaves nothing to write; give yearly, monthly or weekly"
        ))),
        Some(records) => Ok(records),
        None => Ok(Records::Monthly),
    }
}

/// Refuses to write to a terminal what is no text.
fn refuse_terminal(args: &Run) -> Result<(), Failure> {
    let unreadable = args.format == Format::Parquet && args.output.out.is_none();
    if unreadable && std::io::stdout().is_terminal() {
        return Err(Failure::Input(
            "--out: nothing given for --format parquet, which is no text for a terminal; give a file or a pipe"
                .to_owned(),
        ));
    }
    Ok(())
}
