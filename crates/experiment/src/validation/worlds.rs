//! The worlds in which facts are looked for, and their runs. Seeds are fixed: the default scenario's.

use std::collections::BTreeMap;

use goodhart_report::{Scenario, World as Without};

use super::seen::Seen;
use crate::{BurnIns, prepare};

/// Months of a year.
pub(super) const YEAR: u32 = 12;
/// The four-hour target of the catalogue and its threshold until 2010 [%].
const FOUR_HOURS: (&str, f64) = ("ae-4h-95", 98.0);
/// Real growth of 2000 to 2005 [% a year].
const GROWTH: f64 = 5.0;
/// Late or early money, relative to need-matched [%].
pub(super) const EXTRA: f64 = 5.0;

/// A world in which facts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum World {
    /// 2022/23 as it was, five years.
    Today,
    /// No targets, data published, money growing as in 2000 to 2005.
    NoneGrowing,
    /// The four-hour target alone at 98 %, the same money.
    OneGrowing,
    /// More or less money for health and social care [% of need-matched].
    Money(u32),
    /// This many targets from the start of the run.
    Cut(u32),
    /// More money, all of the addition late.
    Late,
    /// The same money, all of the addition recurrent.
    Early,
    /// Many trusts of 2022/23, one year.
    Trusts,
}

impl World {
    /// Levels of money besides need-matched [%].
    pub const MONEY: [u32; 5] = [80, 90, 110, 120, 130];

    fn all() -> impl Iterator<Item = Self> {
        [
            Self::Today,
            Self::OneGrowing,
            Self::Cut(31),
            Self::Cut(18),
            Self::Late,
            Self::Early,
        ]
        .into_iter()
        .chain(Self::MONEY.map(Self::Money))
        .chain([Self::Trusts, Self::NoneGrowing])
    }

    pub fn scenario(self) -> Scenario {
        let plain = Scenario {
            years: 3,
            reps: 8,
            ..Scenario::default()
        };
        match self {
            Self::Today => Scenario { years: 5, ..plain },
            Self::NoneGrowing => Scenario {
                years: 5,
                targets: 0,
                qof: false,
                world: Without::TargetsOff,
                growth: GROWTH,
                ..plain
            },
            Self::OneGrowing => {
                let (target, threshold) = FOUR_HOURS;
                Scenario {
                    years: 5,
                    targets: 0,
                    qof: false,
                    add: [target.to_owned()].into(),
                    edit: [(format!("{target}.threshold"), threshold)].into(),
                    growth: GROWTH,
                    ..plain
                }
            }
            Self::Money(level) => Scenario {
                years: 5,
                funding: f64::from(level),
                social: f64::from(level),
                reps: 6,
                ..plain
            },
            Self::Cut(targets) => Scenario {
                years: 1,
                targets,
                ..plain
            },
            Self::Late => Scenario {
                funding: plain.funding + EXTRA,
                certainty: plain.certainty * plain.funding / (plain.funding + EXTRA),
                ..plain
            },
            Self::Early => Scenario {
                funding: plain.funding + EXTRA,
                certainty: (plain.certainty * plain.funding + EXTRA) / (plain.funding + EXTRA),
                ..plain
            },
            Self::Trusts => Scenario {
                years: 1,
                reps: 40,
                ..plain
            },
        }
    }
}

/// All runs.
pub(super) struct Worlds(BTreeMap<World, Vec<Seen>>);

impl Worlds {
    pub fn run(progress: &mut dyn FnMut(u32, u32) -> bool) -> Option<Self> {
        let total: u32 = World::all().map(|world| world.scenario().reps).sum();
        let mut done = 0;
        let mut kept = BurnIns::keeping(World::Today.scenario().reps);
        let mut runs = BTreeMap::new();
        for world in World::all() {
            // Scenarios of this file are allowed (a test); one that is not leaves its facts without values.
            let Ok(prepared) = prepare(&world.scenario()) else {
                continue;
            };
            let mut seen = Vec::new();
            for replication in 0..prepared.scenario.reps {
                seen.push(Seen::watched(&prepared, replication, &mut kept));
                done += 1;
                if !progress(done, total) {
                    return None;
                }
            }
            runs.insert(world, seen);
        }
        Some(Self(runs))
    }

    /// The replications of a world.
    pub fn of(&self, world: World) -> &[Seen] {
        self.0.get(&world).map_or(&[], Vec::as_slice)
    }

    /// The same people in two worlds.
    pub fn pairs(&self, one: World, other: World) -> impl Iterator<Item = (&Seen, &Seen)> {
        self.of(one).iter().zip(self.of(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_world_is_allowed() {
        for world in World::all() {
            prepare(&world.scenario()).expect("an allowed scenario");
        }
    }

    #[test]
    fn late_and_early_differ_only_in_when_the_addition_comes() {
        let [plain, late, early] = [World::Today, World::Late, World::Early].map(World::scenario);
        let recurrent = |scenario: &Scenario| scenario.funding * scenario.certainty;
        assert!((recurrent(&late) - recurrent(&plain)).abs() < 1e-9);
        assert!((recurrent(&early) - recurrent(&plain) - EXTRA).abs() < 1e-9);
        assert!((late.funding - early.funding).abs() < 1e-9);
    }
}
