//! The hold model: take the first event, schedule it again after an exponential delay. Prints nanoseconds per event, random number and
//! sampling included, for both calendars and growing numbers of pending events.
//!
//! Run with `cargo run --profile native -p goodhart-des --example hold`. Source: Jones (1986), An empirical comparison of priority-queue and
//! event-set implementations.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a stopwatch that prints, outside of any simulation"
)]

use std::time::Instant;

use goodhart_des::calendar::{Calendar, Event, EventHash, Heap, Wheel};
use goodhart_des::random::{Purpose, Seed, draw};
use goodhart_des::sampling::Table;
use goodhart_des::time::HOUR;

const SEED: Seed = Seed(1);
const DELAY: Purpose = Purpose(0);
const STEPS: u32 = 1 << 21;
/// Timings per figure, of which the least is printed: the others were disturbed.
const ROUNDS: u32 = 7;

fn main() {
    let delay = Table::exponential(f64::from(HOUR));
    println!("pending   wheel    heap   [ns per event]");
    for pending in [16, 256, 4096, 65_536, 1 << 20] {
        let (wheel, wheel_path) = best(&Wheel::new(), pending, &delay);
        let (heap, heap_path) = best(&Heap::new(), pending, &delay);
        assert_eq!(wheel_path, heap_path, "both calendars take the same path");
        println!("{pending:>7} {wheel:>7.1} {heap:>7.1}");
    }
}

/// The least time per step [ns] and the path taken.
fn best<C: Calendar>(empty: &C, pending: u32, delay: &Table) -> (f64, EventHash) {
    let mut calendar = empty.clone();
    for slot in 0..pending {
        calendar.push(Event {
            time: delay.sample(draw(SEED, u64::from(slot), DELAY, 0)),
            tie: slot,
            kind: 0,
            slot,
        });
    }
    hold(&mut calendar, delay, pending, 1);
    let mut least = f64::INFINITY;
    for round in 0..ROUNDS {
        let start = Instant::now();
        hold(&mut calendar, delay, STEPS, 2 + round);
        least = least.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(STEPS));
    }
    let mut path = EventHash::default();
    while let Some(event) = calendar.pop() {
        path.add(event);
    }
    (least, path)
}

fn hold<C: Calendar>(calendar: &mut C, delay: &Table, steps: u32, round: u32) {
    for step in 0..steps {
        let Some(event) = calendar.pop() else { return };
        let u = draw(SEED, u64::from(step), DELAY, round);
        calendar.push(Event {
            time: event.time + delay.sample(u),
            ..event
        });
    }
}
