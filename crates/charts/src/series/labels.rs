//! Labels of the lines of a series.

use super::Lines;
use super::months::Months;
use crate::scale::Scale;
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::bold_width;
use crate::words::Words;

/// Where a label of the target line hides no data: above or below it, left or right.
pub fn free_place(lines: &Lines, x: Scale, y: Scale, at: f64, wide: f64) -> (f64, f64, Anchor) {
    let (left, right) = (x.range.0 + 4.0, x.range.1 - 4.0);
    let places = [
        (at - 7.0, left, Anchor::Start),
        (at + 16.0, left, Anchor::Start),
        (at - 7.0, right, Anchor::End),
        (at + 16.0, right, Anchor::End),
    ];
    let inside = |baseline: f64| baseline - SMALL >= 0.0 && baseline <= y.range.0;
    let hides = |(baseline, place, anchor): (f64, f64, Anchor)| {
        let from = if anchor == Anchor::Start {
            place
        } else {
            place - wide
        };
        let over = |months: &Months| {
            months.iter().enumerate().any(|(index, band)| {
                let across = x.at(index as f64);
                across >= from - 4.0
                    && across <= from + wide + 4.0
                    && band.is_some_and(|band| {
                        (baseline - SMALL - 3.0..baseline + 5.0).contains(&y.at(band.median))
                    })
            })
        };
        over(&lines.reported) || over(&lines.real)
    };
    let mut fitting = places.into_iter().filter(|place| inside(place.0));
    let first = fitting.clone().next().unwrap_or(places[1]);
    fitting.find(|place| !hides(*place)).unwrap_or(first)
}

/// The name and the last value at the end of a line.
pub struct End {
    class: &'static str,
    lines: [String; 2],
    y: f64,
}

impl End {
    /// Height of the two lines of a label [px].
    const HEIGHT: f64 = 33.0;

    pub fn pair(lines: &Lines, y: Scale, words: &dyn Words) -> [Self; 2] {
        let (high, low) = (y.range.1.min(y.range.0), y.range.1.max(y.range.0));
        let last = |months: &Months, otherwise: f64| {
            months
                .iter()
                .rev()
                .flatten()
                .next()
                .map_or(otherwise, |band| band.median)
        };
        let end = |class, id, value: f64| Self {
            class,
            lines: [words.say(id, &[]), lines.value(words, value)],
            y: y.at(value)
                .clamp(high + Self::HEIGHT / 2.0, low - Self::HEIGHT / 2.0),
        };
        let mut reported = end(
            "reported",
            "chart-reported",
            last(&lines.reported, lines.latest.0.median),
        );
        let mut real = end(
            "real",
            "chart-real",
            last(&lines.real, lines.latest.1.median),
        );
        let (upper, lower) = if reported.y <= real.y {
            (&mut reported, &mut real)
        } else {
            (&mut real, &mut reported)
        };
        let close = Self::HEIGHT - (lower.y - upper.y);
        if close > 0.0 {
            upper.y = (upper.y - close / 2.0).max(high + Self::HEIGHT / 2.0);
            lower.y = (upper.y + Self::HEIGHT).min(low - Self::HEIGHT / 2.0);
            upper.y = upper.y.min(lower.y - Self::HEIGHT);
        }
        [reported, real]
    }

    pub fn width(&self) -> f64 {
        (bold_width(&self.lines[0], SMALL)).max(bold_width(&self.lines[1], TEXT))
    }

    pub fn draw(&self, svg: &mut Svg, x: f64) {
        svg.text(
            x,
            self.y - 3.0,
            Anchor::Start,
            SMALL,
            self.class,
            &self.lines[0],
        );
        svg.text(
            x,
            self.y + 12.0,
            Anchor::Start,
            TEXT,
            self.class,
            &self.lines[1],
        );
    }
}
