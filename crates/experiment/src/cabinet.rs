//! Ministers in the weekly circle: they read a quarter's figures as reported, and what they do about them is in force from that week on.

use std::sync::Arc;

use goodhart_regimes::{HeldBack, Ministers, Reaction, Regime, quarter_read_in};
use goodhart_report::Ministers as Lever;
use goodhart_targets::{Indicator, Measures, Record};

use crate::Prepared;
use crate::targets_in_force::exchanged;

/// Months of a quarter.
const MONTHS: u32 = 3;

/// Ministers of a place: its figures stand for the country's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cabinet {
    ministers: Ministers,
    /// Where in the order of targets they look for the next.
    next: Option<usize>,
}

/// What is so after a week of ministers.
pub(crate) struct Reacted {
    /// What is in force.
    pub regime: Arc<Regime>,
    /// What was in force before, if they have just exchanged targets.
    pub before: Option<Arc<Regime>>,
    /// Whether they have just held money back, or ceased to.
    pub money: bool,
}

impl Cabinet {
    /// A week under `regime`, which is all but theirs.
    pub(crate) fn week(
        &mut self,
        prepared: &Prepared,
        week: u32,
        measures: &Measures,
        regime: Arc<Regime>,
    ) -> Reacted {
        let scenario = prepared.scenario_in(week);
        let p = &prepared.assumptions.regimes.ministers;
        let reaction = reaction(scenario.ministers);
        let mut before = None;
        if reaction != Reaction::None
            && let Some(first) = quarter_read_in(week, p)
        {
            let now = self.in_force(prepared, reaction, regime.clone());
            let dashboard = measures.dashboard(week);
            let reported = |indicator| reported(measures, indicator, first);
            let view = |indicator| dashboard.view(indicator);
            let reacts = self.ministers.read(&now, reaction, p, week, reported, view);
            if reacts && reaction == Reaction::Churn {
                let next = self.next.get_or_insert(scenario.targets as usize);
                let changes = exchanged(&now.in_force, next, scenario, &prepared.assumptions, week);
                if !changes.is_empty() {
                    self.ministers.exchange(changes);
                    before = Some(now);
                }
            }
        }
        let announced = prepared.assumptions.money.pots.announced.get() as u32;
        let money = self.ministers.hold_back(reaction, p, week, announced);
        Reacted {
            regime: self.in_force(prepared, reaction, regime),
            before,
            money,
        }
    }

    /// Recurrent money held back now.
    pub(crate) fn held_back(&self) -> Option<&HeldBack> {
        self.ministers.held_back()
    }

    fn in_force(
        &self,
        prepared: &Prepared,
        reaction: Reaction,
        regime: Arc<Regime>,
    ) -> Arc<Regime> {
        let p = &prepared.assumptions.regimes;
        let stops = p.collection.stops_with_target.get();
        self.ministers
            .in_force(regime, reaction, &p.ministers, stops, prepared.seed())
    }
}

/// The lever as regimes know it.
const fn reaction(lever: Lever) -> Reaction {
    match lever {
        Lever::None => Reaction::None,
        Lever::Churn => Reaction::Churn,
        Lever::Pots => Reaction::Pots,
        Lever::Pressure => Reaction::Pressure,
    }
}

/// A quarter as reported [unit of the indicator].
fn reported(measures: &Measures, indicator: Indicator, first: u32) -> Option<f64> {
    let book = measures.book(Record::Reported);
    let sum = book.sum(indicator, first..first + MONTHS);
    indicator.value(sum.numerator, sum.denominator)
}
