//! `goodhart explain`: what the targets did, against each of the three worlds without them.

use anyhow::Context;
use goodhart_experiment::{
    Against, Detail, Method, Prepared, attribution, prepare, summarise, with_known,
};
use goodhart_report::{Attribution, AttributionBlock, attribution_json, to_json};

use crate::args::{By, Explain, TableFormat};
use crate::failure::Failure;
use crate::interrupt;
use crate::output::Target;
use crate::progress::Progress;
use crate::simulate::{in_order, simulate, threads};
use crate::table::{Cell, Table};
use crate::world::worlds;

/// Explains each scenario and writes tables, or one line of JSON a scenario.
pub fn explain(args: &Explain) -> Result<(), Failure> {
    let worlds = with_known(|known| worlds(&args.scenarios, &args.levers, known))?;
    let threads = threads(&args.work)?;
    let target = Target::new(args.output.out.as_deref())?;
    let mut text = String::new();
    for (name, scenario) in &worlds {
        let prepared = prepare(scenario)?;
        let attributions = attributions(&prepared, scenario.reps, threads, args.work.quiet)?;
        match args.format {
            TableFormat::Text => {
                text.extend([name, "\n\n"]);
                text += &tables(&attributions, args.by);
            }
            TableFormat::Json => {
                let outcomes = simulate(&prepared, scenario.reps, threads, args.work.quiet)?;
                let mut report = summarise(&prepared, &outcomes, Detail::Full);
                report.attribution = attributions.first().cloned();
                let json = to_json(&report).context("the result has no JSON form")?;
                text += &with_all(&json, &attributions)?;
            }
        }
    }
    target.write(text.as_bytes())
}

/// Against each world without targets, in the order of the columns.
fn attributions(
    prepared: &Prepared,
    replications: u32,
    threads: u32,
    quiet: bool,
) -> Result<Vec<Attribution>, Failure> {
    let count = Against::ALL.len() as u32;
    let progress = Progress::new("worlds compared", 0, quiet);
    in_order(count, threads, |at| {
        attribution(
            prepared,
            Against::ALL[at as usize],
            Method::Shapley,
            replications,
            &mut |_, worlds| {
                progress.one_done_of(count * worlds);
                !interrupt::asked()
            },
        )
    })
    .ok_or(Failure::Interrupted)
}

/// One table for QALYs and one for deaths; a column for each world without targets.
fn tables(attributions: &[Attribution], by: By) -> String {
    let qalys: Vec<_> = attributions.iter().map(|of| &of.qalys).collect();
    let deaths: Vec<_> = attributions.iter().map(|of| &of.deaths).collect();
    let mut text = String::new();
    for (what, blocks) in [("QALYs lost", qalys), ("expected deaths", deaths)] {
        let unit = "per 100,000 over the horizon; positive = worse with targets\n";
        text.extend([what, " ", unit, &table(&blocks, by).text(), "\n"]);
    }
    text
}

fn table(blocks: &[&AttributionBlock], by: By) -> Table {
    let mut table = Table::new(&["part", "targets_off", "collections_off", "never_targeted"]);
    let columns: Vec<Vec<(String, f64)>> = blocks
        .iter()
        .map(|block| match by {
            By::Channel => channels(block),
            By::Strategy => strategies(block),
        })
        .collect();
    for (at, (name, _)) in columns.first().into_iter().flatten().enumerate() {
        let mut cells = vec![Cell::from(name.as_str())];
        let value = |column: &Vec<(String, f64)>| column.get(at).map(|(_, value)| rounded(*value));
        cells.extend(columns.iter().map(|column| Cell::from(value(column))));
        table.row(cells);
    }
    table
}

fn channels(block: &AttributionBlock) -> Vec<(String, f64)> {
    let parts = &block.parts;
    [
        ("effort", parts.effort),
        ("reallocation: focus", parts.reallocation.focus),
        ("reallocation: neglect", parts.reallocation.neglect),
        ("information", parts.information),
        ("gaming", parts.gaming),
        ("reporting", parts.reporting),
        ("staff", parts.staff),
        ("pots", parts.pots),
        ("total", block.total),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

fn strategies(block: &AttributionBlock) -> Vec<(String, f64)> {
    let mut rows = block.gaming_by_strategy.clone();
    rows.push(("gaming".to_owned(), block.parts.gaming));
    rows
}

/// For reading: three decimals. JSON has all of them.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

/// A JSON result with every attribution under `attributions`.
fn with_all(result: &str, attributions: &[Attribution]) -> Result<String, Failure> {
    let all = attributions
        .iter()
        .map(attribution_json)
        .collect::<Result<Vec<_>, _>>()
        .context("an attribution has no JSON form")?
        .join(",");
    let open = result.trim_end().strip_suffix('}').unwrap_or(result);
    Ok(format!("{open},\"attributions\":[{all}]}}\n"))
}
