//! Which world is meant: default, preset, file or link, flags.

use std::io::Write;
use std::path::Path;

use goodhart_report::{
    Known, Notice, Pair, Scenario, pair, pairs_from_link, pairs_from_toml, resolve,
};

use crate::args::Levers;
use crate::failure::Failure;
use crate::notes::notes;

/// Resolves the world that arguments describe. What is no error but may surprise is said on standard error.
pub fn world(source: Option<&str>, levers: &Levers, known: &Known) -> Result<Scenario, Failure> {
    let (settings, notices) = source.map_or_else(|| Ok((Vec::new(), Vec::new())), read)?;
    resolved(&settings, notices, levers, known)
}

fn resolved(
    settings: &[Pair],
    notices: Vec<Notice>,
    levers: &Levers,
    known: &Known,
) -> Result<Scenario, Failure> {
    let flags = pairs(levers)?;
    let scenario = resolve(&[settings, &flags], known)?;
    let notices = notices.into_iter().map(|notice| notice.to_string());
    for note in notices.chain(notes([settings, &flags], &scenario, known)) {
        // Standard error may be closed; the run does not depend on it.
        let _ = writeln!(std::io::stderr(), "goodhart: note: {note}");
    }
    Ok(scenario)
}

/// The levers of the command line as pairs; `--set` beats the flags.
pub fn pairs(levers: &Levers) -> Result<Vec<Pair>, Failure> {
    let mut pairs = levers.flags();
    for argument in &levers.set {
        pairs.push(pair(argument)?);
    }
    Ok(pairs)
}

/// Resolves a world of a comparison: like [`world`], and a preset may be named in place of a file.
pub fn world_or_preset(source: &str, levers: &Levers, known: &Known) -> Result<Scenario, Failure> {
    let is_preset = known.presets.iter().any(|(id, _)| *id == source);
    if is_link(source) || Path::new(source).exists() {
        return world(Some(source), levers, known);
    }
    if is_preset {
        return of_preset(source, levers, known);
    }
    let presets: Vec<&str> = known.presets.iter().map(|(id, _)| *id).collect();
    Err(Failure::Input(format!(
        "world: {source:?} is no scenario file, link or preset; allowed are a file that exists, a link of the page, {}",
        presets.join(", ")
    )))
}

fn of_preset(id: &str, levers: &Levers, known: &Known) -> Result<Scenario, Failure> {
    if let Some(other) = &levers.preset {
        return Err(Failure::Input(format!(
            "--preset: {other:?} for all worlds and {id:?} for one of them; allowed is one of the two"
        )));
    }
    let preset = [("preset".to_owned(), id.to_owned())];
    resolved(&preset, Vec::new(), levers, known)
}

/// One world per source; the world of the flags alone if there is no source.
pub fn worlds(
    sources: &[String],
    levers: &Levers,
    known: &Known,
) -> Result<Vec<(String, Scenario)>, Failure> {
    if sources.is_empty() {
        return Ok(vec![("flags".to_owned(), world(None, levers, known)?)]);
    }
    sources
        .iter()
        .map(|source| Ok((source.clone(), world(Some(source), levers, known)?)))
        .collect()
}

fn read(source: &str) -> Result<(Vec<Pair>, Vec<Notice>), Failure> {
    if is_link(source) {
        return Ok(pairs_from_link(source)?);
    }
    let text = std::fs::read_to_string(source).map_err(|error| {
        let what = "give a scenario file (TOML) or a link";
        Failure::Input(format!("{source}: {error}; {what}"))
    })?;
    let pairs =
        pairs_from_toml(&text).map_err(|error| Failure::Input(format!("{source}: {error}")))?;
    Ok((pairs, Vec::new()))
}

/// Links have an address, a question mark, a number sign or an equals sign; a file that exists is a file all the same.
fn is_link(source: &str) -> bool {
    let looks = source.contains("://") || source.contains(['?', '#', '=']);
    looks && !Path::new(source).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_files() {
        for link in [
            "https://example.org/?seed=1",
            "?seed=1",
            "#seed=1",
            "v=0.8.0&seed=1",
        ] {
            assert!(is_link(link), "{link}");
        }
        for file in ["scenario.toml", "a/b.toml", "Cargo.toml", ""] {
            assert!(!is_link(file), "{file}");
        }
    }
}
