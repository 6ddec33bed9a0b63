//! From sets that fill the ranges to sets that no fitting level rules out, wave by wave.
//!
//! The first wave fills the ranges evenly. Each later one moves the sets of the one before along the straight-line relation between
//! assumptions and levels seen among them, towards a level that is itself drawn with its error: an ensemble smoother with multiple data
//! assimilation. It only proposes. What is plausible is decided by running each set and looking at its distance from every level.
//!
//! Source: Emerick and Reynolds (2013), Ensemble smoother with multiple data assimilation; implausibility: Vernon, Goldstein and Bower
//! (2010), Galaxy formation: a Bayesian uncertainty analysis.

use goodhart_des::random::{Purpose, Seed, draw, unit_open};
use goodhart_des::sampling::normal_quantile;

use super::{levels, space, varied};
use crate::sensitivity::latin_hypercube;

/// Sets in a wave.
pub const SETS: u32 = 280;
/// Waves, the first included.
pub const WAVES: u32 = 4;
/// A set farther than this from any level is ruled out [standard deviations].
///
/// Source: Pukelsheim (1994), The three sigma rule.
pub const MOST: f64 = 3.0;
/// Luck of the proposals, apart from that of any world.
const SEED: Seed = Seed(20_221_127);
const ERROR: Purpose = Purpose(2_002);
/// Correlations nearer to nothing than so many of their standard errors are taken as none: between hundreds of assumptions and a few
/// levels many look related by chance.
const BY_CHANCE: f64 = 2.5;
/// A residual counts no farther than this when waves are moved [standard deviations]: one collapsed world must not steer the others.
const FARTHEST: f64 = 30.0;

/// A set of assumptions that was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// Values in the order of [`varied`] [units of their specs].
    pub values: Vec<f64>,
    /// Distances in the order of [`levels`] [standard deviations].
    pub residuals: Vec<f64>,
}

impl Tried {
    /// The largest distance from any level [standard deviations].
    pub fn implausibility(&self) -> f64 {
        self.residuals.iter().fold(0.0, |most, r| r.abs().max(most))
    }

    /// Whether no level rules it out.
    pub fn is_plausible(&self) -> bool {
        self.implausibility() <= MOST
    }
}

/// The sets of the first wave: evenly over all ranges.
pub fn first_wave() -> Vec<Vec<f64>> {
    let specs = varied();
    latin_hypercube(SEED, SETS, specs.len())
        .iter()
        .map(|point| {
            specs
                .iter()
                .zip(point)
                .map(|(spec, &share)| space::value(spec, share))
                .collect()
        })
        .collect()
}

/// The sets of the wave after the one that was tried. `wave` is the number of the new one, from 2.
pub fn next_wave(tried: &[Tried], wave: u32) -> Vec<Vec<f64>> {
    let specs = varied();
    let scores: Vec<Vec<f64>> = tried
        .iter()
        .map(|set| {
            let both = specs.iter().zip(&set.values);
            both.map(|(spec, &at)| space::score(spec, at)).collect()
        })
        .collect();
    let residuals: Vec<Vec<f64>> = tried
        .iter()
        .map(|set| {
            let near = set.residuals.iter();
            near.map(|r| r.clamp(-FARTHEST, FARTHEST)).collect()
        })
        .collect();
    // Errors are blown up so that all moves together use each level once.
    let blown_up = f64::from(WAVES - 1);
    let gain = gain(&scores, &residuals, blown_up);
    scores
        .iter()
        .zip(&residuals)
        .enumerate()
        .map(|(member, (scores, residuals))| {
            let missing: Vec<f64> = residuals
                .iter()
                .enumerate()
                .map(|(level, residual)| {
                    let number = (member * levels().len() + level) as u32;
                    let luck = draw(SEED, u64::from(wave), ERROR, number);
                    blown_up.sqrt() * normal_quantile(unit_open(luck)) - residual
                })
                .collect();
            specs
                .iter()
                .zip(scores)
                .zip(&gain)
                .map(|((spec, score), gain)| {
                    let moved: f64 = gain.iter().zip(&missing).map(|(g, m)| g * m).sum();
                    space::of_score(spec, score + moved)
                })
                .collect()
        })
        .collect()
}

