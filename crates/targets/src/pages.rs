//! Fractions month by month, in half the room: a page of results outlives its run by the hundred thousand, and nearly all of its counts
//! fit in four bytes.

use crate::Fraction;

/// Stands where a fraction is kept among the wide ones.
const WIDE: [u32; 2] = [u32::MAX; 2];

/// Pages of equally many fractions each; any value can be kept, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    width: usize,
    /// Numerator and denominator by page and place on it, or [`WIDE`].
    narrow: Vec<[u32; 2]>,
    /// What does not fit, by its place among all, in order.
    wide: Vec<(usize, Fraction)>,
}

impl Pages {
    /// So many blank pages of so many fractions.
    pub(crate) fn new(pages: u32, width: usize) -> Self {
        Self {
            width,
            narrow: vec![[0; 2]; pages as usize * width],
            wide: Vec::new(),
        }
    }

    /// Number of pages.
    pub(crate) fn len(&self) -> u32 {
        (self.narrow.len() / self.width) as u32
    }

    /// The fraction at a place on a page.
    pub(crate) fn get(&self, page: u32, place: usize) -> Fraction {
        self.at(page as usize * self.width + place)
    }

    /// Puts a fraction in a place on a page.
    pub(crate) fn set(&mut self, page: u32, place: usize, value: Fraction) {
        self.put(page as usize * self.width + place, value);
    }

    /// Fills a page.
    pub(crate) fn fill(&mut self, page: u32, values: &[Fraction]) {
        for (place, value) in values.iter().enumerate() {
            self.set(page, place, *value);
        }
    }

    /// Shows every fraction to `change`, in order.
    pub(crate) fn walk(&mut self, mut change: impl FnMut(&mut Fraction)) {
        for index in 0..self.narrow.len() {
            let mut value = self.at(index);
            change(&mut value);
            self.put(index, value);
        }
    }

    fn at(&self, index: usize) -> Fraction {
        let narrow = self.narrow[index];
        if narrow == WIDE
            && let Ok(found) = self.find(index)
        {
            return self.wide[found].1;
        }
        let [numerator, denominator] = narrow.map(u64::from);
        Fraction {
            numerator,
            denominator,
        }
    }

    fn put(&mut self, index: usize, value: Fraction) {
        let narrow = [value.numerator, value.denominator].map(u32::try_from);
        let (narrow, found) = match narrow {
            [Ok(numerator), Ok(denominator)] if [numerator, denominator] != WIDE => {
                ([numerator, denominator], None)
            }
            _ => (WIDE, Some(value)),
        };
        // What was narrow and stays so is not looked for among the wide.
        if let Some(value) = found {
            match self.find(index) {
                Ok(at) => self.wide[at].1 = value,
                Err(at) => self.wide.insert(at, (index, value)),
            }
        } else if self.narrow[index] == WIDE
            && let Ok(at) = self.find(index)
        {
            self.wide.remove(at);
        }
        self.narrow[index] = narrow;
    }

    fn find(&self, index: usize) -> Result<usize, usize> {
        self.wide.binary_search_by_key(&index, |(at, _)| *at)
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
