//! Random numbers of neighbouring seeds, identities, purposes and indices look independent.

use goodhart_des::random::{Purpose, Seed, Stream, below, draw, uniform32, unit, unit_open};
use rand::{Rng, RngExt};

type Sequence = fn(u32) -> u64;

/// The ways to step to a neighbouring number, from a common origin.
const NEIGHBOURS: [(&str, Sequence); 5] = [
    ("seeds", |n| draw(Seed(u64::from(n)), 7, Purpose(3), 0)),
    ("replications", |n| {
        draw(Seed(1).replication(n), 7, Purpose(3), 0)
    }),
    ("identities", |n| draw(Seed(1), u64::from(n), Purpose(3), 0)),
    ("purposes", |n| {
        draw(Seed(1), u64::from(n >> 16), Purpose(n as u16), 0)
    }),
    ("indices", |n| draw(Seed(1), 7, Purpose(3), n)),
];
const NUMBERS: u32 = 1 << 17;

/// Chi-square statistic of counts that should be equal, in standard deviations from its mean.
fn excess(counts: &[u32]) -> f64 {
    let expected = counts.iter().sum::<u32>() as f64 / counts.len() as f64;
    let chi_square: f64 = counts
        .iter()
        .map(|&count| (f64::from(count) - expected) * (f64::from(count) - expected) / expected)
        .sum();
    let degrees = counts.len() as f64 - 1.0;
    (chi_square - degrees) / (2.0 * degrees).sqrt()
}

#[test]
fn neighbours_fill_all_values_evenly() {
    for (name, number) in NEIGHBOURS {
        for byte in 0..8 {
            let mut counts = [0; 256];
            (0..NUMBERS).for_each(|n| counts[(number(n) >> (8 * byte)) as usize & 255] += 1);
            let excess = excess(&counts);
            assert!(excess.abs() < 4.0, "byte {byte} of {name}: {excess:.1} sd");
        }
    }
}

#[test]
fn pairs_of_neighbours_fill_the_square_evenly() {
    for (name, number) in NEIGHBOURS {
        for lag in [1, 2, 16, 256] {
            let mut counts = [0; 256];
            for n in 0..NUMBERS {
                counts[((number(n) >> 60) * 16 + (number(n + lag) >> 60)) as usize] += 1;
            }
            let excess = excess(&counts);
            assert!(excess.abs() < 4.0, "{name} {lag} apart: {excess:.1} sd");
        }
    }
}

#[test]
fn neighbours_are_uncorrelated() {
    for (name, number) in NEIGHBOURS {
        let products: f64 = (0..NUMBERS)
            .map(|n| (unit(number(n)) - 0.5) * (unit(number(n + 1)) - 0.5))
            .sum();
        // a product of two uniform deviations has mean 0 and standard deviation 1/12
        let deviations = products * 12.0 / f64::from(NUMBERS).sqrt();
        assert!(deviations.abs() < 4.0, "{name}: {deviations:.1} sd");
    }
}

#[test]
fn neighbours_differ_in_half_of_their_bits() {
    for (name, number) in NEIGHBOURS {
        let flips: u32 = (0..NUMBERS)
            .map(|n| (number(n) ^ number(n + 1)).count_ones())
            .sum();
        let bits = f64::from(NUMBERS) * 64.0;
        let deviations = (f64::from(flips) - bits / 2.0) / (bits / 4.0).sqrt();
        assert!(deviations.abs() < 4.0, "{name}: {deviations:.1} sd");
    }
}

#[test]
fn no_two_of_many_numbers_are_equal() {
    let mut numbers: Vec<u64> = (0..8)
        .flat_map(|seed| (0..1 << 14).map(move |identity| (Seed(seed), identity)))
        .flat_map(|(seed, identity)| {
            (0..8)
                .map(move |purpose| draw(seed, identity, Purpose(purpose), u32::from(purpose & 1)))
        })
        .collect();
    numbers.sort_unstable();
    assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn the_numbers_are_those_of_splitmix64() {
    // the published first outputs of the generator for state 1234567
    let mut stream = Stream::from_state(1_234_567);
    assert_eq!(stream.draw(), 6_457_827_717_110_365_317);
    assert_eq!(stream.draw(), 3_203_168_211_198_807_973);
}

#[test]
fn a_stream_is_its_draws_one_after_the_other() {
    let mut stream = Stream::new(Seed(9), 1 << 40, Purpose(u16::MAX));
    for index in 0..100 {
        assert_eq!(
            stream.draw(),
            draw(Seed(9), 1 << 40, Purpose(u16::MAX), index)
        );
    }
}

#[test]
fn a_stream_serves_the_rand_family() {
    let mut one = Stream::new(Seed(9), 1, Purpose(0));
    let mut other = one.clone();
    assert_eq!(one.next_u32(), uniform32(other.draw()));
    let mean = (0..10_000)
        .map(|_| one.random_range(0.0..10.0))
        .sum::<f64>()
        / 1e4;
    assert!((mean - 5.0).abs() < 4.0 * 10.0 / 12f64.sqrt() / 100.0);
    let mut bytes = [0; 12];
    one.fill_bytes(&mut bytes);
    assert!(bytes.iter().any(|&byte| byte != 0));
}

#[test]
fn fractions_keep_to_their_ranges() {
    assert!(unit(0) == 0.0 && unit(u64::MAX) < 1.0);
    assert!(unit_open(0) > 0.0 && unit_open(u64::MAX) < 1.0);
    assert_eq!((below(0, 7), below(u64::MAX, 7)), (0, 6));
}
