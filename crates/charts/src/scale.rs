//! From quantities to pixels, with round ticks.

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// First and last value shown.
    pub domain: (f64, f64),
    /// Where they lie [px].
    pub range: (f64, f64),
}

impl Scale {
    /// Position of a value [px].
    pub fn at(&self, value: f64) -> f64 {
        let (first, last) = self.domain;
        let span = last - first;
        let share = if span == 0.0 {
            0.0
        } else {
            (value - first) / span
        };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// About `count` round values within the domain.
    pub fn ticks(&self, count: u32) -> Vec<f64> {
        let (first, last) = self.domain;
        let step = ceiling((last - first) / f64::from(count.max(1)));
        let mut ticks = Vec::new();
        let mut index = (first / step - 1e-9).ceil();
        while index * step <= last + step * 1e-9 && ticks.len() < 50 {
            ticks.push(index * step);
            index += 1.0;
        }
        ticks
    }
}

/// Both ends of a domain moved outwards to whole steps of its ticks, so that neighbouring worlds share a scale.
pub fn outwards((low, high): (f64, f64), count: u32) -> (f64, f64) {
    let step = ceiling((high - low) / f64::from(count.max(1)));
    let first = (low / step + 1e-9).floor() * step;
    let last = (high / step - 1e-9).ceil() * step;
    (first, if last > first { last } else { first + step })
}

/// The smallest of 1, 2, 5, 10, 20, … not below `value`, and of 0.5, 0.2, …; 1 where it is not positive. Few steps, far apart: a scale
/// that ends there stays as it is while a world changes by a little.
pub fn ceiling(value: f64) -> f64 {
    if value.is_nan() || value <= 0.0 || value.is_infinite() {
        return 1.0;
    }
    let mut decade = 1.0;
    while decade * 10.0 <= value {
        decade *= 10.0;
    }
    while decade > value {
        decade /= 10.0;
    }
    let mut steps = [1.0, 2.0, 5.0].into_iter();
    let step = steps.find(|step| step * decade >= value * (1.0 - 1e-12));
    step.unwrap_or(10.0) * decade
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceilings_are_round_and_never_below() {
        for (value, ceiling_) in [
            (0.0, 1.0),
            (61.0, 100.0),
            (100.0, 100.0),
            (0.037, 0.05),
            (1_201.0, 2_000.0),
        ] {
            assert!((ceiling(value) - ceiling_).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn ticks_are_round_and_inside() {
        let scale = Scale {
            domain: (0.0, 720.0),
            range: (0.0, 1.0),
        };
        assert_eq!(
            scale.ticks(8),
            [0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0]
        );
        let around = Scale {
            domain: (-7.0, 12.0),
            range: (0.0, 1.0),
        };
        assert_eq!(around.ticks(4), [-5.0, 0.0, 5.0, 10.0]);
    }

    #[test]
    fn a_domain_grows_to_whole_steps_of_its_ticks() {
        for (ends, count, grown) in [
            ((3.1, 17.2), 4, (0.0, 20.0)),
            ((-41.0, 88.0), 4, (-50.0, 100.0)),
            ((0.0, 100.0), 4, (0.0, 100.0)),
            ((7.0, 7.0), 4, (7.0, 8.0)),
        ] {
            assert_eq!(outwards(ends, count), grown);
            assert_eq!(outwards(grown, count), grown, "growing it again");
        }
    }

    #[test]
    fn an_empty_domain_stays_finite() {
        let scale = Scale {
            domain: (3.0, 3.0),
            range: (10.0, 20.0),
        };
        assert!((scale.at(3.0) - 10.0).abs() < 1e-12);
        assert!(scale.ticks(4).len() < 60);
    }
}
