//! M/G/1 with non-preemptive priority classes: Cobham's formula and Kleinrock's conservation law.
//!
//! Source: Cobham (1954), Priority assignment in waiting line problems; Kleinrock (1976), Queueing systems II, §3.4.

use goodhart_des::calendar::Wheel;
use goodhart_des::sampling::Table;
use goodhart_des::time::{DAY, MINUTE};

use crate::station::{CLASSES, Design, Observed, run};
use crate::{assert_agrees, replications};

const MIX: [f64; CLASSES] = [0.01, 0.12, 0.35, 0.42, 0.10];
/// Mean service times of the classes [min].
const MINUTES: [f64; CLASSES] = [90.0, 70.0, 55.0, 35.0, 20.0];
const CV: f64 = 0.6;
/// Share of the time in which the server is busy.
const LOAD: f64 = 0.8;

fn mean_service() -> f64 {
    MIX.iter()
        .zip(MINUTES)
        .map(|(share, minutes)| share * minutes)
        .sum::<f64>()
        * f64::from(MINUTE)
}

fn design() -> Design {
    Design {
        servers: 1,
        interarrival: mean_service() / LOAD,
        mix: MIX.to_vec(),
        service: MINUTES
            .map(|minutes| Table::lognormal(minutes * f64::from(MINUTE), CV))
            .to_vec(),
        burn_in: 50 * DAY,
        end: 6050 * DAY,
    }
}

/// Load of each class.
fn loads() -> [f64; CLASSES] {
    let rate = LOAD / mean_service();
    std::array::from_fn(|class| rate * MIX[class] * MINUTES[class] * f64::from(MINUTE))
}

/// Mean time until the customer in service is done, as seen by an arrival [s].
fn residual() -> f64 {
    loads()
        .iter()
        .zip(MINUTES)
        .map(|(load, minutes)| load * minutes * f64::from(MINUTE) * (1.0 + CV * CV) / 2.0)
        .sum()
}

fn cobham(class: usize) -> f64 {
    let above: f64 = loads()[..class].iter().sum();
    let with: f64 = loads()[..=class].iter().sum();
    residual() / ((1.0 - above) * (1.0 - with))
}

#[test]
fn every_class_waits_as_cobham_says_and_the_weighted_sum_is_conserved() {
    let design = design();
    let runs: Vec<Observed> = replications()
        .map(|seed| run(&design, Wheel::new(), seed))
        .collect();
    let waits = |class: usize| -> Vec<f64> {
        runs.iter()
            .map(|run| run.waits[class].mean().expect("customers of every class"))
            .collect()
    };
    for (class, precision) in [0.04, 0.02, 0.02, 0.06, 0.12].into_iter().enumerate() {
        assert_agrees(
            &format!("wait of class {class}"),
            &waits(class),
            cobham(class),
            precision,
        );
    }
    let conserved: Vec<f64> = runs
        .iter()
        .map(|run| {
            let mean = |class: usize| run.waits[class].mean().expect("customers of every class");
            loads()
                .iter()
                .enumerate()
                .map(|(class, load)| load * mean(class))
                .sum()
        })
        .collect();
    assert_agrees(
        "Kleinrock's sum",
        &conserved,
        LOAD * residual() / (1.0 - LOAD),
        0.06,
    );
}
