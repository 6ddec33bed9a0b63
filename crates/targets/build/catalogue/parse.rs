//! Reading and refusing.

use super::cells::{Cells, Refused, cells};
use super::check::check;
use super::row::{Collected, Row};
use super::words::{
    Basis, Binds, Comparator, Confidence, EffortStream, Frequency, Kind, LimitUnit, Period,
    Sanction, Scope, Sector, TargetSet, TargetUnit,
};

/// Columns of `targets.csv`: each must be there, and no other.
pub const COLUMNS: [&str; 46] = [
    "id",
    "name",
    "set",
    "sector",
    "kind",
    "binds",
    "quantity",
    "comparator",
    "threshold",
    "unit",
    "scope",
    "share",
    "limit",
    "limit_unit",
    "period",
    "due",
    "collection",
    "stream",
    "measure",
    "year_introduced",
    "in_force_2022_23",
    "qof_points",
    "qof_lower",
    "qof_upper",
    "published",
    "sanction",
    "clinically_contested",
    "salience",
    "clinical_value",
    "core110",
    "hewitt_ten",
    "rank_historic",
    "rank_salience",
    "rank_clinical",
    "rank_outcomes",
    "key_numbers_seen",
    "source_page_seen",
    "confidence",
    "mapping",
    "metric",
    "contest_note",
    "unmeasured_because",
    "source_title",
    "source_year",
    "source_url",
    "provenance_note",
];

/// Reads `collections.csv`.
///
/// # Errors
/// A cell that is not allowed, an identifier named twice.
pub fn collections(csv_text: &str) -> Result<Vec<Collected>, Refused> {
    let mut rows: Vec<Collected> = Vec::new();
    for cells in cells(csv_text, &["id", "name", "publisher", "frequency", "basis"])? {
        if rows.iter().any(|row| row.id == cells.id()) {
            return Err(cells.refuse("id", "an identifier not used before"));
        }
        rows.push(Collected {
            id: cells.word_like("id")?,
            name: cells.text("name")?,
            publisher: cells.text("publisher")?,
            frequency: cells.word("frequency", Frequency::ALL, Frequency::id)?,
            basis: cells.word("basis", Basis::ALL, Basis::id)?,
        });
    }
    Ok(rows)
}

/// Reads `targets.csv` against the collections it may name.
///
/// # Errors
/// A cell that is not allowed, an identifier named twice, a row at odds with itself.
pub fn targets(csv_text: &str, collections: &[Collected]) -> Result<Vec<Row>, Refused> {
    let mut rows: Vec<Row> = Vec::new();
    for cells in cells(csv_text, &COLUMNS)? {
        if rows.iter().any(|row| row.id == cells.id()) {
            return Err(cells.refuse("id", "an identifier not used before"));
        }
        let row = target(&cells, collections)?;
        check(&cells, &row)?;
        rows.push(row);
    }
    Ok(rows)
}

fn target(cells: &Cells, collections: &[Collected]) -> Result<Row, Refused> {
    let collection = collections
        .iter()
        .position(|known| known.id == cells.get("collection"));
    Ok(Row {
        id: cells.text("id")?,
        name: cells.text("name")?,
        set: cells.word("set", TargetSet::ALL, TargetSet::id)?,
        sector: cells.word("sector", Sector::ALL, Sector::id)?,
        kind: cells.word("kind", Kind::ALL, Kind::id)?,
        binds: cells.word("binds", Binds::ALL, Binds::id)?,
        quantity: cells.some("quantity").map(str::to_owned),
        comparator: cells.word("comparator", Comparator::ALL, Comparator::id)?,
        threshold: cells.number("threshold", 0.0, 1e9)?,
        unit: cells.word("unit", TargetUnit::ALL, TargetUnit::id)?,
        scope: cells.word("scope", Scope::ALL, Scope::id)?,
        share: cells
            .some("share")
            .map(|_| cells.number("share", 0.0, 1.0))
            .transpose()?,
        limit: limit(cells)?,
        period: cells.word("period", Period::ALL, Period::id)?,
        due: due(cells)?,
        collection: collection
            .and_then(|at| u8::try_from(at).ok())
            .ok_or_else(|| cells.refuse("collection", "an id of collections.csv"))?,
        stream: cells.word("stream", EffortStream::ALL, EffortStream::id)?,
        measure: cells.word_like("measure")?,
        year_introduced: cells.whole("year_introduced", 1948, 2030)?,
        in_force_2022_23: cells.yes("in_force_2022_23")?,
        qof_points: cells.some_whole("qof_points", 1, 100)?,
        qof_range: qof_range(cells)?,
        published: cells.yes("published")?,
        sanction: cells.word("sanction", Sanction::ALL, Sanction::id)?,
        contested: cells.yes("clinically_contested")?,
        salience: cells.whole("salience", 1, 5)?,
        clinical_value: cells.some_whole("clinical_value", 1, 5)?,
        core110: cells.yes("core110")?,
        hewitt_ten: cells.yes("hewitt_ten")?,
        rank_historic: cells.some_whole("rank_historic", 1, 999)?,
        rank_salience: cells.some_whole("rank_salience", 1, 999)?,
        rank_clinical: cells.some_whole("rank_clinical", 1, 999)?,
        rank_outcomes: cells.some_whole("rank_outcomes", 1, 999)?,
        key_numbers_seen: cells.yes("key_numbers_seen")?,
        source_page_seen: cells.yes("source_page_seen")?,
        confidence: cells.word("confidence", Confidence::ALL, Confidence::id)?,
        mapping: cells.word("mapping", Basis::ALL, Basis::id)?,
        metric: cells.text("metric")?,
        contest_note: cells.get("contest_note").to_owned(),
        unmeasured_because: cells.get("unmeasured_because").to_owned(),
        source_title: cells.text("source_title")?,
        source_year: cells.whole("source_year", 1948, 2030)?,
        source_url: cells.text("source_url")?,
        provenance_note: cells.get("provenance_note").to_owned(),
    })
}

fn limit(cells: &Cells) -> Result<Option<(u32, LimitUnit)>, Refused> {
    match (cells.some("limit"), cells.some("limit_unit")) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(cells.refuse("limit", "a number, since a limit_unit is given")),
        (Some(_), _) => Ok(Some((
            cells.whole("limit", 1, 10_000)?,
            cells.word("limit_unit", LimitUnit::ALL, LimitUnit::id)?,
        ))),
    }
}

fn due(cells: &Cells) -> Result<Option<(u16, u8)>, Refused> {
    let Some(text) = cells.some("due") else {
        return Ok(None);
    };
    text.split_once('-')
        .and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)))
        .filter(|(year, month)| (1948..=2040).contains(year) && (1..=12).contains(month))
        .map(Some)
        .ok_or_else(|| cells.refuse("due", "a year and month, as in 2023-04"))
}

fn qof_range(cells: &Cells) -> Result<Option<(u8, u8)>, Refused> {
    let lower = cells.some_whole("qof_lower", 0, 100)?;
    let upper = cells.some_whole("qof_upper", 0, 100)?;
    match (lower, upper) {
        (None, None) => Ok(None),
        (Some(lower), Some(upper)) if lower < upper => Ok(Some((lower, upper))),
        _ => Err(cells.refuse("qof_lower", "both or neither, lower below upper")),
    }
}
