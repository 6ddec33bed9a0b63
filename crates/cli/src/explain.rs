//! `goodhart explain`: what the targets did, against each of the three worlds without them.

use anyhow::Context;
use goodhart_charts::{English, part_name};
use goodhart_experiment::{Against, Method, Prepared, attribution, in_full, prepare, with_known};
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
                let mut report = in_full(&prepared, &outcomes);
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

/// Channels in the words of the page's chart, what they leave over, and the total. Against a world that differs by more than channels (its
/// collections, its start state) something is left over.
fn channels(block: &AttributionBlock) -> Vec<(String, f64)> {
    let parts = &block.parts;
    let channels = [
        ("effort", parts.effort),
        ("focus", parts.reallocation.focus),
        ("neglect", parts.reallocation.neglect),
        ("information", parts.information),
        ("gaming", parts.gaming),
        ("reporting", parts.reporting),
        ("staff", parts.staff),
        ("pots", parts.pots),
    ]
    .map(|(part, value)| (part_name(part, &English), value));
    with_total(channels.into(), "total", block.total)
}

fn strategies(block: &AttributionBlock) -> Vec<(String, f64)> {
    with_total(
        block.gaming_by_strategy.clone(),
        &part_name("gaming", &English),
        block.parts.gaming,
    )
}

fn with_total(mut parts: Vec<(String, f64)>, name: &str, total: f64) -> Vec<(String, f64)> {
    let sum: f64 = parts.iter().map(|(_, value)| value).sum();
    parts.push(("left over".to_owned(), total - sum));
    parts.push((name.to_owned(), total));
    parts
}

/// For reading: three decimals, and no negative zero. JSON has all of them.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3 + 0.0
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

#[cfg(test)]
mod tests {
    use goodhart_report::Parts;

    use super::*;

    fn attribution() -> Attribution {
        let block = AttributionBlock {
            parts: Parts {
                effort: -2.0,
                gaming: 1.5,
                ..Parts::default()
            },
            gaming_by_strategy: vec![("late_departures".to_owned(), 1.25)],
            total: 0.25,
            ..AttributionBlock::default()
        };
        Attribution {
            qalys: block.clone(),
            deaths: block,
            ..Attribution::default()
        }
    }

    /// Cells of the row that starts with `name`, in every table of the text.
    fn cells<'a>(text: &'a str, name: &str) -> Vec<Vec<&'a str>> {
        text.lines()
            .filter_map(|line| line.strip_prefix(name))
            .map(|rest| rest.split_whitespace().collect())
            .collect()
    }

    #[test]
    fn a_table_shows_what_is_left_over() {
        let three = [attribution(), attribution(), attribution()];
        let text = tables(&three, By::Channel);
        assert_eq!(cells(&text, "Trying harder"), [["-2"; 3]; 2]);
        assert_eq!(cells(&text, "left over"), [["0.75"; 3]; 2]);
        assert_eq!(cells(&text, "total"), [["0.25"; 3]; 2]);
    }

    #[test]
    fn strategies_are_split_from_gaming() {
        let text = tables(&[attribution(), attribution(), attribution()], By::Strategy);
        assert_eq!(cells(&text, "late_departures"), [["1.25"; 3]; 2]);
        assert_eq!(cells(&text, "left over"), [["0.25"; 3]; 2]);
        assert_eq!(cells(&text, "Gaming"), [["1.5"; 3]; 2]);
    }

    #[test]
    fn json_has_every_attribution() {
        let json = with_all("{\"seed\":1}\n", &[attribution(), attribution()]).expect("plain data");
        let value: serde_json::Value = serde_json::from_str(&json).expect("own JSON");
        assert_eq!(value["seed"], 1);
        assert_eq!(value["attributions"][1]["deaths"]["total"], 0.25);
    }
}
