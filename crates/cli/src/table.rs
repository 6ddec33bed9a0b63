//! Tables for reading and the same as JSON.

use std::fmt::Write;

use serde::{Serialize, Serializer};

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Switch(bool),
    /// Nothing there.
    Nothing,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(switch: bool) -> Self {
        Self::Switch(switch)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Switch(switch) => if *switch { "yes" } else { "no" }.to_owned(),
            Self::Nothing => String::new(),
        }
    }
}

/// Columns by name, and rows that each have a cell for every column.
#[derive(Debug)]
pub struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Appends a row with a cell for every column.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// Aligned columns with a head, numbers to the right; the last column is as wide as it likes.
    pub fn text(&self) -> String {
        let cells: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::text).collect())
            .collect();
        let width = |column: usize| {
            let head = self.columns[column].chars().count();
            cells
                .iter()
                .map(|row| row[column].chars().count())
                .fold(head, usize::max)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let is_number =
            |row: usize, column: usize| matches!(self.rows[row][column], Cell::Number(_));
        let mut text = String::new();
        for (column, head) in self.columns.iter().enumerate() {
            push(&mut text, head, widths[column], false);
        }
        end_line(&mut text);
        for (at, row) in cells.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                push(&mut text, cell, widths[column], is_number(at, column));
            }
            end_line(&mut text);
        }
        text
    }

    /// A JSON list with one object a row.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Object {
            columns: self.columns,
            row,
        }))
    }
}

struct Object<'a> {
    columns: &'static [&'static str],
    row: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.row))
    }
}

fn push(text: &mut String, cell: &str, width: usize, right: bool) {
    // Writing to a String cannot fail.
    let _ = if right {
        write!(text, "{cell:>width$}  ")
    } else {
        write!(text, "{cell:<width$}  ")
    };
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["key", "low", "on", "what"]);
        table.row(vec![
            "funding".into(),
            80.0.into(),
            true.into(),
            "Money.".into(),
        ]);
        table.row(vec!["é".into(), 1.5.into(), Cell::Nothing, "".into()]);
        table
    }

    #[test]
    fn columns_are_aligned_and_numbers_stand_to_the_right() {
        assert_eq!(
            table().text(),
            "key      low  on   what\nfunding   80  yes  Money.\né        1.5\n"
        );
    }

    #[test]
    fn json_has_one_object_a_row() {
        let json = table().json().expect("plain data");
        let rows: serde_json::Value = serde_json::from_str(&json).expect("own JSON");
        assert_eq!(
            rows[0],
            serde_json::json!({"key": "funding", "low": 80.0, "on": true, "what": "Money."})
        );
        assert_eq!(rows[1]["on"], serde_json::Value::Null);
    }
}
