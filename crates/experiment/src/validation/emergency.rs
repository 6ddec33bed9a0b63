//! Facts about the four-hour target: under star ratings with it and without it, at the same money, from April 2002. They were seen in many
//! trusts together, which the mean over places stands for.

use goodhart_ledger::Owner;
use goodhart_report::Band;
use goodhart_targets::{FIFTHS, Indicator};

use super::fact::Fact;
use super::seen::{Seen, Stays, certain, mean_of};
use super::worlds::{World, Worlds, YEAR};

const WITH: World = World::Stars;
const WITHOUT: World = World::StarsWithoutFourHours;
/// Years 3 to 5 [months].
const LATER: std::ops::Range<u32> = 2 * YEAR..5 * YEAR;
const ALL: std::ops::Range<u32> = 0..5 * YEAR;
/// The last two years of a decade [months].
const DECADE: std::ops::Range<u32> = 8 * YEAR..10 * YEAR;
/// May and June of 2003 and of 2006, the months of the study [months from April 2002].
const BEFORE: std::ops::Range<u32> = 13..15;
const AFTER: std::ops::Range<u32> = 49..51;
/// 2012/13 [months from April 2010].
const YEAR_2012: std::ops::Range<u32> = 2 * YEAR..3 * YEAR;
/// Minutes of the limit, and where its last twenty and ten begin [min].
const LIMIT: u32 = 240;
const LAST_TWENTY: u32 = 220;
const LAST_TEN: u32 = 230;
const MICRO: f64 = 1e6;
const SECONDS_A_MINUTE: f64 = 60.0;

fn last_twenty(stays: &Stays) -> f64 {
    stays.between(LAST_TWENTY, LIMIT)
}

fn within(seen: &Seen) -> f64 {
    seen.all_stays(LATER).between(0, LIMIT)
}

/// Within four hours in 2003; its rise to 2006.
pub(super) fn rise(worlds: &Worlds) -> Vec<Option<Band>> {
    let share = |seen: &Seen, months| seen.all_stays(months).between(0, LIMIT);
    let with = worlds.of(World::StarsStudied);
    vec![
        mean_of(with.iter().map(|seen| share(seen, BEFORE))),
        mean_of(
            with.iter()
                .map(|seen| share(seen, AFTER) - share(seen, BEFORE)),
        ),
    ]
}

/// Within four hours; last twenty minutes: all without, all with, discharged with.
pub(super) fn spike(worlds: &Worlds) -> Vec<Option<Band>> {
    let with = worlds.of(WITH);
    let without = worlds.of(WITHOUT);
    vec![
        mean_of(with.iter().map(within)),
        mean_of(
            without
                .iter()
                .map(|seen| last_twenty(&seen.all_stays(LATER))),
        ),
        mean_of(with.iter().map(|seen| last_twenty(&seen.all_stays(LATER)))),
        mean_of(
            with.iter()
                .map(|seen| last_twenty(&seen.stays(LATER, false))),
        ),
    ]
}

/// Admitted over discharged; admitted; discharged.
pub(super) fn spike_by_disposal(worlds: &Worlds) -> Vec<Option<Band>> {
    let share = |admitted: bool| {
        worlds
            .of(WITH)
            .iter()
            .map(move |seen| last_twenty(&seen.stays(LATER, admitted)))
    };
    vec![
        mean_of(
            share(true)
                .zip(share(false))
                .map(|(admitted, discharged)| admitted / discharged),
        ),
        mean_of(share(true)),
        mean_of(share(false)),
    ]
}

/// Difference of the mean stay: all, admitted.
pub(super) fn mean_stay(worlds: &Worlds) -> Vec<Option<Band>> {
    let admitted = |seen: &Seen| seen.stays(LATER, true).mean();
    // Minor departments are untouched by the target's work on the major one, so the whole difference is the major's.
    let all = |seen: &Seen| {
        let minutes = seen.sum(Indicator::EdMeanMinutes, LATER) as f64 / SECONDS_A_MINUTE;
        minutes / seen.all_stays(LATER).count()
    };
    vec![
        mean_of(
            worlds
                .pairs(WITH, WITHOUT)
                .map(|(with, without)| all(with) - all(without)),
        ),
        mean_of(
            worlds
                .pairs(WITH, WITHOUT)
                .map(|(with, without)| admitted(with) - admitted(without)),
        ),
    ]
}

/// Difference of the share admitted and of the stay in hospital at the end of a decade.
pub(super) fn admissions(worlds: &Worlds) -> Vec<Option<Band>> {
    let difference = |indicator: Indicator| {
        mean_of(worlds.pairs(WITH, WITHOUT).map(|(with, without)| {
            with.value(indicator, DECADE) - without.value(indicator, DECADE)
        }))
    };
    vec![
        difference(Indicator::EdAdmittedShare),
        difference(Indicator::LengthOfStay),
    ]
}

/// Within four hours; admitted in the last ten minutes.
pub(super) fn last_ten_minutes(worlds: &Worlds) -> Vec<Option<Band>> {
    let england = worlds.of(World::After2010);
    vec![
        mean_of(
            england
                .iter()
                .map(|seen| seen.all_stays(YEAR_2012).between(0, LIMIT)),
        ),
        mean_of(
            england
                .iter()
                .map(|seen| seen.stays(YEAR_2012, true).between(LAST_TEN, LIMIT)),
        ),
    ]
}

/// Change of expected deaths through delay, over those expected anyway among patients of all places who are admitted and were
/// brought under the limit.
pub(super) fn deaths(worlds: &Worlds, fact: &Fact) -> Vec<Option<Band>> {
    let delay_deaths = |seen: &Seen| {
        let micro: i64 = (0..FIFTHS)
            .map(|fifth| seen.outcome.harm(Owner::EmergencyDelay, fifth).micro_deaths)
            .sum();
        micro as f64 / MICRO
    };
    let crude = fact.number("crude_mortality");
    let (mut effect, mut expected) = (0.0, 0.0);
    for (with, without) in worlds.pairs(WITH, WITHOUT) {
        let all = with.all_stays(ALL);
        let rise = all.between(0, LIMIT) - without.all_stays(ALL).between(0, LIMIT);
        let admitted = with.value(Indicator::EdAdmittedShare, ALL) / 100.0;
        effect += delay_deaths(with) - delay_deaths(without);
        expected += rise / 100.0 * all.count() * admitted * crude;
    }
    // Without anybody affected there is no share of them.
    vec![certain(if expected > 0.0 {
        effect / expected * 100.0
    } else {
        f64::NAN
    })]
}
