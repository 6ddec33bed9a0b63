//! Facts about general practice and its payment framework.

use std::ops::Range;

use goodhart_levers::PaidCare;
use goodhart_report::Band;
use goodhart_targets::catalogue::{TARGETS, qof_rows};
use goodhart_targets::{Indicator, Record};

use super::seen::{Seen, over};
use super::worlds::{FRAMEWORK_YEAR, World, Worlds, YEAR};

/// Year of the run that begins with the framework.
const FIRST: u32 = FRAMEWORK_YEAR - 2002;
/// A rate that rises by less than this is the same [points a year].
const SAME_RATE: f64 = 0.5;
/// Part of the first year's rise below which a later year's is a plateau.
const PLATEAU: f64 = 0.25;
/// A figure that is lower by less than this is not worse [points].
const SAME_FIGURE: f64 = 1.0;

/// Paid indicators that count patients and were introduced by this year.
fn paid(year: u32) -> Vec<Indicator> {
    qof_rows()
        .into_iter()
        .zip(PaidCare::ALL)
        .filter(|(row, care)| {
            let introduced = TARGETS[usize::from(*row)].year_introduced;
            u32::from(introduced) <= year && care.kind().counts_patients()
        })
        .map(|(_, &care)| Indicator::of_care(care))
        .collect()
}

/// A recorded figure in a year of the run [%].
fn in_year(seen: &Seen, indicator: Indicator, year: u32) -> f64 {
    seen.value_in(Record::Reported, indicator, months(year))
}

fn months(year: u32) -> Range<u32> {
    year * YEAR..(year + 1) * YEAR
}

/// Indicators whose rise quickens with the framework, of 23; year by which the mean levels off.
pub(super) fn jump(worlds: &Worlds) -> Vec<Option<Band>> {
    let indicators = paid(FRAMEWORK_YEAR);
    let rise = |seen: &Seen, indicator: Indicator, year: u32| {
        in_year(seen, indicator, year) - in_year(seen, indicator, year - 1)
    };
    let quicker = |seen: &Seen| {
        let number = indicators
            .iter()
            .filter(|&&one| rise(seen, one, FIRST) > rise(seen, one, FIRST - 1) + SAME_RATE)
            .count();
        number as f64 / indicators.len() as f64 * 23.0
    };
    let level = |seen: &Seen| {
        let all = |year: u32| {
            let sum: f64 = indicators.iter().map(|&one| rise(seen, one, year)).sum();
            sum / indicators.len() as f64
        };
        let first = all(FIRST);
        (1..=3)
            .find(|&after| all(FIRST + after) < PLATEAU * first)
            .map_or(f64::from(4), f64::from)
    };
    let runs = worlds.of(World::Framework);
    vec![over(runs.iter().map(quicker)), over(runs.iter().map(level))]
}

/// Indicators whose recorded figure is worse in the third year without the framework, of 16.
pub(super) fn ended(worlds: &Worlds) -> Vec<Option<Band>> {
    let indicators = paid(2022);
    let worse = worlds
        .pairs(World::FrameworkEnded, World::Today)
        .map(|(without, with)| {
            let number = indicators
                .iter()
                .filter(|&&one| in_year(without, one, 2) < in_year(with, one, 2) - SAME_FIGURE)
                .count();
            number as f64 / indicators.len() as f64 * 16.0
        });
    vec![over(worse)]
}

/// Patients excepted in the second year of the framework [%], and what of it is gaming [points].
pub(super) fn exceptions(worlds: &Worlds) -> Vec<Option<Band>> {
    let excepted = |seen: &Seen| in_year(seen, Indicator::QofExceptions, FIRST + 1);
    let gaming = worlds
        .pairs(World::Framework, World::FrameworkAsMeant)
        .map(|(with, without)| excepted(with) - excepted(without));
    vec![
        over(worlds.of(World::Framework).iter().map(excepted)),
        over(gaming),
    ]
}

/// Patients who cannot book ahead under the 48-hour target [%]; official less the patients' own share within two days [points].
pub(super) fn access(worlds: &Worlds) -> Vec<Option<Band>> {
    let window = || 2 * YEAR..6 * YEAR;
    let runs = worlds.of(World::Stars);
    let of = |seen: &Seen, record| seen.value_in(record, Indicator::GpWithin48h, window());
    vec![
        over(
            runs.iter()
                .map(|seen| 100.0 - seen.value(Indicator::GpBookAhead, window())),
        ),
        over(
            runs.iter()
                .map(|seen| of(seen, Record::Official) - of(seen, Record::Real)),
        ),
    ]
}
