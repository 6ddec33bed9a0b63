//! Invariants between worlds: what must not matter, what may only go one way.

use goodhart_managers::{Kind, STRATEGIES, StrategyId};
use goodhart_report::{InputError, Judged, Order, Scenario, World};
use goodhart_targets::catalogue::{self, TARGETS};
use goodhart_targets::{Indicator, Record};

use super::{Check, Hands, check, complete, same};
use crate::{Assumptions, Outcome, Replication, prepare};

/// Numbers of targets at which the neutral world is looked at.
const NUMBERS: [u32; 5] = [0, 1, 10, 31, 133];
/// How many targets are named one by one.
const NAMED: u32 = 10;

pub(super) fn checks(
    scenario: &Scenario,
    outcome: &Outcome,
    hands: Hands,
) -> Result<Vec<Check>, InputError> {
    let mut list = vec![
        records_agree(scenario, hands)?,
        switched_off_equals_absent(scenario)?,
        more_money_no_more_harm(scenario)?,
        does_not_know_when_it_ends(scenario, outcome)?,
        same(
            "the name of a preset changes nothing",
            outcome.digest(),
            digest(&changed(scenario, |world| world.preset = None), hands)?,
        ),
        default_assumption(scenario, outcome, hands)?,
        named_one_by_one(scenario)?,
    ];
    list.extend(neutral_world(scenario, hands)?);
    list.extend(without_targets(scenario, hands)?);
    list.extend(where_nothing_hangs_on_them(scenario, hands)?);
    list.extend(luck(scenario, outcome)?);
    Ok(list)
}

fn digest(scenario: &Scenario, hands: Hands) -> Result<u64, InputError> {
    Ok(complete(&prepare(scenario)?, hands).digest())
}

fn changed(scenario: &Scenario, change: impl FnOnce(&mut Scenario)) -> Scenario {
    let mut other = scenario.clone();
    change(&mut other);
    other
}

fn records_agree(scenario: &Scenario, hands: Hands) -> Result<Check, InputError> {
    let record_strategies = STRATEGIES
        .iter()
        .filter(|strategy| matches!(strategy.kind, Kind::Record | Kind::Denominator))
        .map(|strategy| strategy.id.id());
    // What is not paid for is coded less carefully by nobody's design: a gap of the record, and no strategy.
    let mut coded = scenario.clone();
    coded
        .assumptions
        .insert("long_term_focus.coding_follows_payment".to_owned(), 0.0);
    let prepared = prepare(&coded)?.without_strategies(record_strategies);
    let outcome = complete(&prepared, hands);
    let differs = Indicator::ALL.iter().find(|&&indicator| {
        let total = |record| outcome.book(record).total(indicator, outcome.months);
        total(Record::Reported) != total(Record::Official)
    });
    Ok(check(
        "with all strategies on the record off, reported equals official",
        differs.map(|&indicator| {
            let total = |record| {
                outcome
                    .book(record)
                    .total(indicator, outcome.months)
                    .numerator
            };
            let (reported, official) = (total(Record::Reported), total(Record::Official));
            format!("{}: {reported} reported, {official} truly", indicator.id())
        }),
    ))
}

/// A strategy whose effect nobody believes in has intensity 0: the same bytes as if it were switched off.
fn switched_off_equals_absent(scenario: &Scenario) -> Result<Check, InputError> {
    let at_zero = changed(scenario, |world| {
        for id in StrategyId::ALL {
            let key = id.strategy().effect_key.to_owned();
            world.assumptions.insert(key, 0.0);
        }
    });
    let off = changed(&at_zero, |world| world.strategies_off = every_strategy());
    Ok(same(
        "a strategy at intensity 0 gives the same bytes as off",
        digest(&at_zero, Hands::OFF)?,
        digest(&off, Hands::OFF)?,
    ))
}

fn every_strategy() -> std::collections::BTreeSet<String> {
    StrategyId::ALL
        .iter()
        .map(|id| id.id().to_owned())
        .collect()
}

