//! Turns `params/*.toml` into typed, sourced constants and `validation/*.toml` and `plausible/levels.toml` into the tables of
//! stylised facts and of levels.

#[path = "build/agreement.rs"]
mod agreement;
#[path = "build/expected.rs"]
mod expected;
#[path = "build/facts.rs"]
mod facts;
#[path = "build/levels.rs"]
mod levels;

use std::path::Path;
use std::{env, fs};

fn main() {
    goodhart_evidence_build::generate("params", "parameters.rs");
    if let Err(reason) = write_facts() {
        panic!("crates/experiment/validation: {reason}");
    }
    if let Err(reason) = write_levels() {
        panic!("crates/experiment/plausible: {reason}");
    }
}

fn write_facts() -> Result<(), Box<dyn std::error::Error>> {
    for watched in ["build.rs", "build", "validation"] {
        say(&format!("rerun-if-changed={watched}"));
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir("validation")? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    let files = paths
        .iter()
        .map(fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("facts.rs"), facts::table(&files)?)?;
    Ok(())
}

fn write_levels() -> Result<(), Box<dyn std::error::Error>> {
    say("rerun-if-changed=plausible/levels.toml");
    say("rerun-if-changed=plausible/expected.toml");
    say("rerun-if-changed=plausible/headline.csv");
    let out = env::var("OUT_DIR")?;
    let text = fs::read_to_string("plausible/levels.toml")?;
    fs::write(Path::new(&out).join("levels.rs"), levels::table(&text)?)?;
    let text = fs::read_to_string("plausible/headline.csv")?;
    fs::write(
        Path::new(&out).join("agreement.rs"),
        agreement::table(&text)?,
    )?;
    let text = fs::read_to_string("plausible/expected.toml")?;
    fs::write(Path::new(&out).join("expected.rs"), expected::table(&text)?)?;
    Ok(())
}

#[allow(clippy::print_stdout)] // how a build script talks to cargo
fn say(instruction: &str) {
    println!("cargo::{instruction}");
}
