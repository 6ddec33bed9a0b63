//! Samples have the distribution they are named for, and never fall when the uniform number rises.

use goodhart_des::random::{Purpose, Seed, Stream, draw, unit};
use goodhart_des::sampling::{NotAQuantile, Table, normal_quantile, poisson};
use goodhart_des::statistics::Tally;
use goodhart_des::time::{DAY, HOUR};

/// The uniform number of a probability.
fn uniform(p: f64) -> u64 {
    (p * (1u64 << 53) as f64) as u64 * (1 << 11)
}

/// A grid of uniform numbers that is fine in the middle and finer still in the upper tail.
fn rising() -> impl Iterator<Item = u64> {
    let body = (0..0xFFC0).map(|n: u64| n << 48);
    let upper = (0..1 << 16).map(|n: u64| (0xFFC0 << 48) + (n << 38));
    body.chain(upper).chain([u64::MAX])
}

#[test]
fn exponential_durations_follow_their_quantiles_and_keep_the_mean() {
    let mean = f64::from(10 * DAY);
    let table = Table::exponential(mean);
    for p in [0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999] {
        let exact = -libm::log1p(-p) * mean;
        let sample = f64::from(table.sample(uniform(p)));
        assert!(
            (sample - exact).abs() < 1.0 + 2e-3 * exact,
            "{p}: {sample} for {exact}"
        );
    }
    assert!((table.mean() / mean - 1.0).abs() < 1e-7);
}

#[test]
fn lognormal_durations_follow_their_quantiles_and_keep_mean_and_spread() {
    let (mean, cv) = (f64::from(4 * HOUR), 1.2);
    let table = Table::lognormal(mean, cv);
    let sigma = libm::log1p(cv * cv).sqrt();
    let median = mean / (1.0 + cv * cv).sqrt();
    for p in [0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999] {
        let exact = median * libm::exp(sigma * normal_quantile(p));
        let sample = f64::from(table.sample(uniform(p)));
        assert!(
            (sample - exact).abs() < 1.0 + 3e-3 * exact,
            "{p}: {sample} for {exact}"
        );
    }
    assert!((table.mean() / mean - 1.0).abs() < 1e-7);
    let mut stream = Stream::new(Seed(4), 0, Purpose(0));
    let mut tally = Tally::new();
    (0..1_000_000).for_each(|_| tally.add(table.sample(stream.draw())));
    let sampled_mean = tally.mean().expect("a million samples");
    let sampled_cv = tally.variance().expect("a million samples").sqrt() / sampled_mean;
    assert!(
        (sampled_mean / mean - 1.0).abs() < 4.0 * cv / 1e3,
        "{sampled_mean}"
    );
    assert!((sampled_cv / cv - 1.0).abs() < 0.02, "{sampled_cv}");
}

#[test]
fn a_longer_luck_is_never_a_shorter_stay() {
    let tables = [
        Table::exponential(90.0),
        Table::lognormal(f64::from(90 * DAY), 2.0),
        Table::uniform(10.0, 20.0),
        Table::constant(7.0),
        Table::empirical(&[(0.0, 5.0), (0.3, 5.0), (0.3, 60.0), (1.0, 3600.0)])
            .expect("these are points"),
    ];
    for table in &tables {
        let samples: Vec<u32> = rising().map(|u| table.sample(u)).collect();
        assert!(samples.is_sorted());
        let scaled: Vec<u32> = rising().map(|u| table.sample_scaled(u, 3 << 15)).collect();
        assert!(scaled.is_sorted());
        assert_eq!(table.longest(), samples[samples.len() - 1]);
    }
}

#[test]
fn scaling_by_one_changes_nothing_and_never_overflows() {
    let table = Table::lognormal(f64::from(30 * DAY), 1.5);
    for n in 0..10_000 {
        let u = draw(Seed(2), n, Purpose(0), 0);
        assert_eq!(table.sample_scaled(u, 1 << 16), table.sample(u));
        assert_eq!(table.sample_scaled(u, 0), 0);
    }
    let longest_possible = Table::constant(f64::from(u32::MAX));
    assert_eq!(longest_possible.sample(0), u32::MAX);
    assert_eq!(longest_possible.sample_scaled(0, u32::MAX), u32::MAX);
}

