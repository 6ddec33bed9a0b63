//! The hold model: take out the first event, draw when it happens again, put it back. Only the number of pending events differs.

use std::hint::black_box;

use goodhart_des::calendar::{Calendar, Event};
use goodhart_des::random::{Purpose, Seed, Stream};
use goodhart_des::sampling::Table;

use crate::clock::shortest;

/// Steps that are timed.
const STEPS: u32 = 1_000_000;
const ROUNDS: u32 = 5;
/// Mean time until an event happens again [s].
const MEAN_S: f64 = 3_600.0;

/// Cost of one event with so many pending [ns].
pub fn nanoseconds_per_event<C: Calendar + Default>(pending: u32) -> f64 {
    let again = Table::exponential(MEAN_S);
    let mut stream = Stream::new(Seed(1), 0, Purpose(0));
    let mut calendar = C::default();
    for tie in 0..pending {
        calendar.push(Event {
            time: again.sample(stream.draw()),
            tie,
            kind: 0,
            slot: tie,
        });
    }
    let mut hold = |steps: u32| {
        for _ in 0..steps {
            let Some(event) = calendar.pop() else { break };
            calendar.push(Event {
                time: event.time + again.sample(stream.draw()),
                ..event
            });
        }
        black_box(calendar.len());
    };
    hold(STEPS / 4);
    shortest(ROUNDS, || hold(STEPS)).as_secs_f64() * 1e9 / f64::from(STEPS)
}
