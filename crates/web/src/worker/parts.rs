//! Work in parts: replications of worlds, dealt out to whoever is free.

use goodhart_experiment::Outcome;
use goodhart_report::Pair;
use goodhart_web::worker_protocol::Part;

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Dealt,
    In,
}

/// Parts in the order in which they are wanted.
#[derive(Clone, Debug, Default)]
pub struct Parts(Vec<(Part, Fate)>);

impl Parts {
    /// All of them open.
    pub fn new(parts: impl IntoIterator<Item = Part>) -> Self {
        Self(parts.into_iter().map(|part| (part, Fate::Open)).collect())
    }

    /// The first part that nobody works on; from now on somebody does.
    pub fn deal(&mut self) -> Option<Part> {
        let open = self.0.iter_mut().find(|(_, fate)| *fate == Fate::Open)?;
        open.1 = Fate::Dealt;
        Some(open.0)
    }

    /// The first part that is not in, though somebody works on it: for a worker who would be idle otherwise. So nothing waits for ever
    /// for a helper that has died.
    pub fn overdue(&self) -> Option<Part> {
        let (part, _) = self.0.iter().find(|(_, fate)| *fate != Fate::In)?;
        Some(*part)
    }

    /// Says that a part is in; whether it is the first time.
    pub fn put(&mut self, part: Part) -> bool {
        let own = self.0.iter_mut().find(|(own, _)| *own == part);
        own.is_some_and(|(_, fate)| std::mem::replace(fate, Fate::In) != Fate::In)
    }

    /// Nobody works on anything any more.
    pub fn recall(&mut self) {
        for (_, fate) in &mut self.0 {
            if *fate == Fate::Dealt {
                *fate = Fate::Open;
            }
        }
    }

    /// How many are in, of how many.
    pub fn progress(&self) -> (u32, u32) {
        let done = self.0.iter().filter(|(_, fate)| *fate == Fate::In);
        (done.count() as u32, self.0.len() as u32)
    }

    /// Whether all are in.
    pub fn is_done(&self) -> bool {
        self.0.iter().all(|(_, fate)| *fate == Fate::In)
    }
}

/// Outcomes of one world in order of replication, in whatever order they come in.
#[derive(Clone, Debug, Default)]
pub struct InOrder {
    whole: Vec<Outcome>,
    /// Those before which another is missing.
    early: Vec<(u32, Outcome)>,
}

impl InOrder {
    /// Takes a replication in that has not been taken in before.
    pub fn put(&mut self, replication: u32, outcome: Outcome) {
        self.early.push((replication, outcome));
        while let Some(next) = self
            .early
            .iter()
            .position(|(replication, _)| *replication as usize == self.whole.len())
        {
            self.whole.push(self.early.swap_remove(next).1);
        }
    }

    /// Replications from 0 on without a gap.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.whole
    }
}

/// Bytes of a number in the head of a parcel.
const NUMBER: usize = 4;

/// Which part of which request stands in a parcel, and its outcome.
pub fn parcel(generation: u32, part: Part, outcome: Outcome) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in [
        generation,
        u32::from(part.players),
        part.cell,
        part.replication,
    ] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend(outcome.parcel());
    bytes
}

/// The head of a parcel and the rest of it.
pub fn opened(parcel: &[u8]) -> Option<(u32, Part, &[u8])> {
    let (head, rest) = parcel.split_at_checked(4 * NUMBER)?;
    let number = |index: usize| {
        let bytes = head[index * NUMBER..][..NUMBER].try_into();
        bytes.map_or(0, u32::from_le_bytes)
    };
    let part = Part {
        players: number(1) as u8,
        cell: number(2),
        replication: number(3),
    };
    Some((number(0), part, rest))
}

/// A world as requests name it.
pub type Settings = Vec<Pair>;

#[cfg(test)]
mod tests {
    use goodhart_experiment::{Detail, Prepared, Replication, prepare, summarise};
    use goodhart_report::Scenario;

    use super::*;

    const REPLICATIONS: u32 = 4;

    fn part(replication: u32) -> Part {
        Part::whole(replication)
    }

    fn world() -> Prepared {
        prepare(&Scenario {
            years: 1,
            reps: REPLICATIONS,
            population: 50_000,
            ..Scenario::default()
        })
        .expect("an allowed scenario")
    }

    fn outcome(world: &Prepared, replication: u32) -> Outcome {
        let mut running = Replication::begin(world, replication);
        while !running.advance(u32::MAX).done {}
        running.outcome()
    }

    #[test]
    fn every_part_is_dealt_once_and_the_rest_is_overdue() {
        let mut parts = Parts::new((0..3).map(part));
        let dealt: Vec<_> = std::iter::from_fn(|| parts.deal()).collect();
        assert_eq!(dealt, [part(0), part(1), part(2)]);
        assert!(parts.put(part(0)) && !parts.put(part(0)), "in once only");
        assert!(!parts.put(part(7)), "never asked for");
        assert_eq!((parts.overdue(), parts.progress()), (Some(part(1)), (1, 3)));
        assert!(parts.put(part(2)) && parts.put(part(1)));
        assert!(parts.is_done() && parts.overdue().is_none());
    }

    #[test]
    fn whatever_the_order_of_arrival_the_digest_is_the_same() {
        let world = world();
        let digest = |order: [u32; 4]| {
            let mut gathered = InOrder::default();
            for replication in order {
                gathered.put(replication, outcome(&world, replication));
            }
            summarise(&world, gathered.outcomes(), Detail::Series(&[])).digest
        };
        let alone = digest([0, 1, 2, 3]);
        assert_eq!(alone.len(), 16);
        assert_eq!(digest([0, 3, 1, 2]), alone);
        assert_eq!(digest([3, 2, 1, 0]), alone);
    }

    #[test]
    fn nothing_is_shown_across_a_gap() {
        let world = world();
        let mut gathered = InOrder::default();
        let lengths = [1, 0, 3, 2].map(|replication| {
            gathered.put(replication, outcome(&world, replication));
            gathered.outcomes().len()
        });
        assert_eq!(lengths, [0, 2, 2, 4]);
    }

    #[test]
    fn a_parcel_says_whose_it_is() {
        let world = world();
        let sent = outcome(&world, 2);
        let bytes = parcel(300, part(2).at(41), sent.clone());
        let (generation, of, rest) = opened(&bytes).expect("a head");
        assert_eq!((generation, of), (300, part(2).at(41)));
        let arrived = Outcome::unparcel(&world, rest).expect("a whole outcome");
        assert_eq!(arrived.digest(), sent.digest());
        assert!(opened(&[1, 2]).is_none());
    }
}