/// With behavioural parameters at nothing, the number of targets changes nothing.
fn neutral_world(scenario: &Scenario, hands: Hands) -> Result<Vec<Check>, InputError> {
    let neutral = |targets: u32| {
        changed(scenario, |world| {
            world.targets = targets;
            world.world = World::Targets;
            let inert = crate::assumptions::inert();
            world
                .assumptions
                .extend(inert.map(|(key, value)| (key.to_owned(), value)));
        })
    };
    let none = digest(&neutral(NUMBERS[0]), Hands::OFF)?;
    NUMBERS[1..]
        .iter()
        .map(|&targets| {
            Ok(same(
                format!("in the neutral world {targets} targets change nothing"),
                none,
                digest(&neutral(targets), hands)?,
            ))
        })
        .collect()
}

/// Where no target is in force, nothing that works through targets changes anything.
fn without_targets(scenario: &Scenario, hands: Hands) -> Result<Vec<Check>, InputError> {
    let none = changed(scenario, |world| {
        world.targets = 0;
        world.qof = false;
        world.add.clear();
        world.edit.clear();
    });
    let plain = digest(&none, Hands::OFF)?;
    let mut list = Vec::new();
    let mut alike = |what: String, change: &dyn Fn(&mut Scenario)| {
        let other = digest(&changed(&none, change), hands)?;
        list.push(same(what, plain, other));
        Ok(())
    };
    for pressure in [0.0, 2.0] {
        alike(
            format!("without targets, pressure {pressure} changes nothing"),
            &|w| {
                w.pressure = pressure;
            },
        )?;
    }
    for (name, judged) in [
        ("line", Judged::Line),
        ("gap", Judged::Gap),
        ("trend", Judged::Trend),
    ] {
        alike(
            format!("without targets, judging by {name} changes nothing"),
            &|w| {
                w.judged = judged;
            },
        )?;
    }
    for audit in [0.0, 1.0] {
        alike(
            format!("without targets, audit {audit} changes nothing"),
            &|w| {
                w.audit = audit;
            },
        )?;
    }
    for id in Order::IDS {
        alike(
            format!("without targets, their order {id} changes nothing"),
            &|w| {
                w.order = Order::by_id(id).unwrap_or(w.order);
            },
        )?;
    }
    alike(
        "without targets, switching all gaming off changes nothing".into(),
        &|w| {
            w.strategies_off = every_strategy();
        },
    )?;
    alike(
        "without targets, dropping one changes nothing".into(),
        &|w| {
            w.drop.insert(TARGETS[0].id.to_owned());
        },
    )?;
    Ok(list)
}

/// Levers of oversight at an end, where every number by which they act is nothing.
fn where_nothing_hangs_on_them(
    scenario: &Scenario,
    hands: Hands,
) -> Result<[Check; 5], InputError> {
    const NOTHING: [&str; 7] = [
        "hiring.stranded",
        "inspection.clinical_time",
        "objectives.backing",
        "objectives.unclear",
        "project.restart",
        "visibility.clinical_voice",
        "visibility.public_health",
    ];
    let as_now = Scenario::default();
    let without = changed(scenario, |world| {
        world.notice = as_now.notice;
        world.voice = as_now.voice;
        world.clarity = as_now.clarity;
        world.public_health = as_now.public_health;
        world.inspect = as_now.inspect;
        let nothing = NOTHING.iter().map(|key| ((*key).to_owned(), 0.0));
        world.assumptions.extend(nothing);
    });
    let plain = digest(&without, Hands::OFF)?;
    let alike = |what: &str, change: fn(&mut Scenario)| {
        Ok(same(
            what,
            plain,
            digest(&changed(&without, change), hands)?,
        ))
    };
    Ok([
        alike(
            "where a change of targets costs nothing, notice of it changes nothing",
            |world| world.notice = 12.0,
        )?,
        alike(
            "clinicians who see nothing and stand for nothing change nothing",
            |world| world.voice = 1.0,
        )?,
        alike("objectives that nobody misreads need no clarity", |world| {
            world.clarity = 0.0;
        })?,
        alike("public health that sees nothing changes nothing", |world| {
            world.public_health = true;
        })?,
        alike(
            "inspectors who ask for nothing change no patient's way",
            |world| world.inspect = 4.0,
        )?,
    ])
}

