//! Targets one by one: what a waiting-list target is about, announced windows, thresholds that rise, and how boards are judged.

use goodhart_experiment::{Outcome, Prepared, with_known};
use goodhart_regimes::Window;
use goodhart_report::resolve;
use goodhart_targets::{Indicator, Record};

use crate::worlds::{alone, prepared, report};

/// One target that is looked at hard by boards without scruple.
const HARD: [&str; 5] = [
    "targets=0",
    "qof=off",
    "pressure=2",
    "audit=0",
    "a.provider.integrity=0",
];

fn hard(more: &[&str]) -> Prepared {
    prepared(&[&HARD, more].concat())
}

fn used(outcome: &Outcome, settings: &[&str], strategy: &str) -> f64 {
    let report = report(settings, &[std::sync::Arc::new(outcome.clone())]);
    let id = ["gaming.", strategy].concat();
    let found = report.behaviour.iter().find(|one| one.id == id);
    found.expect("every strategy is reported").value.median
}

/// A target about completed pathways is met by treating those who have just come, which one about the list would not let happen.
#[test]
fn shortest_first_answers_to_completed_pathways_only() {
    let waiting = [&HARD[..], &["add=rtt-18w-92"]].concat();
    let completed = [&waiting[..], &["edit.rtt-18w-92.completed=1"]].concat();
    let (one, other) = (
        alone(&prepared(&waiting), 0),
        alone(&prepared(&completed), 0),
    );
    assert_eq!(
        used(&one, &waiting, "shortest_first").to_bits(),
        0.0_f64.to_bits()
    );
    assert!(used(&other, &completed, "shortest_first") > 0.05);
    let honest = alone(
        &prepared(&[&completed[..], &["off=shortest_first"]].concat()),
        0,
    );
    let at = |outcome: &Outcome, indicator: Indicator, month: u32| {
        let counted = outcome.book(Record::Official).month(indicator, month);
        indicator
            .value(counted.numerator, counted.denominator)
            .expect("counted")
    };
    // Those treated have waited less in the first months; those left behind have waited long by the end of the year.
    for (indicator, month) in [
        (Indicator::ElectiveCompletedWithin18w, 2),
        (Indicator::ElectiveOver52w, 11),
    ] {
        let (gamed, straight) = (at(&other, indicator, month), at(&honest, indicator, month));
        assert!(
            gamed > straight,
            "{}: {gamed} against {straight}",
            indicator.id()
        );
    }
}

#[test]
fn a_window_is_near_open_and_over_on_its_dates() {
    let world = hard(&["add=ae-4h-95", "window.ae-4h-95=2022-09-03/2022-09-09"]);
    let seen: Vec<(u32, Window)> = std::iter::once((0, &world.regime))
        .chain(world.turns.iter().map(|turn| (turn.week, &turn.regime)))
        .map(|(week, regime)| (week, regime.in_force[0].window))
        .collect();
    // 3 September lies in the week of 2 September, the 23rd from 0, and the last day is its successor's first.
    assert_eq!(
        seen,
        [
            (0, Window::Ahead),
            (14, Window::Near),
            (22, Window::Open),
            (24, Window::Over)
        ]
    );
    assert!(world.turns.iter().all(|turn| turn.on.is_none()));
}

/// The surge is there in the window and at no other time; how far it helps is a result.
#[test]
fn boards_surge_in_an_announced_window_and_fall_back() {
    let outcome = |settings: &[&str]| alone(&hard(settings).keeping_weeks(), 0);
    let window = ["add=ae-4h-95", "window.ae-4h-95=2022-09-09/2022-09-15"];
    let with = outcome(&window);
    let without = outcome(&[&window[..], &["off=measurement_week"]].concat());
    let counted = |outcome: &Outcome, indicator: Indicator, week: u32| {
        outcome.week(Record::Official, indicator, week)
    };
    let before = (0..23).flat_map(|week| {
        Indicator::ALL
            .iter()
            .map(move |&indicator| (week, indicator))
    });
    for (week, indicator) in before {
        assert_eq!(
            counted(&with, indicator, week),
            counted(&without, indicator, week),
            "{} in week {week}",
            indicator.id()
        );
    }
    let share = |outcome: &Outcome| {
        let value = counted(outcome, Indicator::EdWithin4h, 23);
        Indicator::EdWithin4h
            .value(value.numerator, value.denominator)
            .expect("stays")
    };
    assert!(
        share(&with) > share(&without),
        "{} {}",
        share(&with),
        share(&without)
    );
    let settings = [&HARD[..], &window].concat();
    let mean = used(&with, &settings, "measurement_week");
    assert!(mean > 0.0 && mean <= 1.0 / 52.0, "one week in 52: {mean}");
}

