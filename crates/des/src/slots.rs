//! Reused memory slots with identities that are never reused.
//!
//! A slot says *where* the state of an individual lies, an identity *who* she is. Memory then follows the number inside and not the number
//! that ever came. Slots may index plain vectors (struct of arrays); results must depend on identities only.

const FREE: u32 = u32::MAX;

/// Hands out slots. The slot freed last is reused first, while it is still in cache.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    ids: Vec<u32>,
    free: Vec<u32>,
}

impl Slots {
    /// No slots yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A slot for the individual `id` (below `u32::MAX`). It equals [`Slots::span`] if none could be reused: then the caller's columns
    /// must grow by one.
    #[inline]
    pub fn alloc(&mut self, id: u32) -> u32 {
        debug_assert!(id != FREE, "u32::MAX marks a free slot");
        if let Some(slot) = self.free.pop() {
            self.ids[slot as usize] = id;
            slot
        } else {
            self.ids.push(id);
            self.ids.len() as u32 - 1
        }
    }

    /// Gives a slot back.
    ///
    /// # Panics
    /// In debug builds if the slot is not in use.
    #[inline]
    pub fn free(&mut self, slot: u32) {
        debug_assert!(self.in_use(slot), "slot {slot} is not in use");
        self.ids[slot as usize] = FREE;
        self.free.push(slot);
    }

    /// Who is in a slot that is in use.
    #[inline]
    pub fn id(&self, slot: u32) -> u32 {
        self.ids[slot as usize]
    }

    /// Whether someone is in the slot.
    #[inline]
    pub fn in_use(&self, slot: u32) -> bool {
        self.ids.get(slot as usize).is_some_and(|&id| id != FREE)
    }

    /// Number of slots in use.
    pub fn len(&self) -> usize {
        self.ids.len() - self.free.len()
    }

    /// Whether no slot is in use.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of slots ever handed out at once: the length that columns indexed by slot need.
    pub fn span(&self) -> usize {
        self.ids.len()
    }

    /// The slots in use with who is in them, in order of slot. Sort by identity before letting the order matter.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..)
            .zip(&self.ids)
            .filter_map(|(slot, &id)| (id != FREE).then_some((slot, id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_follows_the_number_inside() {
        let mut slots = Slots::new();
        let first = slots.alloc(100);
        let second = slots.alloc(101);
        slots.free(first);
        let third = slots.alloc(102);
        assert_eq!(third, first, "the free slot is reused");
        assert_eq!(slots.id(third), 102);
        assert_eq!((slots.len(), slots.span()), (2, 2));
        slots.free(second);
        assert!(!slots.in_use(second));
        assert_eq!(slots.iter().collect::<Vec<_>>(), [(third, 102)]);
    }
}
