//! The engine in real browsers, and the page's own figures.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::engine::{build_for_browsers, build_native};
use super::{Goal, Line};
use crate::drivers::Driver;
use crate::engines::{self, Engine};
use crate::{dist, process, project};

/// The engine alone, in the browsers that compile to machine code.
pub fn browsers() -> Result<Vec<Line>> {
    build_native()?;
    let module = build_for_browsers()?;
    let mut lines = Vec::new();
    let engines = [
        (Engine::Chromium, Some(Goal::at_most(1.25, 1.10))),
        (Engine::Firefox, Some(Goal::at_most(1.6, 1.3))),
    ];
    for (engine, goal) in engines {
        if !engines::ensure_installed(&[engine]).is_empty() {
            println!("  {} is MISSING", engine.name());
            continue;
        }
        let output = measured(engine, "engine_speed", Some(&module))?;
        let figure = |key| figure(&output, key);
        if engine == Engine::Chromium {
            lines.push(Line::new(
                "one place for five years in Chromium",
                figure("place_ms")?,
                "ms",
                Some(Goal::at_most(500.0, 250.0)),
            ));
        }
        let name = format!("WebAssembly in {} over native, on the clock", engine.name());
        lines.push(Line::new(name, figure("over_native")?, "times", goal));
    }
    Ok(lines)
}

pub fn page() -> Result<Vec<Line>> {
    dist::build()?;
    let output = measured(Engine::Chromium, "page_speed", None)?;
    let mut lines = Vec::new();
    for (name, key, unit, goal) in FIGURES {
        lines.push(Line::new(name, figure(&output, key)?, unit, goal));
    }
    Ok(lines)
}

type Figure = (&'static str, &'static str, &'static str, Option<Goal>);

/// What `page_speed` tells.
const FIGURES: [Figure; 21] = [
    (
        "first painted answer to a slider, page at rest, median",
        "rested_p50_ms",
        "ms",
        Some(Goal::at_most(100.0, 40.0)),
    ),
    (
        "first painted answer, the last world not yet done, median",
        "first_p50_ms",
        "ms",
        None,
    ),
    (
        "first painted answer, the last world not yet done, 95th centile",
        "first_p95_ms",
        "ms",
        None,
    ),
    (
        "the same with everything four times slower, median",
        "slow_first_p50_ms",
        "ms",
        None,
    ),
    (
        "the same with everything four times slower, 95th centile",
        "slow_first_p95_ms",
        "ms",
        None,
    ),
    (
        "how much slower a loop was then, in the page",
        "slowdown_page",
        "times",
        None,
    ),
    (
        "how much slower a loop was then, in a worker",
        "slowdown_worker",
        "times",
        None,
    ),
    (
        "complete result, per place-year, all workers",
        "place_year_ms",
        "ms",
        None,
    ),
    (
        "longest task of the page in 5 s of dragging (0: none over 50 ms)",
        "longest_task_ms",
        "ms",
        None,
    ),
    (
        "a busy worker hears a newer request, median",
        "heard_p50_ms",
        "ms",
        None,
    ),
    (
        "a busy worker hears a newer request, 95th centile",
        "heard_p95_ms",
        "ms",
        None,
    ),
    (
        "worker ready, told by its first answer, after the page's script began",
        "worker_ready_ms",
        "ms",
        Some(Goal::at_most(250.0, 150.0)),
    ),
    ("workers of the page", "workers", "", None),
    (
        "complete result with two workers, over one",
        "two_workers",
        "times as fast",
        None,
    ),
    (
        "complete result with three workers, over one",
        "three_workers",
        "times as fast",
        None,
    ),
    (
        "first text and chart, everything four times slower, 1.6 Mbit/s, 150 ms",
        "slow_paint_ms",
        "ms",
        Some(Goal::limit(1500.0)),
    ),
    (
        "controls that can be used, likewise",
        "slow_live_ms",
        "ms",
        Some(Goal::limit(4000.0)),
    ),
    (
        "WebAssembly memory of the largest worker",
        "worker_mb",
        "MB",
        Some(Goal::at_most(16.0, 8.0)),
    ),
    ("heap of the page after collection", "heap_mb", "MB", None),
    (
        "heap after 1,000 moves over before",
        "heap_ratio",
        "times",
        Some(Goal::limit(1.10)),
    ),
    (
        "workers' memory after 1,000 moves over before",
        "workers_ratio",
        "times",
        Some(Goal::limit(1.10)),
    ),
];

/// Runs a measuring program of the tests in a browser; returns its one JSON object.
fn measured(engine: Engine, program: &str, module: Option<&Path>) -> Result<String> {
    let driver = Driver::start(engine)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--package", "goodhart-tests", "--bin"])
        .arg(program)
        .current_dir(project::root());
    driver.describe(&mut cargo);
    cargo
        .env("GOODHART_ENGINE", engine.name())
        .env("GOODHART_BENCH", project::native("goodhart-bench"));
    if let Some(module) = module {
        cargo.env("GOODHART_MODULE", module);
    }
    println!("  running {} in {}", process::shown(&cargo), engine.name());
    let (status, output) = process::run_and_keep(&mut cargo)?;
    ensure!(status.success(), "{program} failed ({status})");
    Ok(output)
}

fn figure(output: &str, key: &str) -> Result<f64> {
    let rest = output
        .split(&format!("\"{key}\":"))
        .nth(1)
        .with_context(|| format!("no {key}"))?;
    Ok(rest
        .split([',', '}'])
        .next()
        .unwrap_or_default()
        .trim()
        .parse()?)
}
