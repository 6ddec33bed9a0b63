//! A calendar as a wheel of two rings.
//!
//! The inner ring has a place for every second of the present stretch, 2^10 s or 17 minutes; the outer ring has a place for each of 2^12
//! stretches, the coming 48 days. A place holds an unsorted intrusive list of events, and a bitmap finds the next place that is not empty.
//! When its turn comes, a stretch is dealt out to its seconds. So the order is exact to the second and nothing is compared until two events
//! fall on one second: only those are sorted. Events beyond the reach of the wheel wait in a heap and enter as it turns.
//!
//! Both rings together are 21 kB, so that they stay in the cache beside the model; a ring of 2^16 minutes reaches as far and does not.
//!
//! A stretch is opened only when an event is taken out of it. So the open stretch is always the present one, nothing can be scheduled before
//! it, and looking ahead ([`Calendar::peek_time`], [`Calendar::pop_before`]) leaves the wheel where it is.
//!
//! Source: Varghese & Lauck (1987), Hashed and hierarchical timing wheels; Brown (1988), Calendar queues: a fast O(1) priority queue
//! implementation for the simulation event set problem.

use super::bitmap::{Circle, PLACES};
use super::quad::QuadHeap;
use super::{Calendar, Event};
use crate::time::Seconds;

/// Length of a stretch as a power of two, and as such [s]: a place on the inner ring for every second.
const STRETCH_BITS: u32 = 10;
const STRETCH: u32 = 1 << STRETCH_BITS;
const NONE: u32 = u32::MAX;
/// No event. Events travel packed within the wheel: in two registers, where several ways out of a function meet.
const NO_EVENT: u128 = u128::MAX;

/// A calendar as a wheel of seconds and stretches: constant time to push and pop, 21 kB fixed plus 16 bytes per pending event.
#[derive(Debug, Clone)]
pub struct Wheel {
    /// Time of the last event taken out [s].
    now: Seconds,
    /// The open stretch, the one of `now`.
    stretch: u32,
    /// Whether there are other events at `now`, in one of the two below.
    crowded: bool,
    /// Seconds of the open stretch that have events, and later stretches that have any.
    rings: [Circle; 2],
    /// The first node of each one's list. The list of a place without events is never read: so few of so many have any that its memory
    /// would have to be fetched just to learn that it is empty.
    lists: Lists,
    /// Nodes of all lists; the unused ones form a list of their own.
    nodes: Vec<Node>,
    first_unused: u32,
    used: u32,
    /// Events at `now`, last first, if more than one fell on that second.
    simultaneous: Vec<u128>,
    /// Events scheduled at `now` while there were others at `now`.
    late: QuadHeap,
    /// Events beyond the reach of the wheel, and the stretch of the first of them.
    far: QuadHeap,
    far_from: u32,
}

/// The first node of one list per second, then of one per stretch.
type Lists = Box<[u32; (STRETCH + PLACES) as usize]>;

/// The rings.
const SECONDS: usize = 0;
const STRETCHES: usize = 1;
/// Nodes made at a time.
const MORE_NODES: usize = 64;

/// An event in a list. The list's stretch supplies the rest of its time.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Second of the stretch, tie and kind, from high bits to low.
    order: u64,
    slot: u32,
    next: u32,
}

const fn stretch_of(time: Seconds) -> u32 {
    time >> STRETCH_BITS
}

impl Wheel {
    /// An empty calendar at time zero.
    pub fn new() -> Self {
        Self {
            now: 0,
            stretch: 0,
            crowded: false,
            rings: [Circle::new(), Circle::new()],
            lists: lists(),
            nodes: Vec::new(),
            first_unused: NONE,
            used: 0,
            simultaneous: Vec::new(),
            late: QuadHeap::default(),
            far: QuadHeap::default(),
            far_from: u32::MAX,
        }
    }

    /// Puts an event into a list of a ring; false if there is no node for it.
    #[inline]
    fn link(&mut self, ring: usize, place: u32, event: Event) -> bool {
        let node = self.first_unused;
        let Some(unused) = self.nodes.get_mut(node as usize) else {
            return false;
        };
        let place = place % if ring == SECONDS { STRETCH } else { PLACES };
        let first = self.rings[ring].insert(place);
        let list = &mut self.lists[list_of(ring, place)];
        self.first_unused = unused.next;
        *unused = Node {
            order: u64::from(event.time % STRETCH) << 40
                | u64::from(event.tie) << 8
                | u64::from(event.kind),
            slot: event.slot,
            next: if first { NONE } else { *list },
        };
        *list = node;
        self.used += 1;
        true
    }

    /// An event in the present second or beyond the reach of the wheel, or one for which there was no node.
    #[cold]
    #[inline(never)]
    fn push_elsewhere(&mut self, packed: u128) {
        let event = Event::unpack(packed);
        debug_assert!(event.time >= self.now, "{event:?} lies before {}", self.now);
        let time = event.time.max(self.now);
        let event = Event { time, ..event };
        let stretch = stretch_of(time);
        if stretch - self.stretch >= PLACES {
            self.far_from = self.far_from.min(stretch);
            self.far.push(event.pack());
        } else if time == self.now && self.crowded {
            self.late.push(event.pack());
        } else {
            self.link_within(event);
        }
    }

    /// Puts an event within reach into its list, and makes nodes if there are none.
    fn link_within(&mut self, event: Event) {
        if self.first_unused == NONE {
            let from = self.nodes.len() as u32;
            self.nodes.extend((1..=MORE_NODES as u32).map(|more| Node {
                order: 0,
                slot: 0,
                next: if more < MORE_NODES as u32 {
                    from + more
                } else {
                    NONE
                },
            }));
            self.first_unused = from;
        }
        let stretch = stretch_of(event.time);
        let linked = if stretch == self.stretch {
            self.link(SECONDS, event.time, event)
        } else {
            self.link(STRETCHES, stretch, event)
        };
        debug_assert!(linked, "there is a node");
    }

