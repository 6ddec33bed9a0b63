//! One run of a textbook model, reported in the words that every peer uses: `key value` pairs on one line.

use std::io::Write;
use std::process::ExitCode;

use goodhart_bench::{department, line};
use goodhart_des::calendar::{Heap, Wheel};
use goodhart_des::random::Seed;

use crate::clock::Watch;

/// Runs `line` for so many customers, or `department` for so many years.
pub fn report(model: &str, size: &str, seed: &str) -> ExitCode {
    let (Ok(size), Ok(seed)) = (size.parse(), seed.parse()) else {
        return refuse("peer: expected a model, a whole number and a seed");
    };
    let watch = Watch::start();
    let text = match model {
        "line" => {
            let mut line = line::Line::<Heap>::new(Seed(seed), size);
            line.run();
            let (customers, wait) = line.result();
            format!("units {customers} wait {wait:.6}")
        }
        "department" => {
            let (outcome, events) = department::years::<Wheel>(Seed(seed), size);
            format!(
                "units {} in_time {:.6} nurse {:.6} cubicle {:.6} boarding {:.6} admitted {:.6} events {events}",
                outcome.attendances,
                outcome.within_four_hours,
                outcome.nurse_min,
                outcome.cubicle_min,
                outcome.boarding_min,
                outcome.admitted
            )
        }
        _ => return refuse("peer: expected line or department"),
    };
    let seconds = watch.passed().as_secs_f64();
    match writeln!(std::io::stdout(), "{text} cpu {seconds:.9}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn refuse(why: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{why}");
    ExitCode::FAILURE
}
