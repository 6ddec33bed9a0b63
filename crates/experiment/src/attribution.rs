//! What the targets did: this world against the no-target world with the same money and the same people.
//!
//! A player that is switched off behaves as in the no-target world. The exact Shapley split averages each player's contribution over all
//! orders in which players could be switched on: 128 worlds, and as many more as there are strategies to tell apart. Removal, the first answer,
//! takes away one player at a time: 9 worlds.

use goodhart_managers::StrategyId;
use goodhart_regimes::{Players, Regime};
use goodhart_report::{Attribution, AttributionBlock, Parts, Reallocation};
use goodhart_targets::HarmSum;

use crate::bands::band;
use crate::summary::{complete_from, per_100k};
use crate::toll::{Toll, Value, streams_that_gained, value};
use crate::{BurnIns, Prepared, prepare};

/// Number of players.
const PLAYERS: usize = Players::NAMES.len();
const ALL: usize = (1 << PLAYERS) - 1;
const REALLOCATION: usize = 1;
const GAMING: usize = 3;
/// Start states kept for the other worlds, which all begin alike; each takes some three megabytes.
const KEPT: u32 = 8;

/// How the split is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Each player removed once.
    Removal,
    /// Exact Shapley values.
    Shapley,
}

/// Which no-target world it is split against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Targets off, data still published.
    TargetsOff,
    /// Targets and collections off.
    CollectionsOff,
    /// Never targeted, warmed up so.
    NeverTargeted,
}

impl Against {
    /// All no-target worlds.
    pub const ALL: [Self; 3] = [Self::TargetsOff, Self::CollectionsOff, Self::NeverTargeted];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::TargetsOff => "targets_off",
            Self::CollectionsOff => "collections_off",
            Self::NeverTargeted => "never_targeted",
        }
    }
}

