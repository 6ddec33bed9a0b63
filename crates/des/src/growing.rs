//! A list that grows and never moves.

use std::ops::{Index, IndexMut};

/// A list in blocks of `N`, a power of two: what is in it stays where it is, however long it becomes.
///
/// A list in one piece that fills up moves to a larger gap and leaves one that little else fits in. A page's memory never shrinks, and dozens
/// of worlds are simulated in it one after the other: such gaps, or the room that avoids them, were megabytes.
#[derive(Clone, Debug)]
pub struct Growing<T, const N: usize> {
    blocks: Vec<Box<[T; N]>>,
    len: usize,
}

impl<T: Copy, const N: usize> Growing<T, N> {
    /// Nothing in it.
    pub const fn new() -> Self {
        const { assert!(N.is_power_of_two()) };
        Self {
            blocks: Vec::new(),
            len: 0,
        }
    }

    /// How many are in it.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Puts one at the end.
    pub fn push(&mut self, one: T) {
        if self.len.is_multiple_of(N) {
            self.extend(one);
        }
        let place = self.len;
        self.len += 1;
        self[place] = one;
    }

    /// Apart from `push`, which would need the stack for a block each time.
    #[cold]
    #[inline(never)]
    fn extend(&mut self, one: T) {
        self.blocks.push(Box::new([one; N]));
    }
}

impl<T: Copy, const N: usize> Default for Growing<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

/// Places beyond the end that its last block has may be read: what stands there is of no meaning.
impl<T, const N: usize> Index<usize> for Growing<T, N> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        debug_assert!(place < self.len, "{place} of {}", self.len);
        &self.blocks[place / N][place % N]
    }
}

impl<T, const N: usize> IndexMut<usize> for Growing<T, N> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        debug_assert!(place < self.len, "{place} of {}", self.len);
        &mut self.blocks[place / N][place % N]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_stays_where_it_is() {
        let mut list = Growing::<u32, 8>::new();
        assert!(list.is_empty());
        list.push(0);
        let place: *const u32 = &raw const list[0];
        for next in 1..1_000 {
            list.push(next);
            assert_eq!(list.len(), next as usize + 1);
            assert!((0..=next).all(|number| list[number as usize] == number));
        }
        assert_eq!(&raw const list[0], place);
        list[8] = 7;
        assert_eq!([list[7], list[8], list[9]], [7, 7, 9]);
    }

    #[test]
    fn a_copy_lives_alone() {
        let mut list = Growing::<u32, 8>::new();
        (0..17).for_each(|next| list.push(next));
        let mut copy = list.clone();
        copy[16] = 1;
        copy.push(17);
        assert_eq!((list[16], list.len(), list.blocks.len()), (16, 17, 3));
        assert_eq!([copy[15], copy[16], copy[17]], [15, 1, 17]);
    }
}
