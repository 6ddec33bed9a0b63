//! The kernel against queueing theory: stations built from its own pieces must reproduce the textbook formulas.
//!
//! Every comparison runs independent replications and demands two things: the theoretical value lies within the confidence band of the
//! replications, and the band is narrow enough for the agreement to mean something.

mod erlang_c;
mod infinite_servers;
mod little;
mod pollaczek_khinchine;
mod priority_classes;
mod station;

use goodhart_des::random::Seed;
use goodhart_des::statistics::mean_interval;

/// Replications per comparison.
const REPLICATIONS: u32 = 16;

/// The bands are widened from 95 % to about 99.8 % (Student's t, 15 degrees of freedom: 3.73 / 2.13), since there are twenty of them.
const WIDENING: f64 = 1.75;

fn replications() -> impl Iterator<Item = Seed> {
    (0..REPLICATIONS).map(|replication| Seed(20_26).replication(replication))
}

/// Checks that the replications agree with `theory` within their band, and that the band is within `precision` (relative) of it.
fn assert_agrees(quantity: &str, values: &[f64], theory: f64, precision: f64) {
    let interval = mean_interval(values).expect("there are replications");
    let band = WIDENING * interval.half_width_95;
    let mean = interval.mean;
    assert!(
        (mean - theory).abs() <= band,
        "{quantity}: {mean:.3} ± {band:.3}, theory says {theory:.3}"
    );
    assert!(
        band <= precision * theory,
        "{quantity}: the band {mean:.3} ± {band:.3} is too wide to tell"
    );
}
