//! Several places side by side: they differ, hear of each other, and add up.

use goodhart_experiment::{Outcome, Replication};
use goodhart_report::Quantity;
use goodhart_targets::{Fraction, Indicator, Record};

use crate::worlds::{alone, prepared, report, to_the_end};

fn three(more: &[&str]) -> Outcome {
    let settings = [&["places=3", "population=50000"], more].concat();
    alone(&prepared(&settings), 0)
}

#[test]
fn counts_of_places_add_up_and_shares_lie_between_them() {
    let all = three(&[]);
    assert_eq!(all.by_place().len(), 3);
    for month in 0..all.months {
        for record in Record::ALL {
            let total = |indicator: Indicator| all.book(record).month(indicator, month);
            let parts = |indicator: Indicator| {
                all.by_place()
                    .iter()
                    .map(move |place| place.book(record).month(indicator, month))
            };
            let visits = Indicator::EdAttendances;
            assert_eq!(
                total(visits).numerator,
                parts(visits).map(|one| one.numerator).sum::<u64>()
            );
            assert_eq!(total(visits).denominator, 1);
            let within = Indicator::EdWithin4h;
            let share =
                |one: Fraction| within.value(one.numerator, one.denominator).expect("cases");
            let shares: Vec<f64> = parts(within).map(share).collect();
            let of_all = share(total(within));
            assert!(
                shares.iter().any(|&one| one <= of_all) && shares.iter().any(|&one| one >= of_all)
            );
        }
    }
    let harm: i64 = all
        .by_place()
        .iter()
        .map(|place| place.total_harm().micro_qalys)
        .sum();
    assert_eq!(all.total_harm().micro_qalys, harm);
}

#[test]
fn places_differ_by_their_number_and_not_by_policy() {
    let endowments = |settings: &[&str]| -> Vec<_> {
        three(settings)
            .by_place()
            .iter()
            .map(|place| place.endowment)
            .collect()
    };
    let (one, other) = (endowments(&[]), endowments(&["targets=0", "funding=90"]));
    assert_eq!(one, other);
    assert!(one.windows(2).all(|pair| pair[0] != pair[1]), "{one:?}");
}

/// Without spreads the places are the mean place with other people.
#[test]
fn without_spreads_only_luck_tells_places_apart() {
    let same = three(&[
        "a.spread.need=0",
        "a.spread.capacity=0",
        "a.spread.maturity=0",
    ]);
    let first = same.by_place()[0].endowment;
    for place in same.by_place() {
        assert_eq!((place.endowment.need, place.endowment.capacity), (1.0, 1.0));
        assert_eq!(place.endowment.maturity.to_bits(), first.maturity.to_bits());
    }
    let digests: Vec<u64> = same.by_place().iter().map(Outcome::digest).collect();
    assert!(digests[0] != digests[1] && digests[1] != digests[2]);
}

#[test]
fn practices_spread_between_places_and_not_within_one() {
    let copied = |places: &str, imitation: &str| {
        let settings = [
            "population=50000",
            "targets=31",
            "change.2022-06-01.pressure=2",
            places,
            imitation,
        ];
        alone(&prepared(&settings), 0).digest()
    };
    let [none, much] = ["a.gaming.imitation=0", "a.gaming.imitation=4"];
    assert_ne!(copied("places=3", none), copied("places=3", much));
    assert_eq!(copied("places=1", none), copied("places=1", much));
}

#[test]
fn where_the_work_is_cut_does_not_matter_to_several_places() {
    let world = prepared(&["places=3", "population=50000"]);
    let mut running = Replication::begin(&world, 0);
    while !running.advance(4_099).done {}
    assert_eq!(running.conserved(), Ok(()));
    assert_eq!(running.outcome().digest(), three(&[]).digest());
    assert_eq!(
        to_the_end(Replication::begin(&world, 0)).digest(),
        three(&[]).digest()
    );
}

#[test]
fn in_inert_places_the_number_of_targets_changes_nothing() {
    let digest = |targets: &str| three(&["preset=inert", targets]).digest();
    assert_eq!(digest("targets=0"), digest("targets=133"));
}

