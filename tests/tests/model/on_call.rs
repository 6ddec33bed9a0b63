//! Doctors of the specialties on call: few, one patient at a time.

use std::collections::BTreeMap;

use goodhart_des::random::Seed;
use goodhart_des::time::WEEK;
use goodhart_ledger::{EmergencyStay, Observer};
use goodhart_levers::{Capacity, Deadline, PerStream, Practice, Settings, Stream};
use goodhart_pathways::{BURN_IN_START, Place};

use crate::worlds::prepared;

/// From the door to the decision to admit, by identity [s].
#[derive(Default)]
struct Decisions(BTreeMap<u32, u32>);

impl Observer for Decisions {
    fn emergency_stay(&mut self, stay: &EmergencyStay) {
        if let Some((decided, _)) = stay.decision
            && !stay.reattendance
        {
            self.0.insert(stay.id, decided - stay.real.start);
        }
    }
}

fn decisions(world: &[&str], settings: Settings) -> Decisions {
    let mut seen = Decisions::default();
    let mut place = Place::new(prepared(world).tables, Seed(1));
    place.apply(settings);
    for day in 1..=8 * 7 {
        place.advance(BURN_IN_START + day * (WEEK / 7), u32::MAX, &mut seen);
        place
            .conserved()
            .expect("nobody on call is idle while somebody waits");
    }
    seen
}

/// Mean over those who were admitted in both worlds [minutes].
fn minutes(one: &Decisions, other: &Decisions) -> [f64; 2] {
    let both: Vec<(u32, u32)> = one
        .0
        .iter()
        .filter_map(|(id, time)| Some((*time, *other.0.get(id)?)))
        .collect();
    assert!(both.len() > 1_000, "{} in both", both.len());
    let mean = |of: fn(&(u32, u32)) -> u32| {
        both.iter().map(|pair| f64::from(of(pair))).sum::<f64>() / both.len() as f64 / 60.0
    };
    [mean(|pair| pair.0), mean(|pair| pair.1)]
}

#[test]
fn with_more_doctors_on_call_the_same_patients_wait_less_for_a_decision() {
    let few = decisions(&[], Settings::default());
    let many = decisions(&["a.emergency.on_call=6"], Settings::default());
    let [few, many] = minutes(&few, &many);
    assert!(few > many + 20.0, "{few} and {many} minutes");
}

/// A doctor's own time stays when nobody waits for it: a queue, and not a wait of a given length.
#[test]
fn no_number_of_doctors_sees_a_patient_in_less_than_it_takes() {
    let at = |doctors: &str, minutes: &str| decisions(&[doctors, minutes], Settings::default());
    let (quick, slow) = (
        "a.emergency.opinion_minutes=15",
        "a.emergency.opinion_minutes=55",
    );
    let many = "a.emergency.on_call=6";
    let [quick, slow] = minutes(&at(many, quick), &at(many, slow));
    assert!(
        (slow - quick - 40.0).abs() < 8.0,
        "{quick} and {slow} minutes"
    );
}

#[test]
fn hours_and_pace_of_the_emergency_stream_are_theirs_too() {
    let with = |hours, pace| {
        let mut capacity = Capacity {
            hours: PerStream::uniform(1.0),
            pace: PerStream::uniform(1.0),
            beds: 1.0,
        };
        capacity.hours[Stream::Emergency] = hours;
        capacity.pace[Stream::Emergency] = pace;
        let settings = Settings {
            capacity,
            ..Settings::default()
        };
        decisions(&[], settings)
    };
    let plain = with(1.0, 1.0);
    for (what, more) in [("hours", with(1.2, 1.0)), ("pace", with(1.0, 1.2))] {
        let [plain, more] = minutes(&plain, &more);
        assert!(plain > more + 20.0, "{what}: {plain} and {more} minutes");
    }
}

/// Whoever is near a limit is seen before the others, and goes to a ward unseen when there is no more time: others pay for it.
#[test]
fn hurrying_those_near_a_limit_makes_some_decisions_earlier_and_others_later() {
    let plain = decisions(&[], Settings::default());
    let hurried = decisions(
        &[],
        Settings {
            practice: Practice {
                late_departures: Some(Deadline {
                    limit_s: 4 * 3600,
                    intensity: 1.0,
                }),
                ..Practice::default()
            },
            ..Settings::default()
        },
    );
    let both = plain
        .0
        .iter()
        .filter_map(|(id, time)| Some((*time, *hurried.0.get(id)?)));
    let (mut earlier, mut later) = (0, 0);
    for (before, after) in both {
        earlier += u32::from(after + 600 < before);
        later += u32::from(before + 600 < after);
    }
    assert!(
        earlier > 100 && later > 100,
        "{earlier} earlier, {later} later"
    );
}
