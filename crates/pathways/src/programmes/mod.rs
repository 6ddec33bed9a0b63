//! Programmes: services carried as a stock of coverage or quality, stepped once a week. The list is `levers/programmes.toml`.
//!
//! Clinical time of the programme's stream and its managers' attention raise the stock; see [`crate::stock`].

mod harm;

use goodhart_des::time::{DAY, day_of_week, hour_of_day};
use goodhart_ledger::{Observer, ProgrammeWeek};
use goodhart_levers::{Programme, ProgrammeUnit};

use crate::parameters::ProgrammeParameters;
use crate::place::Place;
use crate::stock::{Stock, WHOLE, Work};
use crate::tables::Tables;

/// Hour of Monday at which the week is counted: before boards' Fridays and after nobody's night.
const COUNTED_AT: u32 = 8;
/// Weeks in a mean year [weeks].
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// Months in a year.
const MONTHS: f64 = 12.0;
/// A whole number to write parts with.
const MILLION: f64 = 1e6;

/// The stocks of a place.
#[derive(Clone, Debug)]
pub(crate) struct Programmes {
    stocks: Vec<Stock>,
    /// What stands on top of an indicator where its whole scale is reached, and below it, in a week.
    whole: Vec<(f64, u64)>,
    /// People a week it is for.
    people: Vec<f64>,
}

impl Programmes {
    pub(crate) fn new(tables: &Tables) -> Self {
        let p = &tables.parameters.programme;
        let residents = f64::from(tables.population) / 100_000.0;
        let rows = Programme::all();
        Self {
            stocks: rows.iter().map(|row| at_start(row, p)).collect(),
            whole: rows.iter().map(|row| whole(row, residents)).collect(),
            people: rows
                .iter()
                .map(|row| row.demand * residents / WEEKS_A_YEAR)
                .collect(),
        }
    }
}

impl Programmes {
    /// Level over start level, a mean over the parts of prevention [10⁻⁶].
    fn prevention(&self) -> u64 {
        let mut sum = 0.0;
        let mut parts = 0.0;
        for (row, stock) in Programme::all().iter().zip(&self.stocks) {
            if row.prevention {
                sum += f64::from(stock.level()) / f64::from(stock.start().max(1));
                parts += 1.0;
            }
        }
        libm::round(sum / parts * MILLION) as u64
    }
}

/// The level of the start state lies where the assumptions put it between the ends of its range.
fn at_start(row: &Programme, p: &ProgrammeParameters) -> Stock {
    let position = p.start_position.get();
    let end = if position < 0.0 { row.low } else { row.high };
    let start = f64::from(row.start);
    let level = start + (f64::from(end) - start) * libm::fabs(position);
    Stock::at_rest(libm::round(level) as u32, row.ceiling)
}

fn whole(row: &Programme, residents: f64) -> (f64, u64) {
    const SECONDS_A_DAY: f64 = DAY as f64;
    let one = MILLION as u64;
    match row.unit {
        ProgrammeUnit::Percent => {
            let people = libm::round(row.demand * residents / WEEKS_A_YEAR * MILLION);
            (people * row.scale, people as u64)
        }
        ProgrammeUnit::Days => (row.scale * SECONDS_A_DAY * MILLION, one),
        ProgrammeUnit::Count if row.counts_cases() => {
            (row.scale * row.demand * residents / MONTHS * MILLION, one)
        }
        // A ratio, or a score that is for nobody in particular.
        ProgrammeUnit::Ratio | ProgrammeUnit::Count => (row.scale * MILLION, one),
    }
}

impl Place {
    /// A week of all programmes, on Monday morning.
    pub(crate) fn programmes_week<O: Observer>(&mut self, ledger: &mut O) {
        if hour_of_day(self.now) != COUNTED_AT || day_of_week(self.now) != 0 {
            return;
        }
        let tables = self.tables.clone();
        self.health
            .step(self.settings.prevention, &tables.parameters.prevention);
        let capacity = &self.settings.capacity;
        for (index, row) in Programme::all().iter().enumerate() {
            let stock = &mut self.programmes.stocks[index];
            stock.step(
                Work {
                    time: capacity.hours[row.stream] * capacity.pace[row.stream],
                    attention: self.settings.attention.programme(index),
                },
                &tables.parameters.stock,
            );
            let ticked = if row.checked {
                0.0
            } else {
                self.settings.recording.ticked[row.stream]
                    * tables.parameters.programme.tick_reach.get()
            };
            let (on_top, below) = self.programmes.whole[index];
            let shown = |level: u32| {
                let part = if row.gap { WHOLE - level } else { level };
                libm::round(on_top * f64::from(part) / MILLION) as u64
            };
            let level = stock.level();
            ledger.programme(&ProgrammeWeek {
                at: self.now,
                index,
                official: shown(level),
                reported: shown(written(level, ticked)),
                denominator: below,
            });
        }
        ledger.prevention(self.programmes.prevention());
        self.programme_harm(ledger);
    }
}

/// Level as written down, with a part of those missed ticked as served [parts per million].
fn written(level: u32, ticked: f64) -> u32 {
    level + libm::round(f64::from(WHOLE - level) * ticked.clamp(0.0, 1.0)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_a_part_of_what_was_missed() {
        assert_eq!(written(600_000, 0.0), 600_000);
        assert_eq!(written(600_000, 0.25), 700_000);
        assert_eq!(written(600_000, 1.0), WHOLE);
    }

    #[test]
    fn every_start_level_lies_between_the_ends_of_its_range() {
        let p = |position| ProgrammeParameters {
            start_position: goodhart_units::Dimensionless::new(position),
            ..ProgrammeParameters::DEFAULT
        };
        for row in Programme::all() {
            let level = |position| at_start(row, &p(position)).level();
            assert_eq!(level(0.0), row.start);
            assert_eq!(level(-1.0), row.low);
            assert_eq!(level(1.0), row.high.min(row.ceiling));
        }
    }
}
