//! Fractions month by month, in little room: a page keeps the results of twenty runs. Nearly all counts fit in four bytes, and most records
//! agree on most indicators.

use std::sync::Arc;

use crate::Fraction;

/// Stands where a fraction is kept among the wide ones.
const WIDE: [u32; 2] = [u32::MAX; 2];

/// Pages with the same places on each; any value can be kept, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    pages: u32,
    places: Vec<Arc<Column>>,
}

/// One place on all pages.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    /// Numerator and denominator by page, or [`WIDE`].
    narrow: Vec<[u32; 2]>,
    /// What does not fit, by page, in order.
    wide: Vec<(u32, Fraction)>,
}

impl Pages {
    /// So many blank pages with so many places.
    pub(crate) fn new(pages: u32, places: usize) -> Self {
        let blank = Arc::new(Column {
            narrow: vec![[0; 2]; pages as usize],
            wide: Vec::new(),
        });
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
        self.places[place].get(page)
    }

    /// Puts a fraction in a place on a page.
    pub(crate) fn set(&mut self, page: u32, place: usize, value: Fraction) {
        Arc::make_mut(&mut self.places[place]).set(page, value);
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
            for page in 0..self.pages {
                let mut value = column.get(page);
                change(&mut value);
                column.set(page, value);
            }
        }
    }

    /// Keeps what is the same in another only once.
    pub(crate) fn share(&mut self, with: &Self) {
        for (own, other) in self.places.iter_mut().zip(&with.places) {
            if own == other {
                own.clone_from(other);
            }
        }
    }
}

impl Column {
    fn get(&self, page: u32) -> Fraction {
        let narrow = self.narrow[page as usize];
        if narrow == WIDE
            && let Ok(found) = self.find(page)
        {
            return self.wide[found].1;
        }
        let [numerator, denominator] = narrow.map(u64::from);
        Fraction {
            numerator,
            denominator,
        }
    }

    fn set(&mut self, page: u32, value: Fraction) {
        let narrow = match [value.numerator, value.denominator].map(u32::try_from) {
            [Ok(numerator), Ok(denominator)] => [numerator, denominator],
            _ => WIDE,
        };
        let before = std::mem::replace(&mut self.narrow[page as usize], narrow);
        // What was narrow and stays so is not looked for among the wide.
        if before == WIDE || narrow == WIDE {
            match self.find(page) {
                Ok(at) if narrow == WIDE => self.wide[at].1 = value,
                Ok(at) => drop(self.wide.remove(at)),
                Err(at) if narrow == WIDE => self.wide.insert(at, (page, value)),
                Err(_) => {}
            }
        }
    }

    fn find(&self, page: u32) -> Result<usize, usize> {
        self.wide.binary_search_by_key(&page, |(at, _)| *at)
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
}
