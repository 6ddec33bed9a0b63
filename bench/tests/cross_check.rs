//! The textbook models against theory and against what independent programs found.

use goodhart_bench::department::{self, Outcome};
use goodhart_bench::line::Line;
use goodhart_des::calendar::{Heap, Wheel};
use goodhart_des::random::Seed;
use goodhart_des::statistics::{MeanInterval, mean_interval};

const RUNS: u32 = 8;
const YEARS: u32 = 20;

/// Mean of the runs and half the width of its 95 % interval.
fn interval(values: &[f64]) -> (f64, f64) {
    let MeanInterval {
        mean,
        half_width_95,
    } = mean_interval(values).expect("there are runs");
    (mean, half_width_95)
}

/// What programs that share nothing with this one but the file of arrivals found in eight runs of a hundred years each, with half the
/// width of the 95 % interval. Source: `goodhart-peers desru department 100 SEED` for seeds 1 to 8, and the same of simrs.
type Found = (&'static str, fn(&Outcome) -> f64, &'static [(f64, f64)]);

const FOUND: [Found; 4] = [
    (
        "within four hours",
        |outcome| outcome.within_four_hours,
        &[(0.9201, 0.0026), (0.9196, 0.0030)],
    ),
    (
        "wait for a nurse [min]",
        |outcome| outcome.nurse_min,
        &[(0.2527, 0.0006), (0.2530, 0.0011)],
    ),
    (
        "wait for a cubicle [min]",
        |outcome| outcome.cubicle_min,
        &[(64.5, 4.6), (65.1, 4.9)],
    ),
    (
        "wait for a bed [min]",
        |outcome| outcome.boarding_min,
        &[(36.06, 0.80), (36.23, 0.87)],
    ),
];

#[test]
fn the_department_is_the_one_that_independent_programs_simulated() {
    let outcomes: Vec<Outcome> = (0..RUNS)
        .map(|run| department::years::<Wheel>(Seed(1).replication(run), YEARS).0)
        .collect();
    for (name, of, found) in FOUND {
        let (mean, half) = interval(&outcomes.iter().map(of).collect::<Vec<_>>());
        for &(theirs, their_half) in found {
            assert!(
                (mean - theirs).abs() <= half + their_half,
                "{name}: {mean} ± {half}, but {theirs} ± {their_half} elsewhere"
            );
        }
        assert!(half < 0.5 * mean, "{name}: {mean} ± {half} tells nothing");
    }
    // What the input says.
    let arrivals = outcomes.iter().map(|outcome| outcome.attendances as f64);
    let expected = f64::from(YEARS) * 365.0 * 300.0;
    let (mean, half) = interval(&arrivals.collect::<Vec<_>>());
    assert!((mean - expected).abs() <= 2.0 * half && half < 0.001 * expected);
    let shares: Vec<f64> = outcomes.iter().map(|outcome| outcome.admitted).collect();
    let (mean, half) = interval(&shares);
    assert!((mean - 0.2999).abs() <= 2.0 * half && half < 0.001);
}

#[test]
fn both_calendars_simulate_the_same_department() {
    assert_eq!(
        department::years::<Wheel>(Seed(7), 2),
        department::years::<Heap>(Seed(7), 2)
    );
}

/// Erlang's formula for ten servers of which nine are busy on average.
fn erlang_wait(servers: u32, load: f64) -> f64 {
    let blocked = (1..=servers).fold(1.0, |blocked, server| {
        load * blocked / (f64::from(server) + load * blocked)
    });
    let free = f64::from(servers) - load;
    let waits = blocked * f64::from(servers) / (f64::from(servers) - load * (1.0 - blocked));
    waits / free
}

#[test]
fn the_line_waits_as_erlang_says() {
    let theory = erlang_wait(10, 9.0);
    assert!((theory - 0.66873).abs() < 5e-6);
    let waits: Vec<f64> = (0..RUNS)
        .map(|run| {
            let mut line = Line::<Heap>::new(Seed(2).replication(run), 300_000);
            line.run();
            let (served, wait) = line.result();
            assert_eq!(served, 300_000);
            wait
        })
        .collect();
    let (mean, half) = interval(&waits);
    assert!(
        (mean - theory).abs() <= 1.5 * half && half < 0.1 * theory,
        "{mean} ± {half}, theory {theory}"
    );
}
