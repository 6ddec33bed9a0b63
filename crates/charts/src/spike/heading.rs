//! The words above the bars of the spike.

use super::said::Said;
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::{BOLD, bold_width, wrap};
use crate::words::Words;

/// The words above the bars: which is which, and what the line and the hatching are.
pub struct Heading {
    /// Class, words, left edge, baseline.
    key: Vec<(&'static str, String, f64, f64)>,
    limit: Vec<String>,
    note: Vec<String>,
    note_x: f64,
    note_y: f64,
    note_anchor: Anchor,
    /// Down to the bars [px].
    pub height: f64,
}

impl Heading {
    const LINE: f64 = 16.0;
    const SWATCH: f64 = 18.0;
    /// Less room than this for the words beside the limit, and the key gets lines of its own [px].
    const TIGHT: f64 = 150.0;

    pub fn of(limit: Option<f64>, left: f64, across: f64, words: &dyn Words, said: &Said) -> Self {
        let names = [
            ("reported", words.say("chart-reported", &[])),
            ("real", words.say("chart-real", &[])),
        ];
        let wide = |name: &str| Self::SWATCH + bold_width(name, SMALL) + 12.0;
        let key_width = f64::max(wide(&names[0].1), wide(&names[1].1));
        // the words stand on the wider side of the line; the key stands on the other, or on the far end of the same
        let (note_x, note_anchor, room) = match limit {
            Some(at) if at > f64::midpoint(left, across) => {
                (at - 8.0, Anchor::End, at - 8.0 - left)
            }
            Some(at) => (at + 8.0, Anchor::Start, across - at - 8.0),
            None => (left, Anchor::Start, across - left),
        };
        let other_side = match note_anchor {
            Anchor::Start => note_x - 16.0 - left,
            _ => across - note_x - 16.0,
        };
        let beside = limit.is_some() && key_width <= other_side;
        let shares = !beside && room - key_width >= Self::TIGHT;
        let key_left = match (beside, shares, note_anchor) {
            (true, _, Anchor::End) => note_x + 16.0,
            (false, true, Anchor::Start) if limit.is_some() => across - key_width,
            _ => left,
        };
        let stacked = beside || shares || wide(&names[0].1) + wide(&names[1].1) > across - left;
        let mut key = Vec::new();
        let (mut x, mut y) = (key_left, 14.0);
        for (class, name) in names {
            let step = wide(&name);
            key.push((class, name, x, y));
            if stacked { y += Self::LINE } else { x += step }
        }
        let key_lines = if stacked { 2.0 } else { 1.0 };
        let room = if shares && limit.is_some() {
            room - key_width
        } else {
            room
        };
        let lines = |text: &str, size: f64| {
            if text.is_empty() {
                Vec::new()
            } else {
                wrap(text, size, room)
            }
        };
        let (limit, note) = (lines(&said.limit, TEXT * BOLD), lines(&said.note, SMALL));
        let note_y = if beside || shares {
            14.0
        } else {
            14.0 + Self::LINE * key_lines + 2.0
        };
        let note_end = note_y + Self::LINE * (limit.len() + note.len()) as f64;
        let height = f64::max(note_end, 14.0 + Self::LINE * key_lines) - 2.0;
        Self {
            key,
            limit,
            note,
            note_x,
            note_y,
            note_anchor,
            height,
        }
    }

    pub fn draw(&self, svg: &mut Svg) {
        for (class, name, x, y) in &self.key {
            let mark = if *class == "real" {
                "fill real"
            } else {
                "outline"
            };
            svg.rect((x + 1.0, x + 12.0), (y - 9.5, y + 0.5), mark);
            svg.text(x + Self::SWATCH, *y, Anchor::Start, SMALL, class, name);
        }
        let mut y = self.note_y;
        for (lines, size, class) in [(&self.limit, TEXT, "strong"), (&self.note, SMALL, "gaming")] {
            for line in lines {
                svg.text(self.note_x, y, self.note_anchor, size, class, line);
                y += Self::LINE;
            }
        }
    }

    /// Where the line of the limit may begin without cutting through the key.
    pub fn line_from(&self) -> f64 {
        (self.note_y - 11.0).max(3.0)
    }
}
