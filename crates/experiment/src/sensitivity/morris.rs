//! Elementary effects: what moving one number alone does, at many places.
//!
//! Source: Morris (1991), Factorial sampling plans for preliminary computational experiments; the radial form is that of Campolongo,
//! Saltelli and Cariboni (2011), From screening to quantitative sensitivity analysis.

use goodhart_des::random::Seed;

use super::latin_hypercube;

/// The elementary effects of one number, over all places looked at [the function's unit per whole range].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effect {
    /// Mean.
    pub mean: f64,
    /// Mean of the sizes without their signs: Morris's μ\*.
    pub size: f64,
    /// Standard deviation: large where the effect hangs on the other numbers or bends. 0 with fewer than two effects.
    pub deviation: f64,
    /// How many effects there were.
    pub count: u32,
}

/// The points of one place: `base` itself, and then `base` with each of its numbers in turn taken from `other`.
pub fn radial(base: &[f64], other: &[f64]) -> Vec<Vec<f64>> {
    let moved = (0..base.len()).map(|number| {
        let mut point = base.to_vec();
        point[number] = other[number];
        point
    });
    std::iter::once(base.to_vec()).chain(moved).collect()
}

/// Sums up places, each as the points of [`radial`] with the function's value there. A number that did not move gives no effect, and
/// neither does a value that is none.
pub fn effects<'a>(
    numbers: usize,
    places: impl IntoIterator<Item = (&'a [Vec<f64>], &'a [f64])>,
) -> Vec<Effect> {
    let mut found = vec![Vec::new(); numbers];
    for (points, values) in places {
        for (number, effects) in found.iter_mut().enumerate() {
            let step = points[number + 1][number] - points[0][number];
            let effect = (values[number + 1] - values[0]) / step;
            if effect.is_finite() {
                effects.push(effect);
            }
        }
    }
    found.iter().map(|effects| summed(effects)).collect()
}

/// Elementary effects of `function` over the unit cube at `places` places.
pub fn morris(
    function: impl Fn(&[f64]) -> f64,
    numbers: usize,
    places: u32,
    seed: Seed,
) -> Vec<Effect> {
    // One hypercube of twice the width: base and other end are as far apart as two points of it.
    let pairs = latin_hypercube(seed, places, 2 * numbers);
    let points: Vec<Vec<Vec<f64>>> = pairs
        .iter()
        .map(|pair| radial(&pair[..numbers], &pair[numbers..]))
        .collect();
    let values: Vec<Vec<f64>> = points
        .iter()
        .map(|place| place.iter().map(|point| function(point)).collect())
        .collect();
    let seen = points.iter().map(Vec::as_slice);
    effects(numbers, seen.zip(values.iter().map(Vec::as_slice)))
}

fn summed(effects: &[f64]) -> Effect {
    let count = effects.len() as f64;
    if effects.is_empty() {
        return Effect::default();
    }
    let mean = effects.iter().sum::<f64>() / count;
    let squares: f64 = effects.iter().map(|e| (e - mean) * (e - mean)).sum();
    Effect {
        mean,
        size: effects.iter().map(|e| e.abs()).sum::<f64>() / count,
        deviation: if effects.len() > 1 {
            (squares / (count - 1.0)).sqrt()
        } else {
            0.0
        },
        count: effects.len() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_has_its_slopes_as_effects() {
        let line = |x: &[f64]| 3.0 * x[0] - 2.0 * x[1];
        let found = morris(line, 3, 8, Seed(1));
        for (effect, slope) in found.iter().zip([3.0_f64, -2.0, 0.0]) {
            assert!((effect.mean - slope).abs() < 1e-9, "{effect:?}");
            assert!((effect.size - slope.abs()).abs() < 1e-9);
            assert!(effect.deviation < 1e-9);
            assert_eq!(effect.count, 8);
        }
    }

    /// x₁·x₂ has the effect x₂ on x₁: mean ½, standard deviation √(1/12).
    #[test]
    fn an_interaction_shows_as_deviation() {
        let found = morris(|x| x[0] * x[1], 2, 4_000, Seed(1));
        assert!((found[0].mean - 0.5).abs() < 0.01, "{found:?}");
        assert!((found[0].deviation - (1.0_f64 / 12.0).sqrt()).abs() < 0.01);
    }

    /// (x − ½)² pulls both ways: the mean says nothing, the size does.
    #[test]
    fn an_effect_that_changes_sign_is_seen_by_its_size() {
        let found = morris(|x| (x[0] - 0.5) * (x[0] - 0.5), 1, 4_000, Seed(2));
        assert!(found[0].mean.abs() < 0.02, "{found:?}");
        // |x + y − 1| for two uniform numbers has the mean 1/3.
        assert!((found[0].size - 1.0 / 3.0).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn what_did_not_move_has_no_effect() {
        let points = radial(&[0.5, 0.5], &[0.5, 1.0]);
        let found = effects(2, [(points.as_slice(), [1.0, 1.0, 2.0].as_slice())]);
        assert_eq!(found[0], Effect::default());
        assert!((found[1].mean - 2.0).abs() < 1e-12);
    }
}
