//! First come, first served.

use super::NONE;

/// The neighbours of every slot in its line.
#[derive(Debug, Clone, Default)]
pub struct Links {
    slots: Vec<Neighbours>,
}

/// Both are wanted together: side by side they cost one read from memory.
#[derive(Debug, Clone, Copy)]
struct Neighbours {
    next: u32,
    prev: u32,
}

const NO_NEIGHBOURS: Neighbours = Neighbours {
    next: NONE,
    prev: NONE,
};

/// One line: its two ends and its length. Its members are known to the [`Links`] it was built with.
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
        self.slots.resize(span, NO_NEIGHBOURS);
    }

    /// Joins a line at its end. The slot must not stand in any line.
    #[inline]
    pub fn push_back(&mut self, list: &mut List, slot: u32) {
        self.grow(slot as usize + 1);
        self.slots[slot as usize] = Neighbours {
            next: NONE,
            prev: list.tail,
        };
        if list.tail == NONE {
            list.head = slot;
        } else {
            self.slots[list.tail as usize].next = slot;
        }
        list.tail = slot;
        list.len += 1;
    }

    /// Joins a line in front. The slot must not stand in any line.
    #[inline]
    pub fn push_front(&mut self, list: &mut List, slot: u32) {
        self.grow(slot as usize + 1);
        self.slots[slot as usize] = Neighbours {
            next: list.head,
            prev: NONE,
        };
        if list.head == NONE {
            list.tail = slot;
        } else {
            self.slots[list.head as usize].prev = slot;
        }
        list.head = slot;
        list.len += 1;
    }

    /// Calls the slot in front.
    #[inline]
    pub fn pop_front(&mut self, list: &mut List) -> Option<u32> {
        let slot = list.front()?;
        list.head = self.slots[slot as usize].next;
        if list.head == NONE {
            list.tail = NONE;
        } else {
            self.slots[list.head as usize].prev = NONE;
        }
        list.len -= 1;
        Some(slot)
    }

    /// Leaves a line from anywhere in it. The slot must stand in this very line.
    ///
    /// # Panics
    /// In debug builds, where it can be noticed, if the slot does not stand in the line.
    #[inline]
    pub fn remove(&mut self, list: &mut List, slot: u32) {
        let Neighbours { next, prev } = self.slots[slot as usize];
        debug_assert!(
            !list.is_empty()
                && (prev != NONE || list.head == slot)
                && (next != NONE || list.tail == slot)
        );
        if prev == NONE {
            list.head = next;
        } else {
            self.slots[prev as usize].next = next;
        }
        if next == NONE {
            list.tail = prev;
        } else {
            self.slots[next as usize].prev = prev;
        }
        list.len -= 1;
    }

    /// The slots of a line from front to back.
    pub fn iter<'a>(&'a self, list: &List) -> impl Iterator<Item = u32> + use<'a> {
        std::iter::successors(list.front(), |&slot| {
            let next = self.slots[slot as usize].next;
            (next != NONE).then_some(next)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
