//! Facts about the chain from social care to the street.

use goodhart_report::Band;
use goodhart_targets::Indicator;

use super::seen::{Seen, certain, correlation, mean, over};
use super::worlds::{World, Worlds, YEAR};
use crate::Assumptions;

/// Years 4 and 5, when staff and beds have followed money [months].
const LATER: std::ops::Range<u32> = 3 * YEAR..5 * YEAR;
/// Four hours [min].
const LIMIT: u32 = 240;
/// Months from April to June and to January.
const JUNE: u32 = 2;
const JANUARY: u32 = 9;
/// Days from Monday.
const FRIDAY: usize = 4;
const SATURDAY: usize = 5;
const SUNDAY: usize = 6;

/// The same replication at every level of money, poorest first.
fn by_money(worlds: &Worlds) -> Vec<Vec<&Seen>> {
    let mut levels: Vec<(u32, &[Seen])> = World::MONEY
        .iter()
        .map(|&level| (level, worlds.of(World::Money(level))))
        .collect();
    levels.push((100, worlds.of(World::Today)));
    levels.sort_by_key(|(level, _)| *level);
    let replications = levels.iter().map(|(_, seen)| seen.len()).min().unwrap_or(0);
    (0..replications)
        .map(|at| levels.iter().map(|(_, seen)| &seen[at]).collect())
        .collect()
}

fn major(seen: &Seen) -> f64 {
    seen.all_stays(LATER).between(0, LIMIT)
}

fn within(seen: &Seen) -> f64 {
    seen.value(Indicator::EdWithin4h, LATER)
}

fn occupancy(seen: &Seen) -> f64 {
    seen.value(Indicator::BedOccupancy, LATER)
}

/// Steps towards fuller beds at which the share falls; all and major departments in the emptiest world and at need-matched money.
pub(super) fn fullness(worlds: &Worlds) -> Vec<Option<Band>> {
    let sweeps: Vec<Vec<&Seen>> = by_money(worlds)
        .into_iter()
        .map(|mut sweep| {
            sweep.sort_by(|a, b| occupancy(a).total_cmp(&occupancy(b)));
            sweep
        })
        .collect();
    let falls = sweeps.iter().map(|sweep| {
        let steps = sweep.windows(2);
        let falling = steps
            .clone()
            .filter(|pair| within(pair[1]) < within(pair[0]));
        falling.count() as f64 / steps.count() as f64 * 100.0
    });
    let emptiest = || sweeps.iter().filter_map(|sweep| sweep.first());
    let today = worlds.of(World::Today);
    vec![
        over(falls),
        over(emptiest().map(|seen| within(seen))),
        over(today.iter().map(within)),
        over(emptiest().map(|seen| major(seen))),
        over(today.iter().map(major)),
    ]
}

/// How many times more twelve-hour waits at 88 than at 96 % within four hours, and at 71 than at 88 %.
pub(super) fn long_waits(worlds: &Worlds) -> Vec<Option<Band>> {
    let curves: Vec<Vec<(f64, f64)>> = by_money(worlds)
        .iter()
        .map(|sweep| {
            let mut curve: Vec<(f64, f64)> = sweep
                .iter()
                .map(|seen| {
                    // Half a patient keeps the logarithm of none finite.
                    let waits = seen.value(Indicator::EdOver12hDecision, LATER) + 0.5;
                    (within(seen), libm::log(waits))
                })
                .collect();
            curve.sort_by(|a, b| a.0.total_cmp(&b.0));
            curve
        })
        .collect();
    let times = |worse: f64, better: f64| {
        over(
            curves
                .iter()
                .map(|curve| libm::exp(read(curve, worse) - read(curve, better))),
        )
    };
    vec![times(88.0, 96.0), times(71.0, 88.0)]
}

/// A curve at `x`, straight between neighbours; NaN outside.
fn read(curve: &[(f64, f64)], x: f64) -> f64 {
    curve
        .windows(2)
        .find(|pair| pair[0].0 <= x && x <= pair[1].0 && pair[0].0 < pair[1].0)
        .map_or(f64::NAN, |pair| {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
            y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        })
}

/// January less June of the major department; the same of demand.
pub(super) fn winter(worlds: &Worlds) -> Vec<Option<Band>> {
    let difference = |seen: &Seen, value: &dyn Fn(u32) -> f64| {
        let years = seen.outcome.months / YEAR;
        let each: Vec<f64> = (0..years)
            .map(|year| value(year * YEAR + JANUARY) - value(year * YEAR + JUNE))
            .collect();
        mean(&each)
    };
    let today = worlds.of(World::Today);
    let share = |seen: &Seen| {
        difference(seen, &|month| {
            seen.all_stays(month..month + 1).between(0, LIMIT)
        })
    };
    let demand = |seen: &Seen| {
        let usual = mean(&seen.months(Indicator::EdAttendances));
        difference(seen, &|month| {
            seen.value(Indicator::EdAttendances, month..month + 1) / usual * 100.0
        })
    };
    vec![
        over(today.iter().map(share)),
        over(today.iter().map(demand)),
    ]
}

/// Correlation over months of handovers over an hour with occupancy and with delayed discharges.
pub(super) fn handovers(worlds: &Worlds) -> Vec<Option<Band>> {
    let with = |indicator: Indicator| {
        over(worlds.of(World::Today).iter().map(|seen| {
            correlation(
                &seen.months(Indicator::HandoverOver60),
                &seen.months(indicator),
            )
        }))
    };
    vec![
        with(Indicator::BedOccupancy),
        with(Indicator::DelayedDischarges),
    ]
}

/// Delayed discharges over open beds.
pub(super) fn delayed(worlds: &Worlds) -> Vec<Option<Band>> {
    let beds = Assumptions::default().pathways.beds.open_per_million.get();
    let share = |seen: &Seen| {
        let population = f64::from(World::Today.scenario().population);
        let open = beds * population / 1e6;
        seen.value(Indicator::DelayedDischarges, 0..seen.outcome.months) / open * 100.0
    };
    vec![over(worlds.of(World::Today).iter().map(share)), None]
}

/// The weekly profile of discharges that is fed in.
pub(super) fn weekend(_: &Worlds) -> Vec<Option<Band>> {
    let profile = Assumptions::default().pathways.beds.discharge_by_weekday;
    let over_friday = |day: usize| certain(profile[day] / profile[FRIDAY]);
    vec![over_friday(SUNDAY), over_friday(SATURDAY)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_read_between_their_points_only() {
        let curve = [(70.0, 6.0), (90.0, 2.0)];
        assert!((read(&curve, 80.0) - 4.0).abs() < 1e-12);
        assert!(read(&curve, 95.0).is_nan());
    }
}
