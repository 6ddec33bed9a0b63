//! What is written down is what happened, unless a strategy that lies is at work.

use goodhart_charts::{English, strategy_name};
use goodhart_des::random::Seed;
use goodhart_des::time::WEEK;
use goodhart_experiment::{BurnIns, Outcome};
use goodhart_ledger::{
    BedCensus, Clock, ClockStop, EmergencyStay, Handover, Harm, ListCensus, ListEntry, Observer,
    Response, StopReason,
};
use goodhart_managers::{Kind, STRATEGIES, StrategyId};
use goodhart_pathways::{BURN_IN_START, Place};
use goodhart_targets::{Book, Indicator, Measures, Record, Trace};

use crate::worlds::{alone, kept, outcomes, prepared, report};

/// Where two books differ, in words; empty where they agree to the last patient.
fn differences(one: &Book, other: &Book) -> Vec<String> {
    let mut found = Vec::new();
    for &indicator in Indicator::ALL {
        for month in 0..one.months() {
            let (a, b) = (one.month(indicator, month), other.month(indicator, month));
            if a != b {
                found.push(format!(
                    "{} in month {month}: {a:?} and {b:?}",
                    indicator.id()
                ));
            }
        }
    }
    for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
        if one.ed_minutes(admitted, older) != other.ed_minutes(admitted, older) {
            found.push(format!("time in ED, admitted {admitted}, older {older}"));
        }
    }
    if one.list_weeks() != other.list_weeks() {
        found.push("weeks on the list".to_owned());
    }
    found
}

fn of(outcome: &Outcome) -> Vec<String> {
    differences(
        outcome.book(Record::Reported),
        outcome.book(Record::Official),
    )
}

#[test]
fn without_record_strategies_reported_is_official() {
    let lies: Vec<&str> = STRATEGIES
        .iter()
        .filter(|strategy| matches!(strategy.kind, Kind::Record | Kind::Denominator))
        .map(|strategy| strategy.id.id())
        .collect();
    assert!(
        !lies.is_empty(),
        "no strategy lies: the test would check nothing"
    );
    let outcome = alone(&prepared(&[&format!("off={}", lies.join(","))]), 0);
    assert_eq!(of(&outcome), [""; 0]);
}

/// They are two accumulators: where lying pays and nobody checks, they part.
#[test]
fn with_record_strategies_the_records_part() {
    const TEMPTED: &[&str] = &["audit=0", "pressure=2"];
    for (settings, must_part) in [(&[][..], false), (TEMPTED, true)] {
        let done = outcomes(settings, 1);
        let report = report(settings, &done);
        for quantity in report
            .behaviour
            .iter()
            .filter(|quantity| quantity.id.starts_with("gaming."))
        {
            println!("{settings:?} {} {:.4}", quantity.id, quantity.value.median);
        }
        assert!(
            !must_part || !of(&done[0]).is_empty(),
            "{settings:?}: reported is official"
        );
    }
}

/// Figures lie apart by their parts, whatever was changed and by how many at once.
#[test]
fn the_parts_of_a_gap_add_up_to_it() {
    const WORLDS: [&[&str]; 3] = [
        &["audit=0", "pressure=2", "targets=133"],
        &["start=2002", "audit=0", "targets=133"],
        &["places=2", "population=50000"],
    ];
    for settings in WORLDS {
        let report = report(settings, &outcomes(settings, 1));
        let mut strategies = std::collections::BTreeSet::new();
        for one in &report.indicators {
            let flatters = if one.better == "lower" { -1.0 } else { 1.0 };
            let apart = flatters * (one.reported.median - one.real.median);
            let parts: f64 = one.gap.iter().map(|part| part.value).sum();
            let is_centile = one.id.ends_with("p90_minutes");
            assert!(
                is_centile || (parts - apart).abs() <= 1e-9 * apart.abs().max(1.0),
                "{settings:?} {}: {parts} of {apart}",
                one.id
            );
            strategies.extend(one.gap.iter().map(|part| part.by.clone()));
        }
        println!("{settings:?}: {strategies:?}");
        assert!(strategies.len() > 3, "{settings:?}: hardly anybody games");
    }
}

/// Where one way of gaming is switched off its part is gone, and only its.
#[test]
fn a_strategy_that_is_off_leaves_no_part() {
    let parts = |settings: &[&str]| -> Vec<String> {
        let report = report(settings, &outcomes(settings, 1));
        let stays = report
            .indicators
            .iter()
            .find(|one| one.id == "ed.within_4h");
        let gap = stays.map(|one| one.gap.clone()).unwrap_or_default();
        gap.into_iter().map(|part| part.by).collect()
    };
    let all = parts(&["audit=0", "pressure=2"]);
    assert!(all.iter().any(|by| by == "retimed_record"), "{all:?}");
    let without = parts(&["audit=0", "pressure=2", "off=retimed_record"]);
    let expected: Vec<String> = all
        .into_iter()
        .filter(|by| by != "retimed_record")
        .collect();
    assert_eq!(without, expected);
}

/// A trace is called by a strategy that changes what is counted or written down.
#[test]
fn every_trace_is_that_of_a_strategy() {
    for trace in Trace::ALL {
        let id = StrategyId::by_id(trace.id()).unwrap_or_else(|| panic!("{}", trace.id()));
        let kind = id.strategy().kind;
        assert!(
            matches!(kind, Kind::Record | Kind::Clock | Kind::Denominator),
            "{} is of kind {}",
            trace.id(),
            kind.id()
        );
    }
}

/// Scoreboards and switches speak of it by that.
#[test]
fn every_strategy_has_a_plain_name() {
    for id in StrategyId::ALL.iter().map(|strategy| strategy.id()) {
        assert_ne!(strategy_name(&English, id), id);
    }
}

