//! Start states: for each year a file with the parameters that differ from those of `params/`, sourced like them.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use crate::check::{Checker, Parameter, ParameterFile, Quantity};
use crate::format::ParameterTable;
use crate::problem::{Problem, Wrong};

/// A start state: its year and, by file of `params/`, what differs in it.
pub(crate) struct StartState {
    pub year: u16,
    pub files: Vec<ParameterFile>,
}

/// Checks start states, given as (year, text), against the parameters they change.
pub(crate) fn starts(
    files: &[(String, String)],
    parameters: &[ParameterFile],
) -> Result<Vec<StartState>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut checked = Vec::new();
    for (name, text) in files {
        let mut checker = Checker {
            file: name,
            problems: &mut problems,
        };
        checked.extend(checker.start(text, parameters));
    }
    if problems.is_empty() {
        Ok(checked)
    } else {
        Err(problems)
    }
}

impl Checker<'_> {
    fn start(&mut self, text: &str, parameters: &[ParameterFile]) -> Option<StartState> {
        let Ok(year) = self.file.parse() else {
            return self.refuse("", Wrong::NotAYear);
        };
        let mut tables = match text.parse::<Table>() {
            Ok(tables) => tables,
            Err(error) => {
                return self.refuse("", Wrong::Syntax(error.to_string().trim().to_owned()));
            }
        };
        let sources = self.sources(tables.remove("source"));
        let mut used = BTreeSet::new();
        let mut files = Vec::new();
        for (group, value) in tables {
            let Value::Table(entries) = value else {
                self.note(&group, Wrong::NotATable(format!("{group}.<parameter>")));
                continue;
            };
            let base = parameters.iter().find(|file| file.name == group);
            let mut changed = BTreeMap::new();
            for (name, value) in entries {
                let key = format!("{group}.{name}");
                let Some(usual) = base.and_then(|file| file.parameters.get(&name)) else {
                    self.note(&key, Wrong::UnknownParameter);
                    continue;
                };
                let Some(table) = self.table::<ParameterTable>(&key, value) else {
                    continue;
                };
                let table = ParameterTable {
                    description: table
                        .description
                        .or_else(|| Some(usual.description.clone())),
                    ..table
                };
                if let Some(parameter) = self.parameter(&key, table, &sources) {
                    used.extend(parameter.source.as_ref().map(|(id, _)| id.clone()));
                    self.same_quantity(&key, &parameter, usual);
                    changed.insert(name, parameter);
                }
            }
            let cited: BTreeSet<String> = changed
                .values()
                .filter_map(|parameter| Some(parameter.source.as_ref()?.0.clone()))
                .collect();
            let sources = sources
                .iter()
                .filter(|(id, _)| cited.contains(*id))
                .filter_map(|(id, entry)| Some((id.clone(), entry.clone()?)))
                .collect();
            files.push(ParameterFile {
                name: group,
                sources,
                parameters: changed,
            });
        }
        for id in sources.keys().filter(|id| !used.contains(*id)) {
            self.note(&format!("source.{id}"), Wrong::UnusedSource);
        }
        if files.is_empty() {
            return self.refuse("", Wrong::Empty);
        }
        Some(StartState { year, files })
    }

    /// A start state changes how much of something there is, never what it is.
    fn same_quantity(&mut self, key: &str, parameter: &Parameter, usual: &Parameter) {
        if parameter.unit != usual.unit {
            self.note(key, Wrong::OtherUnit(usual.unit));
        }
        let length = |parameter: &Parameter| match &parameter.quantity {
            Quantity::Scalar(_) => None,
            Quantity::Array { values, .. } => Some(values.len()),
        };
        if length(parameter) != length(usual) {
            self.note(key, Wrong::OtherShape);
        }
    }
}
