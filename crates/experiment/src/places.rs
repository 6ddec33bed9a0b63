//! Several places side by side: in what they differ, and what they hear of each other.
//!
//! A place alone is the mean place. Where there are several, each has need, capacity and maturity of its own, drawn by the seed and its
//! number, the same in every replication and under every policy; boards differ in integrity and effort as they always do.

use std::sync::Arc;

use goodhart_des::random::{Purpose, Seed, draw, unit};
use goodhart_pathways::{Start, Tables};

use crate::Prepared;

/// Purposes of a place's luck, apart from those of patients and boards.
const PEOPLE: Purpose = Purpose(1_010);
const NEED: Purpose = Purpose(1_011);
const CAPACITY: Purpose = Purpose(1_012);
const MATURITY: Purpose = Purpose(1_013);

/// In what a place differs from the mean place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Endowment {
    /// Number of the place, from 0.
    pub place: u32,
    /// Need per resident, and with it money, staff and beds [multiple of the mean place].
    pub need: f64,
    /// Staff and beds next to need [multiple of the mean place].
    pub capacity: f64,
    /// Maturity of its boards [0–1].
    pub maturity: f64,
}

impl Endowment {
    /// The mean place.
    pub(crate) const fn mean(maturity: f64) -> Self {
        Self {
            place: 0,
            need: 1.0,
            capacity: 1.0,
            maturity,
        }
    }
}

impl Prepared {
    /// The scenario as it is in one of its places.
    pub(crate) fn in_place(&self, place: u32) -> Self {
        if self.scenario.places < 2 {
            return self.clone();
        }
        let spreads = &self.assumptions.experiment.spread;
        let seed = Seed(self.seed());
        let deviation = |purpose| normal(seed, place, purpose);
        let need = factor(spreads.need.get() * deviation(NEED));
        let capacity = factor(spreads.capacity.get() * deviation(CAPACITY));
        let maturity = (self.endowment.maturity + spreads.maturity.get() * deviation(MATURITY))
            .clamp(0.0, 1.0);
        let residents = libm::round(f64::from(self.scenario.population) * need) as u32;
        let tables = Tables::starting(
            Start::of(self.scenario.start),
            self.assumptions.pathways,
            residents,
        );
        Self {
            tables: Arc::new(tables),
            endowment: Endowment {
                place,
                need,
                capacity,
                maturity,
            },
            ..self.clone()
        }
    }

    /// The seed of this place's world in a replication. Place 0 has the people of a place alone.
    pub(crate) fn world_seed(&self, replication: u32) -> Seed {
        let seed = Seed(self.seed()).replication(replication);
        match self.endowment.place {
            0 => seed,
            place => Seed(draw(seed, u64::from(place), PEOPLE, 0)),
        }
    }
}

/// A multiple with this deviation in its logarithm.
fn factor(deviation: f64) -> f64 {
    libm::exp(deviation)
}

/// A number with mean 0 and variance 1, close to normal: a sum of uniforms (Irwin–Hall).
fn normal(seed: Seed, place: u32, purpose: Purpose) -> f64 {
    const TERMS: u32 = 12; // with twelve terms the variance of the sum is 1
    let sum: f64 = (0..TERMS)
        .map(|term| unit(draw(seed, u64::from(place), purpose, term)))
        .sum();
    sum - f64::from(TERMS) / 2.0
}

/// What places tell each other once a quarter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heard {
    /// Last reported value of every indicator, mean over the other places [the indicator's unit].
    pub results: Vec<f64>,
    /// Intensity of every strategy, mean over the other places [0–1].
    pub strategies: Vec<f64>,
}

/// What each place hears: the means over all others.
pub(crate) fn exchange(told: &[Heard]) -> Vec<Heard> {
    let others = (told.len().saturating_sub(1)).max(1) as f64;
    let means = |of: fn(&Heard) -> &Vec<f64>, own: usize| {
        let mut sums = vec![0.0; of(&told[own]).len()];
        for (_, other) in told.iter().enumerate().filter(|(place, _)| *place != own) {
            for (sum, value) in sums.iter_mut().zip(of(other)) {
                *sum += value;
            }
        }
        sums.iter().map(|sum| sum / others).collect()
    };
    (0..told.len())
        .map(|own| Heard {
            results: means(|heard| &heard.results, own),
            strategies: means(|heard| &heard.strategies, own),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_hears_of_the_others_and_not_of_itself() {
        let told = [1.0, 2.0, 6.0].map(|value| Heard {
            results: vec![value],
            strategies: vec![value / 10.0],
        });
        let heard = exchange(&told);
        assert_eq!(heard[0].results, [4.0]);
        assert_eq!(heard[2].results, [1.5]);
        assert!((heard[1].strategies[0] - 0.35).abs() < 1e-12);
    }

    #[test]
    fn places_spread_as_the_parameters_say() {
        let deviations: Vec<f64> = (0..2_000)
            .map(|place| normal(Seed(1), place, NEED))
            .collect();
        let mean = deviations.iter().sum::<f64>() / 2_000.0;
        let variance = deviations.iter().map(|one| one * one).sum::<f64>() / 2_000.0;
        assert!(
            mean.abs() < 0.07 && (variance - 1.0).abs() < 0.1,
            "{mean} {variance}"
        );
    }
}
