//! First come, first served.

use super::NONE;

/// The neighbours of every slot in its line.
#[derive(Debug, Clone, Default)]
pub struct Links {
    slots: Vec<Neighbours>,
}

/// Who stands behind and before a slot in its line. Both are wanted together: side by side they cost one read from memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbours {
    next: u32,
    prev: u32,
}

impl Neighbours {
    /// Nobody: stands in no line, or alone in one.
    pub const NONE: Self = Self {
        next: NONE,
        prev: NONE,
    };
}

/// Something that stands in a line and keeps its neighbours with the rest of its state: one place in memory to look at instead of two.
pub trait Linked {
    /// Its neighbours.
    fn neighbours(&self) -> &Neighbours;

    /// Its neighbours, to be changed by the line only.
    fn neighbours_mut(&mut self) -> &mut Neighbours;
}

impl Linked for Neighbours {
    #[inline]
    fn neighbours(&self) -> &Neighbours {
        self
    }

    #[inline]
    fn neighbours_mut(&mut self) -> &mut Neighbours {
        self
    }
}

/// One line: its two ends and its length. Its members are known to the [`Links`], or the slice by slot, it was built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    head: u32,
    tail: u32,
    len: u32,
}

impl List {
    /// An empty line.
    pub const fn new() -> Self {
        Self {
            head: NONE,
            tail: NONE,
            len: 0,
        }
    }

    /// Number waiting.
    #[inline]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether nobody waits.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The slot that waits in front.
    #[inline]
    pub const fn front(&self) -> Option<u32> {
        if self.head == NONE {
            None
        } else {
            Some(self.head)
        }
    }

    /// The slot that joined last.
    #[inline]
    pub const fn back(&self) -> Option<u32> {
        if self.tail == NONE {
            None
        } else {
            Some(self.tail)
        }
    }
}

impl List {
    /// Joins at the end. The slot must not stand in any line.
    #[inline]
    pub fn push_back<T: Linked>(&mut self, by_slot: &mut [T], slot: u32) {
        *by_slot[slot as usize].neighbours_mut() = Neighbours {
            next: NONE,
            prev: self.tail,
        };
        if self.tail == NONE {
            self.head = slot;
        } else {
            by_slot[self.tail as usize].neighbours_mut().next = slot;
        }
        self.tail = slot;
        self.len += 1;
    }

    /// Joins in front. The slot must not stand in any line.
    #[inline]
    pub fn push_front<T: Linked>(&mut self, by_slot: &mut [T], slot: u32) {
        *by_slot[slot as usize].neighbours_mut() = Neighbours {
            next: self.head,
            prev: NONE,
        };
        if self.head == NONE {
            self.tail = slot;
        } else {
            by_slot[self.head as usize].neighbours_mut().prev = slot;
        }
        self.head = slot;
        self.len += 1;
    }

    /// Joins behind the last of those who stand before it, looked for from the end. The slot must not stand in any line.
    pub fn insert<T: Linked>(
        &mut self,
        by_slot: &mut [T],
        slot: u32,
        stands_before: impl Fn(u32) -> bool,
    ) {
        let mut ahead = self.tail;
        while ahead != NONE && !stands_before(ahead) {
            ahead = by_slot[ahead as usize].neighbours().prev;
        }
        if ahead == self.tail {
            self.push_back(by_slot, slot);
        } else if ahead == NONE {
            self.push_front(by_slot, slot);
        } else {
            let behind = by_slot[ahead as usize].neighbours().next;
            *by_slot[slot as usize].neighbours_mut() = Neighbours {
                next: behind,
                prev: ahead,
            };
            by_slot[ahead as usize].neighbours_mut().next = slot;
            by_slot[behind as usize].neighbours_mut().prev = slot;
            self.len += 1;
        }
    }

    /// Calls the slot in front.
    #[inline]
    pub fn pop_front<T: Linked>(&mut self, by_slot: &mut [T]) -> Option<u32> {
        let slot = self.front()?;
        self.head = by_slot[slot as usize].neighbours().next;
        if self.head == NONE {
            self.tail = NONE;
        } else {
            by_slot[self.head as usize].neighbours_mut().prev = NONE;
        }
        self.len -= 1;
        Some(slot)
    }

