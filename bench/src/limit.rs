//! The department against the bare loop: what a model costs beyond taking an event out, drawing a duration and putting an event in.

use std::hint::black_box;

use goodhart_bench::department::{self, Department, YEAR};
use goodhart_des::calendar::Wheel;
use goodhart_des::random::Seed;

use crate::clock::Watch;
use crate::kernel::nanoseconds_per_event;

const ROUNDS: u32 = 7;
/// Pending events of the bare loop. In the department there is one for each bed in use, each patient being seen, and the next arrival:
/// some 240.
const PENDING: u32 = 256;
/// Years of a round.
const LONG: u32 = 5;
/// Arrivals of a year.
const ATTENDANCES: f64 = 365.0 * 300.0;

/// The cost of an event, its ratio to the bare loop, and of a patient in a long run against a short one.
pub fn figures() -> Vec<String> {
    let (mut per_event, mut ratios) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let watch = Watch::start();
        let (_, events) = black_box(department::years::<Wheel>(Seed(u64::from(round)), LONG));
        let cost = watch.passed().as_secs_f64() * 1e9 / events as f64;
        per_event.push(cost);
        ratios.push(cost / nanoseconds_per_event::<Wheel>(PENDING));
    }
    // Ten million patients are ninety-one years, a hundred thousand are eleven months.
    let growth = (0..3).map(|round| {
        let few: f64 = (0..20).map(|run| per_patient(round * 20 + run, 1e5)).sum();
        per_patient(round, 1e7) / (few / 20.0)
    });
    vec![
        format!("department_event {:.2} ns", median(per_event)),
        format!("department_over_bare_loop {:.3} times", median(ratios)),
        format!(
            "patient_at_1e7_over_1e5 {:.3} times",
            median(growth.collect())
        ),
    ]
}

/// Cost of a patient [ns], the making of the tables left out: it would flatter the ratio.
fn per_patient(seed: u64, patients: f64) -> f64 {
    let end = patients / ATTENDANCES * f64::from(YEAR);
    let mut department = Department::<Wheel>::new(Seed(seed));
    let watch = Watch::start();
    while department.advance(end as u32, 4096) {}
    let cost = watch.passed().as_secs_f64() * 1e9;
    cost / black_box(department.outcome()).attendances as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
