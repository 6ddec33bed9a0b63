//! The same work on other people's libraries, side by side.
//!
//! All programs run in turn, several rounds of it, and each tells the processor time (user and system) its run took, start of the
//! program and loading of libraries left out. A ratio is formed within a round, so that what slows the machine down slows both.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use goodhart_des::statistics::mean_interval;

use super::engine::build_native;
use super::{Goal, Line, median, python};
use crate::{process, project};

const ROUNDS: u32 = 7;

/// A library and how much of each model it is given: enough to last a tenth of a second, little enough to end within three.
struct Peer {
    name: &'static str,
    /// Its script, or none for what is compiled.
    script: Option<&'static str>,
    customers: u32,
    /// Years where compiled, days where a script.
    department: u32,
    goal: Option<Goal>,
}

const OURS: &str = "goodhart-des";

const PEERS: [Peer; 6] = [
    Peer {
        name: OURS,
        script: None,
        customers: 1_000_000,
        department: 10,
        goal: None,
    },
    Peer {
        name: "desru",
        script: None,
        customers: 1_000_000,
        department: 10,
        goal: Some(Goal::at_least(2.2, 3.5)),
    },
    Peer {
        name: "simrs",
        script: None,
        customers: 1_000_000,
        department: 5,
        goal: None,
    },
    Peer {
        name: "SimPy",
        script: Some("simpy_models.py"),
        customers: 100_000,
        department: 120,
        goal: Some(Goal::at_least(150.0, 200.0)),
    },
    Peer {
        name: "Ciw",
        script: Some("ciw_models.py"),
        customers: 50_000,
        department: 120,
        goal: Some(Goal::at_least(450.0, 600.0)),
    },
    Peer {
        name: "salabim",
        script: Some("salabim_models.py"),
        customers: 5_000,
        department: 30,
        goal: None,
    },
];

const MODELS: [(&str, &str); 2] = [("line", "customer"), ("department", "attendance")];
const CHECKED: [&str; 6] = [
    "wait", "in_time", "nurse", "cubicle", "boarding", "admitted",
];

/// What one run said.
struct Said {
    nanoseconds: f64,
    figures: Vec<(String, f64)>,
}

pub fn peers() -> Result<Vec<Line>> {
    build_native()?;
    build_rust_peers()?;
    let python = match python::with_peers() {
        Ok(python) => {
            println!("  {}", python::version(&python));
            Some(python)
        }
        Err(error) => {
            println!("  SimPy, Ciw and salabim are MISSING: {error:#}");
            None
        }
    };
    let there: Vec<&Peer> = PEERS
        .iter()
        .filter(|peer| peer.script.is_none() || python.is_some())
        .collect();
    let mut lines = Vec::new();
    for (model, unit) in MODELS {
        let mut said: Vec<Vec<Said>> = there.iter().map(|_| Vec::new()).collect();
        for round in 1..=ROUNDS {
            for (peer, runs) in there.iter().zip(&mut said) {
                runs.push(run(peer, python.as_ref(), model, round)?);
            }
        }
        println!("  {model}, means of {ROUNDS} runs ± half the width of the 95 % interval:");
        for (peer, runs) in there.iter().zip(&said) {
            println!("    {:<13} {}", peer.name, check(runs));
        }
        for (peer, runs) in there.iter().zip(&said) {
            let costs = runs.iter().map(|run| run.nanoseconds).collect();
            let name = format!("{model} on {}, per {unit}", peer.name);
            lines.push(Line::new(name, median(costs), "ns", None));
            if peer.name != OURS {
                let pairs = runs.iter().zip(&said[0]);
                let ratios = pairs.map(|(theirs, ours)| theirs.nanoseconds / ours.nanoseconds);
                let goal = peer.goal.filter(|_| model == "department");
                let name = format!("{model}, {} over {OURS}", peer.name);
                lines.push(Line::new(name, median(ratios.collect()), "times", goal));
            }
        }
    }
    Ok(lines)
}

fn build_rust_peers() -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--locked", "--release"]);
    cargo.arg("--target-dir").arg(rust_peers());
    process::run(cargo.current_dir(project::root().join("bench/peers/rust")))
}

fn rust_peers() -> PathBuf {
    project::target().join("peers")
}

fn run(peer: &Peer, python: Option<&PathBuf>, model: &str, seed: u32) -> Result<Said> {
    let mut command = match (peer.script, python) {
        (Some(script), Some(python)) => {
            let mut command = Command::new(python);
            command.arg("-B"); // leaves nothing behind in the source folder
            command.arg(project::root().join("bench/peers").join(script));
            command
        }
        (Some(_), None) => bail!("{}: no Python", peer.name),
        (None, _) if peer.name == OURS => {
            let mut command = Command::new(project::native("goodhart-bench"));
            command.arg("peer");
            command
        }
        (None, _) => {
            let program = rust_peers().join("release/goodhart-peers");
            let mut command = Command::new(program.with_extension(std::env::consts::EXE_EXTENSION));
            command.arg(peer.name);
            command
        }
    };
    let size = match model {
        "line" => peer.customers,
        _ => peer.department,
    };
    command.args([model, &size.to_string(), &seed.to_string()]);
    let answer = command
        .output()
        .with_context(|| format!("cannot run {}", process::shown(&command)))?;
    ensure!(
        answer.status.success(),
        "{}: {}",
        process::shown(&command),
        String::from_utf8_lossy(&answer.stderr)
    );
    read(&String::from_utf8_lossy(&answer.stdout)).with_context(|| process::shown(&command))
}

/// Reads `key value` pairs.
fn read(text: &str) -> Result<Said> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let figures: Vec<(String, f64)> = words
        .chunks_exact(2)
        .map(|pair| Ok((pair[0].to_owned(), pair[1].parse()?)))
        .collect::<Result<_>>()?;
    let of = |key: &str| {
        let found = figures.iter().find(|(name, _)| name == key);
        found
            .map(|(_, value)| *value)
            .with_context(|| format!("no {key} in {text}"))
    };
    Ok(Said {
        nanoseconds: of("cpu")? * 1e9 / of("units")?,
        figures,
    })
}

/// The figures by which one sees that the work was the same.
fn check(runs: &[Said]) -> String {
    let shown = CHECKED.iter().filter_map(|key| {
        let values: Vec<f64> = runs
            .iter()
            .filter_map(|run| run.figures.iter().find(|(name, _)| name == key))
            .map(|(_, value)| *value)
            .collect();
        mean_interval(&values)
            .map(|over| format!("{key} {:.4} ± {:.4}", over.mean, over.half_width_95))
    });
    shown.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_is_read() {
        let said = read("units 1000 wait 0.67 cpu 0.002\n").expect("pairs");
        assert!((said.nanoseconds - 2000.0).abs() < 1e-9);
        assert!(check(&[said]).starts_with("wait 0.6700"));
        assert!(read("units 1000 wait 0.67").is_err(), "no processor time");
        assert!(read("units many cpu 1").is_err());
    }
}
