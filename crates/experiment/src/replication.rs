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
    number: u32,
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
    /// Replication `replication` of a scenario, in its start state.
    pub fn begin(prepared: &Prepared, replication: u32) -> Self {
        Self::begin_with(prepared, replication, &mut BurnIns::default())
    }

    /// The same with burnt-in worlds kept between scenarios; only those of a single place are.
    pub fn begin_with(prepared: &Prepared, replication: u32, kept: &mut BurnIns) -> Self {
        let mut begun = Self::begin_early(prepared, replication, kept);
        begun.burn_in(u32::MAX, kept);
        begun
    }

    /// The same before its burn-in, unless that was kept: [`advance_with`](Self::advance_with) comes to it in pieces.
    pub fn begin_early(prepared: &Prepared, replication: u32, kept: &BurnIns) -> Self {
        let count = prepared.scenario.places;
        let places: Vec<Running> = (0..count)
            .map(|place| {
                let prepared = prepared.in_place(place);
                let world = (count == 1).then(|| kept.kept(&prepared, replication));
                Running::begin(prepared, replication, world.flatten())
            })
            .collect();
        let meeting = if count == 1 {
            Seconds::MAX
        } else {
            prepared.tables.start.run() + QUARTER * WEEK
        };
        Self {
            number: replication,
            places,
            meeting,
        }
    }

    /// Works through at most `most_events` events.
    pub fn advance(&mut self, most_events: u32) -> Progress {
        self.advance_with(most_events, &mut BurnIns::default())
    }

    /// The same, and a burn-in that ends meanwhile is kept.
    pub fn advance_with(&mut self, most_events: u32, kept: &mut BurnIns) -> Progress {
        let mut left = self.burn_in(most_events, kept);
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

    /// At most `left` events of the burn-ins; what is left of them.
    fn burn_in(&mut self, mut left: u32, kept: &mut BurnIns) -> u32 {
        let alone = self.places.len() == 1;
        for place in &mut self.places {
            if !place.world.is_burnt_in() {
                left = place.world.burn_in(&place.prepared, left);
                if left == 0 {
                    break;
                }
                if alone {
                    kept.keep(&place.prepared, self.number, &mut place.world);
                }
                place.world.begin(&place.prepared);
            }
        }
        left
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
    fn begin(prepared: Prepared, replication: u32, burnt_in: Option<World>) -> Self {
        let world = burnt_in.map_or_else(
            || World::new(&prepared, replication),
            |mut world| {
                debug_assert_eq!(world.place.now(), prepared.tables.start.run());
                world.begin(&prepared);
                world
            },
        );
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
            let World {
                place, measures, ..
            } = &mut self.world;
            left = goodhart_measured::advance(place, measures, until, left);
            if left == 0 {
                break;
            }
            let week_ends = until == self.world.next_week();
            if week_ends {
                self.world.end_week(&self.prepared);
            }
            if until == month_ends {
                self.months += 1;
                let next = (self.months < self.prepared.months()).then_some(self.months);
                self.world.measures.turn_to(next);
            }
            if week_ends || self.is_done() {
                self.world.measures.keep_week();
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

#[cfg(test)]
mod tests {
    use goodhart_report::Scenario;

    use super::*;
    use crate::prepare;

    /// In pieces of so many events, the burn-in among them.
    fn digest(prepared: &Prepared, piece: u32, kept: &mut BurnIns) -> u64 {
        let mut running = Replication::begin_early(prepared, 0, kept);
        while !running.advance_with(piece, kept).done {}
        running.outcome().digest()
    }

    #[test]
    fn a_burn_in_may_be_cut_into_pieces_and_kept() {
        for places in [1, 2] {
            let scenario = |targets| Scenario {
                years: 1,
                population: 50_000,
                targets,
                places,
                ..Scenario::default()
            };
            let prepare = |targets| prepare(&scenario(targets)).expect("an allowed scenario");
            let whole = |prepared: &Prepared| {
                let mut running = Replication::begin(prepared, 0);
                while !running.advance(u32::MAX).done {}
                running.outcome().digest()
            };
            let mut kept = BurnIns::keeping(1);
            for targets in [133, 10, 133] {
                let prepared = prepare(targets);
                assert_eq!(digest(&prepared, 997, &mut kept), whole(&prepared));
                assert_eq!(kept.kept(&prepared, 0).is_some(), places == 1);
            }
            let shared = [133, 10].map(|targets| {
                let mut prepared = prepare(targets);
                kept.share_tables(&mut prepared);
                prepared.tables
            });
            let same = std::sync::Arc::ptr_eq(&shared[0], &shared[1]);
            assert_eq!(same, places == 1, "tables of a kept world");
        }
    }
}
