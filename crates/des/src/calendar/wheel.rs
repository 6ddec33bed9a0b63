//! A calendar as a wheel of minutes.
//!
//! 2^16 buckets of one minute each lie on a circle and hold the events of the coming 45 days in unsorted intrusive lists; a bitmap finds the
//! next bucket that is not empty. When its minute comes, a bucket is dealt out to the sixty seconds of the minute, with a bitmap of their own.
//! So the order is exact to the second and nothing is compared until two events fall on one second: only those are sorted. Events beyond the
//! reach of the wheel wait in a heap and enter as it turns.
//!
//! A minute is opened only when an event is taken out of it. So the open minute is always the present one, nothing can be scheduled before
//! it, and looking ahead ([`Calendar::peek_time`], [`Calendar::pop_before`]) leaves the wheel where it is.
//!
//! Source: Varghese & Lauck (1987), Hashed and hierarchical timing wheels; Brown (1988), Calendar queues: a fast O(1) priority queue
//! implementation for the simulation event set problem.

use super::bitmap::{Circle, PLACES};
use super::quad::QuadHeap;
use super::{Calendar, Event};
use crate::time::{MINUTE, Seconds};

const NONE: u32 = u32::MAX;
/// No event. Events travel packed within the wheel: in two registers, where several ways out of a function meet.
const NO_EVENT: u128 = u128::MAX;

/// A calendar as a wheel of minutes: constant time to push and pop, 0.3 MB fixed plus 16 bytes per pending event.
#[derive(Debug, Clone)]
pub struct Wheel {
    /// Time of the last event taken out [s].
    now: Seconds,
    /// The open minute, the one of `now`.
    minute: u32,
    /// Seconds of the open minute that have events: one bit each, and the first node of each one's list.
    seconds: u64,
    by_second: [u32; 64],
    /// Events at `now`, last first, if more than one fell on that second.
    simultaneous: Vec<u128>,
    /// Events scheduled at `now` while there were others at `now`.
    late: QuadHeap,
    /// Whether either of them holds an event.
    crowded: bool,
    /// Later minutes that have events, and the first node of each one's list. The list of a minute without events is never read: so few
    /// of so many minutes have any that its memory would have to be fetched just to learn that it is empty.
    minutes: Circle,
    by_minute: Box<[u32; PLACES as usize]>,
    /// Nodes of all lists; the unused ones form a list of their own.
    nodes: Vec<Node>,
    first_unused: u32,
    used: u32,
    /// Events beyond the reach of the wheel, and the minute of the first of them.
    far: QuadHeap,
    far_from: u32,
}

/// An event in a list. The list's minute supplies the rest of its time.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Second of the minute, tie and kind, from high bits to low.
    order: u64,
    slot: u32,
    next: u32,
}

impl Wheel {
    /// An empty calendar at time zero.
    pub fn new() -> Self {
        Self {
            now: 0,
            minute: 0,
            seconds: 0,
            by_second: [NONE; 64],
            simultaneous: Vec::new(),
            late: QuadHeap::default(),
            crowded: false,
            minutes: Circle::new(),
            by_minute: lists(),
            nodes: Vec::new(),
            first_unused: NONE,
            used: 0,
            far: QuadHeap::default(),
            far_from: u32::MAX,
        }
    }

    /// Puts an event into the list of its minute, which is a later one within reach.
    #[inline]
    fn link(&mut self, event: Event, minute: u32) {
        let first = self.minutes.insert(minute % PLACES);
        let place = (minute % PLACES) as usize;
        let next = if first { NONE } else { self.by_minute[place] };
        self.by_minute[place] = self.enter(event, event.time - minute * MINUTE, next);
    }

    /// Puts an event into the list of its second in the open minute.
    #[inline]
    fn link_second(&mut self, event: Event, second: u32) {
        let place = second as usize % 64;
        let first = self.seconds >> second & 1 == 0;
        self.seconds |= 1 << second;
        let next = if first { NONE } else { self.by_second[place] };
        self.by_second[place] = self.enter(event, second, next);
    }

    /// A node with an event, before `next` in its list.
    #[inline]
    fn enter(&mut self, event: Event, second: u32, next: u32) -> u32 {
        let node = Node {
            order: u64::from(second) << 40 | u64::from(event.tie) << 8 | u64::from(event.kind),
            slot: event.slot,
            next,
        };
        self.used += 1;
        let place = self.first_unused;
        if let Some(unused) = self.nodes.get_mut(place as usize) {
            self.first_unused = unused.next;
            *unused = node;
            place
        } else {
            self.nodes.push(node);
            self.nodes.len() as u32 - 1
        }
    }

