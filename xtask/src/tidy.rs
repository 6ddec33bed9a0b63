//! Form: formatting, lints, the direction of the layers, licences. Needs no network once built.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{process, project, steps::step, summary::Tally, toolchain};

type Check = (&'static str, fn() -> Result<()>);

const CHECKS: [Check; 2] = [("format", format), ("lints", lints)];
/// Only where cargo-deny is installed; the architecture test reads the licences and sources in any case.
const DENY: Check = ("licences, bans and sources", licences);

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
    let deny = has_cargo_deny().then_some(DENY);
    for (name, check) in CHECKS.into_iter().chain(deny) {
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

fn has_cargo_deny() -> bool {
    let answer = Command::new("cargo").args(["deny", "--version"]).output();
    answer.is_ok_and(|answer| answer.status.success())
}

fn licences() -> Result<()> {
    cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"])
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(
        Command::new("cargo")
            .args(arguments)
            .current_dir(project::root()),
    )
}