#[test]
fn an_empirical_distribution_goes_through_its_points() {
    let table = Table::empirical(&[(0.0, 0.0), (0.25, 100.0), (0.5, 1000.0), (1.0, 5000.0)])
        .expect("these are points");
    for (p, value) in [
        (0.125, 50),
        (0.25, 100),
        (0.375, 550),
        (0.5, 1000),
        (0.75, 3000),
    ] {
        assert_eq!(table.sample(uniform(p)), value);
    }
    assert_eq!(table.longest(), 5000);
    assert!((table.mean() - (12.5 + 137.5 + 1500.0)).abs() < 1e-3);
}

#[test]
fn points_that_are_no_distribution_are_refused_by_name() {
    let refused = |points: &[(f64, f64)]| Table::empirical(points).expect_err("no distribution");
    assert_eq!(refused(&[(0.0, 1.0)]), NotAQuantile::TooFewPoints);
    assert_eq!(
        refused(&[(0.1, 1.0), (1.0, 2.0)]),
        NotAQuantile::Probability { point: 0 }
    );
    assert_eq!(
        refused(&[(0.0, 1.0), (0.9, 2.0)]),
        NotAQuantile::Probability { point: 1 }
    );
    assert_eq!(
        refused(&[(0.0, 1.0), (0.6, 2.0), (0.5, 2.0), (1.0, 3.0)]),
        NotAQuantile::Probability { point: 2 }
    );
    assert_eq!(
        refused(&[(0.0, 3.0), (1.0, 2.0)]),
        NotAQuantile::Value { point: 1 }
    );
    assert_eq!(
        refused(&[(0.0, -3.0), (1.0, 2.0)]),
        NotAQuantile::Value { point: 0 }
    );
}

#[test]
fn poisson_counts_invert_their_distribution_function() {
    for mean in [0.01, 0.7, 3.0, 25.0, 99.0, 250.0, 4000.0] {
        let width = 6.0 * f64::sqrt(mean);
        let mut cumulative = 0.0;
        for count in 0..(mean + width) as u32 {
            let k = f64::from(count);
            cumulative += libm::exp(k * libm::log(mean) - mean - libm::lgamma(k + 1.0));
            if k > mean - width && cumulative < 1.0 - 1e-8 && cumulative > 1e-8 {
                let step = 1e-9;
                assert!(
                    poisson(mean, uniform(cumulative - step)) <= count,
                    "{mean} {count}"
                );
                assert!(
                    poisson(mean, uniform(cumulative + step)) > count,
                    "{mean} {count}"
                );
            }
        }
    }
}

#[test]
fn poisson_counts_have_their_mean_and_variance() {
    for mean in [0.3, 12.0, 180.0] {
        let mut stream = Stream::new(Seed(8), 0, Purpose(0));
        let mut tally = Tally::new();
        (0..200_000).for_each(|_| tally.add(poisson(mean, stream.draw())));
        let (sampled, variance) = (
            tally.mean().expect("samples"),
            tally.variance().expect("samples"),
        );
        assert!(
            (sampled - mean).abs() < 4.0 * (mean / 2e5).sqrt(),
            "{mean}: {sampled}"
        );
        assert!((variance / mean - 1.0).abs() < 0.03, "{mean}: {variance}");
    }
}

#[test]
fn poisson_counts_rise_with_luck_and_with_the_mean() {
    for mean in [0.5, 40.0, 101.0, 900.0] {
        assert!(rising().step_by(64).map(|u| poisson(mean, u)).is_sorted());
    }
    for n in 0..2000 {
        let u = draw(Seed(3), n, Purpose(0), 0);
        assert!(
            (0..60)
                .map(|step| poisson(f64::from(step) * 3.7, u))
                .is_sorted(),
            "{}",
            unit(u)
        );
    }
    assert_eq!(
        (
            poisson(0.0, u64::MAX),
            poisson(-1.0, u64::MAX),
            poisson(f64::NAN, u64::MAX)
        ),
        (0, 0, 0)
    );
    assert!(poisson(1000.0, u64::MAX) < 1400 && poisson(0.1, 0) == 0);
}
