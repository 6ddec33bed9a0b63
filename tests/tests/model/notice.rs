//! Notice of other targets: it spares plans and hires where targets change, and does nothing where none does.

use goodhart_regimes::Parameters;

use crate::changes::months_that_differ;
use crate::worlds::{outcomes, prepared};

/// Weeks of six months.
const HALF_A_YEAR: f64 = 26.0;
/// Month of the run in which the churn of its first year falls: week 26.
const CHURN: u32 = 5;

#[test]
fn where_no_target_changes_notice_changes_nothing() {
    let noticed = outcomes(&["notice=12"], 1);
    assert_eq!(noticed[0].digest(), outcomes(&[], 1)[0].digest());
}

#[test]
fn it_is_the_least_there_is_and_shortens_none() {
    let weeks = |settings: &[&str]| {
        let world = prepared(settings);
        let turn = world.turns.last().expect("a change").regime.notice;
        (world.regime.notice, turn)
    };
    let usual = Parameters::DEFAULT.churn.notice.get();
    assert_eq!(weeks(&["churn=100"]), (0.0, usual));
    assert_eq!(
        weeks(&["churn=100", "notice=6"]),
        (HALF_A_YEAR, HALF_A_YEAR)
    );
    assert_eq!(
        weeks(&["churn=100", "notice=6", "a.churn.notice=40"]),
        (HALF_A_YEAR, 40.0)
    );
    let later = "change=2022-07-01:notice:6~2022-10-01:targets:31";
    assert_eq!(weeks(&[later]), (0.0, HALF_A_YEAR));
}

#[test]
fn notice_acts_from_the_change_on_and_not_before() {
    for change in ["churn=100", "change.2022-10-01.targets=31"] {
        let plain = &outcomes(&[change], 1)[0];
        let noticed = &outcomes(&[change, "notice=12"], 1)[0];
        let differ = months_that_differ(plain, noticed);
        let first = differ.first().copied();
        assert!(
            first.is_some_and(|month| month >= CHURN),
            "{change}: {differ:?}"
        );
    }
}

/// Whoever knows in time loses nobody who is being hired: as many staff as where hires are never stranded.
#[test]
fn hires_known_in_time_are_not_stranded() {
    let vacancy = |settings: &[&str]| {
        let outcome = &outcomes(settings, 1)[0];
        let book = outcome.book(goodhart_targets::Record::Reported);
        let sum = book.total(goodhart_targets::Indicator::StaffVacancy, outcome.months);
        sum.numerator
    };
    let (short, long) = (
        vacancy(&["churn=100"]),
        vacancy(&["churn=100", "notice=12"]),
    );
    assert!(short > long, "{short} and {long}");
}
