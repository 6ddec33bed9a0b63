//! A waiting-list census: people are counted by weeks waited first, so that a book reads one count and not everyone on the list.

use goodhart_ledger::Seconds;

use crate::definition::{LIST, LIST_BIN, LIST_BINS};

/// People still waiting, by whole weeks waited.
#[derive(Clone, Debug)]
pub(crate) struct Waits {
    weeks: [u32; LIST_BINS],
}

impl Waits {
    /// Nobody waits.
    pub(crate) const NONE: Self = Self {
        weeks: [0; LIST_BINS],
    };

    /// Every limit is an edge between two weeks within the count.
    const LIMITS_ARE_EDGES: () = {
        let mut at = 0;
        while at < LIST.len() {
            assert!(LIST[at].is_multiple_of(LIST_BIN) && LIST[at] / LIST_BIN < LIST_BINS as u32);
            at += 1;
        }
    };

    /// One more person, who has waited this long [s].
    #[inline]
    pub(crate) fn add(&mut self, wait: Seconds) {
        let () = Self::LIMITS_ARE_EDGES;
        self.weeks[((wait / LIST_BIN) as usize).min(LIST_BINS - 1)] += 1;
    }

    /// People by week; the last is open-ended.
    pub(crate) fn weeks(&self) -> &[u32; LIST_BINS] {
        &self.weeks
    }

    /// Number waiting.
    pub(crate) fn all(&self) -> u64 {
        self.reaching(0)
    }

    /// Number who have waited for this limit or longer, to the week [s]; beyond the last week of the count, as many as are in it.
    pub(crate) fn reaching(&self, limit: Seconds) -> u64 {
        let from = ((limit / LIST_BIN) as usize).min(LIST_BINS - 1);
        self.weeks[from..]
            .iter()
            .map(|&people| u64::from(people))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_reached_on_its_second() {
        let mut waits = Waits::NONE;
        for limit in LIST {
            waits.add(limit - 1);
            waits.add(limit);
        }
        waits.add(Seconds::MAX);
        assert_eq!(waits.all(), 11);
        assert_eq!(LIST.map(|limit| waits.reaching(limit)), [10, 8, 6, 4, 2]);
    }
}
