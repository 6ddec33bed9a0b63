//! Worlds with the same people, compared replication by replication.
//!
//! Who comes and what luck she has depends on seed and replication alone, so a replication of one world has its twin in the other and
//! most of the luck drops out of their difference.

use goodhart_report::{
    Compared, ComparedWorld, Comparison, Difference, HarmComparison, IndicatorComparison,
    MODEL_VERSION, WorldComparison, digest_hex, run_digest, scenario_digest,
};
use goodhart_targets::{Indicator, Record};

use crate::bands::band;
use crate::prepare::{measured, national};
use crate::summary::per_100k;
use crate::terminal::of_one;
use crate::{Outcome, Prepared};

/// What one replication comes to over its horizon: one number an indicator and record, and harm.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Values in registry order, reported, official and real [each indicator's unit]; none where nothing was counted.
    pub indicators: Vec<[Option<f64>; 3]>,
    /// Expected deaths per 100,000 residents.
    pub deaths_per_100k: f64,
    /// QALYs lost per 100,000 residents, deaths included.
    pub qalys_per_100k: f64,
    /// Expected deaths beyond the horizon per 100,000 residents, in no total.
    pub terminal_deaths_per_100k: f64,
    /// QALYs lost beyond the horizon per 100,000 residents, deaths included, in no total.
    pub terminal_qalys_per_100k: f64,
    /// The replication's digest.
    pub digest: u64,
}

impl Answers {
    /// The answers of an outcome; of several places, those of all together.
    pub fn of(prepared: &Prepared, outcome: &Outcome) -> Self {
        let harm = outcome.total_harm();
        let [terminal_deaths_per_100k, terminal_qalys_per_100k] = of_one(prepared, outcome);
        let value = |indicator: Indicator| {
            Record::ALL.map(|record| {
                let total = outcome.book(record).total(indicator, outcome.months);
                indicator.value(total.numerator, total.denominator)
            })
        };
        Self {
            indicators: Indicator::ALL.iter().map(|&one| value(one)).collect(),
            deaths_per_100k: per_100k(prepared, harm.micro_deaths),
            qalys_per_100k: per_100k(prepared, harm.micro_qalys),
            terminal_deaths_per_100k,
            terminal_qalys_per_100k,
            digest: outcome.digest(),
        }
    }
}

/// A world that has run: what a comparison needs of it. Whole outcomes would not fit for many worlds.
#[derive(Clone, Debug)]
pub struct Ran {
    world: ComparedWorld,
    answers: Vec<Answers>,
}

impl Ran {
    /// A world under a name, by its outcomes in order of replication.
    pub fn of(name: &str, prepared: &Prepared, outcomes: &[Outcome]) -> Self {
        let answers: Vec<Answers> = outcomes
            .iter()
            .map(|outcome| Answers::of(prepared, outcome))
            .collect();
        let digests: Vec<u64> = answers.iter().map(|one| one.digest).collect();
        let first = digests.first().map(|&digest| digest_hex(digest));
        Self {
            world: ComparedWorld {
                name: name.to_owned(),
                digest: digest_hex(run_digest(&digests)),
                digest_first: first.unwrap_or_default(),
                scenario_digest: digest_hex(scenario_digest(&prepared.scenario)),
                in_force: national(&prepared.regime),
                measured: measured(&prepared.regime),
                scenario: prepared.scenario.clone(),
            },
            answers,
        }
    }
}

/// Compares every other world with the first. The same people are the caller's to see to: same seed, places, residents, years and start.
pub fn comparison(first: &Ran, others: &[Ran]) -> Comparison {
    let scenario = &first.world.scenario;
    let all = std::iter::once(first).chain(others);
    Comparison {
        model_version: MODEL_VERSION.to_owned(),
        seed: scenario.seed,
        replications: first.answers.len() as u32,
        places: scenario.places,
        worlds: all.map(|ran| ran.world.clone()).collect(),
        differences: others
            .iter()
            .map(|other| differences(first, other))
            .collect(),
    }
}

