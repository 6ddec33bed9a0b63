//! Where nothing is behaviour, targets do nothing; and a world is a function of (scenario, seed, replication).

use goodhart_experiment::{Against, BurnIns, Method, Outcome, Replication, attribution, prepare};
use goodhart_regimes::Players;
use goodhart_report::{AttributionBlock, Scenario};
use goodhart_targets::{Indicator, Record};

use crate::worlds::{alone, kept, outcomes, prepared, report, scenario, to_the_end};

#[test]
fn in_the_inert_world_the_number_of_targets_changes_nothing() {
    let mut starts = BurnIns::keeping(1);
    let mut digest = |setting: &str| {
        let world = prepared(&["preset=inert", setting]);
        kept(&world, 0, &mut starts).digest()
    };
    let none = digest("targets=0");
    assert_eq!(digest("qof=off"), digest("qof=on"), "payment for points");
    for number in [1, 10, 31, 133] {
        assert_eq!(
            digest(&format!("targets={number}")),
            none,
            "{number} targets"
        );
    }
}

/// The inert world is neutral because nothing is behaviour there, not because targets never act.
#[test]
fn outside_the_inert_world_it_changes_something() {
    let digest = |setting: &str| outcomes(&[setting], 1)[0].digest();
    assert_ne!(digest("targets=0"), digest("targets=133"));
}

#[test]
fn a_world_minus_itself_is_zero() {
    let world = prepared(&["population=50000"]);
    let (one, other) = (alone(&world, 0), alone(&world, 0));
    for &indicator in Indicator::ALL {
        for record in Record::ALL {
            for month in 0..one.months {
                let at = |outcome: &Outcome| outcome.book(record).month(indicator, month);
                assert_eq!(at(&one), at(&other), "{} in month {month}", indicator.id());
            }
        }
    }
    assert_eq!(one.total_harm(), other.total_harm());
}

/// Where there is no target, no channel of the targets has anything to do.
#[test]
fn without_targets_there_is_nothing_to_attribute() {
    let without = prepared(&["population=50000", "world=targets_off", "targets=0"]);
    let split = attribution(
        &without,
        Against::TargetsOff,
        Method::Removal,
        1,
        &mut |_, _| true,
    )
    .expect("nobody gave it up");
    for block in [&split.qalys, &split.deaths] {
        assert_eq!(parts(block), vec![0.0; parts(block).len()], "{block:?}");
    }
}

/// The split adds up to the difference between two worlds that can both be run.
#[test]
fn a_world_whose_targets_act_through_no_channel_is_the_world_without_targets() {
    let off = alone(
        &prepared(&["population=50000"]).with_players(Players::NONE),
        0,
    );
    let without = alone(&prepared(&["population=50000", "world=targets_off"]), 0);
    assert_eq!(off.total_harm(), without.total_harm());
}

fn parts(block: &AttributionBlock) -> Vec<f64> {
    let p = &block.parts;
    let mut all = vec![
        block.total,
        p.effort,
        p.reallocation.focus,
        p.reallocation.neglect,
        p.information,
        p.gaming,
        p.reporting,
        p.staff,
        p.pots,
    ];
    all.extend(&block.alone);
    all.extend(&block.removed);
    all.extend(block.gaming_by_strategy.iter().map(|(_, part)| part));
    all
}

#[test]
fn where_the_work_is_cut_and_what_was_kept_do_not_matter() {
    let world = prepared(&[]);
    let whole = outcomes(&[], 1)[0].digest();
    assert_eq!(alone(&world, 0).digest(), whole, "a start state of its own");
    for piece in [1, 97, 65_536] {
        let mut running = Replication::begin(&world, 0);
        while !running.advance(piece).done {}
        assert_eq!(
            running.outcome().digest(),
            whole,
            "pieces of {piece} events"
        );
    }
}

#[test]
fn a_start_state_kept_from_another_policy_is_the_same() {
    let mut starts = BurnIns::keeping(1);
    kept(
        &prepared(&["targets=10", "funding=90", "audit=1"]),
        0,
        &mut starts,
    );
    assert_eq!(
        kept(&prepared(&[]), 0, &mut starts).digest(),
        outcomes(&[], 1)[0].digest()
    );
}

#[test]
fn replications_do_not_know_of_each_other() {
    let in_order: Vec<u64> = outcomes(&[], 3).iter().map(|one| one.digest()).collect();
    assert_ne!(in_order[0], in_order[1], "each has luck of its own");
    assert_ne!(in_order[1], in_order[2], "each has luck of its own");
    let many = prepare(&Scenario {
        reps: 20,
        ..scenario(&[])
    })
    .expect("allowed");
    let backwards: Vec<u64> = std::thread::scope(|scope| {
        let threads: Vec<_> = [2, 1]
            .map(|r| {
                scope.spawn({
                    let many = &many;
                    move || alone(many, r).digest()
                })
            })
            .into();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    assert_eq!(backwards, [in_order[2], in_order[1]]);
}

#[test]
fn the_seed_is_the_luck() {
    let digest = |setting: &str| alone(&prepared(&["population=50000", setting]), 0).digest();
    assert_eq!(digest("seed=7"), digest("seed=7"));
    assert_ne!(digest("seed=7"), digest("seed=8"));
    assert_eq!(digest("seed=4294967295"), digest("seed=4294967295"));
}

/// A longer horizon does not reach back.
#[test]
fn a_world_does_not_know_when_it_ends() {
    let one = &outcomes(&[], 1)[0];
    let mut running = Replication::begin(&prepared(&["years=2"]), 0);
    while running.progress().months < one.months {
        running.advance(1000);
    }
    let longer = running.outcome();
    for &indicator in Indicator::ALL {
        for record in Record::ALL {
            for month in 0..one.months {
                assert_eq!(
                    one.book(record).month(indicator, month),
                    longer.book(record).month(indicator, month),
                    "{} in month {month}",
                    indicator.id()
                );
            }
        }
    }
    assert!(!to_the_end(running).digest().eq(&one.digest()));
}

#[test]
fn a_report_says_what_it_was_made_from() {
    let done = outcomes(&[], 1);
    let report = report(&[], &done);
    assert_eq!(
        report.digest_first,
        goodhart_report::digest_hex(done[0].digest())
    );
    assert_eq!(
        report.digest,
        goodhart_report::digest_hex(goodhart_report::run_digest(&[done[0].digest()]))
    );
}
