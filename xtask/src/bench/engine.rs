//! The engine outside of browsers.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{Goal, Line};
use crate::{instructions, process, project, small_std, test, toolchain};

/// A fifth of the goal for five years.
const PLACE_YEAR_MS: (f64, f64) = (80.0, 40.0);
/// Residents of the smallest run of `growth`: a place of the default size is its double.
const PEOPLE: u32 = 125_000;

pub fn place_year() -> Result<Vec<Line>> {
    let value = native_place_year()?;
    let (must, moonshot) = PLACE_YEAR_MS;
    Ok(vec![Line::new(
        "one place-year natively on the clock, burn-in included",
        value,
        "ms",
        Some(Goal::at_most(must, moonshot)),
    )])
}

pub fn kernel() -> Result<Vec<Line>> {
    build("native", &[])?;
    let module = build_for_browsers()?;
    figures(&[&module.to_string_lossy()])
}

/// How many of 36 steps of the money, up by one per cent each, let the real share within four hours fall.
pub fn steps() -> Result<Vec<Line>> {
    build("native", &[])?;
    figures(&["steps"])
}

pub fn growth() -> Result<Vec<Line>> {
    ensure!(instructions::is_there(), "valgrind is missing");
    let growth = instructions::growth(PEOPLE, &["residents", "years", "places", "replications"])?;
    let mut lines = vec![Line::new(
        "the guarded run",
        growth.guarded as f64 / 1e6,
        "million instructions",
        None,
    )];
    for (what, exponent) in growth.exponents {
        let name = format!("exponent of instructions in {what}");
        lines.push(Line::new(name, exponent, "", Some(Goal::limit(1.05))));
    }
    lines.push(Line::new(
        "all targets over none, instructions",
        growth.targets_ratio,
        "times",
        Some(Goal::limit(1.10)),
    ));
    Ok(lines)
}

fn build(profile: &str, target: &[&str]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--package", "goodhart-bench"]);
    cargo.args(["--profile", profile]).args(target);
    if !target.is_empty() && small_std::is_possible() {
        small_std::ask_for(&mut cargo); // as the page is built
    }
    process::run(cargo.current_dir(project::root()))
}

/// Builds the bench itself, for whoever runs it.
pub fn build_native() -> Result<()> {
    build("native", &[])
}

/// Builds it as WebAssembly and says where it lies.
pub fn build_for_browsers() -> Result<PathBuf> {
    toolchain::ensure_wasm_target()?;
    build("page", &["--target", toolchain::WASM])?;
    let folder = project::target().join(toolchain::WASM);
    Ok(folder.join("page/goodhart-bench.wasm"))
}

fn figures(arguments: &[&str]) -> Result<Vec<Line>> {
    let mut command = Command::new(project::native("goodhart-bench"));
    command.args(arguments);
    println!("  running {}", process::shown(&command));
    let (status, output) = process::run_and_keep(&mut command)?;
    ensure!(status.success(), "goodhart-bench failed ({status})");
    output.lines().map(figure_of).collect()
}

/// A line of the bench: name, value, unit.
fn figure_of(line: &str) -> Result<Line> {
    let mut words = line.split_whitespace();
    let name = words.next().context("goodhart-bench: no name")?;
    let value = words.next().context("goodhart-bench: no value")?.parse()?;
    let unit = match words.next() {
        Some("ms") => "ms",
        Some("ns") => "ns",
        Some("steps") => "steps",
        _ => "times",
    };
    let goal = match name {
        "place_five_years" => Some(Goal::at_most(400.0, 200.0)),
        "department_over_bare_loop" => Some(Goal::at_most(3.5, 2.5)),
        "patient_at_1e7_over_1e5" => Some(Goal::at_most(1.15, 1.05)),
        "wrong_sign_steps" => Some(Goal::at_most(0.0, 0.0)),
        _ => None,
    };
    Ok(Line::new(name, value, unit, goal))
}

/// Milliseconds, from two lengths of run so that the start of the program cancels out.
fn native_place_year() -> Result<f64> {
    test::build_command()?;
    let (few, many, years) = (4_u32, 24_u32, 5_u32);
    let short = timed_run(few, years)?;
    let long = timed_run(many, years)?;
    Ok((long - short) / f64::from((many - few) * years))
}

fn timed_run(replications: u32, years: u32) -> Result<f64> {
    let mut command = Command::new(project::command());
    command.args([
        "run",
        "--quiet",
        "--threads",
        "1",
        "--format",
        "json",
        "--out",
    ]);
    command.arg(project::target().join("bench.json"));
    command.args([
        "--replications",
        &replications.to_string(),
        "--years",
        &years.to_string(),
    ]);
    println!("  running {}", process::shown(&command));
    let start = Instant::now();
    process::run(&mut command)?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}
