//! Fractions month by month, in little room: a page keeps the results of twenty runs. Nearly all counts of an indicator lie near each other,
//! and most records agree on most indicators.

use std::ops::Range;
use std::sync::Arc;

use crate::Fraction;

/// Pages with the same places on each; any value can be kept, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    pages: u32,
    places: Vec<Arc<Column>>,
}

/// One place on all pages.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    /// To be written on.
    Open(Vec<Fraction>),
    /// To be kept: numerators and denominators.
    Packed([Numbers; 2]),
}

/// Numbers as what each is above the least of them, in no more bytes than the greatest needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Numbers {
    least: u64,
    /// Bytes of a number.
    width: usize,
    above: Box<[u8]>,
}

impl Pages {
    /// So many blank pages with so many places.
    pub(crate) fn new(pages: u32, places: usize) -> Self {
        let blank = Arc::new(Column::Packed([Numbers::default(), Numbers::default()]));
        Self {
            pages,
            places: vec![blank; places],
        }
    }

    /// Number of pages.
    pub(crate) fn len(&self) -> u32 {
        self.pages
    }

    /// The fraction at a place on a page.
    pub(crate) fn get(&self, page: u32, place: usize) -> Fraction {
        debug_assert!(page < self.pages, "page {page} of {}", self.pages);
        self.places[place].get(page as usize)
    }

    /// Puts a fraction in a place on a page.
    pub(crate) fn set(&mut self, page: u32, place: usize, value: Fraction) {
        let column = Arc::make_mut(&mut self.places[place]);
        column.open(self.pages)[page as usize] = value;
    }

    /// Fills a page.
    pub(crate) fn fill(&mut self, page: u32, values: &[Fraction]) {
        for (place, value) in values.iter().enumerate() {
            self.set(page, place, *value);
        }
    }

    /// Shows every fraction to `change`, always in the same order.
    pub(crate) fn walk(&mut self, mut change: impl FnMut(&mut Fraction)) {
        for place in &mut self.places {
            let column = Arc::make_mut(place);
            column.open(self.pages).iter_mut().for_each(&mut change);
            column.pack();
        }
    }

    /// Keeps everything in as little room as it takes, and what is the same in `others` only once.
    pub(crate) fn pack(&mut self, others: Option<&Self>) {
        for (place, own) in self.places.iter_mut().enumerate() {
            // Asked first: what is packed and shared stays shared.
            if matches!(**own, Column::Open(_)) {
                Arc::make_mut(own).pack();
            }
            if let Some(other) = others.map(|others| &others.places[place])
                && own == other
            {
                own.clone_from(other);
            }
        }
    }
}

impl Column {
    fn get(&self, page: usize) -> Fraction {
        match self {
            Self::Open(values) => values[page],
            Self::Packed([numerators, denominators]) => Fraction {
                numerator: numerators.get(page),
                denominator: denominators.get(page),
            },
        }
    }

    /// Its values, to be written on.
    fn open(&mut self, pages: u32) -> &mut [Fraction] {
        if matches!(self, Self::Packed(_)) {
            *self = Self::Open((0..pages as usize).map(|page| self.get(page)).collect());
        }
        match self {
            Self::Open(values) => values,
            Self::Packed(_) => &mut [],
        }
    }

    fn pack(&mut self) {
        if let Self::Open(values) = self {
            *self = Self::Packed([
                Numbers::of(values.iter().map(|value| value.numerator)),
                Numbers::of(values.iter().map(|value| value.denominator)),
            ]);
        }
    }
}

impl Numbers {
    fn of(values: impl Iterator<Item = u64> + Clone) -> Self {
        let least = values.clone().min().unwrap_or_default();
        let most = values.clone().max().unwrap_or_default() - least;
        let width = (u64::BITS - most.leading_zeros()).div_ceil(u8::BITS) as usize;
        let bytes = |value: u64| (value - least).to_le_bytes().into_iter().take(width);
        Self {
            least,
            width,
            above: values.flat_map(bytes).collect(),
        }
    }

