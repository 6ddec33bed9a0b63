//! Parameters: each described, in range, and with a source or a reason.

use std::collections::BTreeMap;

use goodhart_units::Unit;

use super::checker::{Checker, present};
use super::{Parameter, Quantity, STATUSES, SourceEntry};
use crate::format::ParameterTable;
use crate::problem::{Wrong, list};

/// Profiles are rounded in their sources; their sum may be off by this much [unit of the profile].
const SUM_TOLERANCE: f64 = 1e-6;

impl Checker<'_> {
    pub(crate) fn parameter(
        &mut self,
        key: &str,
        table: ParameterTable,
        sources: &BTreeMap<String, Option<SourceEntry>>,
    ) -> Option<Parameter> {
        let description = self.required(key, "description", table.description);
        let status = self.status(key, table.status);
        let because = present(table.because);
        if let Some((word @ ("assumed" | "calibrated"), _)) = status
            && because.is_none()
        {
            self.note(key, Wrong::NoReason(word));
        }
        let source = self.reference(key, status, table.source, table.locator, sources);
        let unit = self.unit(key, table.unit)?;
        let quantity = self.quantity(key, table.value, table.values, table.sum)?;
        let (low, high) = self.range(key, unit, &quantity, table.low, table.high)?;
        self.values(key, unit, &quantity, low, high);
        Some(Parameter {
            description: description?,
            unit,
            quantity,
            low,
            high,
            status: status?,
            source,
            because,
        })
    }

    fn reference(
        &mut self,
        key: &str,
        status: Option<(&str, &str)>,
        id: Option<String>,
        locator: Option<String>,
        sources: &BTreeMap<String, Option<SourceEntry>>,
    ) -> Option<(String, String)> {
        let Some(id) = present(id) else {
            if present(locator).is_some() {
                self.note(key, Wrong::WhereWithoutSource);
            }
            if status.is_some_and(|(word, _)| word != "assumed") {
                self.note(key, Wrong::Unsourced);
            }
            return None;
        };
        if !sources.contains_key(&id) {
            let known = list(sources.keys().map(String::as_str));
            self.note(key, Wrong::UnknownSource { id, known });
            return None;
        }
        let locator = self.required(key, "where", locator)?;
        Some((id, locator))
    }

    fn status(&mut self, key: &str, word: Option<String>) -> Option<(&'static str, &'static str)> {
        let word = self.required(key, "status", word)?;
        match STATUSES.into_iter().find(|(known, _)| *known == word) {
            None => self.refuse(key, Wrong::UnknownStatus(word)),
            found => found,
        }
    }

    fn unit(&mut self, key: &str, word: Option<String>) -> Option<Unit> {
        let word = self.required(key, "unit", word)?;
        match Unit::from_word(&word) {
            None => self.refuse(key, Wrong::UnknownUnit(word)),
            found => found,
        }
    }

    fn quantity(
        &mut self,
        key: &str,
        value: Option<f64>,
        values: Option<Vec<f64>>,
        sum: Option<f64>,
    ) -> Option<Quantity> {
        match (value, values) {
            (None, None) => self.refuse(key, Wrong::NoValue),
            (Some(_), Some(_)) => self.refuse(key, Wrong::BothValues),
            (None, Some(values)) if values.is_empty() => self.refuse(key, Wrong::NoValues),
            (None, Some(values)) => Some(Quantity::Array { values, sum }),
            (Some(_), None) if sum.is_some() => self.refuse(key, Wrong::SumOfOne),
            (Some(value), None) => Some(Quantity::Scalar(value)),
        }
    }

    /// A number must say its range, for sliders and sensitivity; a profile falls back on that of its unit.
    fn range(
        &mut self,
        key: &str,
        unit: Unit,
        quantity: &Quantity,
        low: Option<f64>,
        high: Option<f64>,
    ) -> Option<(f64, f64)> {
        let physical = match quantity {
            Quantity::Scalar(_) => (None, None),
            Quantity::Array { .. } => (Some(unit.range().0), Some(unit.range().1)),
        };
        for (field, value) in [("low", low), ("high", high)] {
            if let Some(value) = value {
                self.physical(key, field, unit, value)?;
            }
        }
        let low = self.required_number(key, "low", low.or(physical.0));
        let high = self.required_number(key, "high", high.or(physical.1));
        let (low, high) = (low?, high?);
        if low > high {
            return self.refuse(key, Wrong::LowAboveHigh { low, high });
        }
        Some((low, high))
    }

    fn values(&mut self, key: &str, unit: Unit, quantity: &Quantity, low: f64, high: f64) {
        match quantity {
            Quantity::Scalar(value) => {
                self.value(key, "value", unit, *value, low, high);
            }
            Quantity::Array { values, sum } => {
                for (index, value) in values.iter().enumerate() {
                    self.value(key, &format!("values[{index}]"), unit, *value, low, high);
                }
                let found = values.iter().sum::<f64>();
                if let Some(wanted) = *sum
                    && (found - wanted).abs() > SUM_TOLERANCE
                {
                    self.note(key, Wrong::WrongSum { found, wanted });
                }
            }
        }
    }

    fn value(&mut self, key: &str, field: &str, unit: Unit, value: f64, low: f64, high: f64) {
        let possible = self.physical(key, field, unit, value).is_some();
        if possible && !(low <= value && value <= high) {
            let field = field.to_owned();
            self.note(
                key,
                Wrong::OutOfRange {
                    field,
                    value,
                    low,
                    high,
                },
            );
        }
    }

    fn physical(&mut self, key: &str, field: &str, unit: Unit, value: f64) -> Option<f64> {
        let field = field.to_owned();
        let (low, high) = unit.range();
        if !value.is_finite() {
            self.refuse(key, Wrong::NotFinite { field, value })
        } else if unit.admits(value) {
            Some(value)
        } else {
            self.refuse(
                key,
                Wrong::Unphysical {
                    field,
                    value,
                    unit,
                    low,
                    high,
                },
            )
        }
    }
}