#[test]
fn windows_that_cannot_be_are_named() {
    for (setting, expected) in [
        (
            "window.ae-4h-95=2022-09-09",
            "window.ae-4h-95: \"2022-09-09\" is not two dates",
        ),
        ("window.ae-4h-95=2022-09-09/2022-09-08", "window.ae-4h-95: "),
        (
            "window.ae-4h=2022-09-09/2022-09-10",
            "window: there is no target \"ae-4h\"",
        ),
        (
            "window=ae-4h-95",
            "window: \"ae-4h-95\" is not <target>@two dates",
        ),
    ] {
        let pairs = [goodhart_report::pair(setting).expect("a pair")];
        let error = with_known(|known| resolve(&[&pairs], known)).expect_err(setting);
        assert!(error.to_string().starts_with(expected), "{error}");
    }
    let scenario = goodhart_report::Scenario {
        windows: [("ae-4h-95".to_owned(), "2029-09-09/2029-09-10".to_owned())].into(),
        ..goodhart_report::Scenario::default()
    };
    let error = goodhart_experiment::prepare(&scenario).expect_err("after the run");
    assert!(
        error.to_string().contains("within the run from 2022-04-01"),
        "{error}"
    );
}

/// Where it is on, a board that does better than asked is asked for more in its second year.
#[test]
fn the_ratchet_moves_nothing_in_the_first_year_and_something_in_the_second() {
    let two_years = |ratchet: &str| {
        let easy = [
            "add=ae-4h-95",
            "edit.ae-4h-95.threshold=20",
            "years=2",
            "population=50000",
        ];
        alone(&hard(&[&easy[..], &[ratchet]].concat()), 0)
    };
    let (off, on) = (two_years("a.judgement.hold_back=0"), two_years("ratchet=1"));
    let within = |outcome: &Outcome| {
        outcome
            .book(Record::Reported)
            .total(Indicator::EdWithin4h, 24)
    };
    assert_ne!(off.digest(), on.digest());
    // Held back: knowing that success is asked for again, the board does no better than without.
    let share = |outcome: &Outcome| {
        let value = within(outcome);
        value.numerator as f64 / value.denominator as f64
    };
    assert!(
        share(&on) <= share(&off) + 0.01,
        "{} {}",
        share(&on),
        share(&off)
    );
}

/// Judging by outcomes alone leaves process targets without weight, and the other way about.
#[test]
fn judging_by_outcomes_takes_weight_from_all_other_targets() {
    use goodhart_targets::catalogue::Kind;
    let weight = |share: &str, outcome: bool| -> f64 {
        prepared(&[share])
            .regime
            .in_force
            .iter()
            .filter(|item| (item.target.kind == Kind::Outcome) == outcome)
            .map(|item| item.weight)
            .sum()
    };
    assert_eq!(weight("outcomes=1", false).to_bits(), 0.0_f64.to_bits());
    assert_eq!(weight("outcomes=0", true).to_bits(), 0.0_f64.to_bits());
    assert!(weight("outcomes=1", true) > weight("outcomes=0.5", true));
    let half = prepared(&["outcomes=0.5"]);
    assert_eq!(half.regime, prepared(&[]).regime);
}

/// Each lever of oversight changes something where boards act, and nothing where nothing is behaviour.
#[test]
fn new_levers_act_and_are_neutral_in_the_inert_world() {
    let small =
        |more: &[&str]| alone(&prepared(&[&["population=50000"][..], more].concat()), 0).digest();
    let plain = small(&[]);
    let inert = small(&["preset=inert"]);
    for lever in [
        "peer=1",
        "maturity=2",
        "outcomes=1",
        "window.ae-4h-95=2022-09-09/2022-09-15",
        "edit.rtt-18w-92.completed=1",
    ] {
        assert_ne!(small(&[lever]), plain, "{lever}");
        assert_eq!(small(&["preset=inert", lever]), inert, "{lever}");
    }
    assert_eq!(
        small(&["preset=inert", "ratchet=1", "years=2"]),
        small(&["preset=inert", "years=2"])
    );
}
