//! Says what is being done and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs `work`, naming it before and giving its wall time after.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {name}");
    let start = Instant::now();
    let outcome = work();
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    eprintln!("{mark} {name}: {}", seconds(start.elapsed()));
    outcome
}

pub fn seconds(elapsed: Duration) -> String {
    format!("{:.1} s", elapsed.as_secs_f64())
}
