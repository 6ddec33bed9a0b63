//! Counts in bins of fixed width.

/// Counts of whole-number observations in bins of equal width. Observations beyond the last bin are counted in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    width: u32,
    counts: Vec<u32>,
}

impl Histogram {
    /// `bins` empty bins (at least one) of `width` (at least one) each; bin *i* counts values from `i × width` up to the next bin.
    pub fn new(width: u32, bins: u32) -> Self {
        Self {
            width: width.max(1),
            counts: vec![0; bins.max(1) as usize],
        }
    }

    /// Adds an observation.
    #[inline]
    pub fn add(&mut self, value: u32) {
        let last = self.counts.len() - 1;
        self.counts[((value / self.width) as usize).min(last)] += 1;
    }

    /// Adds all observations of a histogram of the same shape.
    ///
    /// # Panics
    /// If the shapes differ.
    pub fn merge(&mut self, other: &Self) {
        assert!(
            self.width == other.width && self.counts.len() == other.counts.len(),
            "only histograms of one shape can be merged"
        );
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// Forgets all observations and keeps the memory.
    pub fn clear(&mut self) {
        self.counts.fill(0);
    }

    /// Width of a bin.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Counts per bin, the last one open-ended.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Number of observations.
    pub fn count(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// Number of observations below `value`, exact if `value` is a bin's edge, otherwise interpolated within the bin.
    pub fn count_below(&self, value: u32) -> f64 {
        let bin = ((value / self.width) as usize).min(self.counts.len() - 1);
        let full: u64 = self.counts[..bin]
            .iter()
            .map(|&count| u64::from(count))
            .sum();
        let within = f64::from(value - bin as u32 * self.width) / f64::from(self.width);
        full as f64 + f64::from(self.counts[bin]) * within.min(1.0)
    }

    /// The value below which a share `p` of the observations lies, interpolated within its bin; none without observations.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let total = self.count();
        if total == 0 {
            return None;
        }
        let wanted = p.clamp(0.0, 1.0) * total as f64;
        let mut below = 0.0;
        for (bin, &count) in (0u32..).zip(&self.counts) {
            let count = f64::from(count);
            if count > 0.0 && below + count >= wanted {
                let within = (wanted - below) / count;
                return Some((f64::from(bin) + within) * f64::from(self.width));
            }
            below += count;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_quantiles_agree() {
        let mut waits = Histogram::new(10, 5);
        (0..40).for_each(|value| waits.add(value));
        waits.add(1000);
        assert_eq!(waits.counts(), [10, 10, 10, 10, 1]);
        assert!((waits.count_below(25) - 25.0).abs() < 1e-12);
        let median = waits.quantile(0.5).expect("there are observations");
        assert!((waits.count_below(20) - 20.0).abs() < 1e-12);
        assert!((median - 20.5).abs() < 1e-12);
        let mut twice = waits.clone();
        twice.merge(&waits);
        assert_eq!(twice.count(), 82);
        assert_eq!(twice.quantile(0.5), Some(median));
        waits.clear();
        assert_eq!(waits.quantile(0.5), None);
    }
}
