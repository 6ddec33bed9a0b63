//! Reads `plausible/levels.toml` and writes the table of levels that sets of assumptions are held to; refuses what is incomplete.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    of: String,
    measure: String,
    unit: String,
    #[serde(default)]
    scale: Scale,
    months: [u32; 2],
    published: f64,
    observation: f64,
    discrepancy: f64,
    luck: f64,
    source: String,
    r#where: String,
    because: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scale {
    #[default]
    Linear,
    Log,
}

/// The table from the text of the file, in the order of names.
///
/// # Errors
/// What is wrong with which level.
pub fn table(text: &str) -> Result<String, String> {
    let levels: BTreeMap<String, Level> =
        toml::from_str(text).map_err(|error| error.to_string())?;
    let mut table = String::from("&[\n");
    for (id, level) in &levels {
        let Level {
            months: [first, last],
            published,
            observation,
            discrepancy,
            luck,
            scale,
            ..
        } = level;
        if *first < 1 || first > last || *last > 12 {
            return Err(format!(
                "{id}: months {first} to {last} are not in the first year"
            ));
        }
        if *discrepancy <= 0.0 || *observation < 0.0 || *luck < 0.0 {
            return Err(format!(
                "{id}: a model is never exact, and no deviation is negative"
            ));
        }
        if level.because.len() < 3 || level.source.is_empty() {
            return Err(format!("{id}: a source and a reason are missing"));
        }
        if matches!(scale, Scale::Log) && *published <= 0.0 {
            return Err(format!("{id}: {published} has no logarithm"));
        }
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "Level {{ id: {id:?}, of: {:?}, measure: {:?}, unit: {:?}, scale: Scale::{scale:?}, months: ({first}, {last}), \
             published: {published:?}, observation: {observation:?}, discrepancy: {discrepancy:?}, luck: {luck:?}, \
             source: {:?}, locator: {:?}, because: {:?} }},",
            level.of, level.measure, level.unit, level.source, level.r#where, level.because
        );
    }
    table.push(']');
    Ok(table)
}
