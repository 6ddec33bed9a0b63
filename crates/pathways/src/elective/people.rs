//! The people of the waiting list, by slot.

use std::ops::{Deref, DerefMut};

use super::Waiting;

/// A list in one piece, which is quicker to read than blocks. If it filled up it would move and leave a gap that little else fits in, and a
/// page's memory never shrinks: so it has room from the start, and so has a copy.
#[derive(Debug)]
pub(super) struct People {
    list: Vec<Waiting>,
    /// For how many there is room in it, and in its copies: what one leaves, the next fits in.
    room: usize,
    /// Whether a copy is to have no room: one that is kept, and copied to go on.
    pub copy_is_tight: bool,
}

impl People {
    /// Nobody, and room for what comes of a list of `len`.
    pub(super) fn with_room_for(len: usize) -> Self {
        // With a fifth less money and no targets a list comes to two and a half times as many people in five years.
        let room = len * 11 / 4;
        Self {
            list: Vec::with_capacity(room),
            room,
            copy_is_tight: false,
        }
    }

    /// One more, at the end.
    pub(super) fn push(&mut self, person: Waiting) {
        if self.list.len() == self.list.capacity() {
            // A list that has to move after all.
            self.list.reserve_exact(self.list.len() / 4);
        }
        self.list.push(person);
    }
}

impl Clone for People {
    fn clone(&self) -> Self {
        let room = if self.copy_is_tight { 0 } else { self.room };
        let mut list = Vec::with_capacity(room.max(self.list.len()));
        list.extend_from_slice(&self.list);
        Self {
            list,
            room: self.room,
            copy_is_tight: false,
        }
    }
}

impl Deref for People {
    type Target = [Waiting];

    #[inline]
    fn deref(&self) -> &[Waiting] {
        &self.list
    }
}

impl DerefMut for People {
    #[inline]
    fn deref_mut(&mut self) -> &mut [Waiting] {
        &mut self.list
    }
}

#[cfg(test)]
mod tests {
    use goodhart_des::queue::Neighbours;

    use super::*;
    use crate::route::ElectiveStage;

    #[test]
    fn a_copy_has_the_same_room_and_a_tight_one_none_until_it_is_copied() {
        let person = |id| Waiting {
            id,
            start: 0,
            removal: 0,
            paused: 0,
            asked: 0,
            cancelled: 0,
            stage: ElectiveStage::Outpatient,
            fifth: 0,
            neighbours: Neighbours::NONE,
        };
        let mut people = People::with_room_for(100);
        (0..200).for_each(|id| people.push(person(id)));
        people.copy_is_tight = true;
        let kept = people.clone();
        let mut copy = kept.clone();
        let rooms = [&people, &kept, &copy].map(|people| people.list.capacity());
        assert_eq!(rooms, [275, 200, 275]);
        assert!(copy.iter().map(|person| person.id).eq(0..200));
        (200..276).for_each(|id| copy.push(person(id)));
        assert_eq!(copy.list.capacity(), 275 + 275 / 4);
        assert!(copy.iter().map(|person| person.id).eq(0..276));
    }
}
