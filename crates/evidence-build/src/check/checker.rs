//! One file: its tables, its names, and the list of what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::ParameterFile;
use crate::format::ParameterTable;
use crate::names::{is_keyword, is_snake_case};
use crate::problem::{Problem, Wrong};

/// Collects every problem of one file; a `None` from a method means that it has noted at least one.
pub(crate) struct Checker<'a> {
    pub(crate) file: &'a str,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    pub(super) fn file(&mut self, text: &str) -> Option<ParameterFile> {
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
            let source = value.get("source").and_then(Value::as_str);
            used.extend(source.map(str::to_owned));
            let Some(table) = self.table::<ParameterTable>(&key, value) else {
                continue;
            };
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

    pub(super) fn name(&mut self, key: &str, name: &str) {
        if !is_snake_case(name) {
            self.note(key, Wrong::NotSnakeCase);
        } else if is_keyword(name) {
            self.note(key, Wrong::Keyword);
        }
    }

    pub(crate) fn table<T: serde::de::DeserializeOwned>(
        &mut self,
        key: &str,
        value: Value,
    ) -> Option<T> {
        if !value.is_table() {
            return self.refuse(key, Wrong::NotATable(key.to_owned()));
        }
        match value.try_into::<T>() {
            Ok(table) => Some(table),
            Err(error) => self.refuse(key, Wrong::Shape(error.message().to_owned())),
        }
    }

    pub(super) fn required(
        &mut self,
        key: &str,
        field: &'static str,
        text: Option<String>,
    ) -> Option<String> {
        match present(text) {
            None => self.refuse(key, Wrong::Missing(field)),
            found => found,
        }
    }

    pub(super) fn required_number<T>(
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

    pub(crate) fn note(&mut self, key: &str, wrong: Wrong) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            key: key.to_owned(),
            wrong,
        });
    }

    pub(crate) fn refuse<T>(&mut self, key: &str, wrong: Wrong) -> Option<T> {
        self.note(key, wrong);
        None
    }
}

/// Text on one line, or nothing if there is only white space.
pub(super) fn present(text: Option<String>) -> Option<String> {
    let words: Vec<String> = text?.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        None
    } else {
        Some(words.join(" "))
    }
}
