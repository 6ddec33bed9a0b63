//! One replication, in pieces: where the work is cut does not change the result.

use crate::world::World;
use crate::{BurnIns, Outcome, Prepared};

/// How far a replication has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whether it is complete.
    pub done: bool,
    /// Whole months simulated.
    pub months: u32,
}

/// One replication in progress.
#[derive(Clone, Debug)]
pub struct Replication {
    prepared: Prepared,
    world: World,
    months: u32,
}

impl Replication {
    /// Replication `replication` of a scenario, from its start state.
    pub fn begin(prepared: &Prepared, replication: u32) -> Self {
        Self::begin_with(prepared, replication, &mut BurnIns::default())
    }

    /// The same with burnt-in worlds kept between scenarios.
    pub fn begin_with(prepared: &Prepared, replication: u32, kept: &mut BurnIns) -> Self {
        let mut world = kept.world(prepared, replication);
        debug_assert_eq!(world.place.now(), prepared.tables.start.run());
        world.begin(prepared);
        Self {
            prepared: prepared.clone(),
            world,
            months: 0,
        }
    }

    /// Works through at most `most_events` events.
    pub fn advance(&mut self, most_events: u32) -> Progress {
        let mut left = most_events;
        while left > 0 && self.months < self.prepared.months() {
            let month_ends = self.prepared.calendar.start(self.months + 1);
            let until = month_ends.min(self.world.next_week());
            left = self
                .world
                .place
                .advance(until, left, &mut self.world.measures);
            if left == 0 {
                break;
            }
            if until == self.world.next_week() {
                self.world.end_week(&self.prepared);
            }
            if until == month_ends {
                self.months += 1;
                let next = (self.months < self.prepared.months()).then_some(self.months);
                self.world.measures.turn_to(next);
            }
        }
        self.progress()
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.months == self.prepared.months(),
            months: self.months,
        }
    }

    /// What is complete so far.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(&self.prepared, &self.world, self.months)
    }

    /// The place, to break it on purpose.
    #[cfg(feature = "fault-injection")]
    pub(crate) fn place_for_test(&mut self) -> &mut goodhart_pathways::Place {
        &mut self.world.place
    }

    /// Checks that everyone who came has left or is inside.
    ///
    /// # Errors
    /// The first balance that does not hold.
    pub fn conserved(&self) -> Result<(), goodhart_pathways::Imbalance> {
        self.world.place.conserved()
    }
}
