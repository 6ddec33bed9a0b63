//! M/G/1: the mean wait depends on the spread of service times.
//!
//! Source: Pollaczek (1930), Khinchine (1932); Gross et al. (2008), Fundamentals of queueing theory, 4th ed., §5.1.

use goodhart_des::calendar::Wheel;
use goodhart_des::sampling::Table;
use goodhart_des::time::{DAY, HOUR};

use crate::station::{CLASSES, Design, run};
use crate::{assert_agrees, replications};

fn mean_waits(service: Table, load: f64) -> Vec<f64> {
    let design = Design {
        servers: 1,
        interarrival: f64::from(HOUR) / load,
        mix: vec![1.0],
        service: vec![service; CLASSES],
        burn_in: 50 * DAY,
        end: 8050 * DAY,
    };
    replications()
        .map(|seed| {
            run(&design, Wheel::new(), seed)
                .all_waits()
                .mean()
                .expect("customers")
        })
        .collect()
}

/// Mean wait with service times of mean one hour and coefficient of variation `cv` [s].
fn theory(load: f64, cv: f64) -> f64 {
    load / (1.0 - load) * (1.0 + cv * cv) / 2.0 * f64::from(HOUR)
}

#[test]
fn lognormal_service_waits_as_the_formula_says() {
    let waits = mean_waits(Table::lognormal(f64::from(HOUR), 1.2), 0.75);
    assert_agrees("wait, lognormal service", &waits, theory(0.75, 1.2), 0.05);
}

#[test]
fn constant_service_halves_the_wait_of_exponential_service() {
    let constant = mean_waits(Table::constant(f64::from(HOUR)), 0.75);
    assert_agrees("wait, constant service", &constant, theory(0.75, 0.0), 0.03);
    let exponential = mean_waits(Table::exponential(f64::from(HOUR)), 0.75);
    assert_agrees(
        "wait, exponential service",
        &exponential,
        2.0 * theory(0.75, 0.0),
        0.03,
    );
}