#[test]
fn the_report_has_every_place() {
    let settings = ["places=3", "population=50000"];
    let report = report(&settings, &[std::sync::Arc::new(three(&[]))]);
    assert_eq!((report.places, report.by_place.len()), (3, 3));
    assert_eq!(report.by_place[2].place, 2);
    assert_eq!(report.by_place[0].indicators.len(), report.indicators.len());
    let places = report.by_place.iter();
    let deaths: f64 = places.map(|place| place.harm.deaths_per_100k.median).sum();
    assert!((deaths / 3.0 - report.harm.deaths_per_100k.median).abs() < 1e-9);
    let pounds = |money: &[Quantity]| money[0].value.median;
    let places = report.by_place.iter();
    let spent: f64 = places.map(|place| pounds(&place.money)).sum();
    assert!((spent - pounds(&report.money)).abs() < 0.005);
    for place in &report.by_place {
        let of_all = pounds(&place.money) / spent;
        let needs: f64 = report.by_place.iter().map(|one| one.need).sum();
        assert!(
            (of_all / (place.need / needs) - 1.0).abs() < 0.02,
            "{of_all} of the money for {} of {needs}",
            place.need
        );
    }
    for place in &report.by_place {
        let owners = place.harm.by.iter();
        let sum: f64 = owners.map(|by| by.qalys_per_100k.median).sum();
        assert!((sum - place.harm.qalys_per_100k.median).abs() < 1e-6);
        for (own, together) in place.indicators.iter().zip(&report.indicators) {
            assert_eq!((&own.id, &own.unit), (&together.id, &together.unit));
            assert_eq!((own.per, &own.target), (together.per, &together.target));
        }
    }
}

/// Weeks are kept only for records, and are the months cut another way: with the days that are left at the end, all of them.
#[test]
fn weeks_add_up_to_months() {
    let world = prepared(&["population=50000"]);
    let (plain, kept) = (alone(&world, 0), alone(&world.clone().keeping_weeks(), 0));
    assert_eq!(plain.digest(), kept.digest());
    assert_eq!((plain.weeks(), kept.weeks()), (0, 53));
    for &indicator in Indicator::ALL {
        for record in Record::ALL {
            let weeks = (0..53).map(|week| kept.week(record, indicator, week));
            let months = (0..12).map(|month| kept.book(record).month(indicator, month));
            let [weeks, months] = [weeks.collect::<Vec<_>>(), months.collect()];
            let name = indicator.id();
            // What stands on top is there once, whether it adds up or is a share, a mean or a level.
            let on_top = |of: &[Fraction]| of.iter().map(|one| one.numerator).sum::<u64>();
            assert_eq!(on_top(&weeks), on_top(&months), "{name}");
            if indicator.adds_up() {
                let sum = |of: &[Fraction]| -> f64 {
                    let values = of.iter();
                    values
                        .filter_map(|one| indicator.value(one.numerator, one.denominator))
                        .sum()
                };
                let (weeks, months) = (sum(&weeks), sum(&months));
                let apart = (weeks - months).abs();
                assert!(apart < 1e-9 * months.max(1.0), "{name}: {weeks} {months}");
            }
        }
    }
}

/// What is counted when a month ends stands in the week in which it ends: the last of them in the days that are left of the run.
#[test]
fn every_census_stands_in_a_week() {
    let world = prepared(&["population=50000"]).keeping_weeks();
    let kept = alone(&world, 0);
    for indicator in [
        Indicator::ElectiveList,
        Indicator::DiagnosticsWithin6w,
        Indicator::AmbulanceC2P90,
        Indicator::TherapiesEntered,
        Indicator::by_id("programme.infection_mrsa").expect("a programme that counts cases"),
    ] {
        let record = Record::Real;
        let weeks: Vec<Fraction> = (0..kept.weeks())
            .map(|week| kept.week(record, indicator, week))
            .filter(|one| one.denominator > 0)
            .collect();
        let book = kept.book(record);
        let months: Vec<Fraction> = (0..12).map(|month| book.month(indicator, month)).collect();
        assert_eq!(weeks, months, "{}", indicator.id());
    }
}

#[test]
fn stays_by_disposal_and_age_are_those_of_the_distribution() {
    let outcome = three(&[]);
    for record in Record::ALL {
        let book = outcome.book(record);
        for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
            let stays: u64 = (0..outcome.months)
                .map(|month| book.ed_group(month, admitted, older)[0].denominator)
                .sum();
            assert_eq!(stays, book.ed_minutes(admitted, older).iter().sum::<u64>());
        }
        let responses: u64 = goodhart_ledger::Category::ALL
            .iter()
            .flat_map(|&category| book.response_bins(category))
            .sum();
        let incidents = book.total(Indicator::AmbulanceIncidents, outcome.months);
        assert_eq!(responses, incidents.numerator);
    }
}
