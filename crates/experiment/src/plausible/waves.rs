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
pub const SETS: u32 = 200;
/// Waves, the first included.
pub const WAVES: u32 = ERRORS.len() as u32 + 1;
/// By how much the errors of levels are blown up in each move: early moves trust the straight line less.
const ERRORS: [f64; 9] = [4.0, 4.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
/// From this wave on the farthest sets begin from where the nearest are, in what moves levels, and the straight line is that of the nearer
/// ones.
const FROM_THE_NEARER: u32 = 3;
/// How many of a wave are the nearer ones, in tenths.
const NEARER: usize = 7;
/// A set farther than this from any level is ruled out [standard deviations].
///
/// Source: Pukelsheim (1994), The three sigma rule.
pub const MOST: f64 = 3.0;
/// Luck of the proposals, apart from that of any world.
const SEED: Seed = Seed(20_221_127);
const ERROR: Purpose = Purpose(2_002);
/// Correlations nearer to nothing than so many of their standard errors are taken as none: between hundreds of assumptions and a few
/// levels many look related by chance.
const BY_CHANCE: f64 = 1.0;
/// Residuals count in full up to here and less and less beyond, when waves are moved [standard deviations]: one collapsed world must not
/// steer the others.
const FULL: f64 = 3.0;

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
    let mut order: Vec<usize> = (0..tried.len()).collect();
    order.sort_by(|&one, &other| {
        let far = |set: usize| tried[set].implausibility();
        far(one).total_cmp(&far(other))
    });
    let scores: Vec<Vec<f64>> = tried
        .iter()
        .map(|set| {
            let both = specs.iter().zip(&set.values);
            both.map(|(spec, &at)| space::score(spec, at)).collect()
        })
        .collect();
    let residuals: Vec<Vec<f64>> = tried
        .iter()
        .map(|set| set.residuals.iter().map(|&r| pulled_in(r)).collect())
        .collect();
    let near = tried.len() * NEARER / 10;
    let local = wave >= FROM_THE_NEARER;
    let seen = if local { &order[..near] } else { &order[..] };
    let of = |rows: &[Vec<f64>]| -> Vec<Vec<f64>> {
        seen.iter().map(|&set| rows[set].clone()).collect()
    };
    let error = ERRORS[(wave as usize - 2).min(ERRORS.len() - 1)];
    let gain = gain(&of(&scores), &of(&residuals), error);
    order
        .iter()
        .enumerate()
        .map(|(rank, &set)| {
            let from = if local {
                order[rank % near.max(1)]
            } else {
                set
            };
            let missing: Vec<f64> = residuals[from]
                .iter()
                .enumerate()
                .map(|(level, residual)| {
                    let number = (rank * levels().len() + level) as u32;
                    let luck = draw(SEED, u64::from(wave), ERROR, number);
                    error.sqrt() * normal_quantile(unit_open(luck)) - residual
                })
                .collect();
            let moves = specs.iter().zip(&gain).enumerate();
            moves
                .map(|(number, (spec, gain))| {
                    let acts = gain.iter().any(|gain| gain.abs() > 0.0);
                    let begin = scores[if acts { from } else { set }][number];
                    let moved: f64 = gain.iter().zip(&missing).map(|(g, m)| g * m).sum();
                    space::of_score(spec, begin + moved)
                })
                .collect()
        })
        .collect()
}

/// A residual as it counts for moves [standard deviations].
fn pulled_in(residual: f64) -> f64 {
    FULL * libm::asinh(residual / FULL)
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

    /// Runs the waves on a world that answers at once; the sets of the last one, and how many are plausible in the first and the last.
    fn waves(pretend: impl Fn(Vec<f64>) -> Tried) -> (Vec<Tried>, usize, usize) {
        let plausible = |sets: &[Tried]| sets.iter().filter(|set| set.is_plausible()).count();
        let mut sets: Vec<Tried> = first_wave().into_iter().map(&pretend).collect();
        let before = plausible(&sets);
        for wave in 2..=WAVES {
            sets = next_wave(&sets, wave).into_iter().map(&pretend).collect();
        }
        let after = plausible(&sets);
        (sets, before, after)
    }

    fn share_of(values: &[f64], number: usize) -> f64 {
        space::share(varied()[number], values[number])
    }

    /// Each level as a straight line of one assumption: the waves find sets near all of them, and leave the other assumptions alone.
    #[test]
    fn waves_come_near_the_levels_and_leave_the_rest_as_it_was() {
        let (sets, before, after) = waves(|values| {
            let line = |level| 12.0 * (share_of(&values, level) - 0.7);
            let residuals = (0..levels().len()).map(line).collect();
            Tried { values, residuals }
        });
        assert!(before < 30 && after > 150, "{before} before, {after} after");
        // One assumption may drift by chance; those that no level asks about stay spread as they were on the whole.
        let unasked = levels().len()..varied().len();
        let low: usize = unasked
            .clone()
            .map(|number| {
                let is_low = |set: &&Tried| share_of(&set.values, number) < 0.25;
                sets.iter().filter(is_low).count()
            })
            .sum();
        let mean = low as f64 / unasked.len() as f64;
        assert!(
            (40.0..60.0).contains(&mean),
            "{mean} of 200 in the lowest quarter"
        );
    }

    /// Levels that hang on four assumptions each, share some of them, bend, end at a ceiling and move by luck, as those of a hospital do.
    #[test]
    fn waves_come_near_levels_that_bend_and_saturate() {
        let (_, before, after) = waves(|values| {
            let bent = |level: usize| {
                let own = [0, 1, 2, 5].map(|step| share_of(&values, 3 * level + step) - 0.5);
                let load = 8.0 * own[0] - 5.0 * own[1] + 4.0 * own[2] - 3.0 * own[3];
                let luck = unit_open(draw(Seed(values[0].to_bits()), level as u64, ERROR, 0));
                let full = 0.5 * normal_quantile(luck) + 6.0 * (libm::exp(load / 2.5) - 1.3);
                if level.is_multiple_of(3) {
                    full.min(4.0)
                } else {
                    full.min(60.0)
                }
            };
            let residuals = (0..levels().len()).map(bent).collect();
            Tried { values, residuals }
        });
        assert!(before < 5 && after > 100, "{before} before, {after} after");
    }
}
