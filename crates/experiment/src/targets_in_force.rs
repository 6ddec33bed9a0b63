//! Which targets are in force in a part of the run: the first of the order, those named one by one, and what years of churn made of them.

use goodhart_des::lots;
use goodhart_des::random::{Purpose, Seed, draw, unit};
use goodhart_regimes::{ChurnParameters, InForce};
use goodhart_report::Scenario;
use goodhart_targets::catalogue::{self, Order, TargetSet};

use crate::Assumptions;

/// Purpose of the lots of churn, apart from boards' and patients'.
const CHURN_LUCK: Purpose = Purpose(1_002);

/// A year in which targets were changed during the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Churned {
    /// Year of the run, from 0.
    pub year: u32,
    /// Share of the targets that can be changed that were [0–1].
    pub share: f64,
}

/// The targets in force, each with the year of the run in which its definition was last renewed.
pub(crate) fn in_force(
    scenario: &Scenario,
    assumptions: &Assumptions,
    framework_of: u32,
    churned: &[Churned],
) -> Vec<InForce> {
    let order = Order::by_id(order_id(scenario)).unwrap_or_default();
    let income = assumptions.pathways.long_term_care.income_share.get();
    let mut rows = catalogue::first(order, scenario.seed, scenario.targets as u16);
    if scenario.qof {
        rows.extend(framework(framework_of));
    }
    for id in &scenario.add {
        if let Some(row) = catalogue::position(id)
            && !rows.contains(&row)
        {
            rows.push(row);
        }
    }
    // A preset adds rows by name: what is dropped leaves them too.
    rows.retain(|&row| {
        !scenario
            .drop
            .contains(catalogue::TARGETS[usize::from(row)].id)
    });
    after_churn(&rows, scenario, &assumptions.regimes.churn, churned)
        .into_iter()
        .map(|(row, edition)| {
            let mut item = item(row, scenario, assumptions, income);
            item.edition = edition;
            item
        })
        .collect()
}

/// A row of the catalogue as this scenario has it.
fn item(row: u16, scenario: &Scenario, assumptions: &Assumptions, income: f64) -> InForce {
    let target = &catalogue::TARGETS[usize::from(row)];
    let mut item = InForce::starting(target, &assumptions.regimes, scenario.start)
        .for_residents(scenario.population)
        .paying(income);
    if let Some(threshold) = scenario.edit.get(&format!("{}.threshold", target.id)) {
        item.threshold = *threshold;
    }
    if let Some(week) = scenario.edit.get(&format!("{}.due", target.id)) {
        item.due_week = Some(*week as u32);
    }
    if let (Some(limit), Some(unit)) = (
        scenario.edit.get(&format!("{}.limit", target.id)),
        target.limit,
    ) {
        item.limit_s = Some((limit * f64::from(unit.unit.minutes()) * 60.0) as u32);
    }
    let completed = format!("{}.completed", target.id);
    if scenario.edit.get(&completed).is_some_and(|&on| on > 0.0) {
        item = item.by_completed_pathways();
    }
    // Half is 2022/23: no weight changes.
    item.weight *= if target.kind == catalogue::Kind::Outcome {
        2.0 * scenario.outcomes
    } else {
        2.0 * (1.0 - scenario.outcomes)
    };
    item
}

/// Rows with the edition of each after so many years of churn. Whose lot falls makes room for the next of the order, from its top again after
/// its end, that is not in force and did not leave in the same year; where none is left, its own definition is renewed. The best known, the framework and those named by hand stay.
fn after_churn(
    rows: &[u16],
    scenario: &Scenario,
    p: &ChurnParameters,
    churned: &[Churned],
) -> Vec<(u16, u32)> {
    let mut now: Vec<(u16, u32)> = rows.iter().map(|&row| (row, 0)).collect();
    if churned.is_empty() {
        return now;
    }
    // Where in the order the next is looked for: behind the last that came, and from the top again after its end.
    let mut at = scenario.targets as usize;
    for one in churned {
        change(&mut now, &mut at, scenario, p, one);
    }
    now
}

