//! The guard of the engine's speed: instructions of fixed runs of the command, counted by Valgrind.
//!
//! Unlike time they do not depend on what else the machine does, only on the program, the pinned compiler and the C library, so a
//! committed figure can be held to a few per cent anywhere.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::summary::Tally;
use crate::{engines, process, project};

/// How far a run may be from the committed figure, either way [per cent]: what became faster is to be held too.
const TOLERANCE_PCT: f64 = 3.0;
/// Residents of the guarded place: the least there may be.
const PEOPLE: u32 = 50_000;
const ALL_TARGETS: u32 = 133;
const FIGURE: &str = "bench/instructions.txt";
const RENEW: &str = "cargo xtask bench renew";

/// One replication of one place.
#[derive(Clone, Copy)]
struct Run {
    people: u32,
    years: u32,
    places: u32,
    replications: u32,
    targets: u32,
}

const GUARDED: Run = Run {
    people: PEOPLE,
    years: 1,
    places: 1,
    replications: 1,
    targets: ALL_TARGETS,
};

/// How instructions grow with the size of a run, what every run costs taken out: the slope between doublings, where 1 is proportional.
pub struct Growth {
    /// The guarded run [instructions].
    pub guarded: u64,
    /// Exponents by what is doubled.
    pub exponents: Vec<(&'static str, f64)>,
    /// All targets next to none.
    pub targets_ratio: f64,
}

/// The guard as a part of the tests: passed, failed, or skipped where Valgrind cannot be had.
pub fn guard() -> Result<Tally> {
    if !is_there() {
        eprintln!("SKIPPED: valgrind is missing. On Debian, as root: apt-get install valgrind");
        return Ok(Tally {
            skipped: 1,
            ..Tally::default()
        });
    }
    let growth = growth(PEOPLE, &["residents", "years"])?;
    println!("{}", growth.text());
    let held = held()?;
    let apart = 100.0 * (growth.guarded as f64 / held as f64 - 1.0);
    ensure!(
        apart.abs() <= TOLERANCE_PCT,
        "the guarded run takes {} instructions, {apart:+.1} % from the {held} of {FIGURE} (±{TOLERANCE_PCT} % allowed). If that is meant, \
         renew the figure with `{RENEW}` and say in the commit what it bought",
        growth.guarded
    );
    println!("guarded run: {apart:+.2} % from {FIGURE}, ±{TOLERANCE_PCT} % allowed");
    Ok(Tally {
        passed: 1,
        ..Tally::default()
    })
}

/// Writes the figure of the guard anew.
pub fn renew() -> Result<()> {
    ensure!(is_there(), "valgrind is missing");
    build()?;
    let figure = count(GUARDED)?;
    let text = format!(
        "# Instructions of `{}`, held to ±{TOLERANCE_PCT} % by `cargo xtask test`. Renewed by `{RENEW}`.\n{figure}\n",
        GUARDED.arguments().join(" ")
    );
    let file = project::root().join(FIGURE);
    std::fs::write(&file, text).with_context(|| FIGURE)?;
    println!("{FIGURE}: {figure}");
    Ok(())
}

/// Whether instructions can be counted here; tries to make it so.
pub fn is_there() -> bool {
    if engines::on_path("valgrind").is_none() {
        engines::install("installing valgrind (once)", &["valgrind"]);
    }
    engines::on_path("valgrind").is_some()
}

/// Measures growth from a place of so many residents; `along` names what is doubled.
pub fn growth(people: u32, along: &[&'static str]) -> Result<Growth> {
    build()?;
    let base = Run { people, ..GUARDED };
    let guarded = count(GUARDED)?;
    let one = if people == PEOPLE {
        guarded
    } else {
        count(base)?
    };
    let mut exponents = Vec::new();
    for what in along {
        let times = |factor: u32| match *what {
            "residents" => Run {
                people: people * factor,
                ..base
            },
            "years" => Run {
                years: factor,
                ..base
            },
            "places" => Run {
                places: factor,
                ..base
            },
            _ => Run {
                replications: factor,
                ..base
            },
        };
        let (two, four) = (count(times(2))?, count(times(4))?);
        let slope = (four - two) as f64 / (two - one) as f64;
        exponents.push((*what, slope.log2()));
    }
    let none = count(Run { targets: 0, ..base })?;
    Ok(Growth {
        guarded,
        exponents,
        targets_ratio: one as f64 / none as f64,
    })
}

impl Growth {
    fn text(&self) -> String {
        let exponents: Vec<String> = self
            .exponents
            .iter()
            .map(|(what, exponent)| format!("{what}^{exponent:.3}"))
            .collect();
        format!(
            "instructions: {} in the guarded run; growth {}; {ALL_TARGETS} targets over none {:.3}",
            self.guarded,
            exponents.join(", "),
            self.targets_ratio
        )
    }
}

impl Run {
    fn arguments(self) -> Vec<String> {
        let options = [
            ("--population", self.people),
            ("--years", self.years),
            ("--places", self.places),
            ("--replications", self.replications),
            ("--targets", self.targets),
            ("--threads", 1),
        ];
        let mut all = vec!["run".to_owned(), "--quiet".to_owned()];
        for (option, value) in options {
            all.extend([option.to_owned(), value.to_string()]);
        }
        all
    }
}

fn build() -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--profile", "native"]);
    cargo.args(["--package", "goodhart-cli"]);
    process::run(cargo.current_dir(project::root()))
}

/// Instructions of one run, start and result included.
fn count(run: Run) -> Result<u64> {
    let log = log();
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("--log-file={}", log.display()))
        .arg(project::command())
        .args(run.arguments())
        .stdout(Stdio::null());
    process::run(&mut valgrind)?;
    let text = std::fs::read_to_string(&log).context("valgrind wrote no log")?;
    let collected = text.split("Collected : ").nth(1);
    let figure = collected.and_then(|rest| rest.split_whitespace().next());
    Ok(figure.context("valgrind counted nothing")?.parse()?)
}

fn log() -> PathBuf {
    project::target().join("instructions.log")
}

fn held() -> Result<u64> {
    let text = std::fs::read_to_string(project::root().join(FIGURE))
        .with_context(|| format!("{FIGURE} is missing: {RENEW}"))?;
    let figure = text.lines().find(|line| !line.starts_with('#'));
    Ok(figure.unwrap_or_default().trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_is_of_the_guarded_run() {
        let text = std::fs::read_to_string(project::root().join(FIGURE)).expect("a figure");
        assert!(
            text.contains(&GUARDED.arguments().join(" ")),
            "{FIGURE} is of another run: {RENEW}"
        );
        assert!(held().expect("a figure") > 0);
    }
}
