//! M/M/c: Erlang's waiting formula.
//!
//! Source: Erlang (1917); Gross et al. (2008), Fundamentals of queueing theory, 4th ed., §2.3.

use goodhart_des::calendar::{Heap, Wheel};
use goodhart_des::sampling::Table;
use goodhart_des::time::{DAY, HOUR};

use crate::station::{CLASSES, Design, run};
use crate::{assert_agrees, replications};

fn design(servers: u32, load: f64) -> Design {
    let service = f64::from(HOUR);
    Design {
        servers,
        interarrival: service / (load * f64::from(servers)),
        mix: vec![1.0],
        service: vec![Table::exponential(service); CLASSES],
        burn_in: 20 * DAY,
        end: 3020 * DAY,
    }
}

/// Probability of having to wait with `servers` servers, each busy a share `load` of the time.
fn probability_of_waiting(servers: u32, load: f64) -> f64 {
    let offered = load * f64::from(servers);
    // Erlang B by its recursion in the number of servers, then C from B
    let blocked = (1..=servers).fold(1.0, |b, n| offered * b / (f64::from(n) + offered * b));
    blocked / (1.0 - load * (1.0 - blocked))
}

fn mean_wait(servers: u32, load: f64) -> f64 {
    probability_of_waiting(servers, load) * f64::from(HOUR) / (f64::from(servers) * (1.0 - load))
}

#[test]
fn mean_waits_are_erlangs() {
    for (servers, load, precision) in [(1, 0.6, 0.05), (4, 0.8, 0.04), (10, 0.9, 0.04)] {
        let design = design(servers, load);
        let waits: Vec<f64> = replications()
            .map(|seed| {
                run(&design, Wheel::new(), seed)
                    .all_waits()
                    .mean()
                    .expect("customers")
            })
            .collect();
        let theory = mean_wait(servers, load);
        assert_agrees(
            &format!("wait, {servers} servers at {load}"),
            &waits,
            theory,
            precision,
        );
    }
}

#[test]
fn servers_are_used_as_offered() {
    let design = design(10, 0.9);
    let offered: Vec<f64> = replications()
        .map(|seed| run(&design, Wheel::new(), seed).service as f64 / f64::from(design.end))
        .collect();
    assert_agrees("servers in use", &offered, 9.0, 0.01);
}

#[test]
fn both_calendars_take_one_path() {
    // services in whole minutes and arrivals in whole half-minutes: simultaneous events abound
    let whole = |unit: f64, mean: f64| {
        Table::from_quantile(move |p| unit * (-mean * libm::log1p(-p) / unit).ceil())
    };
    let mut design = design(3, 0.8);
    design.service = vec![whole(60.0, 300.0); CLASSES];
    design.mix = vec![0.1, 0.2, 0.3, 0.2, 0.2];
    design.interarrival = 150.0;
    design.end = 60 * DAY;
    for seed in replications() {
        let wheel = run(&design, Wheel::new(), seed);
        let heap = run(&design, Heap::new(), seed);
        assert_eq!(wheel.path, heap.path);
        assert_eq!(wheel.all_waits(), heap.all_waits());
    }
}
