//! Where the figures were taken.

use std::process::Command;

/// Processor, cores, load, compiler: one line.
pub fn describe() -> String {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| {
            rest.trim_start_matches([' ', '\t', ':'])
        });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split_whitespace().next().unwrap_or("unknown");
    let versions: Vec<String> = [("rustc", "--version"), ("node", "--version")]
        .iter()
        .filter_map(|(program, option)| {
            let answer = Command::new(program).arg(option).output().ok()?;
            let text = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
            Some(if text.starts_with(program) {
                text
            } else {
                format!("{program} {text}")
            })
        })
        .collect();
    format!(
        "machine: {model}, {cores} cores, load {load}; {}",
        versions.join(", ")
    )
}
