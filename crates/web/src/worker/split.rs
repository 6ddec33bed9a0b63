//! What the targets did, part by part, in the idle time after a result: every channel removed once, in one run and then in a few, and at
//! last, when nothing else is left to do, all worlds of the exact split.

use goodhart_experiment::{Method, Outcome, Prepared, Toll, split_of, worlds};
use goodhart_report::Attribution;
use goodhart_web::worker_protocol::{Part, REPLICATIONS_EXPLAINED};

use super::parts::Parts;

/// The answers, each better than the one before: how it is split, over how many replications.
const STAGES: [(Method, u32); 3] = [
    (Method::Removal, 1),
    (Method::Removal, REPLICATIONS_EXPLAINED),
    (Method::Shapley, REPLICATIONS_EXPLAINED),
];

/// The worlds of the split and what is known of them.
pub struct Split {
    /// Of the split by removal, the first replication of every world first.
    removal: Parts,
    /// Of the exact split, and not of that by removal.
    rest: Parts,
    /// By world and replication.
    tolls: Vec<[Option<Toll>; REPLICATIONS_EXPLAINED as usize]>,
    /// How many of the stages have been reached.
    reached: usize,
}

impl Split {
    /// Of the world whose first outcomes are known already.
    pub fn new(whole: &[Outcome]) -> Self {
        let removal = (0..REPLICATIONS_EXPLAINED)
            .flat_map(|replication| worlds(Method::Removal).map(move |of| part(of, replication)));
        let others = worlds(Method::Shapley)
            .filter(|world| worlds(Method::Removal).all(|other| other != *world));
        let rest = others.flat_map(|of| {
            (0..REPLICATIONS_EXPLAINED).map(move |replication| part(of, replication))
        });
        let mut split = Self {
            removal: Parts::new(removal),
            rest: Parts::new(rest),
            tolls: worlds(Method::Shapley)
                .map(|_| Default::default())
                .collect(),
            reached: 0,
        };
        for (replication, outcome) in (0..REPLICATIONS_EXPLAINED).zip(whole) {
            split.put(Part::whole(replication), outcome);
        }
        split
    }

    /// The parts of the split by removal, which the reader waits for.
    pub fn removal(&mut self) -> &mut Parts {
        &mut self.removal
    }

    /// What else the exact split needs, for time that nobody else wants.
    pub fn rest(&mut self) -> &mut Parts {
        &mut self.rest
    }

    /// Whether the split by removal is done.
    pub fn is_removed(&self) -> bool {
        self.removal.is_done()
    }

    /// Whether the exact split is done too.
    pub fn is_exact(&self) -> bool {
        self.is_removed() && self.rest.is_done()
    }

    /// Takes a part in.
    pub fn put(&mut self, part: Part, outcome: &Outcome) {
        if self.removal.put(part) || self.rest.put(part) {
            let tolls = &mut self.tolls[usize::from(part.players)];
            tolls[part.replication as usize] = Some(Toll::of(outcome));
        }
    }

    /// The best split that is known, once for each stage.
    pub fn news(&mut self, prepared: &Prepared) -> Option<Attribution> {
        let is_known = |&(method, replications): &(Method, u32)| {
            worlds(method).all(|of| self.first(of, replications).iter().all(Option::is_some))
        };
        let reached = STAGES.iter().take_while(|stage| is_known(stage)).count();
        if reached <= self.reached {
            return None;
        }
        self.reached = reached;
        let (method, replications) = STAGES[reached - 1];
        Some(split_of(prepared, method, |of| {
            self.first(of, replications)
                .iter()
                .flatten()
                .cloned()
                .collect()
        }))
    }

    /// The first replications of a world, those that are in.
    fn first(&self, world: u8, replications: u32) -> &[Option<Toll>] {
        &self.tolls[usize::from(world)][..replications as usize]
    }
}

fn part(players: u8, replication: u32) -> Part {
    Part {
        players,
        ..Part::whole(replication)
    }
}

#[cfg(test)]
mod tests {
    use goodhart_experiment::{Replication, prepare};
    use goodhart_report::Scenario;

    use super::*;

    #[test]
    fn the_first_look_costs_eight_runs_more_than_the_world_itself() {
        let world = prepare(&Scenario {
            years: 1,
            population: 50_000,
            ..Scenario::default()
        })
        .expect("an allowed scenario");
        let mut running = Replication::begin(&world, 0);
        while !running.advance(u32::MAX).done {}
        let outcome = running.outcome();

        let mut split = Split::new(&vec![outcome.clone(); REPLICATIONS_EXPLAINED as usize]);
        let mut looks = Vec::new();
        for runs in 1.. {
            let Some(part) = split.removal().deal().or_else(|| split.rest().deal()) else {
                break;
            };
            split.put(part, &outcome);
            if let Some(look) = split.news(&world) {
                looks.push((runs, look.method, look.replications));
            }
        }
        let expected = [(8, "removal", 1), (32, "removal", 4), (508, "shapley", 4)];
        assert_eq!(
            looks,
            expected.map(|(runs, method, of)| (runs, method.to_owned(), of))
        );
        assert!(split.is_exact());
    }
}
