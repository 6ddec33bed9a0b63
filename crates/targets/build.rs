//! Turns `params/*.toml` into typed, sourced constants and `catalogue/*.csv` into static tables.

#[path = "build/catalogue/mod.rs"]
mod catalogue;

use std::path::Path;
use std::{env, fs};

fn main() {
    goodhart_evidence_build::generate("params", "parameters.rs");
    goodhart_evidence_build::generate_programmes(
        "../levers/programmes.toml",
        "programmes.rs",
        goodhart_evidence_build::programmes::programme_indicators,
    );
    if let Err(reason) = write_catalogue() {
        panic!("crates/targets/catalogue: {reason}");
    }
}

fn write_catalogue() -> Result<(), Box<dyn std::error::Error>> {
    for watched in ["build.rs", "build", "catalogue", "src/catalogue/words.rs"] {
        say(&format!("rerun-if-changed={watched}"));
    }
    let collections =
        catalogue::parse::collections(&fs::read_to_string("catalogue/collections.csv")?)?;
    let rows =
        catalogue::parse::targets(&fs::read_to_string("catalogue/targets.csv")?, &collections)?;
    let out = env::var("OUT_DIR")?;
    fs::write(
        Path::new(&out).join("catalogue.rs"),
        catalogue::write::tables(&rows, &collections),
    )?;
    fs::write(
        Path::new(&out).join("catalogue_texts.rs"),
        catalogue::write::texts(&rows, &collections),
    )?;
    Ok(())
}

#[allow(clippy::print_stdout)] // how a build script talks to cargo
fn say(instruction: &str) {
    println!("cargo::{instruction}");
}
