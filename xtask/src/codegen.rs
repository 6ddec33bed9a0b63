//! `cargo xtask codegen`: the pages of `docs/` that are made from the registries of the model.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::{process, project};

/// What `crates/cli/examples/tables.rs` is asked for, and the page it fills.
const PAGES: [(&str, &str); 2] = [
    ("parameters", "docs/parameters.md"),
    ("targets", "docs/targets.md"),
];

/// Writes the pages; with `check` writes nothing and says which are out of date.
pub fn codegen(check: bool) -> Result<ExitCode> {
    let mut stale = false;
    for (what, page) in PAGES {
        let made = made(what)?;
        let path = project::root().join(page);
        let is_current = fs::read_to_string(&path).is_ok_and(|kept| kept == made);
        if is_current {
            println!("{page}: up to date");
        } else if check {
            stale = true;
            println!("{page}: out of date; run `cargo xtask codegen`");
        } else {
            fs::write(&path, made).with_context(|| page.to_owned())?;
            println!("{page}: written");
        }
    }
    Ok(if stale {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn made(what: &str) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "goodhart-cli"]);
    cargo.args(["--example", "tables", "--", what]);
    let output = cargo
        .current_dir(project::root())
        .output()
        .context("cargo")?;
    ensure!(
        output.status.success(),
        "{} failed:\n{}",
        process::shown(&cargo),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