/// One change of targets in force.
fn change(
    now: &mut [(u16, u32)],
    at: &mut usize,
    scenario: &Scenario,
    p: &ChurnParameters,
    one: &Churned,
) {
    let order = Order::by_id(order_id(scenario)).unwrap_or_default();
    let all = catalogue::order(order, scenario.seed);
    let target = |row: u16| &catalogue::TARGETS[usize::from(row)];
    let changes = |row: u16| {
        target(row).set == TargetSet::National
            && f64::from(target(row).salience) < p.spared.get()
            && !scenario.add.contains(target(row).id)
            && lot(target(row).id, scenario.seed, one.year) < one.share
    };
    let mut taken: Vec<u16> = now.iter().map(|&(row, _)| row).collect();
    for place in now.iter_mut().filter(|place| changes(place.0)) {
        let behind = (0..all.len()).map(|ahead| (*at + ahead) % all.len());
        let next = behind.into_iter().find(|&index| {
            let row = all[index];
            !taken.contains(&row) && !scenario.drop.contains(target(row).id)
        });
        if let Some(index) = next {
            *at = index + 1;
            taken.push(all[index]);
            place.0 = all[index];
        }
        place.1 = one.year + 1;
    }
}

/// What ministers exchange in a week of the run: targets that go, by name, and those that come instead. `at` is where in the order they look
/// for the next.
pub(crate) fn exchanged(
    in_force: &[InForce],
    at: &mut usize,
    scenario: &Scenario,
    assumptions: &Assumptions,
    week: u32,
) -> Vec<(&'static str, InForce)> {
    /// Lots of ministers and editions they bring, apart from those of a year's churn.
    const MINISTERS: u32 = 1_000;
    let regimes = &assumptions.regimes;
    let rows = in_force
        .iter()
        .filter_map(|item| Some((catalogue::position(item.target.id)?, item.edition)));
    let before: Vec<(u16, u32)> = rows.collect();
    let mut now = before.clone();
    let one = Churned {
        year: MINISTERS + week,
        share: regimes.ministers.churn_share.get(),
    };
    change(&mut now, at, scenario, &regimes.churn, &one);
    let pairs = before.into_iter().zip(now);
    let moved = pairs.filter(|(before, now)| before != now);
    moved
        .map(|((gone, _), (row, edition))| {
            let income = assumptions.pathways.long_term_care.income_share.get();
            let mut come = item(row, scenario, assumptions, income);
            come.edition = edition;
            (catalogue::TARGETS[usize::from(gone)].id, come)
        })
        .collect()
}

/// The lot of a target in a year [0–1]. It hangs on its name, so that a new row of the catalogue leaves the others theirs.
fn lot(id: &str, seed: u32, year: u32) -> f64 {
    let name = lots::of_name(id) >> 16; // an identity has 48 bits
    unit(draw(Seed(u64::from(seed)), name, CHURN_LUCK, year))
}

/// The paid indicators of general practice that had been introduced by this year.
pub(crate) fn framework(year: u32) -> impl Iterator<Item = u16> {
    catalogue::qof_rows().into_iter().filter(move |&row| {
        let target = &catalogue::TARGETS[usize::from(row)];
        u32::from(target.year_introduced) <= year
    })
}

