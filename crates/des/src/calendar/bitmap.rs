//! A set of places on a circle, made to find the next member at once.

/// Places on the circle: a word of bits for each bit of one word.
pub(super) const PLACES: u32 = 64 * 64;
const WORDS: usize = PLACES as usize / 64;

/// A set of places on a circle of 2^12: one bit per place, and one bit per word of those that is not empty.
#[derive(Debug, Clone)]
pub(super) struct Circle {
    words: [u64; WORDS],
    filled: u64,
}

impl Circle {
    pub(super) const fn new() -> Self {
        Self {
            words: [0; WORDS],
            filled: 0,
        }
    }

    #[inline]
    pub(super) const fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Adds a place and says whether it was not there.
    #[inline]
    pub(super) const fn insert(&mut self, place: u32) -> bool {
        let word = place as usize / 64 % WORDS;
        let before = self.words[word];
        let after = before | 1 << (place % 64);
        self.words[word] = after;
        self.filled |= 1 << word;
        before != after
    }

    /// Takes a place out and says whether it was there.
    #[inline]
    pub(super) const fn remove(&mut self, place: u32) -> bool {
        let word = place as usize / 64 % WORDS;
        let before = self.words[word];
        let after = before & !(1 << (place % 64));
        self.words[word] = after;
        self.filled &= !(((after == 0) as u64) << word);
        before != after
    }

    /// The first member, counted from place 0. There must be one.
    #[inline]
    pub(super) const fn first(&self) -> u32 {
        let word = self.filled.trailing_zeros() % 64;
        word * 64 + self.words[word as usize].trailing_zeros()
    }

    /// The first member at or after `from` around the circle. There must be one.
    #[inline]
    pub(super) const fn next(&self, from: u32) -> u32 {
        let word = from as usize / 64 % WORDS;
        let rest = self.words[word] & (u64::MAX << (from % 64));
        if rest != 0 {
            return word as u32 * 64 + rest.trailing_zeros();
        }
        let later = self.filled & (u64::MAX << word << 1);
        if later == 0 {
            return self.first();
        }
        let word = later.trailing_zeros() % 64;
        word * 64 + self.words[word as usize].trailing_zeros()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_member_is_found_around_the_circle() {
        let mut circle = Circle::new();
        assert!(circle.is_empty());
        let members = [3, 64, 70, 2047, 2048, 3_000, PLACES - 1];
        for place in members {
            assert!(circle.insert(place) && !circle.insert(place));
        }
        for from in 0..PLACES {
            let truth = members.iter().find(|&&place| place >= from);
            assert_eq!(Some(&circle.next(from)), truth);
        }
        assert_eq!(circle.first(), 3);
        assert!(circle.remove(3) && !circle.remove(3));
        assert!(circle.remove(PLACES - 1));
        assert_eq!(circle.first(), 64);
        assert_eq!(circle.next(3_001), 64, "past the end comes the beginning");
        for place in &members[2..6] {
            assert!(circle.remove(*place));
        }
        assert_eq!(circle.next(65), 64, "all the way around");
        assert!(circle.remove(64) && circle.is_empty());
    }
}
