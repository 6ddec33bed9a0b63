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
    /// Columns of the text form; JSON has all.
    read: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &'static [&'static str]) -> Self {
        Self::reading(columns, columns)
    }

    /// A table without rows whose text form shows only some of the columns, for a line that fits a screen.
    pub fn reading(columns: &'static [&'static str], read: &'static [&'static str]) -> Self {
        debug_assert!(read.iter().all(|name| columns.contains(name)));
        Self {
            columns,
            read,
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
        let mut lines = vec![String::new(); self.rows.len() + 1];
        for name in self.read {
            let at = self.columns.iter().position(|column| column == name);
            let cells: Vec<&Cell> = self.rows.iter().filter_map(|row| row.get(at?)).collect();
            let texts: Vec<String> = cells.iter().map(|cell| cell.text()).collect();
            let widths = texts.iter().map(|text| text.chars().count());
            let width = widths.fold(name.chars().count(), usize::max);
            push(&mut lines[0], name, width, false);
            for ((line, cell), text) in lines[1..].iter_mut().zip(cells).zip(&texts) {
                push(line, text, width, matches!(cell, Cell::Number(_)));
            }
        }
        lines
            .iter()
            .map(|line| line.trim_end_matches(' ').to_owned() + "\n")
            .collect()
    }

    /// A Markdown table of all columns, identifiers as code, columns of numbers to the right.
    pub fn markdown(&self) -> String {
        let is_number = |at: usize| {
            self.rows
                .iter()
                .all(|row| matches!(row[at], Cell::Number(_) | Cell::Nothing))
        };
        let mut text = format!("| {} |\n|", self.columns.join(" | "));
        for at in 0..self.columns.len() {
            text.push_str(if is_number(at) { "--:|" } else { "---|" });
        }
        text.push('\n');
        for row in &self.rows {
            text.push('|');
            for (at, cell) in row.iter().enumerate() {
                let shown = cell.text().replace('|', "\\|").replace('\n', " ");
                let identifies = at == 0 && !is_number(0);
                text.push_str(if identifies { " `" } else { " " });
                text.push_str(&shown);
                text.push_str(match (identifies, shown.is_empty()) {
                    (true, _) => "` |",
                    (false, false) => " |",
                    (false, true) => "|",
                });
            }
            text.push('\n');
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
    fn some_columns_are_for_json_only() {
        let mut table = Table::reading(&["key", "source"], &["key"]);
        table.row(vec!["funding".into(), "long".into()]);
        assert_eq!(table.text(), "key\nfunding\n");
        assert!(table.json().expect("plain data").contains("long"));
    }

    #[test]
    fn markdown_has_all_columns_and_keeps_its_bars() {
        let mut table = table();
        table.row(vec!["a".into(), 2.0.into(), false.into(), "x|y".into()]);
        assert_eq!(
            table.markdown(),
            "| key | low | on | what |\n|---|--:|---|---|\n| `funding` | 80 | yes | Money. |\n| `é` | 1.5 | | |\n\
             | `a` | 2 | no | x\\|y |\n"
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
