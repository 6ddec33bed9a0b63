//! Reads `plausible/expected.toml`: which sign the evidence expects of a lever.

use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    end: String,
    outcome: String,
    sign: String,
    source: String,
    because: String,
    /// Why the model says otherwise, where it does.
    #[serde(default)]
    otherwise: String,
}

/// The table from the text of the file, in its order.
///
/// # Errors
/// What is wrong with which entry.
pub fn table(text: &str) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut table = String::from("&[\n");
    for Expected {
        end,
        outcome,
        sign,
        source,
        because,
        otherwise,
    } in file.expected
    {
        if !["+", "-"].contains(&sign.as_str()) {
            return Err(format!("{end}: {sign:?} is no sign"));
        }
        if source.is_empty() || because.is_empty() {
            return Err(format!("{end}: a source and a reason are missing"));
        }
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "Expected {{ end: {end:?}, outcome: {outcome:?}, rises: {}, source: {source:?}, because: {because:?}, otherwise: {otherwise:?} }},",
            sign == "+"
        );
    }
    table.push(']');
    Ok(table)
}