/// A recorded clock that one event in the whole run gets wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Corrupted {
    Nothing,
    Stay,
    Decision,
    Response,
    Handover,
    ClockStop,
    ListEntry,
    LostFromList,
}

const ALL: [Corrupted; 8] = [
    Corrupted::Nothing,
    Corrupted::Stay,
    Corrupted::Decision,
    Corrupted::Response,
    Corrupted::Handover,
    Corrupted::ClockStop,
    Corrupted::ListEntry,
    Corrupted::LostFromList,
];

/// Passes events on and corrupts the first that can be.
struct Clerk {
    what: Corrupted,
    done: bool,
    measures: Measures,
}

impl Clerk {
    fn new(what: Corrupted) -> Self {
        let mut measures = Measures::new(1);
        measures.turn_to(Some(0));
        Self {
            what,
            done: false,
            measures,
        }
    }

    fn slips(&mut self, what: Corrupted) -> bool {
        let now = self.what == what && !self.done;
        self.done |= now;
        now
    }

    fn late(clock: &mut Clock) {
        clock.stop += 600;
    }
}

/// All clerks hear the same events.
struct Clerks(Vec<Clerk>);

impl Observer for Clerks {
    fn emergency_stay(&mut self, stay: &EmergencyStay) {
        for clerk in &mut self.0 {
            let mut stay = *stay;
            if clerk.slips(Corrupted::Stay) {
                Clerk::late(&mut stay.reported);
            }
            let long = stay
                .decision
                .is_some_and(|(real, _)| stay.reported.stop < real + 12 * 3600);
            if long && clerk.slips(Corrupted::Decision) {
                stay.decision = stay
                    .decision
                    .map(|(real, _)| (real, stay.reported.stop - 13 * 3600));
            }
            clerk.measures.emergency_stay(&stay);
        }
    }
    fn response(&mut self, response: &Response) {
        for clerk in &mut self.0 {
            let mut response = *response;
            if clerk.slips(Corrupted::Response) {
                Clerk::late(&mut response.reported);
            }
            clerk.measures.response(&response);
        }
    }
    fn handover(&mut self, handover: &Handover) {
        for clerk in &mut self.0 {
            let mut handover = *handover;
            if clerk.slips(Corrupted::Handover) {
                Clerk::late(&mut handover.reported);
            }
            clerk.measures.handover(&handover);
        }
    }
    fn beds(&mut self, census: &BedCensus) {
        for clerk in &mut self.0 {
            clerk.measures.beds(census);
        }
    }
    fn discharge(&mut self, at: u32, stay_s: u32, emergency: bool) {
        for clerk in &mut self.0 {
            clerk.measures.discharge(at, stay_s, emergency);
        }
    }
    fn clock_stop(&mut self, stop: &ClockStop) {
        for clerk in &mut self.0 {
            let mut stop = *stop;
            if stop.reason != StopReason::Removed && clerk.slips(Corrupted::ClockStop) {
                Clerk::late(&mut stop.reported);
            }
            clerk.measures.clock_stop(&stop);
        }
    }
    fn list_entry(&mut self, entry: &ListEntry) {
        for clerk in &mut self.0 {
            let mut entry = *entry;
            if clerk.slips(Corrupted::ListEntry) {
                entry.reported = entry.reported.map(|wait| wait + WEEK);
            }
            if clerk.slips(Corrupted::LostFromList) {
                entry.reported = None;
            }
            clerk.measures.list_entry(&entry);
        }
    }
    fn list_census(&mut self, census: &ListCensus) {
        for clerk in &mut self.0 {
            clerk.measures.list_census(census);
        }
    }
    fn harm(&mut self, harm: &Harm) {
        for clerk in &mut self.0 {
            clerk.measures.harm(harm);
        }
    }
}

#[test]
fn one_corrupted_clock_in_six_weeks_is_seen() {
    let mut clerks = Clerks(ALL.map(Clerk::new).into());
    let mut place = Place::new(prepared(&[]).tables, Seed(1));
    place.advance(BURN_IN_START + 6 * WEEK, u32::MAX, &mut clerks);
    for mut clerk in clerks.0 {
        clerk.measures.turn_to(None);
        let seen = differences(
            clerk.measures.book(Record::Reported),
            clerk.measures.book(Record::Official),
        );
        if clerk.what == Corrupted::Nothing {
            assert_eq!(seen, [""; 0], "nobody lied");
        } else {
            assert!(clerk.done, "{:?}: no such event in six weeks", clerk.what);
            assert!(!seen.is_empty(), "{:?} went unnoticed", clerk.what);
        }
    }
}

/// A strategy whose effect nobody believes in has intensity 0: the same bytes as if it did not exist.
#[test]
fn a_strategy_at_intensity_zero_is_off() {
    let nothing: Vec<String> = STRATEGIES
        .iter()
        .map(|strategy| format!("a.{}=0", strategy.effect_key))
        .collect();
    let mut starts = BurnIns::keeping(1);
    let mut digest = |off: &str| {
        let off = format!("off={off}");
        let settings: Vec<&str> = nothing
            .iter()
            .map(String::as_str)
            .chain([off.as_str(), "population=50000"])
            .collect();
        kept(&prepared(&settings), 0, &mut starts).digest()
    };
    let all_on = digest("");
    for &id in StrategyId::ALL {
        assert_eq!(digest(id.id()), all_on, "{}", id.id());
    }
    let ids: Vec<&str> = StrategyId::ALL.iter().map(|id| id.id()).collect();
    assert_eq!(digest(&ids.join(",")), all_on, "all of them");
}
