//! Variance shares: how much of an answer's variance goes when one number is known (first), and how much stays until it is (total).
//!
//! Source: Saltelli et al. (2010), Variance based sensitivity analysis of model output, estimators (b) and (f) of table 2; the total is
//! Jansen's (1999).

use goodhart_des::random::Seed;

use super::latin_hypercube;

/// Shares of variance of one number [0 to 1; estimates may lie a little outside].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indices {
    /// By itself.
    pub first: f64,
    /// With everything it acts through.
    pub total: f64,
}

/// Two independent samples of points. The runs are those of `a`, those of `b`, and for each number those of `a` with it taken from `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// First sample.
    pub a: Vec<Vec<f64>>,
    /// Second sample.
    pub b: Vec<Vec<f64>>,
}

impl Design {
    /// Two samples of `count` points of `numbers` numbers from 0 to 1.
    pub fn new(seed: Seed, count: u32, numbers: usize) -> Self {
        let both = latin_hypercube(seed, count, 2 * numbers);
        Self {
            a: both.iter().map(|both| both[..numbers].to_vec()).collect(),
            b: both.iter().map(|both| both[numbers..].to_vec()).collect(),
        }
    }

    /// Points at row `row`: of `a`, of `b`, and of `a` with each number in turn from `b`.
    pub fn row(&self, row: usize) -> Vec<Vec<f64>> {
        let mut points = super::radial(&self.a[row], &self.b[row]);
        points.insert(1, self.b[row].clone());
        points
    }
}

/// The function's values at the points of [`Design::row`], row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<Vec<f64>>);

impl Values {
    /// Shares of each number; nothing where the values do not vary.
    pub fn indices(&self) -> Vec<Indices> {
        let rows = self.0.len() as f64;
        let numbers = self.0.first().map_or(0, |row| row.len().saturating_sub(2));
        let both = || self.0.iter().flat_map(|row| &row[..2]);
        let mean = both().sum::<f64>() / (2.0 * rows);
        let variance = both().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (2.0 * rows);
        if variance.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            return vec![Indices::default(); numbers];
        }
        let share = |of: &dyn Fn(f64, f64, f64) -> f64, number: usize| {
            let sum: f64 = self
                .0
                .iter()
                .map(|row| of(row[0], row[1], row[number + 2]))
                .sum();
            sum / rows / variance
        };
        (0..numbers)
            .map(|number| Indices {
                first: share(&|a, b, moved| (b - mean) * (moved - a), number),
                total: share(&|a, _, moved| (a - moved) * (a - moved) / 2.0, number),
            })
            .collect()
    }
}

/// Variance shares of `function` over the unit cube, from `count` × (`numbers` + 2) values.
pub fn sobol(
    function: impl Fn(&[f64]) -> f64,
    numbers: usize,
    count: u32,
    seed: Seed,
) -> Vec<Indices> {
    let design = Design::new(seed, count, numbers);
    let rows = (0..design.a.len()).map(|row| {
        let points = design.row(row);
        points.iter().map(|point| function(point)).collect()
    });
    Values(rows.collect()).indices()
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    const COUNT: u32 = 8_192;

    fn near(found: &[Indices], first: &[f64], total: &[f64]) {
        for ((found, first), total) in found.iter().zip(first).zip(total) {
            assert!((found.first - first).abs() < 0.02, "{found:?}, {first}");
            assert!((found.total - total).abs() < 0.02, "{found:?}, {total}");
        }
        assert_eq!(found.len(), first.len());
    }

    /// sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³: Ishigami and Homma (1990), with its variances worked out.
    #[test]
    fn the_shares_of_ishigamis_function_are_found() {
        let (a, b) = (7.0, 0.1);
        let function = |x: &[f64]| {
            let at = |number: usize| (x[number] * 2.0 - 1.0) * PI;
            let second = libm::sin(at(1));
            libm::sin(at(0)) * (1.0 + b * libm::pow(at(2), 4.0)) + a * second * second
        };
        let pi4 = PI * PI * PI * PI;
        let v1 = 0.5 * (1.0 + b * pi4 / 5.0) * (1.0 + b * pi4 / 5.0);
        let v2 = a * a / 8.0;
        let v13 = b * b * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0);
        let v = v1 + v2 + v13;
        let found = sobol(function, 3, COUNT, Seed(1));
        near(
            &found,
            &[v1 / v, v2 / v, 0.0],
            &[(v1 + v13) / v, v2 / v, v13 / v],
        );
    }

    /// Π (|4x − 2| + a) / (1 + a): Sobol's g with the weights of Saltelli and Sobol (1995).
    #[test]
    fn the_shares_of_sobols_g_are_found() {
        let weights = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0];
        let function = |x: &[f64]| {
            let factors = x
                .iter()
                .zip(weights)
                .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a));
            factors.product::<f64>()
        };
        let alone = weights.map(|a| 1.0 / 3.0 / ((1.0 + a) * (1.0 + a)));
        let whole: f64 = alone.iter().map(|v| 1.0 + v).product();
        let variance = whole - 1.0;
        let first = alone.map(|v| v / variance);
        let total = alone.map(|v| v * whole / (1.0 + v) / variance);
        near(&sobol(function, 6, COUNT, Seed(3)), &first, &total);
    }

    #[test]
    fn what_never_varies_has_no_shares() {
        assert_eq!(sobol(|_| 4.0, 2, 16, Seed(1)), vec![Indices::default(); 2]);
    }
}
