//! The two numbers over a scale.

use super::rows::Row;
use crate::scale::Scale;
use crate::svg::{Anchor, Svg, TEXT};
use crate::text::bold_width;
use crate::words::{Say, Words};

/// A number over its dot; the first row says which record it is, where that fits.
fn label(row: &Row, record: &str, value: f64, named: bool, words: &dyn Words) -> String {
    let shown = row.value(words, value);
    if named {
        words.say(
            "chart-scoreboard-dot",
            &[
                ("record", Say::text(words.say(record, &[]))),
                ("value", Say::text(shown)),
            ],
        )
    } else {
        shown
    }
}

/// The two numbers over their dots, left one first: position, words, class.
fn labels(
    row: &Row,
    scale: Scale,
    named: bool,
    words: &dyn Words,
) -> [(f64, String, &'static str); 2] {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    let mut pair = [
        (
            scale.at(reported),
            label(row, "chart-reported", reported, named, words),
            "reported",
        ),
        (
            scale.at(real),
            label(row, "chart-real", real, named, words),
            "real",
        ),
    ];
    if pair[0].0.total_cmp(&pair[1].0).is_gt() {
        pair.swap(0, 1);
    }
    pair
}

/// Between two numbers over one scale [px].
const APART: f64 = 10.0;

/// Whether the first row can say which dot is which.
pub fn names_fit(row: &Row, room: f64, words: &dyn Words) -> bool {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    if row.value(words, reported) == row.value(words, real) {
        return false;
    }
    let wide = |record: &str, value: f64| bold_width(&label(row, record, value, true, words), TEXT);
    wide("chart-reported", reported) + APART + wide("chart-real", real) <= room
}

/// Writes the two numbers, pushed apart where they would meet.
pub fn values(
    svg: &mut Svg,
    row: &Row,
    scale: Scale,
    y: f64,
    edges: (f64, f64),
    named: bool,
    words: &dyn Words,
) {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    if row.value(words, reported) == row.value(words, real) {
        let both = words.say(
            "chart-scoreboard-both",
            &[("value", Say::text(row.value(words, real)))],
        );
        let half = bold_width(&both, TEXT) / 2.0;
        let x = f64::midpoint(scale.at(reported), scale.at(real))
            .min(edges.1 - half)
            .max(edges.0 + half);
        svg.text(x, y, Anchor::Middle, TEXT, "strong", &both);
        return;
    }
    let pair = labels(row, scale, named, words);
    let halves = [
        bold_width(&pair[0].1, TEXT) / 2.0,
        bold_width(&pair[1].1, TEXT) / 2.0,
    ];
    let between = halves[0] + APART + halves[1];
    let overlap = (between - (pair[1].0 - pair[0].0)).max(0.0);
    // both give way alike, then the edges push back
    let left = (pair[0].0 - overlap / 2.0)
        .min(edges.1 - halves[1] - between)
        .max(edges.0 + halves[0]);
    let right = (pair[1].0 + overlap / 2.0)
        .min(edges.1 - halves[1])
        .max(left + between);
    for ((_, text, class), x) in pair.iter().zip([left, right]) {
        svg.text(x, y, Anchor::Middle, TEXT, class, text);
    }
}
