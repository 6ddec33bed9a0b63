//! The same people come in every world, so that two worlds can be told apart with few replications.

use std::collections::BTreeMap;

use goodhart_des::random::Seed;
use goodhart_des::time::WEEK;
use goodhart_experiment::Outcome;
use goodhart_ledger::{ClockStop, EmergencyStay, Observer, Response};
use goodhart_levers::{
    Attention, CancerFirst, Capacity, Coding, Deadline, Focus, ListOrder, LongWaits, PerStream,
    Practice, Recording, Settings,
};
use goodhart_pathways::{BURN_IN_START, Place};
use goodhart_targets::{Indicator, Record};

use crate::money;
use crate::sample::{differences, variance};
use crate::worlds::prepared;

/// Where the source of a need stands in an identity, and that of a call: who gives up waiting for a crew may walk in, later where crews are late.
const SOURCE_SHIFT: u32 = 29;
const CALL: u32 = 1;

/// When whom a need brought, by identity.
#[derive(Default)]
struct Arrivals {
    /// First visits on foot.
    walked_in: BTreeMap<u32, u32>,
    /// Calls.
    called: BTreeMap<u32, u32>,
    /// Referrals whose clock has stopped.
    referred: BTreeMap<u32, u32>,
    /// Moments of all referrals.
    referrals: Vec<u32>,
}

impl Observer for Arrivals {
    fn emergency_stay(&mut self, stay: &EmergencyStay) {
        // Who returns, and when an ambulance reaches the door, is what a world does with its people.
        if !stay.by_ambulance && !stay.reattendance && stay.id >> SOURCE_SHIFT != CALL {
            self.walked_in.insert(stay.id, stay.real.start);
        }
    }
    fn response(&mut self, response: &Response) {
        self.called.insert(response.id, response.real.start);
    }
    fn referral(&mut self, at: u32) {
        self.referrals.push(at);
    }
    fn clock_stop(&mut self, stop: &ClockStop) {
        self.referred.insert(stop.id, stop.real.start);
    }
}

fn arrivals(settings: Settings) -> Arrivals {
    let mut seen = Arrivals::default();
    let mut place = Place::new(prepared(&[]).tables, Seed(1));
    place.apply(settings);
    place.advance(BURN_IN_START + 8 * WEEK, u32::MAX, &mut seen);
    seen
}

/// All strategies at full use: the widest a board can go.
fn all_strategies() -> Settings {
    let deadline = |limit_s| {
        Some(Deadline {
            limit_s,
            intensity: 1.0,
        })
    };
    Settings {
        capacity: Capacity::default(),
        practice: Practice {
            late_departures: deadline(4 * 3600),
            admit_to_stop: deadline(4 * 3600),
            ambulance_holding: 1.0,
            list_order: ListOrder {
                longest: [LongWaits {
                    over_weeks: 52,
                    share: 0.2,
                }; 4],
                near_limit: 0.4,
                shortest_first: 0.4,
                limit_weeks: 18,
            },
            cancer_first: CancerFirst {
                clinics: 2.0,
                tests: 2.0,
                theatres: 2.0,
            },
            token_appointments: deadline(14 * 86_400),
            follow_ups_cancelled: 1.0,
            surge: 1.0,
            called_off: 0.5,
            no_advance_booking: 1.0,
            long_term_focus: Focus::default(),
            first_contact_first: 1.0,
            first_responder: 1.0,
            relabelled_urgency: 1.0,
            easy_attendances: 1.0,
        },
        recording: Recording {
            retimed_stays: deadline(4 * 3600),
            retimed_handovers: deadline(1800),
            corrected_first: deadline(480),
            corrected_transport: deadline(1140),
            late_decisions: deadline(12 * 3600),
            list_suspension: 1.0,
            suspension_limit_weeks: 18,
            coding: Coding {
                excepted: 1.0,
                ticked: 1.0,
                ..Coding::default()
            },
            completers_only: 1.0,
            ticked: PerStream::uniform(1.0),
        },
        attention: Attention::default(),
        prevention: 0.0,
    }
}

fn capacity(hours: f64, beds: f64) -> Settings {
    Settings {
        capacity: Capacity {
            hours: PerStream::uniform(hours),
            pace: PerStream::uniform(1.0),
            beds,
        },
        ..Settings::default()
    }
}

/// Boards reach a place through these settings and nothing else, so settings stand for every strategy and regime.
#[test]
fn no_strategy_and_no_money_moves_an_arrival() {
    let plain = arrivals(Settings::default());
    for (what, settings) in [
        ("all strategies", all_strategies()),
        ("a fifth less", capacity(0.8, 0.9)),
        ("a fifth more", capacity(1.2, 1.1)),
    ] {
        let other = arrivals(settings);
        assert_eq!(plain.referrals, other.referrals, "{what}: referrals");
        for (kind, one, two) in [
            ("walked in", &plain.walked_in, &other.walked_in),
            ("called", &plain.called, &other.called),
            ("referred", &plain.referred, &other.referred),
        ] {
            let common = one.iter().filter(|(id, _)| two.contains_key(id)).count();
            let moved = one
                .iter()
                .filter(|(id, at)| two.get(id).is_some_and(|then| then != *at))
                .count();
            println!(
                "{what}, {kind}: {common} in both of {} and {}, {moved} moved",
                one.len(),
                two.len()
            );
            assert_eq!(
                moved, 0,
                "{what}: {moved} of {common} who {kind} came at another time"
            );
            assert!(common > 100, "{what}: only {common} {kind}");
            if kind == "walked in" {
                // Whoever is missing is still inside when the curtain falls; callers give up, and the list is long.
                assert!(
                    common as f64 > 0.97 * one.len().max(two.len()) as f64,
                    "{what}, {kind}: {common} of {}",
                    one.len()
                );
            }
        }
    }
}

type Quantity = fn(&Outcome) -> f64;

#[test]
fn pairing_worlds_saves_replications() {
    let (base, step) = (money::worlds(100), money::worlds(101));
    let mut saved = 0;
    let quantities: [(&str, Quantity); 5] = [
        ("4-hour share", |outcome| {
            official(outcome, Indicator::EdWithin4h)
        }),
        ("mean C2 response", |outcome| {
            official(outcome, Indicator::AmbulanceC2Mean)
        }),
        ("occupancy", |outcome| {
            official(outcome, Indicator::BedOccupancy)
        }),
        ("waiting list", |outcome| {
            official(outcome, Indicator::ElectiveList)
        }),
        ("QALYs lost", |outcome| {
            outcome.total_harm().micro_qalys as f64 / 1e6
        }),
    ];
    for (name, of) in quantities {
        let values = |world: &[std::sync::Arc<Outcome>]| {
            world
                .iter()
                .map(|outcome| of(outcome))
                .collect::<Vec<f64>>()
        };
        let (a, b) = (values(&base), values(&step));
        let ratio = (variance(&a) + variance(&b)) / variance(&differences(&a, &b));
        println!("{name}: unpaired variance is {ratio:.1} times the paired");
        saved += usize::from(ratio > 1.0);
    }
    assert_eq!(saved, quantities.len(), "pairing lost for some");
}

fn official(outcome: &Outcome, indicator: Indicator) -> f64 {
    let total = outcome
        .book(Record::Official)
        .total(indicator, outcome.months);
    indicator
        .value(total.numerator, total.denominator)
        .expect("something was counted")
}
