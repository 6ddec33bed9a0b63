//! Worlds by their settings, each run once however many tests look at it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use goodhart_experiment::{BurnIns, Outcome, Prepared, Replication, in_full, prepare, with_known};
use goodhart_report::{Pair, Report, Scenario, pair, resolve};

/// Burnt-in worlds kept for tests that change policy only.
const KEPT: u32 = 8;

/// A scenario of one year and one replication with these settings, `key=value` each.
pub fn scenario(settings: &[&str]) -> Scenario {
    let pairs: Vec<Pair> = ["years=1", "reps=1"]
        .iter()
        .chain(settings)
        .map(|setting| pair(setting).expect("a setting is key=value"))
        .collect();
    with_known(|known| resolve(&[&pairs], known)).unwrap_or_else(|error| panic!("{error}"))
}

/// The same, ready to run.
pub fn prepared(settings: &[&str]) -> Prepared {
    prepare(&scenario(settings)).unwrap_or_else(|error| panic!("{error}"))
}

/// Runs one replication from a start state of its own.
pub fn alone(prepared: &Prepared, replication: u32) -> Outcome {
    to_the_end(Replication::begin(prepared, replication))
}

/// Runs one replication from a start state that may be kept.
pub fn kept(prepared: &Prepared, replication: u32, burn_ins: &mut BurnIns) -> Outcome {
    to_the_end(Replication::begin_with(prepared, replication, burn_ins))
}

/// Works through what is left of a replication.
pub fn to_the_end(mut running: Replication) -> Outcome {
    while !running.advance(u32::MAX).done {}
    running.outcome()
}

type Cell = Arc<OnceLock<Arc<Outcome>>>;

/// The first `replications` of the world with these settings, none of which may be an assumption. Remembered.
pub fn outcomes(settings: &[&str], replications: u32) -> Vec<Arc<Outcome>> {
    static DONE: LazyLock<Mutex<BTreeMap<(String, u32), Cell>>> = LazyLock::new(Mutex::default);
    static STARTS: LazyLock<Mutex<BurnIns>> = LazyLock::new(|| Mutex::new(BurnIns::keeping(KEPT)));
    let prepared = prepared(settings);
    (0..replications)
        .map(|replication| {
            let key = (settings.join(" "), replication);
            let cell = locked(&DONE).entry(key).or_default().clone();
            cell.get_or_init(|| {
                let running = Replication::begin_with(&prepared, replication, &mut locked(&STARTS));
                Arc::new(to_the_end(running))
            })
            .clone()
        })
        .collect()
}

/// The full report of outcomes.
pub fn report(settings: &[&str], outcomes: &[Arc<Outcome>]) -> Report {
    let outcomes: Vec<Outcome> = outcomes.iter().map(|one| (**one).clone()).collect();
    in_full(&prepared(settings), &outcomes)
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
