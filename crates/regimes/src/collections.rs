//! Data collections: clinical hours attach to them and not to targets, and they outlive the targets they were made for.

use goodhart_des::lots;
use goodhart_targets::catalogue::{Binds, COLLECTIONS, CollectionId};

use crate::InForce;

/// A data collection that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningCollection {
    /// Which.
    pub id: CollectionId,
    /// Whose staff fill it in.
    pub binds: Binds,
    /// Whether it would run if there were no target at all.
    pub without_targets: bool,
}

/// The collections that run under `now` when `before` was in force earlier: those a target rides on, and those left over
/// from `before`, each of which ended with probability `stops` [0–1]. The draw hangs on the collection's name and `seed`
/// only, so that a larger cut keeps what a smaller one kept.
pub fn collections(
    before: &[InForce],
    now: &[InForce],
    stops: f64,
    seed: u64,
) -> Vec<RunningCollection> {
    let goes_on = |item: &&InForce| {
        let id = item.target.collection;
        lots::uniform(seed, COLLECTIONS[usize::from(id.0)].id) >= stops
    };
    let running = |without_targets: bool| {
        move |item: &InForce| RunningCollection {
            id: item.target.collection,
            binds: item.target.binds,
            without_targets,
        }
    };
    let left_over = before.iter().filter(goes_on).map(running(true));
    distinct(left_over.chain(now.iter().map(running(false))).collect())
}

/// Each collection once, in order; of several the first is kept, so one that is left over must stand before one that a target rides on.
pub(crate) fn distinct(mut all: Vec<RunningCollection>) -> Vec<RunningCollection> {
    let which = |one: &RunningCollection| (one.id, one.binds);
    // The sort is stable.
    all.sort_by_key(which);
    all.dedup_by_key(|one| which(one));
    all
}

#[cfg(test)]
mod tests {
    use goodhart_targets::catalogue::{Order, first};

    use super::*;
    use crate::{Oversight, Parameters, Regime};

    fn regime(n: u16) -> Regime {
        Regime::new(
            &first(Order::Salience, 1, n),
            Oversight::PLAIN,
            &Parameters::DEFAULT,
        )
    }

    #[test]
    fn several_targets_share_one_collection() {
        let regime = regime(133);
        let acute = regime
            .collections
            .iter()
            .filter(|c| c.binds == Binds::Acute)
            .count();
        assert!(acute > 10 && acute < regime.binding(Binds::Acute).count());
    }

    #[test]
    fn dropped_targets_leave_most_collections_behind() {
        let before = regime(133);
        let without = |stops, seed| collections(&before.in_force, &[], stops, seed);
        let all = without(0.0, 7);
        assert_eq!(all.len(), before.collections.len());
        assert!(all.iter().all(|collection| collection.without_targets));
        assert!(without(1.0, 7).is_empty());
        let kept = without(0.3, 7);
        assert!(kept.len() > all.len() / 2 && kept.len() < all.len());
        assert_eq!(kept, without(0.3, 7));
        assert_ne!(kept, without(0.3, 8));
        assert!(
            without(0.6, 7)
                .iter()
                .all(|collection| kept.contains(collection))
        );
    }

    #[test]
    fn reporting_switched_off_leaves_what_would_run_anyway() {
        let before = regime(31);
        let mut now = regime(10).keeping_collections_of(&before.in_force, 0.3, 7);
        let with = now.collection_share(Binds::Acute);
        now.players.reporting = false;
        let anyway = now.collection_share(Binds::Acute);
        let none = Regime::new(&[], Oversight::PLAIN, &Parameters::DEFAULT)
            .keeping_collections_of(&before.in_force, 0.3, 7)
            .collection_share(Binds::Acute);
        assert!(with > 0.0 && with >= anyway);
        assert_eq!(anyway.to_bits(), none.to_bits());
    }
}
