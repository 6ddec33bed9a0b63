//! Without targets and with recurrent money only, more money does no harm.

use std::sync::Arc;

use goodhart_experiment::Outcome;

use crate::sample::{differences, mean_and_error};
use crate::worlds::{outcomes, report};

/// Replications of one year.
const REPLICATIONS: u32 = 8;
/// 95th centile of Student's t with seven degrees of freedom.
const T_95: f64 = 1.895;

/// Worlds without targets whose money is recurrent and known in time.
pub fn worlds(funding: u32) -> Vec<Arc<Outcome>> {
    let funding = format!("funding={funding}");
    outcomes(
        &[
            "targets=0",
            "world=targets_off",
            "qof=off",
            "certainty=1",
            &funding,
        ],
        REPLICATIONS,
    )
}

fn harm(funding: u32) -> Vec<f64> {
    worlds(funding)
        .iter()
        .map(|outcome| outcome.total_harm().micro_qalys as f64 / 1e6)
        .collect()
}

#[test]
fn more_money_does_not_raise_total_harm() {
    for (less, more) in [(80, 100), (100, 120), (80, 120)] {
        let (by, error) = mean_and_error(&differences(&harm(more), &harm(less)));
        println!("from {less} to {more}: {by:+.1} QALYs lost in a year (s.e. {error:.1})");
        assert!(
            by - T_95 * error <= 0.0,
            "from {less} to {more} harm rises by {by} QALYs (s.e. {error})"
        );
    }
}

/// An analyst who adds up the months finds the money of the horizon, to the penny.
#[test]
fn months_of_money_add_up_to_the_horizon() {
    for (years, certainty) in [("years=1", "certainty=0.95"), ("years=2", "certainty=0.6")] {
        let settings = ["population=50000", years, certainty];
        let report = report(&settings, &outcomes(&settings, 1));
        for quantity in &report.money {
            let series = &report.series[&format!("money.{}", quantity.id)];
            let months: f64 = series.real[0].iter().flatten().sum();
            let apart = (quantity.value.median - months).abs();
            assert!(apart < 0.005, "{} {years}: {apart} apart", quantity.id);
        }
    }
}
