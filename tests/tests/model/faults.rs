//! Checks that have never tripped prove nothing: each fault is noticed by the invariants that name it.

use goodhart_experiment::{Check, Fault, checks, checks_with, everywhere, merged, of_one_world};

use crate::worlds::scenario;

fn broken(checks: &[Check]) -> Vec<&str> {
    let broken = checks.iter().filter(|check| check.broken.is_some());
    broken.map(|check| check.what.as_str()).collect()
}

#[test]
fn a_sound_world_breaks_no_invariant_and_there_are_sixty() {
    let checks = checks(&scenario(&["population=50000"])).expect("an allowed scenario");
    assert_eq!(broken(&checks), Vec::<&str>::new(), "{checks:#?}");
    let mut names: Vec<&str> = checks.iter().map(|check| check.what.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), checks.len(), "an invariant is named twice");
    println!("{} invariants", names.len());
    assert!(names.len() >= 60, "only {}", names.len());
}

#[test]
fn every_fault_is_noticed_by_the_invariants_it_breaks() {
    for fault in Fault::ALL {
        let targets = if fault.needs_no_targets() { 0 } else { 133 };
        let world = scenario(&["population=50000", &format!("targets={targets}")]);
        let checks = checks_with(&world, fault).expect("an allowed scenario");
        let broken = broken(&checks);
        for name in fault.noticed_by() {
            assert!(broken.contains(name), "{fault:?} broke {broken:?} only");
        }
    }
}

/// The presets and the ends of levers hold the invariants of one world; here two of them, `goodhart check` all.
#[test]
fn the_ends_of_a_lever_break_nothing() {
    let ends = everywhere()
        .into_iter()
        .filter(|(name, _)| name.starts_with("funding="))
        .map(|(name, world)| (name, of_one_world(&world).expect("an allowed scenario")));
    let checks = merged(ends);
    assert_eq!(broken(&checks), Vec::<&str>::new(), "{checks:#?}");
    assert!(checks.len() > 30, "only {}", checks.len());
}
