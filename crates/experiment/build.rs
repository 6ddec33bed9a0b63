//! Turns `params/*.toml` into typed, sourced constants and `validation/*.toml` and `plausible/levels.toml` into the tables of
//! stylised facts and of levels, and takes out of `presets/*.toml` what the page does not read.

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
    if let Err(reason) = write_presets() {
        panic!("crates/experiment/presets: {reason}");
    }
    if let Err(reason) = write_facts() {
        panic!("crates/experiment/validation: {reason}");
    }
    if let Err(reason) = write_levels() {
        panic!("crates/experiment/plausible: {reason}");
    }
}

/// The presets as they are; in WebAssembly without comments and without what each shows, which only the command lists.
fn write_presets() -> Result<(), Box<dyn std::error::Error>> {
    say("rerun-if-changed=presets");
    let for_page = env::var("CARGO_CFG_TARGET_FAMILY")? == "wasm";
    let folder = Path::new(&env::var("OUT_DIR")?).join("presets");
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir("presets")? {
        let entry = entry?;
        let mut text = fs::read_to_string(entry.path())?;
        if for_page {
            let is_read =
                |line: &&str| !line.starts_with(['#', '\n']) && !line.starts_with("about =");
            text = text.split_inclusive('\n').filter(is_read).collect();
        }
        fs::write(folder.join(entry.file_name()), text)?;
    }
    Ok(())
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
