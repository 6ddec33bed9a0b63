//! From tables as written to parameters that are known to be complete, sourced and in range.

mod checker;
mod parameters;
mod sources;

use std::collections::BTreeMap;

use goodhart_units::Unit;

pub(crate) use self::checker::Checker;
use crate::names::struct_name;
use crate::problem::{Problem, Wrong};

/// Status words and the name of their variant of `goodhart_evidence::Status`.
pub(crate) const STATUSES: [(&str, &str); 4] = [
    ("observed", "Observed"),
    ("estimated", "Estimated"),
    ("calibrated", "Calibrated"),
    ("assumed", "Assumed"),
];

/// A whole file that passed every check.
pub(crate) struct ParameterFile {
    /// File name without `.toml`; the first half of every key.
    pub name: String,
    pub sources: BTreeMap<String, SourceEntry>,
    pub parameters: BTreeMap<String, Parameter>,
}

/// A source that passed every check.
#[derive(Clone)]
pub(crate) struct SourceEntry {
    pub author: String,
    pub title: String,
    pub year: u16,
    pub url: String,
    pub licence: Option<String>,
    pub note: Option<String>,
}

impl SourceEntry {
    /// True if both describe one work; the note may differ, it says how each file read it.
    fn is_same_work(&self, other: &Self) -> bool {
        self.author == other.author
            && self.title == other.title
            && self.year == other.year
            && self.url == other.url
            && self.licence == other.licence
    }
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
            if !first.is_same_work(entry) {
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
