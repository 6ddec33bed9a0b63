//! Money moved to prevention costs care at once and spares need later, and it is the same people who fall ill or do not.

use std::collections::BTreeMap;
use std::sync::Arc;

use goodhart_des::random::Seed;
use goodhart_des::time::WEEK;
use goodhart_experiment::Outcome;
use goodhart_ledger::{EmergencyStay, Observer, Owner};
use goodhart_levers::Settings;
use goodhart_pathways::{BURN_IN_START, Place};
use goodhart_targets::FIFTHS;

use crate::sample::{differences, mean_and_error};
use crate::worlds::{outcomes, prepared};

/// Replications of one year.
const REPLICATIONS: u32 = 6;
/// 95th centile of Student's t with five degrees of freedom.
const T_95: f64 = 2.015;
/// Where the source of a need stands in an identity, and that of a call.
const SOURCE_SHIFT: u32 = 29;
const CALL: u32 = 1;
/// Weeks that are looked at, and the last of them whose arrivals have all ended.
const WEEKS: u32 = 12;
const ENDED: u32 = 11;

#[derive(Default)]
struct Came {
    walked_in: BTreeMap<u32, u32>,
    referrals: u32,
}

impl Observer for Came {
    fn emergency_stay(&mut self, stay: &EmergencyStay) {
        if !stay.by_ambulance && !stay.reattendance && stay.id >> SOURCE_SHIFT != CALL {
            self.walked_in.insert(stay.id, stay.real.start);
        }
    }
    fn referral(&mut self, _: u32) {
        self.referrals += 1;
    }
}

/// Twelve weeks in which so many pounds a resident a year are at work beyond the start state, with the quickest lag and all of it an effect.
fn with_pounds(pounds: f64) -> Came {
    let mut seen = Came::default();
    let tables = prepared(&["a.prevention.lag=1.5", "a.prevention.causal=1"]).tables;
    let mut place = Place::new(tables, Seed(1));
    place.apply(Settings {
        prevention: pounds,
        ..Settings::default()
    });
    place.advance(BURN_IN_START + WEEKS * WEEK, u32::MAX, &mut seen);
    seen
}

#[test]
fn averted_need_is_the_same_residents_need_not_happening() {
    let [plain, spent, cut] = [0.0, 300.0, -60.0].map(with_pounds);
    let ended = |came: &Came| -> Vec<(u32, u32)> {
        let early = came.walked_in.iter();
        early
            .filter(|(_, at)| **at < BURN_IN_START + ENDED * WEEK)
            .map(|(id, at)| (*id, *at))
            .collect()
    };
    let [plain_in, spent_in, cut_in] = [&plain, &spent, &cut].map(ended);
    println!(
        "{} come, {} with prevention, {} without some of it",
        plain_in.len(),
        spent_in.len(),
        cut_in.len()
    );
    assert!(spent_in.len() < plain_in.len() && plain_in.len() < cut_in.len());
    assert!(spent.referrals < plain.referrals && plain.referrals < cut.referrals);
    for one in &spent_in {
        assert!(plain_in.contains(one), "{one:?} came only with prevention");
    }
    for one in &plain_in {
        assert!(cut_in.contains(one), "{one:?} did not come when it was cut");
    }
}

fn of_owners(worlds: &[Arc<Outcome>], of_prevention: bool) -> Vec<f64> {
    let owners = || {
        let all = Owner::ALL.into_iter();
        all.filter(move |&owner| (owner == Owner::Prevention) == of_prevention)
    };
    worlds
        .iter()
        .map(|outcome| {
            owners()
                .flat_map(|owner| (0..FIFTHS).map(move |fifth| outcome.harm(owner, fifth)))
                .map(|harm| harm.micro_qalys as f64 / 1e6)
                .sum()
        })
        .collect()
}

#[test]
fn care_pays_at_once_and_prevention_gains() {
    let plain = outcomes(&[], REPLICATIONS);
    let shifted = outcomes(&["prevention=3"], REPLICATIONS);
    for (of_prevention, sign) in [(false, 1.0), (true, -1.0)] {
        let by = differences(
            &of_owners(&shifted, of_prevention),
            &of_owners(&plain, of_prevention),
        );
        let (by, error) = mean_and_error(&by);
        println!("QALYs lost more in the first year: {by:+.1} (s.e. {error:.1})");
        assert!(sign * by > T_95 * error, "{by} (s.e. {error})");
    }
}
