//! A calendar as a 4-ary heap.

use super::quad::QuadHeap;
use super::{Calendar, Event};
use crate::time::Seconds;

/// A calendar as a 4-ary heap: no fixed cost, time to push or pop grows with the logarithm of the pending events.
#[derive(Debug, Clone, Default)]
pub struct Heap {
    now: Seconds,
    events: QuadHeap,
}

impl Heap {
    /// An empty calendar at time zero.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Calendar for Heap {
    #[inline]
    fn push(&mut self, event: Event) {
        debug_assert!(event.time >= self.now, "{event:?} lies before {}", self.now);
        let time = event.time.max(self.now);
        self.events.push(Event { time, ..event }.pack());
    }

    #[inline]
    fn pop(&mut self) -> Option<Event> {
        let event = Event::unpack(self.events.pop()?);
        self.now = event.time;
        Some(event)
    }

    #[inline]
    fn pop_before(&mut self, limit: Seconds) -> Option<Event> {
        if self.peek_time()? < limit {
            self.pop()
        } else {
            None
        }
    }

    #[inline]
    fn peek_time(&mut self) -> Option<Seconds> {
        Some(Event::unpack(self.events.peek()?).time)
    }

    #[inline]
    fn len(&self) -> usize {
        self.events.len()
    }
}