/// Splits what the targets did over the first `replications` replications. `progress` is told how many worlds are done, of how many;
/// if it returns false the work is given up.
pub fn attribution(
    prepared: &Prepared,
    against: Against,
    method: Method,
    replications: u32,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Option<Attribution> {
    let coalitions = coalitions(method);
    let strategies = match method {
        Method::Removal => Vec::new(),
        Method::Shapley => active_strategies(prepared),
    };
    let worlds = (coalitions.len() + strategies.len()) as u32;
    let mut done = 0;
    let mut kept = BurnIns::keeping(replications.min(KEPT));
    let mut tolls = |world: &Prepared| -> Vec<Toll> {
        (0..replications)
            .map(|replication| Toll::of(&complete_from(world, replication, &mut kept)))
            .collect()
    };
    let mut next = |world: &Prepared| {
        let tolls = tolls(world);
        done += 1;
        progress(done, worlds).then_some(tolls)
    };
    let mut at = vec![Vec::new(); ALL + 1];
    for coalition in coalitions {
        at[coalition] = next(&prepared.with_only(coalition as u8))?;
    }
    let mut off = Vec::new();
    let mut without = Vec::new();
    for id in strategies {
        off.push(id.id());
        let world = prepared.without_strategies(off.iter().copied());
        without.push((id.id().to_owned(), next(&world)?));
    }
    let base = match against {
        Against::TargetsOff => at[0].clone(),
        other => tolls(&no_target_world(prepared, other)),
    };
    Some(split(prepared, against, method, &at, &base, without))
}

/// The worlds that a split needs, by the channels that act as bits of [`Players`]; [`Prepared::with_only`] makes them. By removal: the
/// no-target world, this one, and this one without each. The exact split: all of them.
pub fn worlds(method: Method) -> impl Iterator<Item = u8> {
    coalitions(method)
        .into_iter()
        .map(|coalition| coalition as u8)
}

/// The split against the no-target world with targets off, from the same replications of each of the [`worlds`]; strategies are not told
/// apart.
pub fn split_of(
    prepared: &Prepared,
    method: Method,
    tolls: impl Fn(u8) -> Vec<Toll>,
) -> Attribution {
    let mut at = vec![Vec::new(); ALL + 1];
    for coalition in coalitions(method) {
        at[coalition] = tolls(coalition as u8);
    }
    let against = Against::TargetsOff;
    split(prepared, against, method, &at, &at[0], Vec::new())
}

/// `at` has the replications of each world by coalition; `without` those of the whole world with one strategy after the other switched
/// off as well.
fn split(
    prepared: &Prepared,
    against: Against,
    method: Method,
    at: &[Vec<Toll>],
    base: &[Toll],
    without: Vec<(String, Vec<Toll>)>,
) -> Attribution {
    // Where attention went between both ends says how the harm of every other world is read.
    let gained = streams_that_gained(&at[ALL], &at[0]);
    let value = |tolls: &[Toll]| value(prepared, tolls, &gained);
    let mut before = value(&at[ALL]);
    let by_strategy: Vec<_> = without
        .into_iter()
        .map(|(id, tolls)| {
            let after = value(&tolls);
            (id, std::mem::replace(&mut before, after), after)
        })
        .collect();
    let values: Vec<Value> = at.iter().map(|tolls| value(tolls)).collect();
    let split = Split {
        method,
        at: &values,
        base: value(base),
        by_strategy: &by_strategy,
    };
    let spread = |of: fn(HarmSum) -> i64| {
        let pairs = at[ALL].iter().zip(base);
        band(pairs.map(|(all, none)| {
            per_100k(prepared, of(all.total())) - per_100k(prepared, of(none.total()))
        }))
    };
    let qalys = AttributionBlock {
        spread: spread(|sum| sum.micro_qalys),
        ..split.block(|value| value.qalys, |value| value.focus[0])
    };
    let deaths = AttributionBlock {
        spread: spread(|sum| sum.micro_deaths),
        ..split.block(|value| value.deaths, |value| value.focus[1])
    };
    let interaction = qalys.total - sum(&qalys.parts);
    Attribution {
        against: against.id().to_owned(),
        method: match method {
            Method::Removal => "removal",
            Method::Shapley => "shapley",
        }
        .to_owned(),
        replications: at[ALL].len() as u32,
        players: Players::NAMES
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        unit: "QALYs lost per 100,000 over the horizon; positive = worse".to_owned(),
        qalys,
        deaths,
        interaction,
        // Nothing is said of a replication in which nobody came.
        real_within_4h: band(
            at[ALL]
                .iter()
                .zip(base)
                .filter_map(|(all, none)| Some(all.real_within_4h? - none.real_within_4h?)),
        ),
    }
}

fn coalitions(method: Method) -> Vec<usize> {
    match method {
        Method::Shapley => (0..=ALL).collect(),
        Method::Removal => {
            let without = (0..PLAYERS).map(|player| ALL & !(1 << player));
            [0, ALL].into_iter().chain(without).collect()
        }
    }
}

/// Strategies that an in-force target admits and that are not switched off.
fn active_strategies(prepared: &Prepared) -> Vec<StrategyId> {
    let targeted = |id: &StrategyId| {
        let quantities = id.strategy().quantities;
        let admits = |regime: &Regime| {
            let mut in_force = regime.in_force.iter();
            let served = in_force.any(|item| {
                item.quantity
                    .is_some_and(|quantity| quantities.contains(&quantity))
            });
            served && !regime.disabled.contains(id.id())
        };
        prepared.regimes().any(admits)
    };
    StrategyId::ALL.iter().copied().filter(targeted).collect()
}

fn no_target_world(prepared: &Prepared, against: Against) -> Prepared {
    let mut scenario = prepared.scenario.clone();
    scenario.world = match against {
        Against::TargetsOff => goodhart_report::World::TargetsOff,
        Against::CollectionsOff => goodhart_report::World::CollectionsOff,
        Against::NeverTargeted => goodhart_report::World::NeverTargeted,
    };
    // A scenario that was prepared stays valid in another kind of world.
    prepare(&scenario).unwrap_or_else(|_| prepared.with_players(Players::NONE))
}

/// What is known of all worlds, to be split in one unit after the other.
struct Split<'a> {
    method: Method,
    /// By coalition of players that are on.
    at: &'a [Value],
    /// The no-target world.
    base: Value,
    /// Each strategy with the worlds before and after it was switched off.
    by_strategy: &'a [(String, Value, Value)],
}