    fn get(&self, page: usize) -> u64 {
        let bytes = &self.above[page * self.width..][..self.width];
        let above = bytes
            .iter()
            .rev()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        self.least + above
    }
}

/// Counts by bin.
#[derive(Clone, Debug)]
pub(crate) struct Counts {
    bins: usize,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// While there is something to count.
    Open(Vec<u64>),
    Packed(Numbers),
}

impl Counts {
    /// So many empty bins.
    pub(crate) fn new(bins: usize) -> Self {
        Self {
            bins,
            state: State::Packed(Numbers::default()),
        }
    }

    /// What some bins hold.
    pub(crate) fn of(&self, bins: Range<usize>) -> Vec<u64> {
        match &self.state {
            State::Open(counts) => counts[bins].to_vec(),
            State::Packed(numbers) => bins.map(|bin| numbers.get(bin)).collect(),
        }
    }

    /// What all bins hold.
    pub(crate) fn all(&self) -> Vec<u64> {
        self.of(0..self.bins)
    }

    /// The bins, to be counted into.
    #[inline]
    pub(crate) fn open(&mut self) -> &mut [u64] {
        if let State::Packed(_) = self.state {
            self.state = State::Open(self.all());
        }
        match &mut self.state {
            State::Open(counts) => counts,
            State::Packed(_) => &mut [],
        }
    }

    /// Keeps them in as little room as it takes.
    pub(crate) fn pack(&mut self) {
        if let State::Open(counts) = &self.state {
            self.state = State::Packed(Numbers::of(counts.iter().copied()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back_as_it_was_put() {
        const LARGEST: u64 = u32::MAX as u64;
        let values = [0, 1, LARGEST - 1, LARGEST, LARGEST + 1, u64::MAX];
        let pairs: Vec<Fraction> = values
            .iter()
            .flat_map(|&numerator| {
                values.map(|denominator| Fraction {
                    numerator,
                    denominator,
                })
            })
            .collect();
        let mut pages = Pages::new(2, pairs.len());
        assert_eq!(pages.len(), 2);
        pages.fill(1, &pairs);
        // Over each other, in both directions.
        for step in 0..pairs.len() {
            for place in 0..pairs.len() {
                let expected = pairs[(place + step) % pairs.len()];
                pages.set(1, place, expected);
                assert_eq!(pages.get(1, place), expected);
                assert_eq!(pages.get(0, place), Fraction::default());
            }
            let before = pages.clone();
            pages.pack(None);
            for place in 0..pairs.len() {
                assert_eq!(pages.get(1, place), before.get(1, place));
                assert_eq!(pages.get(0, place), Fraction::default());
            }
        }
        let mut seen = Vec::new();
        pages.walk(|value| {
            seen.push(*value);
            value.numerator = 7;
        });
        assert_eq!(seen.len(), 2 * pairs.len());
        assert!(
            seen[pairs.len()..]
                .iter()
                .all(|value| pairs.contains(value))
        );
        assert!((0..pairs.len()).all(|place| pages.get(1, place).numerator == 7));
    }

    #[test]
    fn what_two_records_agree_on_is_kept_once() {
        let fraction = |numerator| Fraction {
            numerator,
            denominator: 100,
        };
        let (mut reported, mut real) = (Pages::new(2, 2), Pages::new(2, 2));
        reported.fill(0, &[fraction(90), fraction(80)]);
        real.fill(0, &[fraction(90), fraction(70)]);
        reported.pack(None);
        real.pack(Some(&reported));
        let is_shared = |place: usize| Arc::ptr_eq(&reported.places[place], &real.places[place]);
        assert_eq!([0, 1].map(is_shared), [true, false]);
        assert_eq!(
            (real.get(0, 1), real.get(1, 1)),
            (fraction(70), Fraction::default())
        );
        // And one of them can still be changed alone.
        real.set(1, 0, fraction(5));
        assert_eq!(
            (real.get(1, 0), reported.get(1, 0)),
            (fraction(5), Fraction::default())
        );
    }
}