    /// Leaves from anywhere in the line. The slot must stand in this very line.
    ///
    /// # Panics
    /// In debug builds, where it can be noticed, if the slot does not stand in the line.
    #[inline]
    pub fn remove<T: Linked>(&mut self, by_slot: &mut [T], slot: u32) {
        let Neighbours { next, prev } = *by_slot[slot as usize].neighbours();
        debug_assert!(
            !self.is_empty()
                && (prev != NONE || self.head == slot)
                && (next != NONE || self.tail == slot)
        );
        if prev == NONE {
            self.head = next;
        } else {
            by_slot[prev as usize].neighbours_mut().next = next;
        }
        if next == NONE {
            self.tail = prev;
        } else {
            by_slot[next as usize].neighbours_mut().prev = prev;
        }
        self.len -= 1;
    }

    /// The slots from front to back.
    pub fn iter<'a, T: Linked>(&self, by_slot: &'a [T]) -> impl Iterator<Item = u32> + use<'a, T> {
        std::iter::successors(self.front(), |&slot| {
            let next = by_slot[slot as usize].neighbours().next;
            (next != NONE).then_some(next)
        })
    }
}

impl Default for List {
    fn default() -> Self {
        Self::new()
    }
}

impl Links {
    /// Room for no slot yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for slots below `span`. Joining makes room by itself; this avoids growing during a run.
    #[inline]
    pub fn grow(&mut self, span: usize) {
        if span > self.slots.len() {
            self.extend(span);
        }
    }

    #[cold]
    fn extend(&mut self, span: usize) {
        self.slots.resize(span, Neighbours::NONE);
    }

    /// Joins a line at its end. The slot must not stand in any line.
    #[inline]
    pub fn push_back(&mut self, list: &mut List, slot: u32) {
        self.grow(slot as usize + 1);
        list.push_back(&mut self.slots, slot);
    }

    /// Joins a line in front. The slot must not stand in any line.
    #[inline]
    pub fn push_front(&mut self, list: &mut List, slot: u32) {
        self.grow(slot as usize + 1);
        list.push_front(&mut self.slots, slot);
    }

    /// Joins a line at its place. The slot must not stand in any line.
    pub fn insert(&mut self, list: &mut List, slot: u32, stands_before: impl Fn(u32) -> bool) {
        self.grow(slot as usize + 1);
        list.insert(&mut self.slots, slot, stands_before);
    }

    /// Calls the slot in front.
    #[inline]
    pub fn pop_front(&mut self, list: &mut List) -> Option<u32> {
        list.pop_front(&mut self.slots)
    }

    /// Leaves a line from anywhere in it. The slot must stand in this very line.
    ///
    /// # Panics
    /// In debug builds, where it can be noticed, if the slot does not stand in the line.
    #[inline]
    pub fn remove(&mut self, list: &mut List, slot: u32) {
        list.remove(&mut self.slots, slot);
    }

    /// The slots of a line from front to back.
    pub fn iter<'a>(&'a self, list: &List) -> impl Iterator<Item = u32> + use<'a> {
        list.iter(&self.slots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_joins_at_ones_place() {
        let mut links = Links::new();
        let mut line = List::new();
        for slot in [3, 7, 5, 1, 9] {
            links.insert(&mut line, slot, |other| other < slot);
        }
        assert_eq!(links.iter(&line).collect::<Vec<_>>(), [1, 3, 5, 7, 9]);
        links.remove(&mut line, 5);
        assert_eq!(
            (line.front(), line.back(), line.len()),
            (Some(1), Some(9), 4)
        );
    }

    #[test]
    fn many_lines_share_the_links() {
        let mut links = Links::new();
        let (mut left, mut right) = (List::new(), List::new());
        for slot in 0..6 {
            links.push_back(if slot % 2 == 0 { &mut left } else { &mut right }, slot);
        }
        links.remove(&mut left, 2);
        links.push_front(&mut right, 2);
        assert_eq!(links.iter(&left).collect::<Vec<_>>(), [0, 4]);
        assert_eq!(links.iter(&right).collect::<Vec<_>>(), [2, 1, 3, 5]);
        assert_eq!(
            (right.front(), right.back(), right.len()),
            (Some(2), Some(5), 4)
        );
    }

    #[test]
    fn leaving_from_either_end_keeps_the_line_whole() {
        let mut links = Links::new();
        let mut list = List::new();
        (0..3).for_each(|slot| links.push_back(&mut list, slot));
        links.remove(&mut list, 0);
        links.remove(&mut list, 2);
        assert_eq!(links.pop_front(&mut list), Some(1));
        assert_eq!(links.pop_front(&mut list), None);
        assert_eq!(list, List::new());
    }
}
