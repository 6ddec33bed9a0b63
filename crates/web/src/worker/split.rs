//! What the targets did, part by part: every channel removed once, in the idle time after a result.

use goodhart_experiment::{Outcome, Prepared, Toll, removal, worlds_of_removal};
use goodhart_report::Attribution;
use goodhart_web::worker_protocol::{Part, REPLICATIONS_EXPLAINED};

use super::parts::Parts;

/// The worlds of the split and what is known of them.
pub struct Split {
    parts: Parts,
    /// By world, in their order, and replication.
    tolls: Vec<Vec<Option<Toll>>>,
}

impl Split {
    /// Of the world whose first outcomes are known already.
    pub fn new(whole: &[Outcome]) -> Self {
        let worlds: Vec<u8> = worlds_of_removal().collect();
        let parts = worlds.iter().flat_map(|&players| {
            (0..REPLICATIONS_EXPLAINED).map(move |replication| Part {
                players,
                ..Part::whole(replication)
            })
        });
        let mut split = Self {
            parts: Parts::new(parts),
            tolls: vec![vec![None; REPLICATIONS_EXPLAINED as usize]; worlds.len()],
        };
        for (replication, outcome) in (0..REPLICATIONS_EXPLAINED).zip(whole) {
            split.put(Part::whole(replication), outcome);
        }
        split
    }

    /// The parts of it.
    pub fn parts(&mut self) -> &mut Parts {
        &mut self.parts
    }

    /// Whether all parts are in.
    pub fn is_done(&self) -> bool {
        self.parts.is_done()
    }

    /// Takes a part in.
    pub fn put(&mut self, part: Part, outcome: &Outcome) {
        let world = worlds_of_removal().position(|players| players == part.players);
        if self.parts.put(part)
            && let Some(world) = world
        {
            self.tolls[world][part.replication as usize] = Some(Toll::of(outcome));
        }
    }

    /// The split, once all parts are in.
    pub fn attribution(&self, prepared: &Prepared) -> Option<Attribution> {
        let whole = |tolls: &Vec<Option<Toll>>| tolls.iter().cloned().collect::<Option<Vec<_>>>();
        let worlds: Option<Vec<_>> = self.tolls.iter().map(whole).collect();
        Some(removal(prepared, &worlds?))
    }
}
