//! What a chart hands over: words, drawing and the table behind it.

use goodhart_report::{Band, Report};

use crate::numbers::plain;
use crate::svg::{Anchor, Svg, TEXT};
use crate::text::wrap;
use crate::words::{Say, Words};

/// Room for a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width at true size [px]; less than 280 is drawn as 280.
    pub width: f64,
    /// Less height, for a first screen or an embed.
    pub compact: bool,
}

impl Frame {
    /// Narrowest drawing [px].
    const LEAST: f64 = 280.0;
    /// Below this, names stand above their marks [px].
    const NARROW: f64 = 480.0;

    /// A frame that may take the height it needs.
    pub fn of(width: f64) -> Self {
        Self {
            width,
            compact: false,
        }
    }

    /// Width in use [px].
    pub(crate) fn across(self) -> f64 {
        if self.width.is_finite() {
            self.width.max(Self::LEAST).floor()
        } else {
            Self::NARROW
        }
    }

    /// Whether names stand above their marks, as on a phone.
    pub(crate) fn narrow(self) -> bool {
        self.across() < Self::NARROW
    }
}

/// One entry of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number as plotted, and as shown.
    Number {
        /// As plotted.
        value: f64,
        /// As shown, with its unit.
        shown: String,
    },
    /// Nothing there, e.g. no target.
    Empty,
}

impl Cell {
    /// A number, or nothing where there is none.
    pub(crate) fn number(value: f64, shown: impl FnOnce(f64) -> String) -> Self {
        if value.is_nan() {
            return Self::Empty;
        }
        let shown = shown(value);
        Self::Number { value, shown }
    }

    /// What the page prints.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { shown, .. } => shown,
            Self::Empty => "–",
        }
    }
}

/// Both ends of a band for a table; a single run has none.
pub(crate) fn ends(report: &Report, Band { p10, p90, .. }: Band) -> [f64; 2] {
    if report.replications > 1 {
        [p10, p90]
    } else {
        [f64::NAN; 2]
    }
}

/// Heads of columns: message, and the message that names the record it speaks of.
pub(crate) fn heads(columns: &[(&str, &str)], words: &dyn Words) -> Vec<String> {
    let head = |(id, record): &(&str, &str)| {
        if record.is_empty() {
            return words.say(id, &[]);
        }
        words.say(id, &[("record", Say::text(words.say(record, &[])))])
    };
    columns.iter().map(head).collect()
}

/// The numbers behind a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// Column heads.
    pub head: Vec<String>,
    /// Rows, each as long as `head`.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Comma-separated values with a head line; numbers unrounded and without units.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        for name in &self.head {
            entry(&mut out, name);
        }
        end_line(&mut out);
        for row in &self.rows {
            for cell in row {
                match cell {
                    Cell::Text(text) => entry(&mut out, text),
                    Cell::Number { value, .. } => entry(&mut out, &plain(*value)),
                    Cell::Empty => entry(&mut out, ""),
                }
            }
            end_line(&mut out);
        }
        out
    }
}

fn entry(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
    out.push(',');
}

fn end_line(out: &mut String) {
    out.pop();
    out.push('\n');
}

/// A chart, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The message.
    pub title: String,
    /// What, where, when, in which unit.
    pub subtitle: String,
    /// How it was worked out and how far to trust it, to stand below the drawing; mostly empty.
    pub note: String,
    /// An `<svg role="img">` named by `description`, without ids, styles or colours.
    pub svg: String,
    /// One or two sentences for those who do not see it.
    pub description: String,
    /// The numbers behind it.
    pub table: Table,
    /// Width of the drawing [px].
    pub width: f64,
    /// Height of the drawing [px].
    pub height: f64,
}

impl Picture {
    /// A picture that says in a sentence why there is nothing to see yet.
    pub(crate) fn missing(id: &str, frame: Frame, words: &dyn Words) -> Self {
        let title = words.say(id, &[]);
        let width = frame.across();
        let lines = wrap(&title, TEXT, width - 32.0);
        let height = 48.0 + 18.0 * lines.len() as f64;
        let mut svg = Svg::new(width, height, &title);
        svg.rect((0.5, width - 0.5), (0.5, height - 0.5), "hair hollow");
        for (index, line) in lines.iter().enumerate() {
            svg.text(
                width / 2.0,
                36.0 + 18.0 * index as f64,
                Anchor::Middle,
                TEXT,
                "muted",
                line,
            );
        }
        Self {
            svg: svg.finish(),
            description: title.clone(),
            table: Table {
                caption: title.clone(),
                ..Table::default()
            },
            title,
            subtitle: String::new(),
            note: String::new(),
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_quotes_what_must_be_quoted_and_keeps_all_digits() {
        let table = Table {
            caption: String::new(),
            head: vec!["measure".into(), "real, %".into()],
            rows: vec![
                vec![
                    Cell::Text("a \"b\"".into()),
                    Cell::Number {
                        value: 61.234_5,
                        shown: "61%".into(),
                    },
                ],
                vec![Cell::Text("c".into()), Cell::Empty],
            ],
        };
        assert_eq!(
            table.csv(),
            "measure,\"real, %\"\n\"a \"\"b\"\"\",61.2345\nc,\n"
        );
    }
}
