//! Facts about planned care and about the number of targets.

use goodhart_report::Band;
use goodhart_targets::Indicator;

use super::seen::{Seen, certain, deviation, mean, over};
use super::worlds::{World, Worlds, YEAR};
use crate::Assumptions;

/// Level of money of the world that stands for the actual path [% of need-matched].
const ACTUAL: World = World::Money(90);
/// Years after the first and the second cut of the number of targets, from the start of the run.
const FIRST_CUT: u32 = 1;
const SECOND_CUT: u32 = 3;
/// Figures that the public looks at first.
const HEADLINES: [Indicator; 4] = [
    Indicator::EdWithin4h,
    Indicator::AmbulanceC2Mean,
    Indicator::ElectiveList,
    Indicator::ElectiveWithin18w,
];

/// Fewest over 104 weeks after the peak, over the peak; growth of the list over a year [%].
pub(super) fn tail(worlds: &Worlds) -> Vec<Option<Band>> {
    let rest = |seen: &Seen| {
        let tail = seen.months(Indicator::ElectiveOver104w);
        let peak = tail
            .iter()
            .enumerate()
            .take(YEAR as usize)
            .max_by(|a, b| a.1.total_cmp(b.1))
            .map_or(0, |(month, _)| month);
        let least = tail[peak..].iter().copied().fold(f64::INFINITY, f64::min);
        least / tail[peak] * 100.0
    };
    let growth = |seen: &Seen| {
        let list = |month: u32| seen.value(Indicator::ElectiveList, month..month + 1);
        (list(YEAR) / list(0) - 1.0) * 100.0
    };
    let actual = worlds.of(ACTUAL);
    vec![
        over(actual.iter().map(rest)),
        over(actual.iter().map(growth)),
    ]
}

/// Fall of the share over a year against Wales by the third year [points of the list]; mean wait in the first year against Wales
/// [weeks].
pub(super) fn against_wales(worlds: &Worlds) -> Vec<Option<Band>> {
    let long = |seen: &Seen| {
        let months = 2 * YEAR..3 * YEAR;
        seen.value(Indicator::ElectiveOver52w, months.clone())
            / seen.value(Indicator::ElectiveList, months)
            * 100.0
    };
    let wait = |seen: &Seen| seen.value(Indicator::ElectiveMeanWait, 0..YEAR);
    let pairs = || worlds.pairs(World::Wales, World::Stars);
    vec![
        over(pairs().map(|(wales, england)| long(wales) - long(england))),
        over(pairs().map(|(wales, england)| wait(england) - wait(wales))),
    ]
}

/// The share that is fed in [%].
pub(super) fn removals(_: &Worlds) -> Vec<Option<Band>> {
    let share = Assumptions::default().pathways.elective.removal_share.get();
    vec![certain(share * 100.0)]
}

/// The headline that moves most in the year after each cut of the number of targets [standard deviations of a year's change]; slots on
/// dropped topics.
pub(super) fn fewer_targets(worlds: &Worlds) -> Vec<Option<Band>> {
    let slots = worlds
        .pairs(World::Cut(2), World::Today)
        .map(|(few, many)| slots_on_dropped(few) - slots_on_dropped(many));
    vec![
        moved_most(worlds, World::Cut(1), World::Today, FIRST_CUT),
        moved_most(worlds, World::Cut(2), World::Cut(1), SECOND_CUT),
        over(slots),
    ]
}

fn moved_most(worlds: &Worlds, cut: World, uncut: World, year: u32) -> Option<Band> {
    HEADLINES
        .into_iter()
        .map(|indicator| {
            let in_year = |seen: &Seen| seen.value(indicator, year * YEAR..(year + 1) * YEAR);
            let ordinary = ordinary_change(worlds, indicator);
            worlds
                .pairs(cut, uncut)
                .map(|(cut, uncut)| (in_year(cut) - in_year(uncut)) / ordinary)
                .collect::<Vec<f64>>()
        })
        .max_by(|a, b| mean(a).abs().total_cmp(&mean(b).abs()))
        .and_then(over)
}

/// Standard deviation of a headline's change from one year to the next, over years and replications of 2022/23 as it was.
fn ordinary_change(worlds: &Worlds, indicator: Indicator) -> f64 {
    let mut changes = Vec::new();
    for seen in worlds.of(World::Today) {
        let year = |year: u32| seen.value(indicator, year * YEAR..(year + 1) * YEAR);
        changes.extend((1..seen.outcome.months / YEAR).map(|next| year(next) - year(next - 1)));
    }
    deviation(&changes)
}

/// Mean review slots a week on topics without a measured figure.
fn slots_on_dropped(seen: &Seen) -> f64 {
    super::money::behaviour(seen, "attention.unmeasured")
}
