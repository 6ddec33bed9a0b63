//! `cargo xtask test`: everything, browsers included, and one honest closing line.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use crate::drivers::Driver;
use crate::engines::{self, Engine};
use crate::steps::seconds;
use crate::summary::Tally;
use crate::{dist, instructions, process, project, tidy};

#[derive(Default)]
pub struct Selection {
    /// The engines asked for; all when not said.
    pub engines: Option<Vec<Engine>>,
    /// The one part asked for; all when not said.
    pub only: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Tidy,
    Native,
    Page,
    Browser,
}

impl Part {
    const ALL: [Self; 4] = [Self::Tidy, Self::Native, Self::Page, Self::Browser];

    pub fn parse(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|part| part.name() == name) {
            Some(part) => Ok(part),
            None => bail!("--only {name}: expected tidy, native, page or browser"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Tidy => "tidy",
            Self::Native => "native",
            Self::Page => "page",
            Self::Browser => "browser",
        }
    }
}

pub fn test(selection: &Selection) -> ExitCode {
    let wanted = selection
        .engines
        .clone()
        .unwrap_or_else(|| Engine::ALL.to_vec());
    let runs = |part: Part| selection.only.is_none_or(|only| only == part);
    let mut record = Record::default();

    if runs(Part::Tidy) {
        record.part("tidy", || Ok(tidy::tidy()));
    }
    if runs(Part::Native) {
        record.part("native", native);
        record.part("instructions", instructions::guard);
    }
    let missing = if runs(Part::Browser) {
        engines::ensure_installed(&wanted)
    } else {
        Vec::new()
    };
    let mut built = true;
    if runs(Part::Page) || runs(Part::Browser) {
        built = record.part("page", || {
            dist::build().map(|()| Tally {
                passed: 1,
                ..Tally::default()
            })
        });
    }
    if runs(Part::Browser) {
        built &= record.part("command", || {
            build_command().map(|()| Tally {
                passed: 1,
                ..Tally::default()
            })
        });
        for engine in Engine::ALL {
            if wanted.contains(&engine) && !missing.contains(&engine) && built {
                record.part(engine.name(), || in_browser(engine));
            } else {
                record.part(engine.name(), || {
                    Ok(Tally {
                        skipped: count_browser_tests(engine)?,
                        ..Tally::default()
                    })
                });
            }
        }
    }
    let left = process::end_stragglers();
    if left > 0 {
        eprintln!("ended {left} process(es) that a test left behind");
    }
    record.close(&missing)
}

/// What ran, in order.
#[derive(Default)]
struct Record(Vec<(String, Tally, Duration)>);

impl Record {
    /// Runs a part, counting an error as a failure; returns whether nothing failed.
    fn part(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) -> bool {
        eprintln!("▸ {name}");
        let start = Instant::now();
        let tally = work().unwrap_or_else(|error| {
            eprintln!("{name}: {error:#}");
            Tally::ONE_FAILED
        });
        eprintln!("  {name}: {}", seconds(start.elapsed()));
        self.0.push((name.to_owned(), tally, start.elapsed()));
        tally.failed == 0
    }

    fn close(&self, missing: &[Engine]) -> ExitCode {
        let mut sum = Tally::default();
        println!();
        for (name, tally, time) in &self.0 {
            println!("{name}: {tally} ({})", seconds(*time));
            sum += *tally;
        }
        for engine in missing {
            println!("{}: SKIPPED, the browser is missing", engine.name());
        }
        println!("{sum}");
        let complete = sum.failed == 0 && sum.passed > 0 && missing.is_empty();
        if complete {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// All unit, integration and documentation tests. The browser tests are no part of it (`test = false` in their manifest).
fn native() -> Result<Tally> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--workspace", "--all-features", "--no-fail-fast"])
        .current_dir(project::root());
    tests_of(&mut cargo)
}

/// Builds the command as readers of the README do.
pub fn build_command() -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--quiet",
        "--profile",
        "native",
        "--package",
        "goodhart-cli",
    ]);
    process::run(cargo.current_dir(project::root()))?;
    ensure!(
        project::command().is_file(),
        "goodhart-cli built no command"
    );
    Ok(())
}

fn in_browser(engine: Engine) -> Result<Tally> {
    let driver = Driver::start(engine)?;
    let mut cargo = browser_tests(engine);
    // A driver holds one session at a time.
    cargo.arg("--test-threads=1");
    driver.describe(&mut cargo);
    tests_of(&mut cargo)
}

fn count_browser_tests(engine: Engine) -> Result<u32> {
    let mut cargo = browser_tests(engine);
    let (status, listing) = process::run_and_keep(cargo.args(["--list", "--format", "terse"]))?;
    ensure!(status.success(), "cannot list the browser tests");
    Ok(u32::try_from(
        listing
            .lines()
            .filter(|line| line.ends_with(": test"))
            .count(),
    )?)
}

/// Every browser test stands in a module named after its engine.
fn browser_tests(engine: Engine) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "test",
        "--package",
        "goodhart-tests",
        "--test",
        "browser",
        "--",
    ]);
    cargo
        .arg(format!("{}::", engine.name()))
        .current_dir(project::root());
    cargo
}

/// Runs and adds up; a run that ends badly without a failed test, or has no test at all, counts as one failure.
fn tests_of(cargo: &mut Command) -> Result<Tally> {
    let (status, output) = process::run_and_keep(cargo)?;
    let tally = Tally::read(&output);
    ensure!(tally != Tally::default(), "no test ran");
    ensure!(
        status.success() || tally.failed > 0,
        "{} ({status})",
        process::shown(cargo)
    );
    Ok(tally)
}
