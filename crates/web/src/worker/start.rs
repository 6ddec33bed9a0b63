//! What the worker does before the first request: warm its code, and tell the page what the model knows by name.

use goodhart_experiment::{BurnIns, Replication, prepare, with_known};
use goodhart_report::{Known, NumberSpec, Scenario};
use goodhart_web::worker_protocol::{Assumption, Catalogue};

/// Rounds of events that make the browser compile the inner loop at its best.
const ROUNDS: u32 = 8;
/// Events in a round.
const EVENTS: u32 = 4_096;

/// Runs a little of the default world: browsers swap a function for its fast version only between calls. Its start state is that of
/// most worlds a reader comes to first.
pub fn warm_up(burn_ins: &mut BurnIns) {
    if let Ok(prepared) = prepare(&Scenario::default()) {
        let mut replication = Replication::begin_with(&prepared, 0, burn_ins);
        for _ in 0..ROUNDS {
            replication.advance(EVENTS);
        }
    }
}

/// What the model knows by name.
pub fn catalogue() -> Catalogue {
    with_known(named)
}

fn named(known: &Known) -> Catalogue {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let numbers = |specs: &[NumberSpec]| specs.iter().map(number).collect();
    Catalogue {
        presets: known
            .presets
            .iter()
            .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
            .collect(),
        assumptions: numbers(known.assumptions),
        edits: numbers(known.edits),
        targets: owned(known.targets),
        strategies: owned(known.strategies),
    }
}

fn number(spec: &NumberSpec) -> Assumption {
    Assumption {
        key: spec.key.to_owned(),
        low: spec.low,
        high: spec.high,
        default: spec.default,
        unit: spec.unit.to_owned(),
    }
}
