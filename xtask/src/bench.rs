//! `cargo xtask bench`: speed and size, each measurement a row of the table below.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::drivers::Driver;
use crate::engines::Engine;
use crate::{dist, process, project, small_std, toolchain};

type Bench = (&'static str, &'static str, fn() -> Result<Vec<Line>>);

const BENCHES: [Bench; 4] = [
    (
        "place-year",
        "one simulated place-year in the command, one thread",
        place_year,
    ),
    (
        "kernel",
        "place and calendar in processor time; WebAssembly in Node.js",
        kernel,
    ),
    (
        "page",
        "the same in Chromium, and how soon the page answers",
        page,
    ),
    (
        "first-load",
        "what the page and the frame transfer, compressed",
        first_load,
    ),
];

/// Deflate's highest level, as `gzip -9`.
const LEVEL: u8 = 9;
/// The bytes gzip puts around deflated data: ten of header, eight of trailer.
const GZIP_FRAME: usize = 18;

/// One measured figure and, where there is one, the limit it must keep.
struct Line {
    name: String,
    value: f64,
    limit: Option<f64>,
    unit: &'static str,
}

pub fn bench(only: Option<&str>) -> Result<ExitCode> {
    let chosen: Vec<&Bench> = BENCHES
        .iter()
        .filter(|(name, ..)| only.is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        bail!(
            "bench: expected one of {}",
            BENCHES.map(|(name, ..)| name).join(", ")
        );
    }
    let mut kept = true;
    for (name, what, measure) in chosen {
        println!("{name}: {what}");
        for line in measure()? {
            let within = line.limit.is_none_or(|limit| line.value <= limit);
            let limit = line
                .limit
                .map_or(String::new(), |limit| format!(" (limit {limit})"));
            println!(
                "  {:<40} {:>10.1} {}{limit}{}",
                line.name,
                line.value,
                line.unit,
                if within { "" } else { "  OVER" }
            );
            kept &= within;
        }
    }
    Ok(if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Limits of the first release; the full goals are lower.
const PLACE_YEAR_MS: f64 = 80.0;
const BROWSER_TO_NATIVE: f64 = 1.3;
const FIRST_ANSWER_MS: f64 = 150.0;

fn place_year() -> Result<Vec<Line>> {
    let value = native_place_year()?;
    Ok(vec![Line {
        name: "one place-year, burn-in included".into(),
        value,
        limit: Some(PLACE_YEAR_MS),
        unit: "ms",
    }])
}

fn kernel() -> Result<Vec<Line>> {
    toolchain::ensure_wasm_target()?;
    let build = |profile: &str, target: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--package", "goodhart-bench"]);
        cargo.args(["--profile", profile]).args(target);
        if !target.is_empty() && small_std::is_possible() {
            small_std::ask_for(&mut cargo); // as the page is built
        }
        process::run(cargo.current_dir(project::root()))
    };
    build("native", &[])?;
    build("page", &["--target", toolchain::WASM])?;
    let target = project::target();
    let module = target
        .join(toolchain::WASM)
        .join("page/goodhart-bench.wasm");
    let mut command = Command::new(target.join("native/goodhart-bench"));
    command.arg(module);
    println!("  running {}", process::shown(&command));
    let (status, output) = process::run_and_keep(&mut command)?;
    ensure!(status.success(), "goodhart-bench failed ({status})");
    output.lines().map(figure_of).collect()
}

/// A line of the bench: name, value, unit.
fn figure_of(line: &str) -> Result<Line> {
    let mut words = line.split_whitespace();
    let name = words.next().context("goodhart-bench: no name")?.to_owned();
    let value = words.next().context("goodhart-bench: no value")?.parse()?;
    let unit = match words.next() {
        Some("ms") => "ms",
        Some("ns") => "ns",
        _ => "times",
    };
    let limit = match name.as_str() {
        "place_year" => Some(PLACE_YEAR_MS),
        "wasm_to_native" => Some(BROWSER_TO_NATIVE),
        _ => None,
    };
    Ok(Line {
        name,
        value,
        limit,
        unit,
    })
}

fn page() -> Result<Vec<Line>> {
    dist::build()?;
    let native = native_place_year()?;
    let driver = Driver::start(Engine::Chromium)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            "goodhart-tests",
            "--bin",
            "page_speed",
        ])
        .current_dir(project::root());
    driver.describe(&mut cargo);
    println!("  running {}", process::shown(&cargo));
    let (status, output) = process::run_and_keep(&mut cargo)?;
    ensure!(status.success(), "page_speed failed ({status})");
    let figure = |key: &str| -> Result<f64> {
        let rest = output
            .split(&format!("\"{key}\":"))
            .nth(1)
            .with_context(|| format!("page_speed gave no {key}"))?;
        Ok(rest
            .split([',', '}'])
            .next()
            .unwrap_or_default()
            .trim()
            .parse()?)
    };
    let place_year = figure("place_year_ms")?;
    Ok(vec![
        Line {
            name: "first answer to a slider".into(),
            value: figure("first_answer_ms")?,
            limit: Some(FIRST_ANSWER_MS),
            unit: "ms",
        },
        Line {
            name: "one place-year in the page".into(),
            value: place_year,
            limit: None,
            unit: "ms",
        },
        Line {
            name: "page to native".into(),
            value: place_year / native,
            limit: Some(BROWSER_TO_NATIVE),
            unit: "times",
        },
    ])
}

/// Milliseconds, from two lengths of run so that the start of the program cancels out.
fn native_place_year() -> Result<f64> {
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

fn first_load() -> Result<Vec<Line>> {
    dist::build()?;
    let folder = project::dist();
    let html = std::fs::read_to_string(folder.join("index.html")).context("dist/index.html")?;
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(&folder).context("dist")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // The page asks for what it names, and nothing else before the first answer: its worker runs the page's own script,
        // which the browser has by then, and is handed the compiled program.
        if name == "index.html" || html.contains(&format!("\"./{name}\"")) {
            lines.push(Line {
                value: kilobytes(&std::fs::read(entry.path())?),
                name,
                limit: None,
                unit: "KB",
            });
        }
    }
    ensure!(
        lines.iter().any(|line| line.name.contains(".wasm")),
        "dist/index.html names no program"
    );
    lines.push(Line {
        name: "the page, all of it".into(),
        value: lines.iter().map(|line| line.value).sum(),
        limit: Some(300.0),
        unit: "KB",
    });
    let frame = kilobytes(&std::fs::read(folder.join("embed/index.html"))?);
    lines.push(Line {
        name: "the frame".into(),
        value: frame,
        limit: Some(260.0),
        unit: "KB",
    });
    Ok(lines)
}

/// Size under gzip [1000 bytes].
fn kilobytes(bytes: &[u8]) -> f64 {
    (miniz_oxide::deflate::compress_to_vec(bytes, LEVEL).len() + GZIP_FRAME) as f64 / 1000.0
}
