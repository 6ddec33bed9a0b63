//! The tables of a parameter file as they are written, before anything is checked.

use serde::Deserialize;

/// One `[source.<id>]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceTable {
    pub author: Option<String>,
    pub title: Option<String>,
    pub year: Option<i64>,
    pub url: Option<String>,
    pub licence: Option<String>,
    pub note: Option<String>,
}

/// One `[<parameter>]` table; `value` makes it a number, `values` a profile.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParameterTable {
    pub description: Option<String>,
    pub unit: Option<String>,
    pub value: Option<f64>,
    pub values: Option<Vec<f64>>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub sum: Option<f64>,
    pub status: Option<String>,
    pub source: Option<String>,
    #[serde(rename = "where")]
    pub locator: Option<String>,
    pub because: Option<String>,
}
