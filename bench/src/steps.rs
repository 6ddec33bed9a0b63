//! How smooth a slider is with one replication: more money, per cent by per cent, ought never to cost the real share within four hours.

use std::io::Write;
use std::process::ExitCode;

use goodhart_experiment::{Detail, prepare, run};
use goodhart_report::Scenario;

/// Positions of the slider [% of need-matched].
const POSITIONS: std::ops::RangeInclusive<u32> = 80..=116;

/// Prints how many of the steps go the wrong way, with one replication and with the same people at every position.
pub fn report() -> ExitCode {
    let shares: Vec<f64> = POSITIONS.map(|funding| share(f64::from(funding))).collect();
    let falls: Vec<f64> = shares
        .windows(2)
        .map(|pair| pair[0] - pair[1])
        .filter(|fall| *fall > 0.0)
        .collect();
    let largest = falls.iter().copied().fold(0.0, f64::max);
    let text = format!(
        "wrong_sign_steps {} steps\nlargest_wrong_step {:.4} points\nwhole_way {:.2} points",
        falls.len(),
        largest,
        shares[shares.len() - 1] - shares[0]
    );
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Real share within four hours over the run [%].
fn share(funding: f64) -> f64 {
    let scenario = Scenario {
        funding,
        reps: 1,
        ..Scenario::default()
    };
    let prepared = prepare(&scenario).expect("the slider's positions are allowed");
    let report = run(&prepared, Detail::Series(&[]));
    let share = report
        .indicators
        .iter()
        .find(|one| one.id == "ed.within_4h");
    share.expect("the page's headline").real.median
}
