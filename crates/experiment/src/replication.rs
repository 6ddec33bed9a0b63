//! One replication, in pieces: where the work is cut does not change the result.

use goodhart_des::time::{Seconds, WEEK};

use crate::places::exchange;
use crate::world::World;
use crate::{BurnIns, Outcome, Prepared};

/// Weeks between two moments at which places hear of each other.
const QUARTER: u32 = 13;

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
    places: Vec<Running>,
    /// Next moment at which places hear of each other [s]; never where there is only one.
    meeting: Seconds,
}

/// One place in progress.
#[derive(Clone, Debug)]
struct Running {
    prepared: Prepared,
    world: World,
    months: u32,
}

impl Replication {
    /// Replication `replication` of a scenario, from its start state.
    pub fn begin(prepared: &Prepared, replication: u32) -> Self {
        Self::begin_with(prepared, replication, &mut BurnIns::default())
    }

    /// The same with burnt-in worlds kept between scenarios; only those of a single place are.
    pub fn begin_with(prepared: &Prepared, replication: u32, kept: &mut BurnIns) -> Self {
        let count = prepared.scenario.places;
        let places: Vec<Running> = (0..count)
            .map(|place| {
                let prepared = prepared.in_place(place);
                let world = if count == 1 {
                    kept.world(&prepared, replication)
                } else {
                    World::burnt_in(&prepared, replication)
                };
                Running::begin(prepared, world)
            })
            .collect();
        let meeting = if count == 1 {
            Seconds::MAX
        } else {
            prepared.tables.start.run() + QUARTER * WEEK
        };
        Self { places, meeting }
    }

    /// Works through at most `most_events` events.
    pub fn advance(&mut self, most_events: u32) -> Progress {
        let mut left = most_events;
        while left > 0 && !self.progress().done {
            for place in &mut self.places {
                left = place.advance(self.meeting, left);
            }
            let met = self.places.iter().all(|place| place.is_at(self.meeting));
            if met && !self.progress().done {
                self.meet();
            }
        }
        self.progress()
    }

    /// Every place tells its results and what it has taken up, and hears of the others.
    fn meet(&mut self) {
        let told: Vec<_> = self.places.iter().map(|place| place.world.told()).collect();
        for (place, heard) in self.places.iter_mut().zip(exchange(&told)) {
            place.world.hear(heard);
        }
        self.meeting += QUARTER * WEEK;
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.places.iter().all(Running::is_done),
            months: self.months(),
        }
    }

    /// Months that every place has behind it.
    fn months(&self) -> u32 {
        let months = self.places.iter().map(|place| place.months);
        months.min().unwrap_or(0)
    }

    /// What is complete so far.
    pub fn outcome(&self) -> Outcome {
        let months = self.months();
        let first = &self.places[0];
        let of = |place: &Running| Outcome::of(&place.prepared, &place.world, months);
        if self.places.len() == 1 {
            return of(first);
        }
        let places = self.places.iter().map(of).collect();
        Outcome::together(places).unwrap_or_else(|| of(first))
    }

    /// The place, to break it on purpose.
    #[cfg(feature = "fault-injection")]
    pub(crate) fn place_for_test(&mut self) -> &mut goodhart_pathways::Place {
        &mut self.places[0].world.place
    }

    /// Checks that everyone who came has left or is inside.
    ///
    /// # Errors
    /// The first balance that does not hold.
    pub fn conserved(&self) -> Result<(), goodhart_pathways::Imbalance> {
        self.places
            .iter()
            .try_for_each(|place| place.world.place.conserved())
    }
}

impl Running {
    fn begin(prepared: Prepared, mut world: World) -> Self {
        debug_assert_eq!(world.place.now(), prepared.tables.start.run());
        world.begin(&prepared);
        Self {
            prepared,
            world,
            months: 0,
        }
    }

    /// Works through at most `left` events, not beyond the meeting; what is left of them.
    fn advance(&mut self, meeting: Seconds, mut left: u32) -> u32 {
        while left > 0 && !self.is_done() && !self.is_at(meeting) {
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
        left
    }

    /// Whether the week that ends with the meeting is behind it, or the whole run.
    fn is_at(&self, meeting: Seconds) -> bool {
        self.is_done() || self.world.next_week() > meeting
    }

    fn is_done(&self) -> bool {
        self.months == self.prepared.months()
    }
}
