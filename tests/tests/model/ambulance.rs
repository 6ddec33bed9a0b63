//! Ambulances under a clock that stops at any first vehicle: more than one goes to a call, and records part.

use goodhart_des::random::Seed;
use goodhart_des::time::WEEK;
use goodhart_experiment::Outcome;
use goodhart_ledger::{Category, Observer, Response};
use goodhart_levers::{Deadline, Practice, Recording, Settings};
use goodhart_pathways::{BURN_IN_START, Place};
use goodhart_targets::{Indicator, Record};

use crate::worlds::{alone, prepared};

const EIGHT_MINUTES: u32 = 480;
const WEEKS: u32 = 8;

/// All responses of some weeks.
#[derive(Default)]
struct Heard(Vec<Response>);

impl Observer for Heard {
    fn response(&mut self, response: &Response) {
        self.0.push(*response);
    }
}

fn heard(settings: Settings) -> Vec<Response> {
    heard_in(&["start=2010"], settings)
}

fn heard_in(world: &[&str], settings: Settings) -> Vec<Response> {
    let mut place = Place::new(prepared(world).tables, Seed(1));
    place.apply(settings);
    let mut heard = Heard::default();
    for day in 1..=WEEKS * 7 {
        place.advance(BURN_IN_START + day * (WEEK / 7), u32::MAX, &mut heard);
        place
            .conserved()
            .expect("crews and cars are where they are");
    }
    heard.0
}

const fn full_use() -> Deadline {
    Deadline {
        limit_s: EIGHT_MINUTES,
        intensity: 1.0,
    }
}

fn practice(practice: Practice) -> Settings {
    Settings {
        practice,
        ..Settings::default()
    }
}

fn most_serious(all: &[Response]) -> Vec<&Response> {
    let serious = |one: &&Response| one.category == Category::C1;
    all.iter().filter(serious).collect()
}

fn mean(values: impl Iterator<Item = u32>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| {
        (sum + f64::from(value), count + 1.0)
    });
    sum / count
}

#[test]
fn without_first_responders_the_first_vehicle_is_the_one_needed() {
    for response in heard(Settings::default()) {
        assert_eq!(response.first, response.real);
        assert_eq!(response.reported, response.official);
        assert_eq!(response.written, response.category);
        assert!(response.vehicles >= 1);
    }
}

#[test]
fn first_responders_stop_the_clock_of_some_who_wait_on_and_take_vehicles() {
    let plain = heard(Settings::default());
    let with = heard(practice(Practice {
        first_responder: 1.0,
        ..Practice::default()
    }));
    let sent = |all: &[Response]| mean(all.iter().map(|one| one.vehicles));
    assert!(sent(&with) > sent(&plain) + 0.05, "{}", sent(&with));
    let waits_on = |one: &&&Response| one.first.stop < one.real.stop;
    let serious = most_serious(&with);
    let hidden = serious.iter().filter(waits_on).count();
    assert!(hidden * 10 > serious.len(), "{hidden} of {}", serious.len());
    // Only the most serious calls get one, and no first vehicle comes after the one that is needed.
    for one in &with {
        assert!(one.first.stop <= one.real.stop);
        assert!(one.first == one.real || one.category == Category::C1);
    }
    let needed = |all: &[Response]| mean(all.iter().map(|one| one.real.length()));
    assert!(needed(&with) > needed(&plain), "crews are missing");
}

#[test]
fn who_must_go_to_hospital_does_not_wait_for_hours_beside_a_car() {
    const HOUR: u32 = 60 * 60;
    // 2022/23: crews stand outside the hospital by the hour.
    let with = heard_in(
        &[],
        practice(Practice {
            first_responder: 1.0,
            ..Practice::default()
        }),
    );
    let beside_a_car: Vec<u32> = most_serious(&with)
        .iter()
        .filter(|one| one.first.stop < one.real.stop)
        .map(|one| one.real.stop - one.first.stop)
        .collect();
    let all = beside_a_car.len();
    assert!(all > 100, "{all}");
    let over = |limit| beside_a_car.iter().filter(|&&wait| wait > limit).count();
    assert_eq!(over(HOUR), 0, "a crew turns round or leaves the hospital");
    assert!(over(HOUR / 2) * 20 < all, "{} of {all}", over(HOUR / 2));
}

#[test]
fn who_gets_a_car_gets_a_crew_as_well() {
    // 2022/23: a crew is rarely free, so it has to turn round although a car is on its way.
    let with = heard_in(
        &[],
        practice(Practice {
            first_responder: 1.0,
            ..Practice::default()
        }),
    );
    let serious = most_serious(&with);
    let backed_up = serious.iter().filter(|one| one.vehicles >= 2).count();
    // Not if neither a free crew, nor one on its way to something less urgent, nor one outside the hospital could turn round.
    let all = serious.len();
    assert!(backed_up * 20 > all * 19, "{backed_up} of {all}");
}