    /// An event that is not for a later minute within reach.
    #[inline(never)]
    fn push_elsewhere(&mut self, event: Event) {
        debug_assert!(event.time >= self.now, "{event:?} lies before {}", self.now);
        let time = event.time.max(self.now);
        let event = Event { time, ..event };
        let minute = time / MINUTE;
        if minute > self.minute {
            self.far_from = self.far_from.min(minute);
            self.far.push(event.pack());
        } else if time == self.now && self.crowded {
            self.late.push(event.pack());
        } else {
            self.link_second(event, time - minute * MINUTE);
        }
    }

    /// Opens a later minute and takes out its first event.
    #[inline]
    fn take_in(&mut self, minute: u32) -> u128 {
        let place = minute % PLACES;
        let only = self.by_minute[place as usize];
        // Most minutes hold one event: no need to deal it out to its second.
        if self.used > 0
            && self.far_from - minute >= PLACES
            && self.nodes[only as usize].next == NONE
        {
            self.minute = minute;
            self.minutes.remove(place);
            return self.unlink(only).0;
        }
        self.open(minute);
        self.take()
    }

    /// Takes a node out of use; its event is in the open minute.
    #[inline]
    fn unlink(&mut self, place: u32) -> (u128, u32) {
        let node = &mut self.nodes[place as usize];
        let event = Event {
            time: self.minute * MINUTE + (node.order >> 40) as u32,
            tie: (node.order >> 8) as u32,
            kind: node.order as u8,
            slot: node.slot,
        };
        let next = std::mem::replace(&mut node.next, self.first_unused);
        self.first_unused = place;
        self.used -= 1;
        self.now = event.time;
        (event.pack(), next)
    }

    /// The first later minute that has events. Only to be asked when the open minute has none left.
    #[inline]
    fn next_minute(&self) -> Option<u32> {
        if self.used == 0 {
            return (self.far_from < u32::MAX).then_some(self.far_from);
        }
        let place = self.minutes.next(self.minute % PLACES);
        Some(self.minute + place.wrapping_sub(self.minute) % PLACES)
    }

    /// Turns the wheel to `minute`, lets in the far events that are now within reach, and deals out the events of the minute to its seconds.
    #[inline(never)]
    fn open(&mut self, minute: u32) {
        self.minute = minute;
        if self.far_from - minute < PLACES {
            self.admit_far();
        }
        let mut place = NONE; // no list where far events are the first of their minute
        if self.minutes.remove(minute % PLACES) {
            place = self.by_minute[(minute % PLACES) as usize];
        }
        while let Some(node) = self.nodes.get_mut(place as usize) {
            let second = node.order >> 40;
            let first = self.seconds >> second & 1 == 0;
            self.seconds |= 1 << second;
            let head = &mut self.by_second[second as usize % 64];
            let next = std::mem::replace(&mut node.next, if first { NONE } else { *head });
            *head = place;
            place = next;
        }
    }

    /// Lets in the far events that have come within reach of the open minute.
    #[cold]
    fn admit_far(&mut self) {
        self.far_from = u32::MAX;
        while let Some(far) = self.far.peek() {
            let event = Event::unpack(far);
            let minute = event.time / MINUTE;
            if minute - self.minute >= PLACES {
                self.far_from = minute;
                break;
            }
            self.far.pop();
            if minute == self.minute {
                self.link_second(event, event.time - minute * MINUTE);
            } else {
                self.link(event, minute);
            }
        }
    }

    /// Time of the first event in the open minute [s]. There must be one.
    #[inline]
    fn first_second(&self) -> Seconds {
        self.minute * MINUTE + self.seconds.trailing_zeros()
    }

    /// Takes out the first event of the open minute, if there is one.
    #[inline]
    fn take(&mut self) -> u128 {
        let second = self.seconds.trailing_zeros() as usize % 64;
        let place = self.by_second[second];
        self.seconds &= self.seconds.wrapping_sub(1);
        let (event, next) = self.unlink(place);
        if next == NONE {
            return event;
        }
        self.set_apart(event, next);
        self.take_simultaneous()
    }

    /// Sorts the events that fell on one second.
    #[inline(never)]
    fn set_apart(&mut self, first: u128, mut place: u32) {
        self.simultaneous.push(first);
        while place != NONE {
            let (event, next) = self.unlink(place);
            self.simultaneous.push(event);
            place = next;
        }
        self.simultaneous.sort_unstable_by(|a, b| b.cmp(a));
        self.crowded = true;
    }

