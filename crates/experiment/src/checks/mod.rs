//! The invariants, as data: what must hold in any scenario.
//!
//! Those of [`of_one_world`] need one world and are looked at wherever a world is run, so also at both ends of every lever
//! ([`everywhere`]); those of [`checks`] compare worlds besides.

mod between_worlds;
mod everywhere;
#[cfg(feature = "fault-injection")]
mod fault;
mod in_a_world;

use goodhart_report::{InputError, Scenario};

use crate::{Outcome, Prepared, Replication, prepare};

pub use everywhere::{everywhere, lever_ends, merged};
#[cfg(feature = "fault-injection")]
pub use fault::{Fault, checks_with};

/// An invariant and whether it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must hold, in plain words.
    pub what: String,
    /// What was seen if it did not.
    pub broken: Option<String>,
}

/// What is done to a world on purpose, so that a test sees the checks trip: nothing, in everything that is shipped.
#[derive(Clone, Copy)]
struct Hands {
    /// Called once in the middle of a run.
    during: fn(&mut Replication),
    /// Called on what a run measured.
    after: fn(&mut Outcome),
    /// Called on what a second run of the same world measured.
    again: fn(&mut Outcome),
}

impl Hands {
    const OFF: Self = Self {
        during: |_| (),
        after: |_| (),
        again: |_| (),
    };
}

/// Checks every invariant on a scenario, one replication of one year each.
///
/// # Errors
/// A scenario that is not allowed.
pub fn checks(scenario: &Scenario) -> Result<Vec<Check>, InputError> {
    all(scenario, Hands::OFF)
}

/// Checks the invariants that need no other world.
///
/// # Errors
/// A scenario that is not allowed.
pub fn of_one_world(scenario: &Scenario) -> Result<Vec<Check>, InputError> {
    let prepared = prepare(&one_year(scenario))?;
    Ok(in_a_world::checks(&prepared, Hands::OFF).0)
}

fn all(scenario: &Scenario, hands: Hands) -> Result<Vec<Check>, InputError> {
    let scenario = one_year(scenario);
    let prepared = prepare(&scenario)?;
    let (mut list, outcome) = in_a_world::checks(&prepared, hands);
    list.extend(between_worlds::checks(&scenario, &outcome, hands)?);
    Ok(list)
}

fn one_year(scenario: &Scenario) -> Scenario {
    Scenario {
        years: 1,
        reps: 1,
        ..scenario.clone()
    }
}

fn check(what: impl Into<String>, broken: Option<String>) -> Check {
    Check {
        what: what.into(),
        broken,
    }
}

fn same(what: impl Into<String>, one: u64, other: u64) -> Check {
    check(
        what,
        (one != other).then(|| format!("{one:016x} and {other:016x}")),
    )
}

/// One whole replication, as `hands` leave it.
fn complete(prepared: &Prepared, hands: Hands) -> Outcome {
    let mut outcome = crate::summary::complete(prepared, 0);
    (hands.after)(&mut outcome);
    outcome
}
