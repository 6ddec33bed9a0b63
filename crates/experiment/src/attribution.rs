//! What the targets did: this world against the no-target world with the same money and the same people.
//!
//! A player that is switched off behaves as in the no-target world. The exact Shapley split averages each player's contribution over all
//! orders in which players could be switched on: 128 worlds, and as many more as there are strategies to tell apart. Removal, the first answer,
//! takes away one player at a time: 9 worlds.

use goodhart_levers::Stream;
use goodhart_managers::StrategyId;
use goodhart_regimes::{Players, Regime};
use goodhart_report::{Attribution, AttributionBlock, Parts, Reallocation};

use crate::bands::band;
use crate::summary::{complete_from, per_100k};
use crate::{BurnIns, Outcome, Prepared, prepare};

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

/// Harm of one world, mean over replications, and where attention went.
#[derive(Clone, Copy, Debug, Default)]
struct Value {
    deaths: f64,
    qalys: f64,
    /// QALYs and deaths owned by streams that gained attention against the no-target world; the rest lost it.
    focus: [f64; 2],
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
    let mut next = || {
        done += 1;
        progress(done, worlds)
    };
    let mut kept = BurnIns::keeping(replications.min(KEPT));
    let mut outcomes = |world: &Prepared| outcomes(world, replications, &mut kept);
    let with = |coalition: usize| prepared.with_players(Players::from_bits(coalition as u8));

    // Both ends first: where attention went between them says how the harm of every other world is read.
    let ends = [0, ALL].map(|coalition| outcomes(&with(coalition)));
    let gained = streams_that_gained(&ends[1], &ends[0]);
    let mut values = vec![None; ALL + 1];
    for &coalition in &coalitions {
        values[coalition] = Some(match coalition {
            0 => value(prepared, &ends[0], &gained),
            ALL => value(prepared, &ends[1], &gained),
            between => value(prepared, &outcomes(&with(between)), &gained),
        });
        if !next() {
            return None;
        }
    }
    let at = |coalition: usize| values[coalition].unwrap_or_default();
    let mut by_strategy = Vec::new();
    let mut off = Vec::new();
    let mut before = at(ALL);
    for id in &strategies {
        off.push(id.id());
        let world = prepared.without_strategies(off.iter().copied());
        let after = value(prepared, &outcomes(&world), &gained);
        by_strategy.push((id.id().to_owned(), before, after));
        before = after;
        if !next() {
            return None;
        }
    }
    let base = match against {
        Against::TargetsOff => None,
        other => Some(outcomes(&no_target_world(prepared, other))),
    };
    let base = base.as_ref().unwrap_or(&ends[0]);
    let split = Split {
        method,
        at: &at,
        base: value(prepared, base, &gained),
        by_strategy: &by_strategy,
    };
    let spread = |of: fn(&Outcome) -> i64| {
        let pairs = ends[1].iter().zip(base);
        band(pairs.map(|(all, none)| per_100k(prepared, of(all)) - per_100k(prepared, of(none))))
    };
    let qalys = AttributionBlock {
        spread: spread(|outcome| outcome.total_harm().micro_qalys),
        ..split.block(|value| value.qalys, |value| value.focus[0])
    };
    let deaths = AttributionBlock {
        spread: spread(|outcome| outcome.total_harm().micro_deaths),
        ..split.block(|value| value.deaths, |value| value.focus[1])
    };
    let interaction = qalys.total - sum(&qalys.parts);
    Some(Attribution {
        against: against.id().to_owned(),
        method: match method {
            Method::Removal => "removal",
            Method::Shapley => "shapley",
        }
        .to_owned(),
        replications,
        players: Players::NAMES
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        unit: "QALYs lost per 100,000 over the horizon; positive = worse".to_owned(),
        qalys,
        deaths,
        interaction,
    })
}

fn outcomes(world: &Prepared, replications: u32, kept: &mut BurnIns) -> Vec<Outcome> {
    (0..replications)
        .map(|replication| complete_from(world, replication, kept))
        .collect()
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

/// Streams that get more review slots in one world than in the other.
fn streams_that_gained(with: &[Outcome], without: &[Outcome]) -> Vec<Stream> {
    let slots = |outcomes: &[Outcome]| {
        let mut sum = [0.0; Stream::ALL.len()];
        for outcome in outcomes {
            for (name, _, value) in outcome.behaviour.quantities() {
                if let Some(stream) = Stream::ALL
                    .iter()
                    .position(|stream| name.strip_prefix("attention.") == Some(stream.id()))
                {
                    sum[stream] += value;
                }
            }
        }
        sum
    };
    let (with, without) = (slots(with), slots(without));
    Stream::ALL
        .into_iter()
        .enumerate()
        .filter(|(index, _)| with[*index] > without[*index])
        .map(|(_, stream)| stream)
        .collect()
}

fn value(world: &Prepared, outcomes: &[Outcome], gained: &[Stream]) -> Value {
    let mut sum = Value::default();
    for outcome in outcomes {
        let total = outcome.total_harm();
        sum.deaths += per_100k(world, total.micro_deaths);
        sum.qalys += per_100k(world, total.micro_qalys);
        let focus = in_streams(outcome, gained);
        sum.focus[0] += per_100k(world, focus.0);
        sum.focus[1] += per_100k(world, focus.1);
    }
    let n = outcomes.len().max(1) as f64;
    Value {
        deaths: sum.deaths / n,
        qalys: sum.qalys / n,
        focus: sum.focus.map(|part| part / n),
    }
}

/// QALYs and deaths owned by these streams [10⁻⁶].
fn in_streams(outcome: &Outcome, streams: &[Stream]) -> (i64, i64) {
    use goodhart_ledger::Owner;
    let mut sum = (0, 0);
    for (owner, stream) in [
        (Owner::EmergencyDelay, Stream::Emergency),
        (Owner::AmbulanceResponse, Stream::Ambulance),
        (Owner::ElectiveWait, Stream::Theatres),
        (Owner::FollowUpDelay, Stream::FollowUps),
        (Owner::CancerDelay, Stream::Diagnostics),
        (Owner::WardCare, Stream::Wards),
        (Owner::ChronicCare, Stream::LongTermCare),
        (Owner::Continuity, Stream::LongTermCare),
    ] {
        if streams.contains(&stream) {
            for fifth in 0..goodhart_targets::FIFTHS {
                let part = outcome.harm(owner, fifth);
                sum.0 += part.micro_qalys;
                sum.1 += part.micro_deaths;
            }
        }
    }
    sum
}

/// What is known of all worlds, to be split in one unit after the other.
struct Split<'a> {
    method: Method,
    /// By coalition of players that are on.
    at: &'a dyn Fn(usize) -> Value,
    /// The no-target world.
    base: Value,
    /// Each strategy with the worlds before and after it was switched off.
    by_strategy: &'a [(String, Value, Value)],
}

impl Split<'_> {
    /// All of the block but its spread.
    fn block(&self, of: fn(Value) -> f64, in_focus: fn(Value) -> f64) -> AttributionBlock {
        let at = self.at;
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
}
