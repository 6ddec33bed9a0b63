//! Ministers react to what is reported of a headline, after it has failed for long enough, and to nothing else.

use goodhart_experiment::Outcome;
use goodhart_managers::StrategyId;
use goodhart_targets::{Fraction, Indicator, Record};

use crate::changes::months_that_differ;
use crate::worlds::outcomes;

const REACTIONS: [&str; 3] = ["ministers=churn", "ministers=pots", "ministers=pressure"];
/// Month of the run in which the figures of the second quarter are out: week 32.
const SECOND_READ: u32 = 7;
/// The same of the third: week 45.
const THIRD_READ: u32 = 10;
/// One headline, and the framework of general practice, on which ministers do not look.
const FOUR_HOURS: [&str; 3] = [
    "years=2",
    "targets=0",
    "add=ae-4h-95,ae-12h-arrival-2,rtt-52w-zero",
];

fn with<'a>(settings: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [settings, more].concat()
}

fn first(settings: &[&str]) -> std::sync::Arc<Outcome> {
    outcomes(settings, 1).remove(0)
}

/// Reported share within four hours in a quarter of the run [%].
fn reported(outcome: &Outcome, quarter: u32) -> f64 {
    let mut sum = Fraction::default();
    for month in quarter * 3..quarter * 3 + 3 {
        let month = outcome
            .book(Record::Reported)
            .month(Indicator::EdWithin4h, month);
        sum.add(month.numerator, month.denominator);
    }
    let share = Indicator::EdWithin4h.value(sum.numerator, sum.denominator);
    share.expect("somebody came")
}

#[test]
fn nothing_moves_before_the_second_failed_quarter_is_read_and_each_reaction_moves_something_then() {
    for reaction in REACTIONS {
        let differ = months_that_differ(&first(&["years=2"]), &first(&["years=2", reaction]));
        println!("{reaction}: {differ:?}");
        let began = differ.first().copied();
        assert!(
            began.is_some_and(|month| month >= SECOND_READ),
            "{reaction}: {differ:?}"
        );
    }
}

#[test]
fn where_every_headline_is_met_ministers_do_nothing() {
    let met = with(&FOUR_HOURS, &["edit.ae-4h-95.threshold=20"]);
    for reaction in REACTIONS {
        let under = with(&met, &[reaction]);
        assert_eq!(first(&under).digest(), first(&met).digest(), "{reaction}");
    }
}

#[test]
fn where_nothing_is_published_there_is_no_headline() {
    for reaction in REACTIONS {
        let dark = with(&FOUR_HOURS, &["publish=off"]);
        let under = with(&dark, &[reaction]);
        assert_eq!(first(&under).digest(), first(&dark).digest(), "{reaction}");
    }
}

#[test]
fn without_targets_there_is_nothing_to_react_to() {
    for reaction in REACTIONS {
        let none = ["years=2", "targets=0", "qof=off", "world=targets_off"];
        let under = with(&none, &[reaction]);
        assert_eq!(first(&under).digest(), first(&none).digest(), "{reaction}");
    }
}

/// A record that hides the failure keeps ministers quiet: in the first quarter boards report more than the line with their strategies, and less
/// without any.
#[test]
fn a_failure_that_gaming_hides_is_not_answered() {
    const LINE: f64 = 75.0;
    let line = format!("edit.ae-4h-95.threshold={LINE}");
    let strategies: Vec<&str> = StrategyId::ALL.iter().map(|id| id.id()).collect();
    let off = format!("off={}", strategies.join(","));
    let gaming = with(&FOUR_HOURS, &[&line, "audit=0"]);
    let honest = with(&gaming, &[&off]);
    let first_quarter = |settings: &[&str]| reported(&first(settings), 0);
    let (written, without) = (first_quarter(&gaming), first_quarter(&honest));
    println!("{written:.2} % reported, {without:.2} % without strategies");
    assert!(written > LINE && without < LINE);
    let answered = |settings: &[&str]| {
        let under = with(settings, &["ministers=pressure"]);
        let differ = months_that_differ(&first(&under), &first(settings));
        differ.first().copied()
    };
    assert_eq!(answered(&honest), Some(SECOND_READ));
    assert!(answered(&gaming).is_none_or(|month| month >= THIRD_READ));
}

#[test]
fn their_pots_lapse_where_no_late_money_could_before() {
    let certain = ["years=2", "certainty=1"];
    let lost = |settings: &[&str]| {
        first(settings)
            .book(Record::Reported)
            .total(Indicator::MoneyPotsLost, 24)
            .numerator
    };
    assert_eq!(lost(&certain), 0);
    let under = with(&certain, &["ministers=pots", "a.ministers.pot_share=0.05"]);
    assert!(lost(&under) > 0);
}
