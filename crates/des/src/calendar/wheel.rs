//! A calendar as a wheel of minutes.
//!
//! 2^16 buckets of one minute each lie on a circle and hold the events of the coming 45 days in unsorted intrusive lists; a two-level bitmap
//! finds the next bucket that is not empty. A bucket is sorted when its minute comes, so the order is exact to the second. Events further
//! ahead wait in a heap and enter the wheel as it turns.
//!
//! A bucket is opened only when an event is taken out of it. So the open minute is always the present one, nothing can be scheduled before
//! it, and looking ahead ([`Calendar::peek_time`], [`Calendar::pop_before`]) leaves the wheel where it is.
//!
//! Source: Varghese & Lauck (1987), Hashed and hierarchical timing wheels; Brown (1988), Calendar queues: a fast O(1) priority queue
//! implementation for the simulation event set problem.

use super::quad::QuadHeap;
use super::{Calendar, Event};
use crate::time::{MINUTE, Seconds};

const BUCKETS: u32 = 1 << 16;
const WORDS: u32 = BUCKETS / 64;
const SUMMARIES: u32 = WORDS / 64;
const NONE: u32 = u32::MAX;

/// A calendar as a wheel of minutes: constant time to push and pop, 0.3 MB fixed plus 16 bytes per pending event.
#[derive(Debug, Clone)]
pub struct Wheel {
    /// Time of the last event taken out [s].
    now: Seconds,
    /// The minute whose bucket is open; [`NONE`] until the first event is taken out.
    open_minute: u32,
    /// Events that were in the open bucket, last first.
    open: Vec<u128>,
    /// Events scheduled into the open minute after it was opened.
    late: QuadHeap,
    /// Events of the coming 2^16 minutes: first node of each bucket's list.
    heads: Vec<u32>,
    nodes: Vec<Node>,
    first_free: u32,
    in_buckets: u32,
    /// One bit per bucket that is not empty, and one bit per word of those.
    occupied: Vec<u64>,
    summary: [u64; SUMMARIES as usize],
    /// Events beyond the reach of the wheel.
    far: QuadHeap,
}

