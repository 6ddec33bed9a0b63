//! The calendar: pending events, taken out in one total order.
//!
//! Events are ordered by **(time, tie, kind)**. `tie` is the stable identity of whatever the event happens to (never a memory slot, which is
//! reused: the order of simultaneous events would then depend on the memory policy), and `kind` separates simultaneous events of one identity.
//! A model should never hold two pending events that agree in all three; if it does, the slot decides, so that the order is total even then.
//!
//! Both calendars give exactly the same order. [`Wheel`] is the faster one from about a hundred pending events; [`Heap`] has no fixed cost
//! and is the plain statement of what a calendar is.

mod bitmap;
mod heap;
mod quad;
mod wheel;

pub use heap::Heap;
pub use wheel::Wheel;

use crate::random::mix;
use crate::time::Seconds;

/// Something that will happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When it happens [s].
    pub time: Seconds,
    /// Whom it happens to: a stable identity that orders simultaneous events.
    pub tie: u32,
    /// What happens: the model's own numbering. Orders simultaneous events of one identity.
    pub kind: u8,
    /// Where the model keeps the state of `tie`.
    pub slot: u32,
}

/// Pending events. A calendar is plain data: cloning it is a snapshot.
pub trait Calendar: Clone {
    /// Schedules an event. An event earlier than the last one taken out is a bug of the model: debug builds stop, release builds move it
    /// to the present, so that time never runs backwards.
    fn push(&mut self, event: Event);

    /// Takes out the first event.
    fn pop(&mut self) -> Option<Event>;

    /// Takes out the first event if it lies strictly before `limit` [s].
    fn pop_before(&mut self, limit: Seconds) -> Option<Event>;

    /// Time of the first event [s].
    fn peek_time(&mut self) -> Option<Seconds>;

    /// Number of pending events.
    fn len(&self) -> usize;

    /// Whether nothing is pending.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Event {
    /// The event as one number whose order is the order of events.
    #[inline]
    const fn pack(self) -> u128 {
        let order = (self.time as u64) << 32 | self.tie as u64;
        let rest = (self.kind as u64) << 32 | self.slot as u64;
        (order as u128) << 64 | rest as u128
    }

    #[inline]
    const fn unpack(packed: u128) -> Self {
        Self {
            time: (packed >> 96) as u32,
            tie: (packed >> 64) as u32,
            kind: (packed >> 32) as u8,
            slot: packed as u32,
        }
    }
}

/// Fingerprint of a sequence of events: two runs with equal fingerprints took the same path.
///
/// Slots are left out, since the memory policy must not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EventHash(pub u64);

impl EventHash {
    /// Adds the next event of the sequence.
    #[inline]
    pub const fn add(&mut self, event: Event) {
        let order = (event.time as u64) << 32 | event.tie as u64;
        self.0 = mix(mix(self.0 ^ order).wrapping_add(event.kind as u64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_the_event_and_its_order() {
        let first = Event {
            time: 7,
            tie: u32::MAX,
            kind: 255,
            slot: u32::MAX,
        };
        let second = Event {
            time: 8,
            tie: 0,
            kind: 0,
            slot: 0,
        };
        assert_eq!(Event::unpack(first.pack()), first);
        assert!(first.pack() < second.pack());
        assert!(Event { kind: 1, ..second }.pack() > Event { slot: 9, ..second }.pack());
        assert!(Event { tie: 1, ..second }.pack() > Event { kind: 9, ..second }.pack());
    }
}