/// How far each assumption moves for each standard deviation of each level: C(z,d) · (C(d,d) + errors)⁻¹.
fn gain(scores: &[Vec<f64>], residuals: &[Vec<f64>], error: f64) -> Vec<Vec<f64>> {
    let (z, d) = (centred(scores), centred(residuals));
    let width = d.first().map_or(0, Vec::len);
    let mut matrix = vec![vec![0.0; width]; width];
    for (row, line) in matrix.iter_mut().enumerate() {
        for (column, cell) in line.iter_mut().enumerate() {
            *cell = covariance(&d, row, &d, column);
        }
        line[row] += error;
    }
    let inverse = inverted(matrix);
    let limit = BY_CHANCE / (scores.len() as f64).sqrt();
    let spread = |of: &[Vec<f64>], at| covariance(of, at, of, at).sqrt();
    (0..z.first().map_or(0, Vec::len))
        .map(|number| {
            let shared: Vec<f64> = (0..width)
                .map(|level| {
                    let both = covariance(&z, number, &d, level);
                    let correlation = both / (spread(&z, number) * spread(&d, level));
                    if correlation.abs() >= limit {
                        both
                    } else {
                        0.0
                    }
                })
                .collect();
            (0..width)
                .map(|column| {
                    let rows = shared.iter().zip(&inverse);
                    rows.map(|(s, row)| s * row[column]).sum()
                })
                .collect()
        })
        .collect()
}

fn centred(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = rows.first().map_or(0, Vec::len);
    let means: Vec<f64> = (0..width)
        .map(|at| rows.iter().map(|row| row[at]).sum::<f64>() / rows.len() as f64)
        .collect();
    rows.iter()
        .map(|row| row.iter().zip(&means).map(|(x, mean)| x - mean).collect())
        .collect()
}

fn covariance(a: &[Vec<f64>], at: usize, b: &[Vec<f64>], other: usize) -> f64 {
    let products: f64 = a.iter().zip(b).map(|(a, b)| a[at] * b[other]).sum();
    products / (a.len() as f64 - 1.0)
}

/// The inverse of a symmetric positive matrix (Gauss and Jordan; its diagonal is never near nothing here, since errors were added).
fn inverted(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let width = matrix.len();
    let mut inverse: Vec<Vec<f64>> = (0..width)
        .map(|row| {
            (0..width)
                .map(|column| f64::from(u8::from(row == column)))
                .collect()
        })
        .collect();
    for pivot in 0..width {
        let scale = matrix[pivot][pivot];
        for side in [&mut matrix, &mut inverse] {
            side[pivot].iter_mut().for_each(|cell| *cell /= scale);
        }
        for row in (0..width).filter(|&row| row != pivot) {
            let factor = matrix[row][pivot];
            for side in [&mut matrix, &mut inverse] {
                let line = side[pivot].clone();
                side[row]
                    .iter_mut()
                    .zip(line)
                    .for_each(|(cell, above)| *cell -= factor * above);
            }
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = vec![
            vec![4.0, 1.0, 0.5],
            vec![1.0, 3.0, -0.2],
            vec![0.5, -0.2, 2.0],
        ];
        let inverse = inverted(matrix.clone());
        for (row, line) in matrix.iter().enumerate() {
            for column in 0..3 {
                let cell: f64 = line.iter().zip(&inverse).map(|(a, b)| a * b[column]).sum();
                let one = f64::from(u8::from(row == column));
                assert!((cell - one).abs() < 1e-12, "{row} {column}: {cell}");
            }
        }
    }

    /// Each level as a straight line of one assumption: the waves find sets near all of them, and leave the other assumptions alone.
    #[test]
    fn waves_come_near_the_levels_and_leave_the_rest_as_it_was() {
        let specs = varied();
        let pretend = |values: Vec<f64>| {
            let residuals = (0..levels().len())
                .map(|level| 12.0 * (space::share(specs[level], values[level]) - 0.7))
                .collect();
            Tried { values, residuals }
        };
        let plausible = |sets: &[Tried]| sets.iter().filter(|set| set.is_plausible()).count();
        let mut sets: Vec<Tried> = first_wave().into_iter().map(pretend).collect();
        let before = plausible(&sets);
        for wave in 2..=WAVES {
            sets = next_wave(&sets, wave).into_iter().map(pretend).collect();
        }
        let after = plausible(&sets);
        assert!(before < 30 && after > 200, "{before} before, {after} after");
        let last = specs.len() - 1;
        let shares: Vec<f64> = sets
            .iter()
            .map(|set| space::share(specs[last], set.values[last]))
            .collect();
        let low = shares.iter().filter(|share| **share < 0.25).count();
        assert!(
            (50..90).contains(&low),
            "{low} of 280 in the lowest quarter"
        );
    }
}
