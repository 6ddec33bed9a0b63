//! What the worker does before the first request: warm its code, and tell the page what the model knows by name.

use goodhart_experiment::{Replication, prepare};
use goodhart_report::Scenario;
use goodhart_web::worker_protocol::{Catalogue, TargetEntry};

/// Rounds of events that make the browser compile the inner loop at its best.
const ROUNDS: u32 = 8;
/// Events in a round.
const EVENTS: u32 = 4_096;

/// Runs a little of the default world: browsers swap a function for its fast version only between calls.
pub fn warm_up() {
    if let Ok(prepared) = prepare(&Scenario::default()) {
        let mut replication = Replication::begin(&prepared, 0);
        for _ in 0..ROUNDS {
            replication.advance(EVENTS);
        }
    }
}

/// What the model knows by name.
pub fn catalogue() -> Catalogue {
    let targets = goodhart_experiment::known_catalogue();
    Catalogue {
        targets: targets
            .into_iter()
            .map(|(id, measured)| TargetEntry { id, measured })
            .collect(),
        ..Catalogue::default()
    }
}
