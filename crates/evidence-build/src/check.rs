//! From tables as written to parameters that are known to be complete, sourced and in range.

use std::collections::{BTreeMap, BTreeSet};

use goodhart_units::Unit;
use toml::{Table, Value};

use crate::format::{ParameterTable, SourceTable};
use crate::names::{is_keyword, is_snake_case, struct_name};
use crate::problem::{Problem, Wrong, list};

/// Status words and the name of their variant of `goodhart_evidence::Status`.
pub(crate) const STATUSES: [(&str, &str); 4] = [
    ("observed", "Observed"),
    ("estimated", "Estimated"),
    ("calibrated", "Calibrated"),
    ("assumed", "Assumed"),
];

/// Profiles are rounded in their sources; their sum may be off by this much [unit of the profile].
const SUM_TOLERANCE: f64 = 1e-6;

/// A whole file that passed every check.
pub(crate) struct ParameterFile {
    /// File name without `.toml`; the first half of every key.
    pub name: String,
    pub sources: BTreeMap<String, SourceEntry>,
    pub parameters: BTreeMap<String, Parameter>,
}

/// A source that passed every check.
#[derive(PartialEq)]
pub(crate) struct SourceEntry {
    pub author: String,
    pub title: String,
    pub year: u16,
    pub url: String,
    pub licence: Option<String>,
    pub note: Option<String>,
}

/// A parameter that passed every check.
pub(crate) struct Parameter {
    pub description: String,
    pub unit: Unit,
    pub quantity: Quantity,
    pub low: f64,
    pub high: f64,
    /// Word and variant name.
    pub status: (&'static str, &'static str),
    /// Source id and where in it.
    pub source: Option<(String, String)>,
    pub because: Option<String>,
}

/// One number, or a profile with the sum it must have.
pub(crate) enum Quantity {
    Scalar(f64),
    Array { values: Vec<f64>, sum: Option<f64> },
}

/// Checks all files of a crate, given as (name, text).
pub(crate) fn files(files: &[(String, String)]) -> Result<Vec<ParameterFile>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut checked = Vec::new();
    for (name, text) in files {
        let mut checker = Checker {
            file: name,
            problems: &mut problems,
        };
        checked.extend(checker.file(text));
    }
    across_files(&checked, &mut problems);
    if problems.is_empty() {
        Ok(checked)
    } else {
        Err(problems)
    }
}

fn across_files(files: &[ParameterFile], problems: &mut Vec<Problem>) {
    let mut structs = BTreeMap::new();
    let mut sources: BTreeMap<&str, (&str, &SourceEntry)> = BTreeMap::new();
    for file in files {
        let name = struct_name(&file.name);
        if let Some(other) = structs.insert(name.clone(), &file.name) {
            problems.push(Problem {
                file: file.name.clone(),
                key: String::new(),
                wrong: Wrong::SameStruct {
                    name,
                    other: other.clone(),
                },
            });
        }
        for (id, entry) in &file.sources {
            let (other, first) = *sources.entry(id).or_insert((&file.name, entry));
            if first != entry {
                problems.push(Problem {
                    file: file.name.clone(),
                    key: format!("source.{id}"),
                    wrong: Wrong::SourcesDiffer {
                        other: other.to_owned(),
                    },
                });
            }
        }
    }
}

