//! Form: formatting, lints, the direction of the layers, licences. Needs no network once built.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{process, project, steps::step, summary::Tally, toolchain};

type Check = (&'static str, fn() -> Result<()>);

const CHECKS: [Check; 3] = [
    ("format", format),
    ("lints", lints),
    ("licences, bans and sources", licences),
];

pub fn command() -> ExitCode {
    let mut tally = tidy();
    let direction = step("direction of the layers", || {
        cargo(&[
            "test",
            "--quiet",
            "--package",
            "goodhart-tests",
            "--test",
            "architecture",
        ])
    });
    tally += counted(&direction);
    println!("{tally}");
    if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Every check counts as one test.
pub fn tidy() -> Tally {
    let mut tally = Tally::default();
    for (name, check) in CHECKS {
        tally += counted(&step(name, check));
    }
    tally
}

fn counted(outcome: &Result<()>) -> Tally {
    match outcome {
        Ok(()) => Tally {
            passed: 1,
            ..Tally::default()
        },
        Err(error) => {
            eprintln!("{error:#}");
            Tally::ONE_FAILED
        }
    }
}

fn format() -> Result<()> {
    toolchain::ensure_component("fmt", "rustfmt")?;
    cargo(&["fmt", "--all", "--check"])
}

fn lints() -> Result<()> {
    toolchain::ensure_component("clippy", "clippy")?;
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-features",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ])
}

/// With cargo-deny where it is installed; otherwise the licences of all dependencies are read from their manifests by
/// the architecture test, which knows the same list.
fn licences() -> Result<()> {
    if Command::new("cargo")
        .args(["deny", "--version"])
        .output()
        .is_ok_and(|answer| answer.status.success())
    {
        return cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"]);
    }
    eprintln!("  cargo-deny is not installed: the architecture test reads the licences instead");
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(
        Command::new("cargo")
            .args(arguments)
            .current_dir(project::root()),
    )
}
