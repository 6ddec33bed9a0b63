//! Points that fill a cube, from the counter-based generator of the kernel: the same on every machine.

use goodhart_des::random::{Purpose, Seed, Stream, below, unit};

/// Which of the strata of a coordinate a point lies in.
const STRATUM: Purpose = Purpose(2_000);
/// Where in its stratum it lies.
const PLACE: Purpose = Purpose(2_001);

/// A Latin hypercube: `count` points of `dimensions` numbers from 0 to 1. Every coordinate has one point in each `count`-th of its range.
///
/// Source: `McKay`, Beckman and Conover (1979), A comparison of three methods for selecting values of input variables.
pub fn latin_hypercube(seed: Seed, count: u32, dimensions: usize) -> Vec<Vec<f64>> {
    let mut points = vec![vec![0.0; dimensions]; count as usize];
    for dimension in 0..dimensions {
        let strata = shuffled(seed, dimension as u64, count);
        let mut places = Stream::new(seed, dimension as u64, PLACE);
        for (point, stratum) in points.iter_mut().zip(strata) {
            point[dimension] = (f64::from(stratum) + unit(places.draw())) / f64::from(count);
        }
    }
    points
}

/// The numbers below `count` in random order (Fisher and Yates).
fn shuffled(seed: Seed, identity: u64, count: u32) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..count).collect();
    let mut luck = Stream::new(seed, identity, STRATUM);
    for last in (1..count).rev() {
        numbers.swap(last as usize, below(luck.draw(), last + 1) as usize);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coordinate_has_one_point_in_each_part() {
        let points = latin_hypercube(Seed(1), 20, 7);
        for dimension in 0..7 {
            let mut parts: Vec<u32> = points
                .iter()
                .map(|point| (point[dimension] * 20.0) as u32)
                .collect();
            parts.sort_unstable();
            assert_eq!(parts, (0..20).collect::<Vec<u32>>());
        }
    }

    #[test]
    fn coordinates_are_mixed_apart() {
        let points = latin_hypercube(Seed(1), 200, 2);
        let product: f64 = points.iter().map(|p| (p[0] - 0.5) * (p[1] - 0.5)).sum();
        let correlation = product / 200.0 * 12.0;
        assert!(correlation.abs() < 0.2, "{correlation}");
        assert_eq!(points, latin_hypercube(Seed(1), 200, 2));
        assert_ne!(points, latin_hypercube(Seed(2), 200, 2));
    }
}
