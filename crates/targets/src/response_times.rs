//! Ambulance response times of a period: means as they come, the 90th centile when the period closes.

use goodhart_ledger::{Category, Seconds};

use crate::Indicator;
use crate::definition::{RESPONSE_BIN, RESPONSE_BINS};

/// The category that stands for the life-threatening calls (category A) of the years before 2017.
pub(crate) const CATEGORY_A: Category = Category::C1;

/// Indicators of the mean response, most urgent first.
pub(crate) const MEANS: [Indicator; 4] = [
    Indicator::AmbulanceC1Mean,
    Indicator::AmbulanceC2Mean,
    Indicator::AmbulanceC3Mean,
    Indicator::AmbulanceC4Mean,
];

/// Indicators of the 90th centile, most urgent first.
const CENTILES: [Indicator; 4] = [
    Indicator::AmbulanceC1P90,
    Indicator::AmbulanceC2P90,
    Indicator::AmbulanceC3P90,
    Indicator::AmbulanceC4P90,
];

/// Responses of a period by category and bin.
#[derive(Clone, Debug)]
pub(crate) struct ResponseTimes {
    bins: Vec<u32>,
}

impl ResponseTimes {
    pub(crate) fn new() -> Self {
        Self {
            bins: vec![0; Category::ALL.len() * RESPONSE_BINS],
        }
    }

    pub(crate) fn add(&mut self, category: Category, length: Seconds) {
        let bin = ((length / RESPONSE_BIN) as usize).min(RESPONSE_BINS - 1);
        self.bins[category as usize * RESPONSE_BINS + bin] += 1;
    }

    /// Closes the period: for each category with responses, the upper end of the bin that holds the 90th centile [s].
    pub(crate) fn close(&mut self) -> impl Iterator<Item = (Indicator, u64)> + use<> {
        let mut found = [None; 4];
        for (category, bins) in self.bins.chunks_exact(RESPONSE_BINS).enumerate() {
            let total: u64 = bins.iter().map(|&count| u64::from(count)).sum();
            let mut below = 0;
            let centile = bins.iter().position(|&count| {
                below += u64::from(count);
                below * 10 >= total * 9
            });
            if total > 0 {
                found[category] = centile.map(|bin| (bin as u64 + 1) * u64::from(RESPONSE_BIN));
            }
        }
        self.bins.fill(0);
        CENTILES
            .into_iter()
            .zip(found)
            .filter_map(|(indicator, seconds)| seconds.map(|seconds| (indicator, seconds)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_in_ten_lie_at_or_below_the_centile() {
        let mut times = ResponseTimes::new();
        for minute in 1..=10 {
            times.add(Category::C2, minute * 60 - 1);
        }
        let closed: Vec<_> = times.close().collect();
        assert_eq!(closed, [(Indicator::AmbulanceC2P90, 9 * 60)]);
        assert_eq!(times.close().count(), 0, "a new period starts empty");
    }
}
