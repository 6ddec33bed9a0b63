//! Smallest key first: lines ordered by due time or need.

use super::NONE;

/// Someone in a [`KeyHeap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed {
    /// What the line is ordered by, smallest first.
    pub key: u64,
    /// Stable identity: decides between equal keys.
    pub identity: u32,
    /// Where the model keeps the state.
    pub slot: u32,
}

/// A line ordered by (key, identity) that can be left from anywhere: a binary heap that knows the place of every slot.
///
/// Joining, leaving and being called take logarithmic time. Source: Williams (1964), Algorithm 232: Heapsort.
#[derive(Debug, Clone, Default)]
pub struct KeyHeap {
    items: Vec<Keyed>,
    /// Place in `items` by slot.
    places: Vec<u32>,
}

impl KeyHeap {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Joins the line. The slot must not stand in it already.
    #[inline]
    pub fn push(&mut self, key: u64, identity: u32, slot: u32) {
        debug_assert!(!self.contains(slot), "slot {slot} already waits");
        if slot as usize >= self.places.len() {
            self.places.resize(slot as usize + 1, NONE);
        }
        let item = Keyed {
            key,
            identity,
            slot,
        };
        self.items.push(item);
        self.rise(self.items.len() - 1, item);
    }

    /// Calls the first.
    #[inline]
    pub fn pop(&mut self) -> Option<Keyed> {
        let first = self.peek()?;
        self.take_from(0);
        Some(first)
    }

    /// Leaves the line from anywhere; says who left, if the slot stood in it.
    #[inline]
    pub fn remove(&mut self, slot: u32) -> Option<Keyed> {
        let item = *self.get(slot)?;
        self.take_from(self.places[slot as usize] as usize);
        Some(item)
    }

    /// Who would be called next.
    #[inline]
    pub fn peek(&self) -> Option<Keyed> {
        self.items.first().copied()
    }

    /// The entry of a slot, if it stands in the line.
    #[inline]
    pub fn get(&self, slot: u32) -> Option<&Keyed> {
        let place = *self.places.get(slot as usize)?;
        self.items.get(place as usize)
    }

    /// Whether a slot stands in the line.
    #[inline]
    pub fn contains(&self, slot: u32) -> bool {
        self.get(slot).is_some()
    }

    /// Number waiting.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Everyone in the line, in no useful order. The order is the same for the same history.
    pub fn iter(&self) -> impl Iterator<Item = &Keyed> {
        self.items.iter()
    }

    fn take_from(&mut self, place: usize) {
        let taken = self.items.swap_remove(place);
        self.places[taken.slot as usize] = NONE;
        if let Some(&moved) = self.items.get(place) {
            if place > 0 && moved < self.items[(place - 1) / 2] {
                self.rise(place, moved);
            } else {
                self.sink(place, moved);
            }
        }
    }

    fn rise(&mut self, mut place: usize, item: Keyed) {
        while place > 0 {
            let parent = (place - 1) / 2;
            if self.items[parent] <= item {
                break;
            }
            self.put(place, self.items[parent]);
            place = parent;
        }
        self.put(place, item);
    }

    fn sink(&mut self, mut place: usize, item: Keyed) {
        loop {
            let left = 2 * place + 1;
            let Some(first) = self.items.get(left) else {
                break;
            };
            // Which child is the lesser cannot be guessed: its place is computed.
            let second = self.items.get(left + 1);
            let child = left + usize::from(second.is_some_and(|second| second < first));
            let least = self.items[child];
            if item <= least {
                break;
            }
            self.put(place, least);
            place = child;
        }
        self.put(place, item);
    }

    #[inline]
    fn put(&mut self, place: usize, item: Keyed) {
        self.items[place] = item;
        self.places[item.slot as usize] = place as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Seed, Stream};

    #[test]
    fn any_history_of_joining_and_leaving_gives_the_order_of_keys() {
        let mut stream = Stream::new(Seed(5), 0, Purpose(0));
        let mut heap = KeyHeap::new();
        let mut sorted: Vec<Keyed> = Vec::new();
        for identity in 0..20_000_u32 {
            let slot = identity % 512;
            if let Some(left) = heap.remove(slot) {
                let place = sorted
                    .binary_search(&left)
                    .expect("the plain list holds it too");
                sorted.remove(place);
            }
            assert!(!heap.contains(slot));
            let key = stream.draw() % 40; // many ties
            heap.push(key, identity, slot);
            let item = Keyed {
                key,
                identity,
                slot,
            };
            sorted.insert(sorted.partition_point(|other| *other < item), item);
            if stream.draw().is_multiple_of(3) {
                assert_eq!(heap.pop(), Some(sorted.remove(0)));
            }
            assert_eq!(
                (heap.peek(), heap.len()),
                (sorted.first().copied(), sorted.len())
            );
        }
        let rest: Vec<_> = std::iter::from_fn(|| heap.pop()).collect();
        assert_eq!(rest, sorted);
    }
}
