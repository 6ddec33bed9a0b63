//! What a result has for outsiders beside what the page shows. Only shells that write JSON call it, so that the page is spared the code.

use goodhart_ledger::Owner;
use goodhart_levers::Stream;
use goodhart_regimes::{InForce, Regime};
use goodhart_report::{HarmResult, IndicatorResult, Report, TargetMark};
use goodhart_targets::{FIFTHS, Indicator};

use crate::by_place::by_place;
use crate::summary::strictest;
use crate::toll::stream;
use crate::{Detail, Outcome, Prepared, summarise};

/// The whole report of the outcomes so far, in order of replication.
pub fn in_full(prepared: &Prepared, outcomes: &[Outcome]) -> Report {
    let mut report = summarise(prepared, outcomes, Detail::Full);
    report.targets = ids(&prepared.regime);
    let turned = prepared.turns.iter().filter(|turn| turn.on.is_some());
    for (change, turn) in report.changes.iter_mut().zip(turned) {
        change.targets = ids(&turn.regime);
    }
    for distribution in &mut report.distributions {
        // Age and disposal are kept of the major department alone.
        distribution.department = distribution.split.disposal.is_some().then_some("major");
    }
    let mut places = by_place(prepared, outcomes);
    let parts = places
        .iter_mut()
        .map(|place| (&mut place.indicators, &mut place.harm));
    for (indicators, harm) in parts.chain([(&mut report.indicators, &mut report.harm)]) {
        tell_indicators(prepared, indicators);
        tell_owners(harm);
    }
    report.by_place = places;
    report
}

/// Those that `in_force` counts.
fn ids(regime: &Regime) -> Vec<String> {
    let national = regime.in_force.iter().filter(|item| item.is_national());
    national.map(|item| item.target.id.to_owned()).collect()
}

fn tell_indicators(prepared: &Prepared, results: &mut [IndicatorResult]) {
    for (result, &indicator) in results.iter_mut().zip(Indicator::ALL) {
        result.per = indicator.adds_up().then_some("month");
        if let (Some(mark), Some(item)) = (&mut result.target, strictest(prepared, indicator)) {
            tell_target(mark, item);
        }
    }
}

fn tell_target(mark: &mut TargetMark, item: &InForce) {
    mark.sense = if item.higher_is_better {
        "at_least"
    } else {
        "at_most"
    };
    mark.limit = item.limit_s.zip(item.target.limit).map(|(limit, written)| {
        let unit = written.unit;
        (
            f64::from(limit) / 60.0 / f64::from(unit.minutes()),
            unit.id(),
        )
    });
}

fn tell_owners(harm: &mut HarmResult) {
    let owners = Owner::ALL.into_iter();
    let each = owners.flat_map(|owner| std::iter::repeat_n(owner, FIFTHS));
    for (by, owner) in harm.by.iter_mut().zip(each) {
        by.stream = stream(owner).map(Stream::id);
    }
}
