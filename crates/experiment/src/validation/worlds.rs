//! The worlds in which facts are looked for, and their runs. Seeds are fixed: the default scenario's.

use std::collections::BTreeMap;

use goodhart_report::{Change, Scenario, preset_scenario};

use super::seen::Seen;
use crate::presets::{AS_IT_WAS_2010_11, SANCTIONS_WITH_MONEY};
use crate::{BurnIns, prepare, with_known};

/// Months of a year.
pub(super) const YEAR: u32 = 12;
/// Year of the payment framework of general practice.
pub(super) const FRAMEWORK_YEAR: u32 = 2004;
/// The four-hour target of the catalogue.
const FOUR_HOURS: &str = "ae-4h-95";
/// Standards for category A until 2017, and those for categories 1 to 4 since.
const FIRST_VEHICLE: [&str; 2] = ["amb-cata-8min-75", "amb-cata-19min-95"];
const RIGHT_VEHICLE: [&str; 6] = [
    "amb-cat1-mean-7",
    "amb-cat1-p90-15",
    "amb-cat2-mean-18",
    "amb-cat2-p90-40",
    "amb-cat3-p90-120",
    "amb-cat4-p90-180",
];
/// Money against need after 2010: real growth of 1.4 % a year less that of emergency admissions, 3.2 %, as far as the lever goes
/// [% a year].
const AFTER_2010: f64 = -1.0;
/// Integrated care systems of England, and acute trusts in each: some 124 had a major department in 2018/19.
const SYSTEMS: u32 = 42;
pub(super) const TRUSTS_OF_A_SYSTEM: u32 = 3;
/// Trusts of the study of departments from 2003 to 2006; its months differ so much between trusts that four times as many are looked at.
const STUDIED: u32 = 15;
/// Acute trusts of England in 2002, about.
const TRUSTS_OF_2002: u32 = 175;
/// Draws of England's trusts.
const DRAWS: u32 = 3;
/// Days on which the number of national targets fell, and to how many.
const CUTS: [(&str, u32); 2] = [("2023-04-01", 31), ("2025-04-01", 18)];
/// Day from which ambulance services tried the standards of 2017.
const TRIAL: &str = "2016-04-01";
/// Late or early money, relative to need-matched [%].
pub(super) const EXTRA: f64 = 5.0;

/// A world in which facts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum World {
    /// 2022/23 as it was, five years.
    Today,
    /// Star ratings from April 2002 with the money of the time, ten years.
    Stars,
    /// The same in many trusts, five years.
    StarsStudied,
    /// Without the four-hour target.
    StarsWithoutFourHours,
    /// The same targets and money without sanctions or publication: Wales.
    Wales,
    /// From April 2010 under the regime of the time, money falling behind need, ten years.
    After2010,
    /// The same from less money for health and social care [% of need-matched].
    After2010With(u32),
    /// Less money in 2022/23 [% of need-matched].
    Money(u32),
    /// One point of the budget moved from care to prevention.
    ToPrevention,
    /// The same point taken away from all.
    PointLess,
    /// 2022/23 as it was, then fewer targets: so many of the cuts that came.
    Cut(usize),
    /// More money, all of the addition late.
    Late,
    /// The same money, all of the addition recurrent.
    Early,
    /// 2022/23 without the payment framework of general practice.
    FrameworkEnded,
    /// Star ratings, and the payment framework of general practice from 2004.
    Framework,
    /// The same without exceptions beyond those for whom care is unsuitable.
    FrameworkAsMeant,
    /// After 2010, where any first vehicle stops the clock of life-threatening calls; from 2016 on with the standards of 2017 instead,
    /// whose clock is that of the vehicle a patient needs.
    RightVehicle,
    /// Many trusts of 2022/23, one year.
    Trusts,
    /// The acute trusts of England in 2022/23 as unlike places, one draw of them, one year.
    England(u32),
    /// The same from April 2010 to 2018/19, money falling behind need.
    EnglandAfter2010(u32),
    /// Many trusts of 2002/03 under star ratings, one year.
    StarredTrusts,
}

impl World {
    /// Levels of money at which the years after 2010 are seen besides need-matched [%].
    pub const AFTER_2010: [u32; 2] = [80, 90];
    /// Draws of England's trusts, from 0.
    pub fn draws(of: fn(u32) -> Self) -> impl Iterator<Item = Self> {
        (0..DRAWS).map(of)
    }