fn differences(first: &Ran, other: &Ran) -> WorldComparison {
    let indicator = |(at, &indicator): (usize, &Indicator)| {
        let in_record = |record: usize| of_both(first, other, |one| one.indicators[at][record]);
        IndicatorComparison {
            id: indicator.id().to_owned(),
            unit: indicator.unit().id().to_owned(),
            per: indicator.adds_up().then_some("month"),
            better: indicator.better().id().to_owned(),
            reported: in_record(0),
            official: in_record(1),
            real: in_record(2),
        }
    };
    WorldComparison {
        name: other.world.name.clone(),
        indicators: Indicator::ALL.iter().enumerate().map(indicator).collect(),
        harm: HarmComparison {
            deaths_per_100k: of_both(first, other, |one| Some(one.deaths_per_100k)),
            qalys_per_100k: of_both(first, other, |one| Some(one.qalys_per_100k)),
        },
        terminal: HarmComparison {
            deaths_per_100k: of_both(first, other, |one| Some(one.terminal_deaths_per_100k)),
            qalys_per_100k: of_both(first, other, |one| Some(one.terminal_qalys_per_100k)),
        },
    }
}

/// One quantity, from the replications in which both worlds have it.
fn of_both(
    first: &Ran,
    other: &Ran,
    quantity: impl Fn(&Answers) -> Option<f64>,
) -> Option<Compared> {
    let twins = first.answers.iter().zip(&other.answers);
    let pairs: Vec<(f64, f64)> = twins
        .filter_map(|(one, two)| Some((quantity(one)?, quantity(two)?)))
        .collect();
    compared(&pairs)
}

/// Two worlds in one quantity, by the pairs of their replications; none without a pair.
fn compared(pairs: &[(f64, f64)]) -> Option<Compared> {
    if pairs.is_empty() {
        return None;
    }
    let first: Vec<f64> = pairs.iter().map(|(first, _)| *first).collect();
    let other: Vec<f64> = pairs.iter().map(|(_, other)| *other).collect();
    // Plus zero, so that no difference is a negative nothing.
    let apart: Vec<f64> = pairs
        .iter()
        .map(|(first, other)| other - first + 0.0)
        .collect();
    let middle = band(apart.iter().copied());
    let unpaired = variance(&first)
        .zip(variance(&other))
        .map(|(a, b)| a + b)
        .filter(|unpaired| *unpaired > 0.0);
    Some(Compared {
        first: band(first),
        other: band(other),
        difference: Difference {
            median: middle.median,
            p10: middle.p10,
            p90: middle.p90,
            positive: apart.iter().filter(|apart| **apart > 0.0).count() as u32,
            negative: apart.iter().filter(|apart| **apart < 0.0).count() as u32,
            replications: apart.len() as u32,
            variance_ratio: variance(&apart).zip(unpaired).map(|(own, sum)| own / sum),
        },
    })
}

/// Sample variance; none with fewer than two values.
fn variance(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    (values.len() > 1).then(|| squares / (count - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_worlds_share_of_luck_drops_out_of_the_difference() {
        let pairs = [(1.0, 2.0), (5.0, 6.0), (9.0, 10.0), (3.0, 4.0)];
        let difference = compared(&pairs).expect("there are pairs").difference;
        assert_eq!((difference.median, difference.p10), (1.0, 1.0));
        assert_eq!((difference.positive, difference.negative), (4, 0));
        assert_eq!(difference.variance_ratio, Some(0.0));
    }

    #[test]
    fn worlds_with_opposite_luck_vary_twice_as_much_as_strangers() {
        let difference = compared(&[(1.0, 3.0), (3.0, 1.0)])
            .expect("there are pairs")
            .difference;
        // Differences 2 and −2 have variance 8; each world has 2.
        assert_eq!(difference.variance_ratio, Some(2.0));
        assert_eq!((difference.positive, difference.negative), (1, 1));
        assert_eq!((difference.p10, difference.p90), (-1.6, 1.6));
    }

    #[test]
    fn one_replication_or_none_has_no_variance() {
        let one = compared(&[(1.0, 1.0)]).expect("a pair");
        assert_eq!(one.difference.variance_ratio, None);
        assert_eq!((one.difference.positive, one.difference.negative), (0, 0));
        assert_eq!(compared(&[]), None);
    }
}