impl Split<'_> {
    /// All of the block but its spread.
    fn block(&self, of: fn(Value) -> f64, in_focus: fn(Value) -> f64) -> AttributionBlock {
        let at = |coalition: usize| self.at[coalition];
        let (none, all) = (of(at(0)), of(at(ALL)));
        let alone = match self.method {
            Method::Removal => Vec::new(),
            Method::Shapley => (0..PLAYERS)
                .map(|player| of(at(1 << player)) - none)
                .collect(),
        };
        let removed: Vec<f64> = (0..PLAYERS)
            .map(|player| all - of(at(ALL & !(1 << player))))
            .collect();
        let share = |player: usize, of: fn(Value) -> f64| match self.method {
            Method::Removal => of(at(ALL)) - of(at(ALL & !(1 << player))),
            Method::Shapley => shapley(player, &|coalition| of(at(coalition))),
        };
        let focus = share(REALLOCATION, in_focus);
        AttributionBlock {
            parts: Parts {
                effort: share(0, of),
                reallocation: Reallocation {
                    focus,
                    neglect: share(REALLOCATION, of) - focus,
                },
                information: share(2, of),
                gaming: share(GAMING, of),
                reporting: share(4, of),
                staff: share(5, of),
                pots: share(6, of),
            },
            alone,
            removed,
            gaming_by_strategy: self
                .by_strategy
                .iter()
                .map(|(id, before, after)| (id.clone(), of(*before) - of(*after)))
                .collect(),
            total: all - of(self.base),
            ..AttributionBlock::default()
        }
    }
}

/// The Shapley value of a player: Σ over coalitions without her of |S|! (n − |S| − 1)! / n! × what she adds.
/// Source: Shapley (1953), A value for n-person games.
fn shapley(player: usize, of: &dyn Fn(usize) -> f64) -> f64 {
    let mut sum = 0.0;
    for coalition in (0..=ALL).filter(|coalition| coalition & (1 << player) == 0) {
        sum += weight(coalition.count_ones()) * (of(coalition | 1 << player) - of(coalition));
    }
    sum
}

fn weight(size: u32) -> f64 {
    let factorial = |n: u32| (1..=n).map(f64::from).product::<f64>();
    factorial(size) * factorial(PLAYERS as u32 - size - 1) / factorial(PLAYERS as u32)
}

fn sum(parts: &Parts) -> f64 {
    let Parts {
        effort,
        reallocation,
        information,
        gaming,
        reporting,
        staff,
        pots,
    } = parts;
    effort
        + reallocation.focus
        + reallocation.neglect
        + information
        + gaming
        + reporting
        + staff
        + pots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_whole() {
        let game =
            |coalition: usize| (coalition as f64).sqrt() + f64::from(coalition.count_ones()) * 2.0;
        let total: f64 = (0..PLAYERS).map(|player| shapley(player, &game)).sum();
        assert!((total - (game(ALL) - game(0))).abs() < 1e-9);
    }

    #[test]
    fn a_player_who_adds_nothing_gets_nothing() {
        let game = |coalition: usize| f64::from((coalition & !4).count_ones());
        assert!(shapley(2, &game).abs() < 1e-12);
        assert!((shapley(0, &game) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn tolls_gathered_elsewhere_give_the_same_split() {
        let scenario = goodhart_report::Scenario {
            years: 1,
            population: 50_000,
            ..goodhart_report::Scenario::default()
        };
        let prepared = prepare(&scenario).expect("an allowed scenario");
        let (against, method) = (Against::TargetsOff, Method::Removal);
        let here = attribution(&prepared, against, method, 2, &mut |_, _| true);
        let tolls = |players| -> Vec<Toll> {
            let world = prepared.with_only(players);
            let complete = |r| Toll::of(&crate::summary::complete(&world, r));
            (0..2).map(complete).collect()
        };
        assert_eq!(Some(split_of(&prepared, method, tolls)), here);
        let ends = [0, ALL as u8].map(tolls);
        let change = |replication: usize| {
            let [none, all] = [0, 1].map(|end: usize| ends[end][replication].real_within_4h);
            all.zip(none).map_or(f64::NAN, |(all, none)| all - none)
        };
        let apart = f64::midpoint(change(0), change(1));
        let real = here.expect("not given up").real_within_4h;
        assert!((real.median - apart).abs() < 1e-9, "{real:?}");
    }
}
