//! Everyone who came has left or is inside: after every single event, where the strain is greatest.

use goodhart_des::random::Seed;
use goodhart_des::time::{DAY, WEEK};
use goodhart_experiment::Replication;
use goodhart_pathways::{BURN_IN_START, Place};

use crate::worlds::prepared;

/// Months looked at after every event.
const MONTHS: u32 = 2;

fn after_every_event(targets: u32, funding: u32) {
    let world = prepared(&[
        &format!("targets={targets}"),
        &format!("funding={funding}"),
        "population=50000",
    ]);
    let mut running = Replication::begin(&world, 0);
    let mut events = 0_u64;
    while running.advance(1).months < MONTHS {
        events += 1;
        if let Err(imbalance) = running.conserved() {
            panic!("{targets} targets, funding {funding}, event {events}: {imbalance:?}");
        }
    }
    assert!(events > 10_000, "only {events} events in {MONTHS} months");
}

#[test]
fn no_targets_and_little_money() {
    after_every_event(0, 80);
}

#[test]
fn no_targets_and_much_money() {
    after_every_event(0, 130);
}

#[test]
fn all_targets_and_little_money() {
    after_every_event(133, 80);
}

#[test]
fn all_targets_and_much_money() {
    after_every_event(133, 130);
}

/// The first weeks of the burn-in, at full size: the start state is constructed, so it could be constructed wrongly.
#[test]
fn the_start_state_balances() {
    let mut place = Place::new(prepared(&[]).tables, Seed(1));
    let mut events = 0_u64;
    while place.advance(BURN_IN_START + 4 * DAY, 1, &mut ()) == 0 {
        events += 1;
        assert_eq!(place.conserved(), Ok(()), "event {events}");
    }
    assert!(events > 1_000, "only {events} events in four days");
}

fn after_two_weeks() -> Place {
    let mut place = Place::new(prepared(&[]).tables, Seed(1));
    // At six in the morning many wait for their discharge.
    place.advance(BURN_IN_START + 2 * WEEK + DAY / 4, u32::MAX, &mut ());
    assert_eq!(place.conserved(), Ok(()));
    place
}

#[test]
fn a_dropped_discharge_is_caught() {
    let mut place = after_two_weeks();
    assert!(place.drop_a_discharge_for_test(), "nobody to lose");
    let imbalance = place.conserved().expect_err("one patient is missing");
    assert_eq!(imbalance.what, "people in hospital");
    assert_eq!(imbalance.counted, imbalance.expected + 1);
}

#[test]
fn a_miscounted_pool_is_caught() {
    let mut place = after_two_weeks();
    place.miscount_a_bed_for_test();
    assert_eq!(
        place.conserved().expect_err("one bed too many").what,
        "beds occupied"
    );
    let mut place = after_two_weeks();
    place.miscount_a_clinician_for_test();
    assert_eq!(
        place.conserved().expect_err("one clinician too many").what,
        "clinicians at work"
    );
}