/// Collects every problem of one file; a `None` from a method means that it has noted at least one.
struct Checker<'a> {
    file: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    fn file(&mut self, text: &str) -> Option<ParameterFile> {
        self.name("", self.file);
        let mut tables = match text.parse::<Table>() {
            Ok(tables) => tables,
            Err(error) => {
                return self.refuse("", Wrong::Syntax(error.to_string().trim().to_owned()));
            }
        };
        let sources = self.sources(tables.remove("source"));
        if tables.is_empty() {
            return self.refuse("", Wrong::Empty);
        }
        let mut used = BTreeSet::new();
        let mut parameters = BTreeMap::new();
        for (key, value) in tables {
            self.name(&key, &key);
            let Some(table) = self.table::<ParameterTable>(&key, value) else {
                continue;
            };
            used.extend(table.source.clone());
            if let Some(parameter) = self.parameter(&key, table, &sources) {
                parameters.insert(key, parameter);
            }
        }
        for id in sources.keys().filter(|id| !used.contains(*id)) {
            self.note(&format!("source.{id}"), Wrong::UnusedSource);
        }
        // A source that is itself in doubt has been reported above.
        let sources = sources
            .into_iter()
            .filter_map(|(id, entry)| Some((id, entry?)))
            .collect();
        Some(ParameterFile {
            name: self.file.to_owned(),
            sources,
            parameters,
        })
    }

    /// Every id that is there, with its entry if that is sound: a use of a faulty source is no second mistake.
    fn sources(&mut self, value: Option<Value>) -> BTreeMap<String, Option<SourceEntry>> {
        match value {
            None => BTreeMap::new(),
            Some(Value::Table(tables)) => tables
                .into_iter()
                .map(|(id, value)| {
                    let entry = self.source(&format!("source.{id}"), &id, value);
                    (id, entry)
                })
                .collect(),
            Some(_) => {
                self.note("source", Wrong::NotATable("source.<id>".to_owned()));
                BTreeMap::new()
            }
        }
    }

    fn source(&mut self, key: &str, id: &str, value: Value) -> Option<SourceEntry> {
        self.name(key, id);
        let table: SourceTable = self.table(key, value)?;
        let title = self.required(key, "title", table.title);
        let year = self.required_number(key, "year", table.year);
        let url = self.required(key, "url", table.url);
        let year = year.and_then(|year| match u16::try_from(year) {
            Ok(plausible @ 1900..=2100) => Some(plausible),
            _ => self.refuse(key, Wrong::ImplausibleYear(year)),
        });
        let url = url.and_then(|url| {
            if url.starts_with("https://") || url.starts_with("http://") {
                Some(url)
            } else {
                self.refuse(key, Wrong::NotAnAddress(url))
            }
        });
        Some(SourceEntry {
            author: table.author.unwrap_or_default(),
            title: title?,
            year: year?,
            url: url?,
            licence: present(table.licence),
            note: present(table.note),
        })
    }

    fn parameter(
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

    fn name(&mut self, key: &str, name: &str) {
        if !is_snake_case(name) {
            self.note(key, Wrong::NotSnakeCase);
        } else if is_keyword(name) {
            self.note(key, Wrong::Keyword);
        }
    }

    fn table<T: serde::de::DeserializeOwned>(&mut self, key: &str, value: Value) -> Option<T> {
        if !value.is_table() {
            return self.refuse(key, Wrong::NotATable(key.to_owned()));
        }
        match value.try_into::<T>() {
            Ok(table) => Some(table),
            Err(error) => self.refuse(key, Wrong::Shape(error.message().to_owned())),
        }
    }

    fn required(&mut self, key: &str, field: &'static str, text: Option<String>) -> Option<String> {
        match present(text) {
            None => self.refuse(key, Wrong::Missing(field)),
            found => found,
        }
    }

    fn required_number<T>(
        &mut self,
        key: &str,
        field: &'static str,
        number: Option<T>,
    ) -> Option<T> {
        match number {
            None => self.refuse(key, Wrong::Missing(field)),
            found => found,
        }
    }

    fn note(&mut self, key: &str, wrong: Wrong) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            key: key.to_owned(),
            wrong,
        });
    }

    fn refuse<T>(&mut self, key: &str, wrong: Wrong) -> Option<T> {
        self.note(key, wrong);
        None
    }
}

/// Text on one line, or nothing if there is only white space.
fn present(text: Option<String>) -> Option<String> {
    let words: Vec<String> = text?.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        None
    } else {
        Some(words.join(" "))
    }
}
