//! Which world is meant: default, preset, file or link, flags.

use std::io::Write;
use std::path::Path;

use goodhart_report::{
    Known, Notice, Pair, Scenario, pair, pairs_from_link, pairs_from_toml, resolve,
};

use crate::args::Levers;
use crate::failure::Failure;

/// Resolves the world that arguments describe. What is no error but may surprise is said on standard error.
pub fn world(source: Option<&str>, levers: &Levers, known: &Known) -> Result<Scenario, Failure> {
    let (settings, notices) = source.map_or_else(|| Ok((Vec::new(), Vec::new())), read)?;
    for notice in notices {
        // Standard error may be closed; the run does not depend on it.
        let _ = writeln!(std::io::stderr(), "goodhart: note: {notice}");
    }
    let mut flags = levers.flags();
    for argument in &levers.set {
        flags.push(pair(argument)?);
    }
    Ok(resolve(&[&settings, &flags], known)?)
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
            "v=0.2.0&seed=1",
        ] {
            assert!(is_link(link), "{link}");
        }
        for file in ["scenario.toml", "a/b.toml", "Cargo.toml", ""] {
            assert!(!is_link(file), "{file}");
        }
    }
}
