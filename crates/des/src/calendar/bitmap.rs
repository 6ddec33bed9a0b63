//! A set of places on a circle, made to find the next member at once.

/// Places on the circle.
pub(super) const PLACES: u32 = 1 << 16;
const WORDS: usize = PLACES as usize / 64;
const GROUPS: usize = WORDS / 64;

/// A set of places on a circle of 2^16: one bit per place, and one bit per word of those that is not empty.
#[derive(Debug, Clone)]
pub(super) struct Circle {
    words: Box<[u64; WORDS]>,
    groups: [u64; GROUPS],
}

impl Circle {
    pub(super) fn new() -> Self {
        Self {
            words: Box::new([0; WORDS]),
            groups: [0; GROUPS],
        }
    }

    /// Adds a place and says whether it was not there.
    #[inline]
    pub(super) fn insert(&mut self, place: u32) -> bool {
        let word = place as usize / 64 % WORDS;
        let bit = 1 << (place % 64);
        let new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        self.groups[word / 64] |= 1 << (word % 64);
        new
    }

    /// Takes a place out and says whether it was there.
    #[inline]
    pub(super) fn remove(&mut self, place: u32) -> bool {
        let word = place as usize / 64 % WORDS;
        let bit = 1 << (place % 64);
        let there = self.words[word] & bit != 0;
        self.words[word] &= !bit;
        let emptied = u64::from(self.words[word] == 0);
        self.groups[word / 64] &= !(emptied << (word % 64));
        there
    }

    /// The first member at or after `from` around the circle. There must be one.
    #[inline]
    pub(super) fn next(&self, from: u32) -> u32 {
        let word = from as usize / 64 % WORDS;
        let rest = self.words[word] & (u64::MAX << (from % 64));
        if rest != 0 {
            return word as u32 * 64 + rest.trailing_zeros();
        }
        let word = self.next_word((word + 1) % WORDS);
        word as u32 * 64 + self.words[word].trailing_zeros()
    }

    /// The first word at or after `from` around the circle that is not empty.
    #[inline]
    fn next_word(&self, from: usize) -> usize {
        let mut group = from / 64;
        let mut rest = self.groups[group] & (u64::MAX << (from % 64));
        while rest == 0 {
            group = (group + 1) % GROUPS;
            rest = self.groups[group];
        }
        (group * 64 + rest.trailing_zeros() as usize) % WORDS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_member_is_found_around_the_circle() {
        let mut circle = Circle::new();
        let members = [3, 64, 70, 4095, 4096, 40_000, PLACES - 1];
        for place in members {
            assert!(circle.insert(place) && !circle.insert(place));
        }
        for from in 0..PLACES {
            let truth = members.iter().find(|&&place| place >= from);
            assert_eq!(Some(&circle.next(from)), truth);
        }
        assert!(circle.remove(3) && !circle.remove(3));
        assert!(circle.remove(PLACES - 1));
        assert_eq!(circle.next(40_001), 64, "past the end comes the beginning");
        for place in &members[2..6] {
            assert!(circle.remove(*place));
        }
        assert_eq!(circle.next(65), 64, "all the way around");
    }
}