/// The catalogue's word for the scenario's order.
fn order_id(scenario: &Scenario) -> &'static str {
    match scenario.order {
        goodhart_report::Order::Clinical => "clinical_value",
        goodhart_report::Order::Outcomes => "outcomes_first",
        other => other.id(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Rows and editions of the first targets of the order after two years in which `share` was changed.
    fn after(targets: u32, share: f64) -> (Vec<u16>, Vec<(u16, u32)>) {
        let scenario = Scenario {
            targets,
            ..Scenario::default()
        };
        let rows = catalogue::first(Order::Salience, scenario.seed, targets as u16);
        let years = [0, 1].map(|year| Churned { year, share });
        let now = after_churn(&rows, &scenario, &ChurnParameters::DEFAULT, &years);
        (rows, now)
    }

    #[test]
    fn what_is_dropped_is_not_in_force_even_if_it_was_added_by_name() {
        let scenario = Scenario {
            targets: 0,
            qof: false,
            add: ["ae-4h-95", "rtt-52w-zero"].map(str::to_owned).into(),
            drop: ["ae-4h-95".to_owned()].into(),
            ..Scenario::default()
        };
        let in_force = in_force(&scenario, &Assumptions::default(), 2022, &[]);
        let ids: Vec<&str> = in_force.iter().map(|item| item.target.id).collect();
        assert_eq!(ids, ["rtt-52w-zero"]);
    }

    #[test]
    fn without_churn_every_target_stays_as_it_was() {
        let (rows, now) = after(31, 0.0);
        assert_eq!(
            now,
            rows.into_iter().map(|row| (row, 0)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn churn_changes_which_targets_are_in_force_and_not_how_many() {
        for (targets, share) in [(10, 1.0), (31, 0.5), (31, 1.0), (133, 0.5)] {
            let (rows, now) = after(targets, share);
            let names: BTreeSet<u16> = now.iter().map(|&(row, _)| row).collect();
            assert_eq!(names.len(), rows.len(), "{targets} at {share}");
            assert!(now.iter().any(|&(_, edition)| edition > 0));
        }
        let (rows, now) = after(31, 1.0);
        assert!(now.iter().any(|(row, _)| !rows.contains(row)));
    }

    #[test]
    fn the_best_known_targets_stay() {
        let (rows, now) = after(31, 1.0);
        let best = ChurnParameters::DEFAULT.spared.get();
        for (row, then) in rows.iter().zip(&now) {
            let salience = f64::from(catalogue::TARGETS[usize::from(*row)].salience);
            assert_eq!(salience >= best, *then == (*row, 0));
        }
    }

    #[test]
    fn where_none_is_left_definitions_are_renewed() {
        let all = catalogue::order(Order::Salience, 1).len() as u32;
        let (rows, now) = after(all, 1.0);
        for (row, (then, _)) in rows.iter().zip(&now) {
            assert_eq!(row, then);
        }
        assert!(now.iter().any(|&(_, edition)| edition == 2));
    }

    #[test]
    fn ministers_exchange_some_keep_the_number_and_the_best_known_and_bring_nothing_twice() {
        let mut assumptions = Assumptions::default();
        assumptions
            .set("ministers.churn_share", 0.5)
            .expect("inside its range");
        let scenario = Scenario {
            targets: 31,
            ..Scenario::default()
        };
        let items = in_force(&scenario, &assumptions, 2022, &[]);
        let mut next = scenario.targets as usize;
        let changes = exchanged(&items, &mut next, &scenario, &assumptions, 32);
        assert!((5..=25).contains(&changes.len()), "{}", changes.len());
        let spared = assumptions.regimes.churn.spared.get();
        let mut names: BTreeSet<&str> = items.iter().map(|item| item.target.id).collect();
        for (gone, come) in &changes {
            let salience = catalogue::by_id(gone).expect("a row").salience;
            assert!(f64::from(salience) < spared, "{gone}");
            assert!(come.is_national());
            assert!(names.insert(come.target.id), "{}", come.target.id);
        }
        // Other lots fall at the next reaction.
        let again = exchanged(&items, &mut next, &scenario, &assumptions, 45);
        let gone = |changes: &[(&'static str, InForce)]| -> Vec<&str> {
            changes.iter().map(|(gone, _)| *gone).collect()
        };
        assert_ne!(gone(&changes), gone(&again));
    }
}