#[test]
fn a_call_named_less_urgent_is_one_in_truth() {
    let with = heard(practice(Practice {
        relabelled_urgency: 1.0,
        ..Practice::default()
    }));
    let renamed = |one: &&Response| one.written != one.category;
    let all: Vec<_> = with.iter().filter(renamed).collect();
    assert!(!all.is_empty());
    for one in all {
        assert_eq!((one.category, one.written), (Category::C1, Category::C2));
    }
}

#[test]
fn a_corrected_arrival_lies_just_before_the_limit_and_moves_nobody() {
    let plain = heard(Settings::default());
    let with = heard(Settings {
        recording: Recording {
            corrected_first: Some(full_use()),
            ..Recording::default()
        },
        ..Settings::default()
    });
    let mut corrected = 0;
    for (one, other) in plain.iter().zip(&with) {
        assert_eq!((one.real, one.first), (other.real, other.first));
        if other.first_reported != other.first {
            assert_eq!(other.category, Category::C1);
            let written = other.first_reported.length();
            assert!(other.first.length() > EIGHT_MINUTES);
            assert!(written <= EIGHT_MINUTES && written + 60 > EIGHT_MINUTES);
            corrected += 1;
        }
    }
    assert!(corrected > 10, "{corrected}");
}

/// One target of a world without others, looked at hard by boards without scruple.
fn hard(target: &str) -> Outcome {
    alone(
        &prepared(&[
            "start=2010",
            "targets=0",
            "qof=off",
            "pressure=2",
            "audit=0",
            "a.provider.integrity=0",
            &["add=", target].concat(),
        ]),
        0,
    )
}

fn year(outcome: &Outcome, record: Record, indicator: Indicator) -> f64 {
    let total = outcome.book(record).total(indicator, 12);
    indicator
        .value(total.numerator, total.denominator)
        .expect("counted")
}

#[test]
fn under_the_old_clock_reported_official_and_real_part_and_under_the_new_they_are_one() {
    let within = Indicator::CategoryAWithin8;
    let old = hard("amb-cata-8min-75");
    let [reported, official, real] = Record::ALL.map(|record| year(&old, record, within));
    assert!(
        reported > official && official > real,
        "{reported} {official} {real}"
    );
    let new = hard("amb-cat1-mean-7");
    let [reported, official, real] = Record::ALL.map(|record| year(&new, record, within));
    assert_eq!(reported.to_bits(), official.to_bits());
    assert_eq!(official.to_bits(), real.to_bits());
}

#[test]
fn a_soft_clock_hides_waits_of_twelve_hours_and_ends_none() {
    let outcome = alone(
        &prepared(&[
            "targets=0",
            "qof=off",
            "pressure=2",
            "audit=0",
            "a.provider.integrity=0",
            "add=ae-12h-dta-zero",
        ]),
        0,
    );
    let waits = Indicator::EdOver12hDecision;
    let [reported, official, _] = Record::ALL.map(|record| year(&outcome, record, waits));
    assert!(reported < official, "{reported} {official}");
}

#[test]
fn easy_attendances_raise_the_official_share_and_nobody_is_seen_sooner() {
    let place = |easy_attendances| {
        let mut place = Place::new(prepared(&[]).tables, Seed(1));
        place.apply(practice(Practice {
            easy_attendances,
            ..Practice::default()
        }));
        let mut measures = goodhart_targets::Measures::new(1);
        measures.turn_to(Some(0));
        place.advance(BURN_IN_START + 4 * WEEK, u32::MAX, &mut measures);
        measures.turn_to(None);
        measures
    };
    let (plain, with) = (place(0.0), place(1.0));
    let share = |measures: &goodhart_targets::Measures, record| {
        let counted = measures.book(record).month(Indicator::EdWithin4h, 0);
        counted.numerator as f64 / counted.denominator as f64
    };
    for record in [Record::Reported, Record::Official] {
        assert!(share(&with, record) > share(&plain, record));
    }
    let minutes = |measures: &goodhart_targets::Measures, record| {
        measures.book(record).month(Indicator::EdMeanMinutes, 0)
    };
    for record in Record::ALL {
        assert_eq!(minutes(&with, record), minutes(&plain, record));
    }
    assert_eq!(
        share(&with, Record::Real).to_bits(),
        share(&plain, Record::Real).to_bits()
    );
}