    /// All worlds in pieces of work, the longest first. Worlds of one start state stand together, so that its burnt-in places are kept.
    fn pieces() -> Vec<Vec<Self>> {
        let alone = |of| Self::draws(of).map(|world| vec![world]);
        let after_2010 = [Self::After2010, Self::RightVehicle]
            .into_iter()
            .chain(Self::AFTER_2010.map(Self::After2010With));
        alone(Self::EnglandAfter2010)
            .chain([
                vec![
                    Self::Today,
                    Self::Cut(1),
                    Self::Cut(2),
                    Self::Late,
                    Self::Early,
                    Self::Money(90),
                    Self::ToPrevention,
                    Self::PointLess,
                    Self::FrameworkEnded,
                    Self::Trusts,
                ],
                vec![
                    Self::Stars,
                    Self::StarsStudied,
                    Self::StarsWithoutFourHours,
                    Self::Wales,
                    Self::Framework,
                    Self::FrameworkAsMeant,
                    Self::StarredTrusts,
                ],
                after_2010.collect(),
            ])
            .chain(alone(Self::England))
            .collect()
    }

    /// Its scenario with other people.
    fn seeded(self, seed: u32) -> Scenario {
        let seed = match self {
            Self::England(draw) | Self::EnglandAfter2010(draw) => (seed - 1) * DRAWS + draw + 1,
            _ => seed,
        };
        Scenario {
            seed,
            ..self.scenario()
        }
    }

