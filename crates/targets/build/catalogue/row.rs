//! A catalogue row as read.

use super::words::{
    Basis, Binds, Comparator, Confidence, EffortStream, Frequency, Kind, LimitUnit, Period,
    Sanction, Scope, Sector, TargetSet, TargetUnit,
};

/// A checked row of `targets.csv`.
#[allow(clippy::struct_excessive_bools)] // the columns of a table, not a state
pub struct Row {
    pub id: String,
    pub name: String,
    pub set: TargetSet,
    pub sector: Sector,
    pub kind: Kind,
    pub binds: Binds,
    pub quantity: Option<String>,
    pub comparator: Comparator,
    pub threshold: f64,
    pub unit: TargetUnit,
    pub scope: Scope,
    pub share: Option<f64>,
    pub limit: Option<(u32, LimitUnit)>,
    pub period: Period,
    /// Year and month.
    pub due: Option<(u16, u8)>,
    pub collection: u8,
    pub stream: EffortStream,
    pub measure: String,
    pub year_introduced: u16,
    pub in_force_2022_23: bool,
    pub qof_points: Option<u8>,
    pub qof_range: Option<(u8, u8)>,
    pub published: bool,
    pub sanction: Sanction,
    pub contested: bool,
    pub salience: u8,
    pub clinical_value: Option<u8>,
    pub core110: bool,
    pub hewitt_ten: bool,
    pub rank_historic: Option<u16>,
    pub rank_salience: Option<u16>,
    pub rank_clinical: Option<u16>,
    pub rank_outcomes: Option<u16>,
    pub key_numbers_seen: bool,
    pub source_page_seen: bool,
    pub confidence: Confidence,
    pub mapping: Basis,
    pub metric: String,
    pub contest_note: String,
    pub unmeasured_because: String,
    pub source_title: String,
    pub source_year: u16,
    pub source_url: String,
    pub provenance_note: String,
}

impl Row {
    /// Whether the count slider runs over this row.
    pub fn in_an_order(&self) -> bool {
        self.set == TargetSet::National && self.in_force_2022_23
    }
}

/// A row of `collections.csv`.
pub struct Collected {
    pub id: String,
    pub name: String,
    pub publisher: String,
    pub frequency: Frequency,
    pub basis: Basis,
}
