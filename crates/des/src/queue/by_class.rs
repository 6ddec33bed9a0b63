//! Best class first, first come first served within a class.

use super::{Links, List};

/// A line of `N` classes (at most 32), class 0 being the best. A bitmask of the classes in which someone waits finds the best at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityQueue<const N: usize> {
    classes: [List; N],
    waiting: u32,
}

impl<const N: usize> PriorityQueue<N> {
    const CLASSES_FIT_THE_MASK: () =
        assert!(N > 0 && N <= 32, "a priority queue has 1 to 32 classes");

    /// An empty line.
    pub const fn new() -> Self {
        let () = Self::CLASSES_FIT_THE_MASK;
        Self {
            classes: [List::new(); N],
            waiting: 0,
        }
    }

    /// Joins at the end of a class.
    #[inline]
    pub fn push(&mut self, links: &mut Links, class: u32, slot: u32) {
        links.push_back(&mut self.classes[class as usize], slot);
        self.waiting |= 1 << class;
    }

    /// Joins a class at its place: behind the last of those who stand before it.
    pub fn insert(
        &mut self,
        links: &mut Links,
        class: u32,
        slot: u32,
        stands_before: impl Fn(u32) -> bool,
    ) {
        links.insert(&mut self.classes[class as usize], slot, stands_before);
        self.waiting |= 1 << class;
    }

    /// Joins in front of a class, as someone does who was called and could not be served.
    #[inline]
    pub fn push_front(&mut self, links: &mut Links, class: u32, slot: u32) {
        links.push_front(&mut self.classes[class as usize], slot);
        self.waiting |= 1 << class;
    }

    /// Calls the first of the best class.
    #[inline]
    pub fn pop(&mut self, links: &mut Links) -> Option<u32> {
        self.pop_class(links, self.best()?)
    }

    /// Calls the first of one class.
    #[inline]
    pub fn pop_class(&mut self, links: &mut Links, class: u32) -> Option<u32> {
        let list = &mut self.classes[class as usize];
        let slot = links.pop_front(list)?;
        self.waiting &= !(u32::from(list.is_empty()) << class);
        Some(slot)
    }

    /// Leaves a class from anywhere in it. The slot must stand in this very class.
    #[inline]
    pub fn remove(&mut self, links: &mut Links, class: u32, slot: u32) {
        let list = &mut self.classes[class as usize];
        links.remove(list, slot);
        self.waiting &= !(u32::from(list.is_empty()) << class);
    }

    /// The best class in which someone waits.
    #[inline]
    pub const fn best(&self) -> Option<u32> {
        if self.waiting == 0 {
            None
        } else {
            Some(self.waiting.trailing_zeros())
        }
    }

    /// Who would be called next.
    #[inline]
    pub fn front(&self) -> Option<u32> {
        self.classes[self.best()? as usize].front()
    }

    /// The line of one class.
    #[inline]
    pub const fn class(&self, class: u32) -> &List {
        &self.classes[class as usize]
    }

    /// Number waiting in all classes.
    pub fn len(&self) -> u32 {
        self.classes.iter().map(List::len).sum()
    }

    /// Whether nobody waits.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.waiting == 0
    }

    /// The slots in the order in which they would be called.
    pub fn iter<'a>(&'a self, links: &'a Links) -> impl Iterator<Item = u32> + 'a {
        self.classes.iter().flat_map(|list| links.iter(list))
    }
}

impl<const N: usize> Default for PriorityQueue<N> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_class_goes_first_and_keeps_its_order() {
        let mut links = Links::new();
        let mut queue = PriorityQueue::<5>::new();
        for (slot, class) in [(0, 3), (1, 1), (2, 3), (3, 1), (4, 0)] {
            queue.push(&mut links, class, slot);
        }
        assert_eq!(queue.iter(&links).collect::<Vec<_>>(), [4, 1, 3, 0, 2]);
        queue.remove(&mut links, 0, 4);
        assert_eq!(
            (queue.best(), queue.front(), queue.len()),
            (Some(1), Some(1), 4)
        );
        queue.remove(&mut links, 1, 3);
        assert_eq!(queue.pop(&mut links), Some(1));
        queue.push_front(&mut links, 3, 1);
        assert_eq!(queue.pop_class(&mut links, 2), None);
        let called: Vec<_> = std::iter::from_fn(|| queue.pop(&mut links)).collect();
        assert_eq!(called, [1, 0, 2]);
        assert!(queue.is_empty());
    }
}
