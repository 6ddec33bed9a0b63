//! Both calendars take events in one and the same order, whatever is asked of them.

use std::collections::BTreeSet;

use goodhart_des::calendar::{Calendar, Event, EventHash, Heap, Wheel};
use goodhart_des::random::{Purpose, Seed, Stream, below};
use goodhart_des::time::{DAY, HOUR, MINUTE, Seconds};

const OPERATIONS: u32 = 100_000;

/// A calendar that is right by construction: a sorted set.
#[derive(Clone, Default)]
struct Plain {
    events: BTreeSet<(Seconds, u32, u8, u32)>,
}

impl Calendar for Plain {
    fn push(&mut self, event: Event) {
        let new = self
            .events
            .insert((event.time, event.tie, event.kind, event.slot));
        assert!(new, "a set holds an event once");
    }

    fn pop(&mut self) -> Option<Event> {
        let (time, tie, kind, slot) = self.events.pop_first()?;
        Some(Event {
            time,
            tie,
            kind,
            slot,
        })
    }

    fn pop_before(&mut self, limit: Seconds) -> Option<Event> {
        if self.peek_time()? < limit {
            self.pop()
        } else {
            None
        }
    }

    fn peek_time(&mut self) -> Option<Seconds> {
        self.events.first().map(|first| first.0)
    }

    fn len(&self) -> usize {
        self.events.len()
    }
}

/// How far ahead events are scheduled: in the same second, minute and day, within the reach of the wheel and beyond it.
const REACHES: [Seconds; 7] = [1, 20, MINUTE, HOUR, DAY, 40 * DAY, 400 * DAY];

/// A random history of scheduling, taking out, taking out up to a limit, and looking ahead. Returns all that was seen.
fn history<C: Calendar>(mut calendar: C, seed: Seed) -> (EventHash, Vec<Option<Seconds>>) {
    let mut stream = Stream::new(seed, 0, Purpose(0));
    let mut path = EventHash::default();
    let mut seen = Vec::new();
    let mut now = 0;
    let mut take = |event: Event, now: &mut Seconds| {
        assert!(event.time >= *now, "time never runs backwards");
        *now = event.time;
        path.add(event);
    };
    for slot in 0..OPERATIONS {
        let reach = REACHES[below(stream.draw(), REACHES.len() as u32) as usize];
        match below(stream.draw(), 10) {
            0..5 => calendar.push(Event {
                time: now + below(stream.draw(), reach),
                tie: below(stream.draw(), 3), // ties are the rule
                kind: below(stream.draw(), 3) as u8,
                slot,
            }),
            5..8 => {
                if let Some(event) = calendar.pop() {
                    take(event, &mut now);
                }
            }
            8 => {
                let limit = now + below(stream.draw(), reach.min(DAY));
                while let Some(event) = calendar.pop_before(limit) {
                    assert!(event.time < limit);
                    take(event, &mut now);
                }
                now = now.max(limit);
                if calendar.peek_time().is_none() {
                    // an event on the limit itself may still be scheduled
                    calendar.push(Event {
                        time: now,
                        tie: 0,
                        kind: 0,
                        slot,
                    });
                }
            }
            _ => {
                seen.push(calendar.peek_time());
                seen.push(Some(calendar.len() as u32));
                calendar = calendar.clone();
            }
        }
        assert!(now < Seconds::MAX / 2, "the history stays within time");
    }
    while let Some(event) = calendar.pop() {
        take(event, &mut now);
    }
    assert!(calendar.is_empty());
    (path, seen)
}

#[test]
fn wheel_and_heap_keep_the_order_of_a_sorted_set() {
    for seed in (0..4).map(Seed) {
        let truth = history(Plain::default(), seed);
        assert!(history(Heap::new(), seed) == truth, "heap, {seed:?}");
        assert!(history(Wheel::new(), seed) == truth, "wheel, {seed:?}");
    }
}

fn event(time: Seconds, tie: u32) -> Event {
    Event {
        time,
        tie,
        kind: 0,
        slot: tie,
    }
}

fn ties<C: Calendar>(mut calendar: C) -> Vec<u32> {
    for tie in [5, 3, 9, 1] {
        calendar.push(event(HOUR, tie));
    }
    let first = calendar.pop().expect("four are pending");
    // scheduled into the present second: goes before those of higher identity
    calendar.push(event(HOUR, 4));
    std::iter::once(first.tie)
        .chain(std::iter::from_fn(|| calendar.pop()).map(|event| event.tie))
        .collect()
}

#[test]
fn simultaneous_events_go_by_identity() {
    assert_eq!(ties(Wheel::new()), [1, 3, 4, 5, 9]);
    assert_eq!(ties(Heap::new()), [1, 3, 4, 5, 9]);
}

fn far_ahead<C: Calendar>(mut calendar: C) -> Vec<Seconds> {
    let reach = MINUTE << 16; // the wheel's
    for time in [
        3 * reach,
        reach - 1,
        reach,
        2 * reach + 59,
        0,
        3 * reach + 1,
    ] {
        calendar.push(event(time, 7));
    }
    let mut times = Vec::new();
    assert_eq!(calendar.peek_time(), Some(0));
    while let Some(next) = calendar.pop_before(3 * reach + 1) {
        times.push(next.time);
    }
    assert_eq!(calendar.peek_time(), Some(3 * reach + 1));
    // looking far ahead does not move the wheel: the near future is still open
    calendar.push(event(3 * reach + MINUTE, 8));
    times.extend(std::iter::from_fn(|| calendar.pop()).map(|event| event.time - 3 * reach));
    times
}

#[test]
fn events_beyond_the_reach_of_the_wheel_come_in_turn() {
    let reach = MINUTE << 16;
    let expected = [0, reach - 1, reach, 2 * reach + 59, 3 * reach, 1, MINUTE];
    assert_eq!(far_ahead(Wheel::new()), expected);
    assert_eq!(far_ahead(Heap::new()), expected);
}
