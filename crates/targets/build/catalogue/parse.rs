//! Reading and refusing.

use super::row::{Collected, Row};
use super::words::{
    Basis, Binds, Comparator, Confidence, EffortStream, Frequency, Kind, LimitUnit, Period,
    Sanction, Scope, Sector, TargetSet, TargetUnit,
};

/// Columns of `targets.csv`: each must be there, and no other.
pub const COLUMNS: [&str; 45] = [
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

/// Families of indicator names (the first word of a quantity).
const FAMILIES: [&str; 17] = [
    "ed",
    "ambulance",
    "beds",
    "ward",
    "elective",
    "diagnostics",
    "cancer",
    "gp",
    "qof",
    "therapies",
    "programme",
    "social",
    "prevention",
    "staff",
    "admin",
    "money",
    "harm",
];

/// Why the catalogue was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not readable as CSV.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// The header is not as it should be.
    #[error("column `{0}` is missing, unknown or named twice")]
    Column(String),
    /// A cell is not sound.
    #[error("row `{row}`, column `{column}`: given `{given}`, allowed: {allowed}")]
    Cell {
        row: String,
        column: &'static str,
        given: String,
        allowed: String,
    },
}

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

fn qof_range(cells: &Cells) -> Result<Option<(u8, u8)>, Refused> {
    let lower = cells.some_whole("qof_lower", 0, 100)?;
    let upper = cells.some_whole("qof_upper", 0, 100)?;
    match (lower, upper) {
        (None, None) => Ok(None),
        (Some(lower), Some(upper)) if lower < upper => Ok(Some((lower, upper))),
        _ => Err(cells.refuse("qof_lower", "both or neither, lower below upper")),
    }
}

/// What no single cell can show: whether the row agrees with itself.
fn check(cells: &Cells, row: &Row) -> Result<(), Refused> {
    match (&row.quantity, row.unmeasured_because.is_empty()) {
        (Some(_), true) | (None, false) => {}
        _ => {
            return Err(cells.refuse(
                "unmeasured_because",
                "a reason where, and only where, no quantity is named",
            ));
        }
    }
    if let Some(quantity) = &row.quantity {
        let family = quantity.split('.').next().unwrap_or_default();
        if !FAMILIES.contains(&family) || quantity.ends_with('.') || !quantity.contains('.') {
            return Err(cells.refuse(
                "quantity",
                &format!("family.name, family one of {}", FAMILIES.join(" ")),
            ));
        }
        check_limit(cells, row, quantity)?;
    }
    if row.share.is_some() && row.limit.is_none() {
        return Err(cells.refuse("limit", "a number, since a share must be within it"));
    }
    if row.share.is_some_and(|share| !share_agrees(row, share)) {
        return Err(cells.refuse("share", "the threshold as a fraction within the limit"));
    }
    if (row.set == TargetSet::Qof) != row.qof_points.is_some() {
        return Err(cells.refuse(
            "qof_points",
            "points for the rows of set qof and for no other",
        ));
    }
    if row.contested && row.contest_note.is_empty() {
        return Err(cells.refuse(
            "contest_note",
            "what is disputed, since clinically_contested is yes",
        ));
    }
    if !row.source_url.starts_with("http") {
        return Err(cells.refuse("source_url", "an address"));
    }
    if !row.in_an_order() {
        return Ok(());
    }
    for (column, rank) in [
        ("rank_historic", row.rank_historic),
        ("rank_salience", row.rank_salience),
        ("rank_clinical", row.rank_clinical),
        ("rank_outcomes", row.rank_outcomes),
        ("clinical_value", row.clinical_value.map(u16::from)),
    ] {
        if rank.is_none() {
            return Err(cells.refuse(column, "a number, since the row is national and in force"));
        }
    }
    Ok(())
}

fn check_limit(cells: &Cells, row: &Row, quantity: &str) -> Result<(), Refused> {
    let minutes = row.limit.map(|(value, unit)| value * unit.minutes());
    if let Some(named) = limit_in_name(quantity)
        && (minutes != Some(named) || row.share.is_none())
    {
        return Err(cells.refuse(
            "limit",
            &format!("with a share, the {named} minutes that `{quantity}` names"),
        ));
    }
    let threshold_unit = match row.unit {
        TargetUnit::Minutes => LimitUnit::Minutes,
        TargetUnit::Days => LimitUnit::Days,
        TargetUnit::Percent | TargetUnit::Count | TargetUnit::Ratio => return Ok(()),
    };
    if row.limit.is_none_or(|(value, unit)| {
        (f64::from(value) - row.threshold).abs() > 0.0 || unit != threshold_unit
    }) {
        return Err(cells.refuse("limit", "the threshold, since that is a time"));
    }
    Ok(())
}

