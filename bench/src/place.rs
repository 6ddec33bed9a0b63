//! The work that is timed: one whole place, managers, staff, money and harm among it.

use goodhart_experiment::{Replication, prepare};
use goodhart_report::Scenario;

/// Years a call simulates, after thirteen weeks of burn-in.
pub const YEARS: u32 = 5;
/// Events between two returns to the caller, as in the page's worker.
const CHUNK: u32 = 4096;

/// Prepares the default scenario, simulates its first replication and returns the digest.
pub fn five_years() -> u64 {
    let scenario = Scenario {
        years: YEARS,
        ..Scenario::default()
    };
    let prepared = prepare(&scenario).expect("the default scenario is allowed");
    let mut replication = Replication::begin(&prepared, 0);
    while !replication.advance(CHUNK).done {}
    replication.outcome().digest()
}

/// What a process can tell of a digest when it ends.
pub const fn last_byte(digest: u64) -> u8 {
    digest as u8
}