    /// Takes a node out of use; its event is in the open stretch. Returns the event and the next node of its list.
    #[inline]
    fn unlink(&mut self, place: u32) -> (u128, u32) {
        let node = &mut self.nodes[place as usize];
        let event = Event {
            time: self.stretch << STRETCH_BITS | (node.order >> 40) as u32,
            tie: (node.order >> 8) as u32,
            kind: node.order as u8,
            slot: node.slot,
        };
        let next = std::mem::replace(&mut node.next, self.first_unused);
        self.first_unused = place;
        self.used -= 1;
        (event.pack(), next)
    }

    /// The first later stretch that has events. Only to be asked when the open one has none left.
    #[inline]
    fn next_stretch(&self) -> Option<u32> {
        if self.rings[STRETCHES].is_empty() {
            return (self.far_from < u32::MAX).then_some(self.far_from);
        }
        let place = self.rings[STRETCHES].next(self.stretch % PLACES);
        Some(self.stretch + place.wrapping_sub(self.stretch) % PLACES)
    }

    /// Turns the wheel to `stretch`, lets in the far events that are now within reach, and deals out the events of the stretch to its seconds.
    #[inline(never)]
    fn open(&mut self, stretch: u32) {
        self.stretch = stretch;
        if self.far_from - stretch < PLACES {
            self.admit_far();
        }
        let mut place = NONE; // no list where far events are the first of their stretch
        if self.rings[STRETCHES].remove(stretch % PLACES) {
            place = self.lists[list_of(STRETCHES, stretch % PLACES)];
        }
        while let Some(node) = self.nodes.get_mut(place as usize) {
            let second = (node.order >> 40) as u32 % STRETCH;
            let first = self.rings[SECONDS].insert(second);
            let list = &mut self.lists[list_of(SECONDS, second)];
            let next = std::mem::replace(&mut node.next, if first { NONE } else { *list });
            *list = place;
            place = next;
        }
    }

    /// Lets in the far events that have come within reach of the open stretch.
    #[cold]
    fn admit_far(&mut self) {
        self.far_from = u32::MAX;
        while let Some(far) = self.far.peek() {
            let event = Event::unpack(far);
            let stretch = stretch_of(event.time);
            if stretch - self.stretch >= PLACES {
                self.far_from = stretch;
                break;
            }
            self.far.pop();
            self.link_within(event);
        }
    }

    /// Takes out the first event of the open stretch, which is in this second of it.
    #[inline]
    fn take(&mut self, second: u32) -> u128 {
        self.rings[SECONDS].remove(second);
        self.now = self.stretch << STRETCH_BITS | second;
        let (event, next) = self.unlink(self.lists[list_of(SECONDS, second % STRETCH)]);
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

    /// Time of the first event of a later stretch, which is the next that has any [s].
    #[cold]
    fn first_time_in(&self, stretch: u32) -> Seconds {
        if self.rings[STRETCHES].is_empty() {
            return self
                .far
                .peek()
                .map_or(Seconds::MAX, |far| Event::unpack(far).time);
        }
        let mut first = u64::MAX;
        let mut place = self.lists[list_of(STRETCHES, stretch % PLACES)];
        while let Some(node) = self.nodes.get(place as usize) {
            first = first.min(node.order);
            place = node.next;
        }
        stretch << STRETCH_BITS | (first >> 40) as u32
    }
}

/// Where the list of a place stands.
const fn list_of(ring: usize, place: u32) -> usize {
    if ring == SECONDS {
        place as usize
    } else {
        (STRETCH + place) as usize
    }
}

/// Room for one list per place, made on the heap: the stack of a WebAssembly worker is small.
fn lists() -> Lists {
    vec![0; (STRETCH + PLACES) as usize]
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
        let stretch = stretch_of(event.time);
        let ahead = stretch.wrapping_sub(self.stretch);
        let linked = event.time > self.now
            && if ahead == 0 {
                self.link(SECONDS, event.time, event)
            } else {
                ahead < PLACES && self.link(STRETCHES, stretch, event)
            };
        if !linked {
            self.push_elsewhere(event.pack());
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<Event> {
        let packed = if self.crowded {
            self.take_simultaneous()
        } else {
            if self.rings[SECONDS].is_empty() {
                let stretch = self.next_stretch()?;
                self.open(stretch);
            }
            self.take(self.rings[SECONDS].first())
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
        } else {
            if self.rings[SECONDS].is_empty() {
                let stretch = self.next_stretch()?;
                if stretch >= stretch_of(limit) && self.first_time_in(stretch) >= limit {
                    return None;
                }
                self.open(stretch);
            }
            let second = self.rings[SECONDS].first();
            if self.stretch << STRETCH_BITS | second >= limit {
                return None;
            }
            self.take(second)
        };
        (packed != NO_EVENT).then(|| Event::unpack(packed))
    }

    #[inline]
    fn peek_time(&mut self) -> Option<Seconds> {
        if self.crowded {
            return Some(self.now);
        }
        if !self.rings[SECONDS].is_empty() {
            return Some(self.stretch << STRETCH_BITS | self.rings[SECONDS].first());
        }
        let stretch = self.next_stretch()?;
        Some(self.first_time_in(stretch))
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
        assert!(wheel.nodes.len() < 2000 + MORE_NODES, "nodes are reused");
    }
}