/// The limit [minutes] in a name such as `ed.within_4h`, `elective.over_52w` or `ambulance.handover_over_60`.
fn limit_in_name(quantity: &str) -> Option<u32> {
    let (_, tail) = quantity
        .rsplit_once("within_")
        .or_else(|| quantity.rsplit_once("over_"))?;
    let tail = tail.split('_').next()?;
    let digits = tail.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &tail[digits.len()..] {
        "" => LimitUnit::Minutes,
        "h" => LimitUnit::Hours,
        "d" => LimitUnit::Days,
        "w" => LimitUnit::Weeks,
        _ => return None,
    };
    Some(digits.parse::<u32>().ok()? * unit.minutes())
}

/// Whether a share says the same as the threshold: `>= 95 percent` is 0.95 within, `<= 2 percent` over the limit is
/// 0.98 within, a count of none over the limit (or a time for everybody) is 1 within.
fn share_agrees(row: &Row, share: f64) -> bool {
    let meant = match (row.unit, row.comparator) {
        (TargetUnit::Percent, Comparator::AtLeast) => row.threshold / 100.0,
        (TargetUnit::Percent, Comparator::AtMost) => 1.0 - row.threshold / 100.0,
        (TargetUnit::Count, Comparator::AtMost) if row.threshold == 0.0 => 1.0,
        (TargetUnit::Minutes | TargetUnit::Days, Comparator::AtMost) => 1.0,
        _ => return false,
    };
    (share - meant).abs() < 1e-9
}

/// The cells of one row, by column.
struct Cells<'h> {
    header: &'h [&'static str],
    record: csv::StringRecord,
}

fn cells(csv_text: &str, columns: &'static [&'static str]) -> Result<Vec<Cells<'static>>, Refused> {
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    let header = reader.headers()?.clone();
    for (at, &column) in columns.iter().enumerate() {
        if header.get(at) != Some(column) {
            return Err(Refused::Column(column.to_owned()));
        }
    }
    if let Some(extra) = header.get(columns.len()) {
        return Err(Refused::Column(extra.to_owned()));
    }
    reader
        .records()
        .map(|record| {
            Ok(Cells {
                header: columns,
                record: record?,
            })
        })
        .collect()
}

impl Cells<'_> {
    fn id(&self) -> &str {
        self.get("id")
    }

    fn get(&self, column: &'static str) -> &str {
        let at = self.header.iter().position(|&known| known == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    fn some(&self, column: &'static str) -> Option<&str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }

    fn refuse(&self, column: &'static str, allowed: &str) -> Refused {
        Refused::Cell {
            row: self.id().to_owned(),
            column,
            given: self.get(column).to_owned(),
            allowed: allowed.to_owned(),
        }
    }

    fn text(&self, column: &'static str) -> Result<String, Refused> {
        self.some(column)
            .map(str::to_owned)
            .ok_or_else(|| self.refuse(column, "a text"))
    }

    /// A lower-case identifier with underscores.
    fn word_like(&self, column: &'static str) -> Result<String, Refused> {
        self.some(column)
            .filter(|cell| {
                cell.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            })
            .map(str::to_owned)
            .ok_or_else(|| self.refuse(column, "lower-case letters, digits and underscores"))
    }

    fn word<T: Copy>(
        &self,
        column: &'static str,
        all: &[T],
        id: impl Fn(T) -> &'static str,
    ) -> Result<T, Refused> {
        let cell = self.get(column);
        all.iter()
            .copied()
            .find(|&known| id(known) == cell)
            .ok_or_else(|| {
                let allowed: Vec<&str> = all.iter().map(|&known| id(known)).collect();
                self.refuse(column, &allowed.join(" | "))
            })
    }

    fn yes(&self, column: &'static str) -> Result<bool, Refused> {
        match self.get(column) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.refuse(column, "yes | no")),
        }
    }

    fn number(&self, column: &'static str, low: f64, high: f64) -> Result<f64, Refused> {
        self.get(column)
            .parse()
            .ok()
            .filter(|number| (low..=high).contains(number))
            .ok_or_else(|| self.refuse(column, &format!("a number from {low} to {high}")))
    }

    fn whole<N: TryFrom<u32>>(
        &self,
        column: &'static str,
        low: u32,
        high: u32,
    ) -> Result<N, Refused> {
        self.get(column)
            .parse()
            .ok()
            .filter(|number| (low..=high).contains(number))
            .and_then(|number| N::try_from(number).ok())
            .ok_or_else(|| self.refuse(column, &format!("a whole number from {low} to {high}")))
    }

    fn some_whole<N: TryFrom<u32>>(
        &self,
        column: &'static str,
        low: u32,
        high: u32,
    ) -> Result<Option<N>, Refused> {
        self.some(column)
            .map(|_| self.whole(column, low, high))
            .transpose()
    }
}