    #[inline(never)]
    fn take_simultaneous(&mut self) -> u128 {
        let packed = match (self.simultaneous.last(), self.late.peek()) {
            (Some(&early), Some(late)) if late < early => self.late.pop(),
            (None, _) => self.late.pop(),
            (Some(_), _) => self.simultaneous.pop(),
        };
        self.crowded = !self.simultaneous.is_empty() || self.late.len() > 0;
        packed.unwrap_or(NO_EVENT)
    }

    /// Time of the first event of a later minute, which is the next that has any [s].
    fn first_time_in(&self, minute: u32) -> Seconds {
        if self.used == 0 {
            return self
                .far
                .peek()
                .map_or(Seconds::MAX, |far| Event::unpack(far).time);
        }
        let mut first = u64::MAX;
        let mut place = self.by_minute[(minute % PLACES) as usize];
        while let Some(node) = self.nodes.get(place as usize) {
            first = first.min(node.order);
            place = node.next;
        }
        minute * MINUTE + (first >> 40) as u32
    }
}

/// Room for one list per place, made on the heap: the stack of a WebAssembly worker is small.
fn lists() -> Box<[u32; PLACES as usize]> {
    vec![0; PLACES as usize]
        .into_boxed_slice()
        .try_into()
        .expect("a list for every place")
}

impl Default for Wheel {
    fn default() -> Self {
        Self::new()
    }
}

impl Calendar for Wheel {
    #[inline]
    fn push(&mut self, event: Event) {
        let minute = event.time / MINUTE;
        // also false for the open minute and, wrapping around, for any earlier one
        if minute.wrapping_sub(self.minute + 1) < PLACES - 1 {
            self.link(event, minute);
        } else {
            self.push_elsewhere(event);
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<Event> {
        let packed = if self.crowded {
            self.take_simultaneous()
        } else if self.seconds == 0 {
            let minute = self.next_minute()?;
            self.take_in(minute)
        } else {
            self.take()
        };
        (packed != NO_EVENT).then(|| Event::unpack(packed))
    }

    #[inline]
    fn pop_before(&mut self, limit: Seconds) -> Option<Event> {
        let packed = if self.crowded {
            if self.now >= limit {
                return None;
            }
            self.take_simultaneous()
        } else if self.seconds == 0 {
            let minute = self.next_minute()?;
            if minute >= limit / MINUTE && self.first_time_in(minute) >= limit {
                return None;
            }
            self.take_in(minute)
        } else if self.first_second() >= limit {
            return None;
        } else {
            self.take()
        };
        (packed != NO_EVENT).then(|| Event::unpack(packed))
    }

    #[inline]
    fn peek_time(&mut self) -> Option<Seconds> {
        if self.crowded {
            return Some(self.now);
        }
        if self.seconds != 0 {
            return Some(self.first_second());
        }
        let minute = self.next_minute()?;
        Some(self.first_time_in(minute))
    }

    #[inline]
    fn len(&self) -> usize {
        self.used as usize + self.simultaneous.len() + self.late.len() + self.far.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Seed, Stream};
    use crate::sampling::Table;
    use crate::time::{DAY, HOUR};

    /// Takes out and schedules again with delays of days, some beyond the reach of the wheel.
    fn hold(wheel: &mut Wheel, stream: &mut Stream, steps: u32) {
        let delay = Table::lognormal(f64::from(6 * DAY), 3.0);
        for _ in 0..steps {
            let event = wheel.pop().expect("events are held");
            let time = event.time + delay.sample(stream.draw()) / HOUR * HOUR; // simultaneous events
            wheel.push(Event { time, ..event });
        }
    }

    #[test]
    fn a_steady_state_allocates_nothing() {
        let mut wheel = Wheel::new();
        let mut stream = Stream::new(Seed(1), 0, Purpose(0));
        for tie in 0..2000 {
            wheel.push(Event {
                time: 0,
                tie,
                kind: 0,
                slot: tie,
            });
        }
        let memory = |wheel: &Wheel| (wheel.nodes.capacity(), wheel.simultaneous.capacity());
        hold(&mut wheel, &mut stream, 50_000);
        let warm = memory(&wheel);
        assert!(wheel.far.len() > 0, "some events lie beyond the wheel");
        hold(&mut wheel, &mut stream, 200_000);
        assert_eq!(memory(&wheel), warm);
        assert_eq!(wheel.len(), 2000);
        assert!(wheel.nodes.len() <= 2000, "nodes are reused");
    }
}
