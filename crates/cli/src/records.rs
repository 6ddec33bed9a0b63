//! Rows of numbers: one per place, replication, period, indicator and record.

use anyhow::Context;
use goodhart_experiment::Outcome;
use goodhart_pathways::Start;
use goodhart_targets::{Indicator, Record};
use serde::Serialize;

use crate::args::Records;
use crate::failure::Failure;

/// Months in a year.
const YEAR: u32 = 12;

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

/// All rows of a run, by replication, indicator, record and period. The value of a year is that of its patients together; of
/// a count, the mean of its months.
pub fn rows(outcomes: &[Outcome], start: Start, records: Records) -> Vec<Row> {
    let step = match records {
        Records::None => return Vec::new(),
        Records::Monthly => 1,
        Records::Yearly => YEAR,
    };
    let mut rows = Vec::new();
    for (outcome, replication) in outcomes.iter().zip(0..) {
        for &indicator in Indicator::ALL {
            for record in Record::ALL {
                for first in (0..outcome.months).step_by(step as usize) {
                    rows.push(Row {
                        place: 0,
                        replication,
                        period: start.iso_date(first),
                        indicator: indicator.id(),
                        record: record.id(),
                        split: "",
                        value: value(outcome, indicator, record, first, step),
                    });
                }
            }
        }
    }
    rows
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
