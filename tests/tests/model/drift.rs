//! Under the unchanged regime of 2022/23, with money that matches need, the start state stays where it is for a year.

use goodhart_experiment::Outcome;
use goodhart_targets::{Indicator, Record};

use crate::worlds::outcomes;

/// Replications of two years: the list of a single place moves by a tenth of itself in a year of luck.
const REPLICATIONS: u32 = 6;

/// Months of the first quarter, and a year later: the season is the same.
const FIRST: [u32; 3] = [0, 1, 2];
const YEAR_LATER: [u32; 3] = [12, 13, 14];

fn quarter(outcomes: &[std::sync::Arc<Outcome>], indicator: Indicator, months: [u32; 3]) -> f64 {
    let (mut above, mut below) = (0, 0);
    for outcome in outcomes {
        for month in months {
            let value = outcome.book(Record::Official).month(indicator, month);
            above += value.numerator;
            below += value.denominator;
        }
    }
    indicator
        .value(above, below)
        .expect("something was counted")
}

/// What it was, what it is 52 weeks later.
fn drift(indicator: Indicator) -> (f64, f64) {
    let world = outcomes(&["years=2"], REPLICATIONS);
    let (was, is) = (
        quarter(&world, indicator, FIRST),
        quarter(&world, indicator, YEAR_LATER),
    );
    println!("{}: {was:.2}, a year later {is:.2}", indicator.id());
    (was, is)
}

/// A tenth in a year would be a trend of the model and not of the place.
#[test]
fn the_waiting_list_keeps_its_length() {
    let (was, is) = drift(Indicator::ElectiveList);
    assert!((is / was - 1.0).abs() < 0.10, "{was} became {is}");
}

#[test]
fn beds_stay_as_full() {
    let (was, is) = drift(Indicator::BedOccupancy);
    assert!((is - was).abs() < 2.0, "{was} % became {is} %");
}

#[test]
fn the_four_hour_share_stays() {
    let (was, is) = drift(Indicator::EdWithin4h);
    assert!((is - was).abs() < 5.0, "{was} % became {is} %");
}
