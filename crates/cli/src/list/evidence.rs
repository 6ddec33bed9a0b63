//! What the numbers rest on: assumptions and sources.

use std::collections::BTreeMap;

use goodhart_targets::catalogue::TEXTS;

use crate::table::Table;

pub fn assumptions() -> Table {
    let mut table = Table::reading(
        &[
            "key", "default", "low", "high", "unit", "status", "what", "source", "because",
        ],
        &["key", "default", "low", "high", "unit", "status", "what"],
    );
    for spec in goodhart_experiment::assumptions() {
        table.row(vec![
            spec.key.into(),
            spec.value.into(),
            spec.low.into(),
            spec.high.into(),
            spec.unit.word().into(),
            spec.status.word().into(),
            spec.description.into(),
            spec.source.map(|source| source.id).into(),
            spec.because.into(),
        ]);
    }
    table
}

/// Publications by address: one that several files or rows cite is one row, with how often they do.
pub fn sources() -> Table {
    let mut cited: BTreeMap<(&str, &str), Cited> = BTreeMap::new();
    for source in goodhart_experiment::sources() {
        let entry = cited.entry((source.url, source.title)).or_default();
        (entry.year, entry.author) = (source.year, source.author);
    }
    for source in goodhart_experiment::assumptions().filter_map(|spec| spec.source) {
        let entry = cited.entry((source.url, source.title)).or_default();
        (entry.year, entry.author) = (source.year, source.author);
        entry.by_parameters += 1;
    }
    for source in TEXTS.iter().map(|text| &text.source) {
        let entry = cited.entry((source.url, source.title)).or_default();
        entry.year = source.year;
        entry.by_targets += 1;
    }
    let mut table = Table::new(&["parameters", "targets", "year", "author", "title", "url"]);
    for ((url, title), entry) in cited {
        table.row(vec![
            f64::from(entry.by_parameters).into(),
            f64::from(entry.by_targets).into(),
            f64::from(entry.year).into(),
            entry.author.into(),
            title.into(),
            url.into(),
        ]);
    }
    table
}

/// A publication and how often it is cited.
#[derive(Default)]
struct Cited {
    year: u16,
    author: &'static str,
    by_parameters: u32,
    by_targets: u32,
}