/// A pending event in a bucket. The bucket's minute supplies the rest of its time.
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
            open_minute: NONE,
            open: Vec::new(),
            late: QuadHeap::default(),
            heads: vec![NONE; BUCKETS as usize],
            nodes: Vec::new(),
            first_free: NONE,
            in_buckets: 0,
            occupied: vec![0; WORDS as usize],
            summary: [0; SUMMARIES as usize],
            far: QuadHeap::default(),
        }
    }

    #[inline]
    fn push_near(&mut self, event: Event) {
        let minute = event.time / MINUTE;
        let second = u64::from(event.time - minute * MINUTE);
        let bucket = minute % BUCKETS;
        let node = Node {
            order: second << 40 | u64::from(event.tie) << 8 | u64::from(event.kind),
            slot: event.slot,
            next: self.heads[bucket as usize],
        };
        let place = self.first_free;
        if place == NONE {
            self.heads[bucket as usize] = self.nodes.len() as u32;
            self.nodes.push(node);
        } else {
            self.heads[bucket as usize] = place;
            self.first_free = self.nodes[place as usize].next;
            self.nodes[place as usize] = node;
        }
        self.in_buckets += 1;
        self.occupied[(bucket / 64) as usize] |= 1 << (bucket % 64);
        self.summary[(bucket / 4096) as usize] |= 1 << (bucket / 64 % 64);
    }

    /// The first minute at or after the present one with an event in its bucket.
    #[inline]
    fn next_minute(&self) -> Option<u32> {
        if self.in_buckets == 0 {
            return self.far.peek().map(|far| Event::unpack(far).time / MINUTE);
        }
        let present = self.now / MINUTE;
        let bucket = self.next_bucket(present % BUCKETS);
        Some(present + bucket.wrapping_sub(present) % BUCKETS)
    }

    /// The first bucket at or after `from` around the circle that is not empty. There must be one.
    #[inline]
    fn next_bucket(&self, from: u32) -> u32 {
        let word = from / 64;
        let bits = self.occupied[word as usize] & (u64::MAX << (from % 64));
        if bits != 0 {
            return word * 64 + bits.trailing_zeros();
        }
        let after = (word + 1) % WORDS;
        let mut group = after / 64;
        let mut bits = self.summary[group as usize] & (u64::MAX << (after % 64));
        while bits == 0 {
            group = (group + 1) % SUMMARIES;
            bits = self.summary[group as usize];
        }
        let word = group * 64 + bits.trailing_zeros();
        word * 64 + self.occupied[word as usize].trailing_zeros()
    }

    /// Turns the wheel to `minute`, lets in the far events that are now within reach, and sorts the events of the minute.
    #[inline]
    fn open(&mut self, minute: u32) {
        self.open_minute = minute;
        while let Some(far) = self.far.peek() {
            let event = Event::unpack(far);
            if event.time / MINUTE - minute >= BUCKETS {
                break;
            }
            self.far.pop();
            self.push_near(event);
        }
        let bucket = minute % BUCKETS;
        let mut place = std::mem::replace(&mut self.heads[bucket as usize], NONE);
        while place != NONE {
            let node = &mut self.nodes[place as usize];
            let event = Event {
                time: minute * MINUTE + (node.order >> 40) as u32,
                tie: (node.order >> 8) as u32,
                kind: node.order as u8,
                slot: node.slot,
            };
            self.open.push(event.pack());
            self.in_buckets -= 1;
            let next = std::mem::replace(&mut node.next, self.first_free);
            self.first_free = place;
            place = next;
        }
        self.open.sort_unstable_by(|a, b| b.cmp(a));
        let word = &mut self.occupied[(bucket / 64) as usize];
        *word &= !(1 << (bucket % 64));
        if *word == 0 {
            self.summary[(bucket / 4096) as usize] &= !(1 << (bucket / 64 % 64));
        }
    }

    /// The first event of the open minute, and whether it came late.
    #[inline]
    fn first_open(&self) -> Option<(u128, bool)> {
        match (self.open.last().copied(), self.late.peek()) {
            (Some(open), None) => Some((open, false)),
            (Some(open), Some(late)) if open <= late => Some((open, false)),
            (_, Some(late)) => Some((late, true)),
            (None, None) => None,
        }
    }

    #[inline]
    fn take_open(&mut self, late: bool) -> Option<Event> {
        let packed = if late {
            self.late.pop()
        } else {
            self.open.pop()
        };
        let event = Event::unpack(packed?);
        self.now = event.time;
        Some(event)
    }

    /// Time of the first event in the bucket of `minute`, or of the first far one.
    fn first_time_in(&self, minute: u32) -> Seconds {
        if self.in_buckets == 0 {
            return self
                .far
                .peek()
                .map_or(Seconds::MAX, |far| Event::unpack(far).time);
        }
        let mut first = u64::MAX;
        let mut place = self.heads[(minute % BUCKETS) as usize];
        while place != NONE {
            let node = self.nodes[place as usize];
            first = first.min(node.order);
            place = node.next;
        }
        minute * MINUTE + (first >> 40) as u32
    }
}

impl Default for Wheel {
    fn default() -> Self {
        Self::new()
    }
}

impl Calendar for Wheel {
    #[inline]
    fn push(&mut self, event: Event) {
        debug_assert!(event.time >= self.now, "{event:?} lies before {}", self.now);
        let time = event.time.max(self.now);
        let event = Event { time, ..event };
        let minute = time / MINUTE;
        if minute == self.open_minute {
            self.late.push(event.pack());
        } else if minute - self.now / MINUTE < BUCKETS {
            self.push_near(event);
        } else {
            self.far.push(event.pack());
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<Event> {
        if let Some((_, late)) = self.first_open() {
            return self.take_open(late);
        }
        let minute = self.next_minute()?;
        self.open(minute);
        self.take_open(false)
    }

    #[inline]
    fn pop_before(&mut self, limit: Seconds) -> Option<Event> {
        if let Some((first, late)) = self.first_open() {
            if Event::unpack(first).time >= limit {
                return None;
            }
            return self.take_open(late);
        }
        let minute = self.next_minute()?;
        if minute >= limit / MINUTE && self.first_time_in(minute) >= limit {
            return None;
        }
        self.open(minute);
        self.take_open(false)
    }

    #[inline]
    fn peek_time(&mut self) -> Option<Seconds> {
        if let Some((first, _)) = self.first_open() {
            return Some(Event::unpack(first).time);
        }
        let minute = self.next_minute()?;
        Some(self.first_time_in(minute))
    }

    #[inline]
    fn len(&self) -> usize {
        self.open.len() + self.late.len() + self.in_buckets as usize + self.far.len()
    }
}
