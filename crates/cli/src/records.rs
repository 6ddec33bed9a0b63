//! Rows of numbers: one per place, replication, period, indicator and record.

use anyhow::Context;
use goodhart_experiment::Outcome;
use goodhart_pathways::Start;
use goodhart_report::Date;
use goodhart_targets::{ED_SPLIT, Fraction, Indicator, Record};
use serde::Serialize;

use crate::args::Records;
use crate::failure::Failure;

/// Months in a year.
const YEAR: u32 = 12;

/// Patients of the major emergency department, by what became of them and by age.
const SPLITS: [(&str, bool, bool); 4] = [
    ("disposal=discharged;age=under_65", false, false),
    ("disposal=discharged;age=65_and_over", false, true),
    ("disposal=admitted;age=under_65", true, false),
    ("disposal=admitted;age=65_and_over", true, true),
];

/// Everybody of it.
const MAJOR: &str = "department=major";

/// One number. Field names are the columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Place, from 0.
    pub place: u32,
    /// Replication, from 0.
    pub replication: u32,
    /// First day, ISO date.
    pub period: String,
    /// Contract name.
    pub indicator: &'static str,
    /// `reported`, `official`, `real`.
    pub record: &'static str,
    /// Which patients; empty for all.
    pub split: &'static str,
    /// In the indicator's unit; nothing where nothing was counted.
    pub value: Option<f64>,
}

/// All rows of a run, by replication, place, indicator, record, split and period. The value of a year is that of its patients together; of
/// a count, the mean of its months.
pub fn rows(outcomes: &[Outcome], start: Start, records: Records) -> Vec<Row> {
    let mut rows = Vec::new();
    for (outcome, replication) in outcomes.iter().zip(0..) {
        for (outcome, place) in outcome.by_place().iter().zip(0..) {
            let of = Of {
                outcome,
                place,
                replication,
                start,
            };
            match records {
                Records::None => {}
                Records::Yearly => of.months(YEAR, &mut rows),
                Records::Monthly => of.months(1, &mut rows),
                Records::Weekly => of.weeks(&mut rows),
            }
        }
    }
    rows
}

/// One place of one replication.
#[derive(Clone, Copy)]
struct Of<'a> {
    outcome: &'a Outcome,
    place: u32,
    replication: u32,
    start: Start,
}

impl Of<'_> {
    /// One row per so many months, and the same of patients of the major emergency department, by disposal and age and all of them.
    fn months(&self, step: u32, rows: &mut Vec<Row>) {
        let firsts = (0..self.outcome.months).step_by(step as usize);
        for &indicator in Indicator::ALL {
            for record in Record::ALL {
                for first in firsts.clone() {
                    let value = value(self.outcome, indicator, record, first, step);
                    rows.push(self.row(self.start.iso_date(first), indicator, record, "", value));
                }
            }
            let Some(at) = ED_SPLIT.iter().position(|&split| split == indicator) else {
                continue;
            };
            for record in Record::ALL {
                let each = SPLITS.iter().map(std::slice::from_ref);
                let named = SPLITS.iter().map(|&(split, ..)| split).zip(each);
                for (split, groups) in named.chain([(MAJOR, &SPLITS[..])]) {
                    for first in firsts.clone() {
                        let mut sum = Fraction::default();
                        for month in first..(first + step).min(self.outcome.months) {
                            for &(_, admitted, older) in groups {
                                let book = self.outcome.book(record);
                                let group = book.ed_group(month, admitted, older);
                                sum.add(group[at].numerator, group[at].denominator);
                            }
                        }
                        let value = indicator.value(sum.numerator, sum.denominator);
                        let period = self.start.iso_date(first);
                        rows.push(self.row(period, indicator, record, split, value));
                    }
                }
            }
        }
    }

    /// One row per week; the last has the days that are left of the run.
    fn weeks(&self, rows: &mut Vec<Row>) {
        let first = Date::first_of_april(self.start.year());
        let dates: Vec<String> = (0..self.outcome.weeks())
            .map(|week| first.plus_weeks(week).to_string())
            .collect();
        for &indicator in Indicator::ALL {
            for record in Record::ALL {
                for (date, week) in dates.iter().zip(0..) {
                    let counted = self.outcome.week(record, indicator, week);
                    let value = indicator.value(counted.numerator, counted.denominator);
                    rows.push(self.row(date.clone(), indicator, record, "", value));
                }
            }
        }
    }

    fn row(
        &self,
        period: String,
        indicator: Indicator,
        record: Record,
        split: &'static str,
        value: Option<f64>,
    ) -> Row {
        Row {
            place: self.place,
            replication: self.replication,
            period,
            indicator: indicator.id(),
            record: record.id(),
            split,
            value,
        }
    }
}

fn value(
    outcome: &Outcome,
    indicator: Indicator,
    record: Record,
    first: u32,
    step: u32,
) -> Option<f64> {
    let book = outcome.book(record);
    let (mut numerator, mut denominator) = (0, 0);
    for month in first..(first + step).min(outcome.months) {
        let counted = book.month(indicator, month);
        numerator += counted.numerator;
        denominator += counted.denominator;
    }
    indicator.value(numerator, denominator)
}

/// Rows as CSV with a head.
pub fn csv(rows: &[Row]) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).context("a row has no CSV form")?;
    }
    Ok(writer.into_inner().context("the rows have no CSV form")?)
}

/// A JSON result with the rows under `records`.
pub fn json_rows(result: &str, rows: &[Row]) -> Result<String, Failure> {
    let rows = serde_json::to_string(rows).context("the rows have no JSON form")?;
    let open = result.trim_end().strip_suffix('}').unwrap_or(result);
    Ok(format!("{open},\"records\":{rows}}}\n"))
}
