//! Sources: each complete, of a plausible year, at an address.

use std::collections::BTreeMap;

use toml::Value;

use super::SourceEntry;
use super::checker::{Checker, present};
use crate::format::SourceTable;
use crate::problem::Wrong;

impl Checker<'_> {
    /// Every id that is there, with its entry if that is sound: a use of a faulty source is no second mistake.
    pub(crate) fn sources(
        &mut self,
        value: Option<Value>,
    ) -> BTreeMap<String, Option<SourceEntry>> {
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
}
