//! The headline over orders of targets: the stated ones, and others drawn by lot within each sector.
//!
//! The lever's own lots hang on the seed, and so do the people. Here the targets of a drawn order are named one by one, so that every
//! order meets the same people.

use std::collections::{BTreeMap, BTreeSet};

use goodhart_report::{InputError, Order, Scenario};
use goodhart_targets::catalogue;

use super::kept;
use super::study::{at_every_count, joined};

/// Money at which orders are asked [% of need-matched].
pub const MONEY: [u32; 3] = [100, 80, 120];
/// Money at which the plausible sets are asked with orders of their own [% of need-matched].
pub const MONEY_OF_SETS: u32 = 100;
/// Orders drawn by lot within each sector.
pub const DRAWN: u32 = 30;
/// Runs of every order at every level of money: the same people in each order.
pub const RUNS: u32 = 2;
/// Orders that are stated. The two that hang on a lot are not among them.
pub const STATED: [Order; 5] = [
    Order::ConstantMix,
    Order::Salience,
    Order::Historic,
    Order::Clinical,
    Order::Outcomes,
];
/// The lot of a plausible set is its number and this, so that no set has one of the orders that the default assumptions have.
const LOTS_OF_SETS: u32 = 1_000;

/// Names of all orders: the stated ones, then the numbers of the lots.
fn names() -> Vec<String> {
    let stated = STATED.iter().map(|order| order.id().to_owned());
    stated
        .chain((1..=DRAWN).map(|lot| lot.to_string()))
        .collect()
}

/// Money, and order and run with a point between.
pub(super) fn keys_of_orders() -> Vec<String> {
    let mut keys = Vec::new();
    for run in 0..RUNS {
        for money in MONEY {
            keys.extend(names().iter().map(|order| format!("{money},{order}.{run}")));
        }
    }
    keys
}

/// The first `count` of the order drawn by `lot` within each sector, by name.
fn drawn(lot: u32, count: u32) -> BTreeSet<String> {
    let rows = catalogue::first(catalogue::Order::RandomWithinSector, lot, count as u16);
    rows.into_iter()
        .map(|row| catalogue::TARGETS[usize::from(row)].id.to_owned())
        .collect()
}

/// A world with `count` targets of an order drawn by lot, whatever its seed.
fn with_drawn(lot: u32, count: u32, like: Scenario) -> Scenario {
    Scenario {
        targets: 0,
        add: drawn(lot, count),
        ..like
    }
}

/// Money and the number of every plausible set.
pub(super) fn keys_of_sets() -> Vec<String> {
    let sets = 0..kept().len();
    sets.map(|set| format!("{MONEY_OF_SETS},{set}")).collect()
}

/// A row of orders: one run at one level of money, at every number of targets.
pub(super) fn of_orders(item: usize) -> Result<String, InputError> {
    let (names, moneys) = (names(), MONEY.len());
    let (name, rest) = (&names[item % names.len()], item / names.len());
    let (money, run) = (MONEY[rest % moneys], (rest / moneys) as u32);
    let of_order = |count, like: Scenario| match name.parse() {
        Ok(lot) => with_drawn(lot, count, like),
        Err(_) => Scenario {
            order: Order::by_id(name).unwrap_or(like.order),
            ..like
        },
    };
    let row = at_every_count(&BTreeMap::new(), money, run, of_order)?;
    Ok(format!("{money},{name}.{run},{}", joined(&row)))
}

/// A row of the plausible sets, each with an order of its own.
pub(super) fn of_sets(item: usize) -> Result<String, InputError> {
    let (money, assumptions) = (MONEY_OF_SETS, kept()[item].assumptions());
    let lot = LOTS_OF_SETS + item as u32;
    let row = at_every_count(&assumptions, money, 0, |count, like| {
        with_drawn(lot, count, like)
    })?;
    Ok(format!("{money},{item},{}", joined(&row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plausible::study::{COUNTS, world};
    use crate::prepare;

    #[test]
    fn every_order_drawn_has_targets_of_its_own_and_as_many_of_each_sector_as_the_stated_one() {
        let sectors = |ids: &BTreeSet<String>| {
            let mut counts = BTreeMap::new();
            for id in ids {
                let target = catalogue::by_id(id).expect("a row of the catalogue");
                *counts.entry(target.sector.id()).or_insert(0) += 1;
            }
            counts
        };
        let by_salience = |count: u16| {
            let rows = catalogue::first(catalogue::Order::Salience, 0, count);
            let ids = rows
                .into_iter()
                .map(|row| catalogue::TARGETS[usize::from(row)].id);
            ids.map(str::to_owned).collect::<BTreeSet<String>>()
        };
        let mut seen = BTreeSet::new();
        for lot in 1..=DRAWN {
            for count in COUNTS {
                let ids = drawn(lot, count);
                assert_eq!(ids.len(), count as usize);
                assert_eq!(sectors(&ids), sectors(&by_salience(count as u16)));
            }
            seen.insert(drawn(lot, 10));
        }
        assert!(seen.len() as u32 >= DRAWN - 1, "{} tens differ", seen.len());
    }

    /// Naming the targets is only a way to hold the people still: what is in force, asked and at stake is what the lever puts in force, in
    /// another sequence, which breaks ties between boards' items in another way.
    #[test]
    fn an_order_drawn_is_the_levers_with_that_seed() {
        let like = |seed| Scenario {
            seed,
            ..world(&BTreeMap::new(), 10, 1)
        };
        let in_force = |scenario: &Scenario| {
            let prepared = prepare(scenario).expect("a scenario that is allowed");
            let mut items = prepared.regime.in_force.clone();
            items.sort_by_key(|item| item.target.id);
            items
        };
        let lever = in_force(&Scenario {
            order: Order::RandomWithinSector,
            ..like(7)
        });
        assert!(lever.len() > 10, "ten, and the framework");
        // The lot decides, and not the people's seed.
        for seed in [1, 7] {
            assert_eq!(in_force(&with_drawn(7, 10, like(seed))), lever);
        }
        assert_ne!(in_force(&with_drawn(8, 10, like(7))), lever);
    }

    #[test]
    fn a_row_bears_the_key_it_was_asked_for() {
        let keys = keys_of_orders();
        assert_eq!(
            keys.len() as u32,
            RUNS * MONEY.len() as u32 * (STATED.len() as u32 + DRAWN)
        );
        assert_eq!(keys[0], "100,constant_mix.0");
        let last = keys.len() - 1;
        assert_eq!(keys[last], "120,30.1");
    }
}