    #[allow(clippy::too_many_lines)] // one arm a world: a list, not a procedure
    pub fn scenario(self) -> Scenario {
        let plain = Scenario {
            years: 3,
            reps: 8,
            ..Scenario::default()
        };
        match self {
            Self::Today => Scenario { years: 5, ..plain },
            Self::Stars => Scenario {
                years: 10,
                reps: 8,
                ..preset(SANCTIONS_WITH_MONEY)
            },
            Self::StarsStudied => Scenario {
                years: 5,
                reps: 4 * STUDIED,
                ..Self::Stars.scenario()
            },
            Self::StarsWithoutFourHours => {
                let mut without = Self::Stars.scenario();
                without.add.remove(FOUR_HOURS);
                without
            }
            Self::Wales => Scenario {
                years: 5,
                pressure: 0.0,
                publish: false,
                ..Self::Stars.scenario()
            },
            Self::StarredTrusts => Scenario {
                years: 1,
                reps: TRUSTS_OF_2002,
                ..Self::Stars.scenario()
            },
            Self::After2010 => {
                let mut decade = Scenario {
                    years: 10,
                    reps: 8,
                    growth: AFTER_2010,
                    ..preset(AS_IT_WAS_2010_11)
                };
                // 95 % from June 2010: the row as it is.
                decade.edit.clear();
                decade
            }
            Self::After2010With(level) => Scenario {
                years: 5,
                reps: 6,
                funding: f64::from(level),
                social: f64::from(level),
                ..Self::After2010.scenario()
            },
            Self::Money(level) => Scenario {
                years: 5,
                funding: f64::from(level),
                social: f64::from(level),
                reps: 6,
                ..plain
            },
            Self::ToPrevention => Scenario {
                prevention: 1.0,
                ..Self::Today.scenario()
            },
            Self::PointLess => Scenario {
                funding: 99.0,
                ..Self::Today.scenario()
            },
            Self::Cut(cuts) => Scenario {
                changes: CUTS[..cuts].iter().map(fewer).collect(),
                ..Self::Today.scenario()
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
            Self::FrameworkEnded => Scenario {
                qof: false,
                ..plain
            },
            Self::Framework => Scenario {
                years: 6,
                reps: 6,
                changes: vec![Change {
                    on: format!("{FRAMEWORK_YEAR}-04-01"),
                    set: [("qof".to_owned(), "on".to_owned())].into(),
                }],
                ..Self::Stars.scenario()
            },
            Self::FrameworkAsMeant => Scenario {
                strategies_off: ["exception_reporting".to_owned()].into(),
                ..Self::Framework.scenario()
            },
            Self::RightVehicle => with_the_right_vehicle(Self::After2010.scenario()),
            Self::Trusts => Scenario {
                years: 1,
                reps: 40,
                ..plain
            },
            Self::England(_) => Scenario {
                years: 1,
                reps: 1,
                places: SYSTEMS * TRUSTS_OF_A_SYSTEM,
                ..plain
            },
            Self::EnglandAfter2010(_) => Scenario {
                years: 9,
                reps: 1,
                places: SYSTEMS * TRUSTS_OF_A_SYSTEM,
                ..Self::After2010.scenario()
            },
        }
    }
}

/// The same with the standards for categories 1 to 4 in place of those for category A from the trial on.
fn with_the_right_vehicle(mut scenario: Scenario) -> Scenario {
    let named = [
        ("add", RIGHT_VEHICLE.join(",")),
        ("drop", FIRST_VEHICLE.join(",")),
    ];
    scenario.changes.push(Change {
        on: TRIAL.to_owned(),
        set: named.map(|(key, ids)| (key.to_owned(), ids)).into(),
    });
    scenario
}

/// A cut of the number of national targets.
fn fewer(&(on, targets): &(&str, u32)) -> Change {
    Change {
        on: on.to_owned(),
        set: [("targets".to_owned(), targets.to_string())].into(),
    }
}

/// A preset of this version; the default where there is none, which a test rules out.
fn preset(id: &str) -> Scenario {
    with_known(|known| preset_scenario(id, known)).unwrap_or_default()
}

/// Pieces of work that can be done at the same time, the longest first.
pub fn pieces() -> u32 {
    World::pieces().len() as u32
}

/// Runs of all pieces together [replications].
pub fn runs() -> u32 {
    World::pieces()
        .iter()
        .flatten()
        .map(|world| world.scenario().reps)
        .sum()
}

/// What one piece of work saw.
pub struct Watched(Vec<(World, Vec<Seen>)>);

/// Does one piece of work, from 0, with the people of this seed, which starts at 1. `one_done` hears of every run and says whether to go
/// on; `None` if it said no, or if there is no such piece.
pub fn watch(piece: u32, seed: u32, one_done: &dyn Fn() -> bool) -> Option<Watched> {
    let worlds = World::pieces().into_iter().nth(piece as usize)?;
    let mut kept = BurnIns::keeping(World::Today.scenario().reps);
    let mut runs = Vec::new();
    for world in worlds {
        // Scenarios of this file are allowed (a test); one that is not leaves its facts without values.
        let Ok(prepared) = prepare(&world.seeded(seed)) else {
            continue;
        };
        let mut seen = Vec::new();
        for replication in 0..prepared.scenario.reps {
            seen.push(Seen::watched(&prepared, replication, &mut kept));
            if !one_done() {
                return None;
            }
        }
        runs.push((world, seen));
    }
    Some(Watched(runs))
}

/// All runs.
pub(super) struct Worlds(BTreeMap<World, Vec<Seen>>);

impl Worlds {
    pub fn of_all(watched: Vec<Watched>) -> Self {
        Self(watched.into_iter().flat_map(|Watched(runs)| runs).collect())
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
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_world_is_allowed() {
        for world in World::pieces().into_iter().flatten() {
            prepare(&world.seeded(1)).expect("an allowed scenario");
        }
        assert_eq!(World::Stars.scenario().start, 2002);
        assert_eq!(World::After2010.scenario().start, 2010);
    }

    #[test]
    fn the_clocks_of_an_ambulance_differ_in_their_standards_only() {
        let [before, after] = [World::After2010, World::RightVehicle].map(World::scenario);
        let same = Scenario {
            changes: Vec::new(),
            ..after.clone()
        };
        assert_eq!(same, before);
        let in_force_in = |week| {
            let prepared = prepare(&after).expect("an allowed scenario");
            let items = prepared.regime_in(week).in_force.iter();
            let ids: BTreeSet<&str> = items.map(|item| item.target.id).collect();
            ids
        };
        let weeks_before_the_trial = 6 * 52;
        let [then, now] = [0, weeks_before_the_trial + 4].map(in_force_in);
        let of = |ids: &[&'static str]| ids.iter().copied().collect::<BTreeSet<&str>>();
        assert_eq!(&then - &now, of(&FIRST_VEHICLE));
        assert_eq!(&now - &then, of(&RIGHT_VEHICLE));
    }

    #[test]
    fn no_two_draws_of_england_are_of_the_same_trusts() {
        let seeds = (1..=6).flat_map(|seed| {
            World::draws(World::England).map(move |world| world.seeded(seed).seed)
        });
        assert_eq!(seeds.collect::<BTreeSet<u32>>().len(), 18);
    }

    #[test]
    fn england_and_wales_differ_in_sanctions_and_publication_only() {
        let england = World::Stars.scenario();
        let wales = World::Wales.scenario();
        assert_eq!(
            (&england.add, england.growth.to_bits()),
            (&wales.add, wales.growth.to_bits())
        );
        assert!(england.pressure > wales.pressure && england.publish && !wales.publish);
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
