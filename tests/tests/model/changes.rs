//! A regime can change on a date: nothing before it moves, everything after it may.

use goodhart_experiment::{Outcome, prepare, with_known};
use goodhart_report::{Scenario, open_link, pairs_from_toml, resolve, to_query};
use goodhart_targets::{Indicator, Record};

use crate::worlds::{alone, outcomes, prepared, report, scenario};

/// Months in which two runs differ in any record of any indicator.
pub fn months_that_differ(one: &Outcome, other: &Outcome) -> Vec<u32> {
    let differ = |month: &u32| {
        Indicator::ALL.iter().any(|&indicator| {
            Record::ALL.iter().any(|&record| {
                one.book(record).month(indicator, *month)
                    != other.book(record).month(indicator, *month)
            })
        })
    };
    (0..one.months.min(other.months)).filter(differ).collect()
}

#[test]
fn before_its_date_a_change_does_nothing_and_after_it_acts() {
    for setting in [
        "targets=0",
        "funding=80",
        "pressure=2",
        "audit=1",
        "voice=1",
        "clarity=0",
        "public_health=on",
        "inspect=4",
    ] {
        let changed = ["change.2022-10-01.", setting].concat();
        let differ = months_that_differ(&outcomes(&[], 1)[0], &outcomes(&[&changed], 1)[0]);
        // The first week that begins on or after Saturday 1 October is that of 7 October.
        let first = differ.first().copied();
        assert!(
            first.is_some_and(|month| month >= 6),
            "{setting}: {differ:?}"
        );
    }
}

#[test]
fn a_change_to_what_holds_anyway_is_none() {
    let same = "change=2022-07-01:targets:133:funding:100~2022-10-01:pressure:1:edit.ae-4h-95.threshold:95";
    assert_eq!(
        outcomes(&[same], 1)[0].digest(),
        outcomes(&[], 1)[0].digest()
    );
}

#[test]
fn a_change_on_the_first_day_is_the_scenario_itself() {
    let changed = prepared(&["change=2022-04-01:targets:10:growth:3:autonomy:2"]);
    let plain = outcomes(&["targets=10", "growth=3", "autonomy=2"], 1);
    assert_eq!(alone(&changed, 0).digest(), plain[0].digest());
}

#[test]
fn changes_add_up_in_the_order_of_their_dates() {
    let world = prepared(&[
        "targets=31",
        "qof=off",
        "change=2022-12-01:drop:ae-4h-95~2022-07-01:targets:10:edit.ae-4h-95.threshold:76",
    ]);
    let four_hours = |index: usize| {
        let items = &world.turns[index].regime.in_force;
        items.iter().find(|item| item.target.id == "ae-4h-95")
    };
    assert_eq!(
        world.turns.iter().map(|turn| turn.week).collect::<Vec<_>>(),
        [13, 35]
    );
    assert_eq!(
        four_hours(0).expect("in force").threshold.to_bits(),
        76.0_f64.to_bits()
    );
    assert!(four_hours(1).is_none());
    assert_eq!(
        (
            world.regime.in_force.len(),
            world.turns[1].regime.in_force.len()
        ),
        (31, 9)
    );
    // What was collected for the 31 may go on.
    assert!(world.turns[1].regime.collections.len() > 9);
}

#[test]
fn targets_named_on_a_date_come_to_those_named_before() {
    let world = prepared(&[
        "start=2002",
        "targets=0",
        "qof=off",
        "add=ae-4h-95,gp-48h-100",
        "change=2002-06-01:add:rtt-18w-92~2002-09-01:drop:gp-48h-100~2002-11-01:add:ca-2ww-93~2002-12-01:add:gp-48h-100~2003-02-01:add:",
    ]);
    let named = |index: usize| {
        let items = &world.turns[index].regime.in_force;
        items.iter().map(|item| item.target.id).collect::<Vec<_>>()
    };
    assert_eq!(named(0), ["ae-4h-95", "gp-48h-100", "rtt-18w-92"]);
    assert_eq!(named(1), ["ae-4h-95", "rtt-18w-92"]);
    assert!(!named(2).contains(&"gp-48h-100"), "it stays dropped");
    assert!(named(2).contains(&"ca-2ww-93") && named(3).contains(&"gp-48h-100"));
    assert!(
        named(4).is_empty(),
        "an empty list takes back what was named"
    );
}

