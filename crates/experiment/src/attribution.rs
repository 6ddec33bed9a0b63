//! What the targets did: this world against the no-target world with the same money and the same people.
//!
//! A player that is switched off behaves as in the no-target world. The exact Shapley split averages each player's contribution over all
//! orders in which players could be switched on: 128 worlds. Removal takes away one player at a time: 9 worlds.

use goodhart_levers::Stream;
use goodhart_managers::StrategyId;
use goodhart_regimes::Players;
use goodhart_report::{Attribution, AttributionBlock, Parts, Reallocation};

use crate::summary::{complete, per_100k};
use crate::{Outcome, Prepared, prepare};

/// Number of players.
const PLAYERS: usize = Players::NAMES.len();
const ALL: usize = (1 << PLAYERS) - 1;
const REALLOCATION: usize = 1;
const GAMING: usize = 3;

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
    let strategies = active_strategies(prepared);
    let worlds = (coalitions.len() + strategies.len()) as u32;
    let gained = streams_that_gained(prepared, replications);
    let mut values = vec![None; ALL + 1];
    let mut done = 0;
    for &coalition in &coalitions {
        let world = prepared.with_players(Players::from_bits(coalition as u8));
        values[coalition] = Some(value(&world, replications, &gained));
        done += 1;
        if !progress(done, worlds) {
            return None;
        }
    }
    let at = |coalition: usize| values[coalition].unwrap_or_default();
    let base = match against {
        Against::TargetsOff => at(0),
        other => value(&no_target_world(prepared, other), replications, &gained),
    };
    let mut by_strategy = Vec::new();
    let mut off = Vec::new();
    let mut before = at(ALL);
    for id in &strategies {
        off.push(id.id());
        let after = value(
            &prepared.without_strategies(off.iter().copied()),
            replications,
            &gained,
        );
        by_strategy.push((id.id().to_owned(), before, after));
        before = after;
        done += 1;
        if !progress(done, worlds) {
            return None;
        }
    }
    let qalys = block(
        method,
        &at,
        base,
        |value| value.qalys,
        |value| value.focus[0],
        &by_strategy,
    );
    let deaths = block(
        method,
        &at,
        base,
        |value| value.deaths,
        |value| value.focus[1],
        &by_strategy,
    );
    let interaction = qalys.total - sum(&qalys.parts);
    Some(Attribution {
        against: against.id().to_owned(),
        method: match method {
            Method::Removal => "removal",
            Method::Shapley => "shapley",
        }
        .to_owned(),
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

fn coalitions(method: Method) -> Vec<usize> {
    match method {
        Method::Shapley => (0..=ALL).collect(),
        Method::Removal => {
            let without = (0..PLAYERS).map(|player| ALL & !(1 << player));
            let alone = (0..PLAYERS).map(|player| 1 << player);
            [0, ALL].into_iter().chain(without).chain(alone).collect()
        }
    }
}

/// Strategies that an in-force target admits and that are not switched off.
fn active_strategies(prepared: &Prepared) -> Vec<StrategyId> {
    let targeted = |id: &StrategyId| {
        let quantities = id.strategy().quantities;
        prepared.regime.in_force.iter().any(|item| {
            item.quantity
                .is_some_and(|quantity| quantities.contains(&quantity))
        })
    };
    StrategyId::ALL
        .iter()
        .copied()
        .filter(|id| !prepared.regime.disabled.contains(id.id()))
        .filter(targeted)
        .collect()
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

/// Streams that get more review slots in this world than without targets.
fn streams_that_gained(prepared: &Prepared, replications: u32) -> Vec<Stream> {
    let slots = |world: &Prepared| {
        let mut sum = [0.0; Stream::ALL.len()];
        for replication in 0..replications {
            for (name, _, value) in complete(world, replication).behaviour.quantities() {
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
    let (with, without) = (
        slots(prepared),
        slots(&prepared.with_players(Players::NONE)),
    );
    Stream::ALL
        .into_iter()
        .enumerate()
        .filter(|(index, _)| with[*index] > without[*index])
        .map(|(_, stream)| stream)
        .collect()
}

fn value(world: &Prepared, replications: u32, gained: &[Stream]) -> Value {
    let mut sum = Value::default();
    for replication in 0..replications {
        let outcome = complete(world, replication);
        let total = outcome.total_harm();
        sum.deaths += per_100k(world, total.micro_deaths);
        sum.qalys += per_100k(world, total.micro_qalys);
        let focus = in_streams(&outcome, gained);
        sum.focus[0] += per_100k(world, focus.0);
        sum.focus[1] += per_100k(world, focus.1);
    }
    let n = f64::from(replications.max(1));
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
        (Owner::WardCare, Stream::Wards),
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

fn block(
    method: Method,
    at: &dyn Fn(usize) -> Value,
    base: Value,
    of: fn(Value) -> f64,
    in_focus: fn(Value) -> f64,
    by_strategy: &[(String, Value, Value)],
) -> AttributionBlock {
    let none = of(at(0));
    let all = of(at(ALL));
    let alone: Vec<f64> = (0..PLAYERS)
        .map(|player| of(at(1 << player)) - none)
        .collect();
    let removed: Vec<f64> = (0..PLAYERS)
        .map(|player| all - of(at(ALL & !(1 << player))))
        .collect();
    let share = |player: usize, of: fn(Value) -> f64| match method {
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
        gaming_by_strategy: by_strategy
            .iter()
            .map(|(id, before, after)| (id.clone(), of(*before) - of(*after)))
            .collect(),
        total: all - of(base),
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
