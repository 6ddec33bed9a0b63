//! At the levels of the start state and default pressure a target moves shares of capacity and effort.

use goodhart_levers::Stream;

use crate::sample::{differences, mean_and_error};
use crate::worlds::{outcomes, report};

/// Replications of one year, with and without the row.
const REPLICATIONS: u32 = 3;
/// A move is measurable beyond so many standard errors …
const ERRORS: f64 = 2.0;
/// … and if it is at least this large [multiple of the start state].
const LEAST: f64 = 0.001;

fn behaviour(settings: &[&str], name: &str) -> Vec<f64> {
    outcomes(settings, REPLICATIONS)
        .into_iter()
        .map(|outcome| {
            let report = report(settings, &[outcome]);
            report
                .behaviour
                .iter()
                .find(|quantity| quantity.id == name)
                .expect("a behaviour")
                .value
                .median
        })
        .collect()
}

/// What a row moves in a stream: mean and standard error of (with − without).
fn moved(row: &str, name: &str) -> (f64, f64) {
    let without = format!("drop={row}");
    let found = mean_and_error(&differences(
        &behaviour(&[], name),
        &behaviour(&[&without], name),
    ));
    println!(
        "{row} moves {name} by {:+.4} (s.e. {:.4})",
        found.0, found.1
    );
    found
}

fn pulls(row: &str, streams: &[Stream]) {
    let mut measurable = 0;
    for stream in Stream::ACUTE {
        for kind in ["allocation", "effort", "attention"] {
            let (by, error) = moved(row, &format!("{kind}.{}", stream.id()));
            if kind != "attention" && streams.contains(&stream) && by > LEAST && by > ERRORS * error
            {
                measurable += 1;
            }
        }
    }
    assert!(
        measurable > 0,
        "{row} draws nothing measurable to {streams:?}"
    );
}

#[test]
fn the_four_hour_target_draws_capacity_or_effort_to_the_emergency_department() {
    pulls("ae-4h-95", &[Stream::Emergency, Stream::Discharge]);
}

#[test]
fn the_eighteen_week_target_draws_capacity_or_effort_to_planned_care() {
    pulls("rtt-18w-92", &[Stream::Outpatients, Stream::Theatres]);
}
