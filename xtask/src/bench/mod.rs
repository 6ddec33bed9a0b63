//! `cargo xtask bench`: speed and size, each measurement a row of the table below; every figure with a goal is shown next to it at the end.

mod engine;
mod machine;
mod page;
mod peers;
mod python;
mod size;

use std::process::ExitCode;

use anyhow::{Result, bail};

type Bench = (&'static str, &'static str, fn() -> Result<Vec<Line>>);

const BENCHES: [Bench; 8] = [
    (
        "place-year",
        "one simulated place-year in the command, one thread",
        engine::place_year,
    ),
    (
        "kernel",
        "place, textbook model and calendar in processor time; WebAssembly in Node.js",
        engine::kernel,
    ),
    (
        "peers",
        "the textbook models on other people's libraries",
        peers::peers,
    ),
    (
        "growth",
        "instructions by the size of a run",
        engine::growth,
    ),
    (
        "steps",
        "wrong-sign steps of a slider with one replication",
        engine::steps,
    ),
    (
        "browsers",
        "the engine as WebAssembly in Chromium and Firefox",
        page::browsers,
    ),
    (
        "page",
        "how soon the page answers, and what it holds",
        page::page,
    ),
    (
        "first-load",
        "what the page and the frame transfer, compressed",
        size::first_load,
    ),
];

/// One measured figure and, where there is one, what it must keep.
struct Line {
    name: String,
    value: f64,
    unit: &'static str,
    goal: Option<Goal>,
}

/// What a figure must be at least or at most, and what would be splendid.
#[derive(Clone, Copy)]
struct Goal {
    must: f64,
    moonshot: Option<f64>,
    /// Whether more is better.
    at_least: bool,
}

impl Goal {
    const fn at_most(must: f64, moonshot: f64) -> Self {
        Self {
            must,
            moonshot: Some(moonshot),
            at_least: false,
        }
    }

    const fn at_least(must: f64, moonshot: f64) -> Self {
        Self {
            must,
            moonshot: Some(moonshot),
            at_least: true,
        }
    }

    const fn limit(must: f64) -> Self {
        Self {
            must,
            moonshot: None,
            at_least: false,
        }
    }

    fn is_kept(self, value: f64) -> bool {
        reaches(value, self.must, self.at_least)
    }

    fn verdict(self, value: f64) -> &'static str {
        let moonshot = self
            .moonshot
            .is_some_and(|moonshot| reaches(value, moonshot, self.at_least));
        match (moonshot, self.is_kept(value)) {
            (true, _) => "moonshot",
            (false, true) => "kept",
            (false, false) => "FALLS SHORT",
        }
    }
}

fn reaches(value: f64, mark: f64, at_least: bool) -> bool {
    if at_least {
        value >= mark
    } else {
        value <= mark
    }
}

impl Line {
    fn new(name: impl Into<String>, value: f64, unit: &'static str, goal: Option<Goal>) -> Self {
        Self {
            name: name.into(),
            value,
            unit,
            goal,
        }
    }
}

pub fn bench(only: Option<&str>) -> Result<ExitCode> {
    let chosen: Vec<&Bench> = BENCHES
        .iter()
        .filter(|(name, ..)| only.is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        bail!(
            "bench: expected renew, or one of {}",
            BENCHES.map(|(name, ..)| name).join(", ")
        );
    }
    println!("{}", machine::describe());
    let mut kept = true;
    let mut with_goal = Vec::new();
    for (name, what, measure) in chosen {
        println!("{name}: {what}");
        match measure() {
            Ok(lines) => {
                for line in lines {
                    println!("  {:<58} {:>10.2} {}", line.name, line.value, line.unit);
                    with_goal.extend(line.goal.map(|goal| (line, goal)));
                }
            }
            // The others still have something to say.
            Err(error) => {
                eprintln!("{name}: {error:#}");
                kept = false;
            }
        }
    }
    print_goals(&with_goal);
    kept &= with_goal
        .iter()
        .all(|(line, goal)| goal.is_kept(line.value));
    Ok(if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print_goals(lines: &[(Line, Goal)]) {
    if lines.is_empty() {
        return;
    }
    println!("\n| goal | measured | must | moonshot | |\n|---|---|---|---|---|");
    for (line, goal) in lines {
        let sign = if goal.at_least { "≥" } else { "≤" };
        let moonshot = goal
            .moonshot
            .map_or("–".to_owned(), |moonshot| moonshot.to_string());
        println!(
            "| {} | {:.2} {} | {sign} {} | {moonshot} | {} |",
            line.name,
            line.value,
            line.unit,
            goal.must,
            goal.verdict(line.value)
        );
    }
}

/// The middle one; of an even number the upper of the two.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_judged_by_its_direction() {
        let slow = Goal::at_most(400.0, 200.0);
        assert_eq!(slow.verdict(150.0), "moonshot");
        assert_eq!(slow.verdict(400.0), "kept");
        assert_eq!(slow.verdict(401.0), "FALLS SHORT");
        let fast = Goal::at_least(150.0, 200.0);
        assert_eq!(fast.verdict(210.0), "moonshot");
        assert_eq!(fast.verdict(149.0), "FALLS SHORT");
        assert!(!fast.is_kept(f64::NAN) && !slow.is_kept(f64::NAN));
    }

    #[test]
    fn the_middle_is_in_the_middle() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }
}