#[test]
fn the_report_says_what_came_into_force() {
    let settings = ["change.2022-10-01.targets=10"];
    let report = report(&settings, &outcomes(&settings, 1));
    let change = &report.changes[0];
    assert_eq!(
        (report.in_force, change.in_force, change.week),
        (133, 10, 27)
    );
    assert_eq!(change.on, "2022-10-01");
}

#[test]
fn files_flags_and_links_mean_the_same() {
    let file = "targets = 31\n[[change]]\non = 2022-07-01\ntargets = 10\nqof = false\n\
                [change.edit]\nae-4h-95.threshold = 76\n[[change]]\non = \"2022-12-01\"\ndrop = [\"ae-4h-95\"]\n";
    let pairs = pairs_from_toml(file).expect("good TOML");
    let of_file = with_known(|known| resolve(&[&pairs], known)).expect("allowed");
    let of_flags = Scenario {
        years: 5,
        reps: 20,
        ..scenario(&[
            "targets=31",
            "change.2022-12-01.drop=ae-4h-95",
            "change.2022-07-01.targets=10.0",
            "change.2022-07-01.qof=off",
            "change.2022-07-01.edit.ae-4h-95.threshold=76",
        ])
    };
    assert_eq!(of_file, of_flags);
    let link = with_known(|known| to_query(&of_file, known)).expect("a link");
    let opened = with_known(|known| open_link(&link, known));
    assert_eq!(
        (opened.notices, opened.scenario),
        (vec![], of_file),
        "{link}"
    );
}

#[test]
fn what_cannot_be_is_named_with_what_is_allowed() {
    let refused = |setting: &str| {
        let pairs = [goodhart_report::pair(setting).expect("a pair")];
        with_known(|known| resolve(&[&pairs], known))
            .expect_err(setting)
            .to_string()
    };
    for (setting, expected) in [
        (
            "change.2022-04-31.targets=10",
            "change: \"2022-04-31\" is not a date such as 2024-04-01",
        ),
        (
            "change.2022-03-31.targets=10",
            "change: \"2022-03-31\" is not a date of the run, 2022-04-01 to 2027-03-26",
        ),
        (
            "change.2027-03-27.targets=10",
            "change: \"2027-03-27\" is not a date of the run",
        ),
        (
            "change.2023-04-01.targets=134",
            "change.2023-04-01.targets: 134 is outside 0 to 133 targets",
        ),
        (
            "change.2023-04-01.fundng=90",
            "change.2023-04-01.fundng: there is no such lever (is it funding?)",
        ),
        (
            "change.2023-04-01.seed=9",
            "change.2023-04-01: \"seed=9\" is not a lever that can change during a run: targets",
        ),
        (
            "change.2023-04-01.a.tail.effort=1",
            "change.2023-04-01: \"a.tail.effort=1\" is not a lever that can",
        ),
        (
            "change.2023-04-01=9",
            "change: \"2023-04-01\" is not set one by one",
        ),
        (
            "change=2023-04-01",
            "change: \"2023-04-01\" is not <date>:<lever>:<value>",
        ),
        (
            "change=2023-04-01:targets",
            "change: \"2023-04-01:targets\" is not <date>:<lever>:<value>",
        ),
    ] {
        let line = refused(setting);
        assert!(
            line.starts_with(expected) && !line.contains('\n'),
            "{setting}: {line}"
        );
    }
    // A scenario that came past the parsers is looked at as well.
    let mut late = scenario(&["change.2022-10-01.targets=10"]);
    late.start = 2010;
    assert!(prepare(&late).is_err());
}

#[test]
fn in_the_inert_world_a_change_of_targets_changes_nothing() {
    let inert = |setting: &str| alone(&prepared(&["preset=inert", setting]), 0).digest();
    assert_eq!(
        inert("change=2022-06-01:targets:0~2022-09-01:targets:31~2022-12-01:drop:ae-4h-95"),
        inert("targets=133")
    );
}
