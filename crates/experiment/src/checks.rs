//! The invariants, as data: what must hold in any scenario.

use goodhart_managers::{STRATEGIES, StrategyId};
use goodhart_report::{InputError, Scenario, World};
use goodhart_targets::{Indicator, Record};

use crate::summary::complete;
use crate::{Outcome, Prepared, Replication, prepare};

/// An invariant and whether it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must hold, in plain words.
    pub what: String,
    /// What was seen if it did not.
    pub broken: Option<String>,
}

/// Numbers of targets at which the neutral world is looked at.
const NUMBERS: [u32; 5] = [0, 1, 10, 31, 133];
/// Events between two looks at the balance.
const BETWEEN_LOOKS: u32 = 997;

/// Checks every invariant on a scenario, one replication of one year each.
///
/// # Errors
/// A scenario that is not allowed.
pub fn checks(scenario: &Scenario) -> Result<Vec<Check>, InputError> {
    let scenario = Scenario {
        years: 1,
        reps: 1,
        ..scenario.clone()
    };
    let prepared = prepare(&scenario)?;
    let with = complete(&prepared, 0);
    let mut list = vec![
        conservation(&prepared),
        same(
            "the same world twice gives the same bytes",
            with.digest(),
            complete(&prepared, 0).digest(),
        ),
        in_pieces(&prepared, &with),
        records_agree(&prepared),
        switched_off_equals_absent(&scenario)?,
        nothing_negative(&with),
    ];
    list.extend(neutral_world(&scenario)?);
    list.push(more_money_no_more_harm(&scenario)?);
    Ok(list)
}

fn check(what: impl Into<String>, broken: Option<String>) -> Check {
    Check {
        what: what.into(),
        broken,
    }
}

fn same(what: impl Into<String>, one: u64, other: u64) -> Check {
    check(
        what,
        (one != other).then(|| format!("{one:016x} and {other:016x}")),
    )
}

fn conservation(prepared: &Prepared) -> Check {
    let mut running = Replication::begin(prepared, 0);
    let mut broken = None;
    while !running.advance(BETWEEN_LOOKS).done {
        if let Err(imbalance) = running.conserved() {
            broken = Some(format!(
                "{}: {} counted, {} expected",
                imbalance.what, imbalance.counted, imbalance.expected
            ));
            break;
        }
    }
    check("everyone who came has left or is inside", broken)
}

fn in_pieces(prepared: &Prepared, whole: &Outcome) -> Check {
    let mut running = Replication::begin(prepared, 0);
    while !running.advance(4096).done {}
    same(
        "cutting the work into pieces changes nothing",
        whole.digest(),
        running.outcome().digest(),
    )
}

fn records_agree(prepared: &Prepared) -> Check {
    let record_strategies = STRATEGIES
        .iter()
        .filter(|strategy| strategy.kind == goodhart_managers::Kind::Record)
        .map(|strategy| strategy.id.id());
    let outcome = complete(&prepared.without_strategies(record_strategies), 0);
    let differs = Indicator::ALL.iter().find(|&&indicator| {
        let total = |record| outcome.book(record).total(indicator, outcome.months);
        total(Record::Reported) != total(Record::Official)
    });
    check(
        "with all record strategies off, reported equals official",
        differs.map(|indicator| format!("{} differs", indicator.id())),
    )
}

/// A strategy whose effect nobody believes in has intensity 0: the same bytes as if it were switched off.
fn switched_off_equals_absent(scenario: &Scenario) -> Result<Check, InputError> {
    let mut at_zero = scenario.clone();
    for id in StrategyId::ALL {
        at_zero
            .assumptions
            .insert(id.strategy().effect_key.to_owned(), 0.0);
    }
    let zero = complete(&prepare(&at_zero)?, 0);
    let mut off = at_zero.clone();
    off.strategies_off = StrategyId::ALL
        .iter()
        .map(|id| id.id().to_owned())
        .collect();
    let off = complete(&prepare(&off)?, 0);
    Ok(same(
        "a strategy at intensity 0 gives the same bytes as off",
        zero.digest(),
        off.digest(),
    ))
}

fn nothing_negative(outcome: &Outcome) -> Check {
    let negative = goodhart_ledger::Owner::ALL.into_iter().find(|&owner| {
        (0..goodhart_targets::FIFTHS).any(|fifth| {
            let harm = outcome.harm(owner, fifth);
            harm.micro_deaths < 0 || harm.micro_qalys < 0
        })
    });
    check(
        "no harm is negative",
        negative.map(|owner| owner.id().to_owned()),
    )
}

/// With behavioural parameters at nothing, the number of targets changes nothing.
fn neutral_world(scenario: &Scenario) -> Result<Vec<Check>, InputError> {
    let digest = |targets: u32| -> Result<u64, InputError> {
        let mut neutral = Scenario {
            targets,
            world: World::Targets,
            ..scenario.clone()
        };
        neutral
            .assumptions
            .extend(crate::assumptions::inert().map(|(key, value)| (key.to_owned(), value)));
        Ok(complete(&prepare(&neutral)?, 0).digest())
    };
    let none = digest(NUMBERS[0])?;
    NUMBERS[1..]
        .iter()
        .map(|&targets| {
            Ok(same(
                format!("in the neutral world {targets} targets change nothing"),
                none,
                digest(targets)?,
            ))
        })
        .collect()
}

/// With recurrent money only and no targets, more money does not raise harm (ends of the range, one replication).
fn more_money_no_more_harm(scenario: &Scenario) -> Result<Check, InputError> {
    let harm = |funding: f64| -> Result<i64, InputError> {
        let world = Scenario {
            funding,
            certainty: 1.0,
            targets: 0,
            world: World::TargetsOff,
            ..scenario.clone()
        };
        Ok(complete(&prepare(&world)?, 0).total_harm().micro_qalys)
    };
    let (poor, rich) = (harm(80.0)?, harm(130.0)?);
    Ok(check(
        "more money does not raise total harm",
        (rich > poor).then(|| format!("{poor} at 80, {rich} at 130 micro-QALYs")),
    ))
}
