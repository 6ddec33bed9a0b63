//! The key under the scoreboard.

use super::RADIUS;
use super::rows::Row;
use crate::svg::{Anchor, SMALL, Svg};
use crate::text::{width, wrap};
use crate::words::Words;

/// What the marks mean, as far as the rows do not say it themselves.
pub struct Key {
    entries: Vec<Entry>,
    pub height: f64,
}

struct Entry {
    class: &'static str,
    lines: Vec<String>,
    x: f64,
    /// Baseline of the first line, from the top of the key [px].
    y: f64,
}

impl Key {
    const LINE: f64 = 18.0;
    const SWATCH: f64 = 26.0;

    pub fn of(rows: &[Row], named: bool, words: &dyn Words, across: f64, track: f64) -> Self {
        // A colour is explained only where it can be seen: lengths of the longest stretches of both [px].
        let mut drawn = [0.0; 2];
        for row in rows {
            if let Some(share) = row.part_of_gaming() {
                let gap = row.gap() * track;
                drawn[0] = f64::max(drawn[0], gap * share);
                drawn[1] = f64::max(drawn[1], gap * (1.0 - share));
            }
        }
        let seen = |stretch: f64| stretch >= 1.0;
        let marks = [
            ("dot reported", "chart-reported", !named),
            ("dot real", "chart-real", !named),
            ("fill gaming", "chart-scoreboard-key-gaming", seen(drawn[0])),
            (
                "fill admin",
                "chart-scoreboard-key-definition",
                seen(drawn[1]),
            ),
        ];
        let mut entries: Vec<Entry> = Vec::new();
        let (mut x, mut y, mut height) = (0.0, 16.0, 0.0);
        for (class, id, wanted) in marks {
            if !wanted {
                continue;
            }
            let lines = wrap(&words.say(id, &[]), SMALL, across - Self::SWATCH);
            let wide = Self::SWATCH
                + lines
                    .iter()
                    .map(|line| width(line, SMALL))
                    .fold(0.0, f64::max);
            if x > 0.0 && x + wide > across {
                (x, y) = (0.0, height + 8.0);
            }
            height = f64::max(height, y + Self::LINE * lines.len() as f64 - 8.0);
            entries.push(Entry { class, lines, x, y });
            x += wide + 20.0;
        }
        Self { entries, height }
    }

    pub fn draw(&self, svg: &mut Svg, top: f64) {
        for entry in &self.entries {
            let y = top + entry.y;
            if entry.class.starts_with("dot") {
                svg.dot(entry.x + 10.0, y - 4.0, RADIUS - 1.0, entry.class);
            } else {
                svg.rect((entry.x, entry.x + 20.0), (y - 6.5, y - 1.5), entry.class);
            }
            for (index, line) in entry.lines.iter().enumerate() {
                let at = y + Self::LINE * index as f64;
                svg.text(
                    entry.x + Self::SWATCH,
                    at,
                    Anchor::Start,
                    SMALL,
                    "muted",
                    line,
                );
            }
        }
    }
}
