//! Cells of a CSV file by row and column, and how a cell is refused.

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

/// The cells of one row, by column.
pub struct Cells<'h> {
    header: &'h [&'static str],
    record: csv::StringRecord,
}

/// The rows of a file whose header is exactly `columns`.
///
/// # Errors
/// Not CSV, or another header.
pub fn cells(
    csv_text: &str,
    columns: &'static [&'static str],
) -> Result<Vec<Cells<'static>>, Refused> {
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
    pub fn id(&self) -> &str {
        self.get("id")
    }

    pub fn get(&self, column: &'static str) -> &str {
        let at = self.header.iter().position(|&known| known == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    pub fn some(&self, column: &'static str) -> Option<&str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }

    pub fn refuse(&self, column: &'static str, allowed: &str) -> Refused {
        Refused::Cell {
            row: self.id().to_owned(),
            column,
            given: self.get(column).to_owned(),
            allowed: allowed.to_owned(),
        }
    }

    pub fn text(&self, column: &'static str) -> Result<String, Refused> {
        self.some(column)
            .map(str::to_owned)
            .ok_or_else(|| self.refuse(column, "a text"))
    }

    /// A lower-case identifier with underscores.
    pub fn word_like(&self, column: &'static str) -> Result<String, Refused> {
        self.some(column)
            .filter(|cell| {
                cell.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            })
            .map(str::to_owned)
            .ok_or_else(|| self.refuse(column, "lower-case letters, digits and underscores"))
    }

    pub fn word<T: Copy>(
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

    pub fn yes(&self, column: &'static str) -> Result<bool, Refused> {
        match self.get(column) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.refuse(column, "yes | no")),
        }
    }

    pub fn number(&self, column: &'static str, low: f64, high: f64) -> Result<f64, Refused> {
        self.get(column)
            .parse()
            .ok()
            .filter(|number| (low..=high).contains(number))
            .ok_or_else(|| self.refuse(column, &format!("a number from {low} to {high}")))
    }

    pub fn whole<N: TryFrom<u32>>(
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

    pub fn some_whole<N: TryFrom<u32>>(
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