/// The first targets of the order, and the same ones named one by one.
fn named_one_by_one(scenario: &Scenario) -> Result<Check, InputError> {
    let order = Order::Salience;
    let counted = changed(scenario, |world| {
        world.order = order;
        world.targets = NAMED;
        world.add.clear();
        world.drop.clear();
        world.world = World::Targets;
    });
    let named = changed(&counted, |world| {
        world.targets = 0;
        let first = catalogue::first(catalogue::Order::Salience, 0, NAMED as u16);
        world.add = first
            .into_iter()
            .map(|row| TARGETS[usize::from(row)].id.to_owned())
            .collect();
    });
    let in_force = |world: &Scenario| -> Result<Vec<&str>, InputError> {
        let prepared = prepare(world)?;
        let items = prepared.regime.in_force.iter();
        let mut ids: Vec<&str> = items.map(|item| item.target.id).collect();
        ids.sort_unstable();
        Ok(ids)
    };
    let (counted, named) = (in_force(&counted)?, in_force(&named)?);
    Ok(check(
        "targets named one by one are those counted",
        (counted != named).then(|| format!("{counted:?} and {named:?}")),
    ))
}

/// An assumption set to the value it has anyway.
fn default_assumption(
    scenario: &Scenario,
    outcome: &Outcome,
    hands: Hands,
) -> Result<Check, InputError> {
    let set = changed(scenario, |world| {
        let own = Assumptions::of_start(world.start);
        let free = Assumptions::specs().find(|spec| {
            !world.assumptions.contains_key(spec.key)
                && own
                    .get(spec.key)
                    .is_some_and(|own| own.to_bits() == spec.value.to_bits())
        });
        if let Some(spec) = free {
            world.assumptions.insert(spec.key.to_owned(), spec.value);
        }
    });
    Ok(same(
        "an assumption set to its own value changes nothing",
        outcome.digest(),
        digest(&set, hands)?,
    ))
}

/// With recurrent money only and no targets, more money does not raise harm (ends of the range, one replication).
fn more_money_no_more_harm(scenario: &Scenario) -> Result<Check, InputError> {
    let harm = |funding: f64| -> Result<i64, InputError> {
        let world = changed(scenario, |world| {
            world.funding = funding;
            world.certainty = 1.0;
            world.targets = 0;
            world.world = World::TargetsOff;
        });
        let outcome = complete(&prepare(&world)?, Hands::OFF);
        Ok(outcome.total_harm().micro_qalys)
    };
    let (poor, rich) = (harm(80.0)?, harm(130.0)?);
    Ok(check(
        "more money does not raise total harm",
        (rich > poor).then(|| format!("{poor} at 80, {rich} at 130 micro-QALYs")),
    ))
}

/// A longer horizon does not reach back into the first year.
fn does_not_know_when_it_ends(scenario: &Scenario, outcome: &Outcome) -> Result<Check, InputError> {
    let longer = prepare(&changed(scenario, |world| world.years = 2))?;
    let mut running = Replication::begin(&longer, 0);
    while running.progress().months < outcome.months {
        running.advance(1_000);
    }
    let longer = running.outcome();
    let differs = Indicator::ALL.iter().find(|&&indicator| {
        Record::ALL.into_iter().any(|record| {
            (0..outcome.months).any(|month| {
                let at = |outcome: &Outcome| outcome.book(record).month(indicator, month);
                at(outcome) != at(&longer)
            })
        })
    });
    Ok(check(
        "a world does not know when it ends",
        differs.map(|indicator| format!("{} differs", indicator.id())),
    ))
}

/// Another seed and another replication are other luck.
fn luck(scenario: &Scenario, outcome: &Outcome) -> Result<[Check; 2], InputError> {
    let other_seed = changed(scenario, |world| world.seed = world.seed.wrapping_add(1));
    let seed = complete(&prepare(&other_seed)?, Hands::OFF).digest();
    let replication = crate::summary::complete(&prepare(scenario)?, 1).digest();
    let own = outcome.digest();
    let differs =
        |what: &str, other: u64| check(what, (other == own).then(|| format!("{own:016x} twice")));
    Ok([
        differs("another seed is other luck", seed),
        differs("another replication is other luck", replication),
    ])
}
