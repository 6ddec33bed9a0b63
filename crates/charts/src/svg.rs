//! A small SVG writer: shapes with classes, never with colours; every text escaped; no ids, so that several charts
//! can stand on one page.

use crate::numbers::coordinate;

/// Size of ordinary chart text [px].
pub const TEXT: f64 = 13.0;
/// Size of the smallest chart text [px].
pub const SMALL: f64 = 12.0;

/// Which end of a text its position names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Left.
    Start,
    /// Centre.
    Middle,
    /// Right.
    End,
}

/// An SVG element under construction.
#[derive(Debug)]
pub struct Svg {
    out: String,
}

impl Svg {
    /// A drawing of this size [px] with a name for screen readers.
    pub fn new(width: f64, height: f64, name: &str) -> Self {
        let mut svg = Self {
            out: String::with_capacity(8_192),
        };
        svg.out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" direction=\"ltr\" font-size=\"13\"");
        svg.number("width", width);
        svg.number("height", height);
        svg.out.push_str(" viewBox=\"0 0 ");
        coordinate(&mut svg.out, width);
        svg.out.push(' ');
        coordinate(&mut svg.out, height);
        svg.out.push_str("\" role=\"img\"");
        svg.attribute("aria-label", name);
        svg.out.push('>');
        svg
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        self.out.push_str("<line");
        self.number("x1", from.0);
        self.number("y1", from.1);
        self.number("x2", to.0);
        self.number("y2", to.1);
        self.close(class);
    }

    /// A rectangle between two values in each direction, given in any order.
    pub fn rect(&mut self, x: (f64, f64), y: (f64, f64), class: &str) {
        self.out.push_str("<rect");
        self.number("x", x.0.min(x.1));
        self.number("y", y.0.min(y.1));
        self.number("width", (x.1 - x.0).abs());
        self.number("height", (y.1 - y.0).abs());
        self.close(class);
    }

    /// A dot.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, class: &str) {
        self.out.push_str("<circle");
        self.number("cx", x);
        self.number("cy", y);
        self.number("r", radius);
        self.close(class);
    }

    /// A path; an empty one is left out.
    pub fn path(&mut self, path: &Path, class: &str) {
        if !path.data.is_empty() {
            self.out.push_str("<path");
            self.attribute("d", &path.data);
            self.close(class);
        }
    }

    /// A text on the baseline `y`.
    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, size: f64, class: &str, text: &str) {
        self.out.push_str("<text");
        self.number("x", x);
        self.number("y", y);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attribute("text-anchor", "middle"),
            Anchor::End => self.attribute("text-anchor", "end"),
        }
        if (size - TEXT).abs() > 0.01 {
            self.number("font-size", size);
        }
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.out.push('>');
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }

    /// Rules for the classes, for files that leave the page.
    pub fn style(&mut self, rules: &str) {
        self.out.push_str("<style>");
        escape(&mut self.out, rules);
        self.out.push_str("</style>");
    }

    /// A finished drawing put in with its top left corner at this place.
    pub fn nest(&mut self, x: f64, y: f64, drawing: &str) {
        let inner = drawing.strip_prefix("<svg").unwrap_or(drawing);
        self.out.push_str("<svg");
        self.number("x", x);
        self.number("y", y);
        self.out.push_str(inner);
    }

    /// The finished element.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn close(&mut self, class: &str) {
        self.attribute("class", class);
        self.out.push_str("/>");
    }

    fn number(&mut self, name: &str, value: f64) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        coordinate(&mut self.out, value);
        self.out.push('"');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value);
        self.out.push('"');
    }
}

/// Path data in steps from point to point, `m`, `l`, `h`, `v` and `z`: the prerendered page is loaded by everyone, and steps repeat
/// themselves where places do not. A step is taken between places as they would be written, so that no rounding adds up.
#[derive(Clone, Debug, Default)]
pub struct Path {
    data: String,
    /// Where the pen is [tenths of a px].
    at: (i64, i64),
    /// Where the stroke began [tenths of a px].
    began: (i64, i64),
}

impl Path {
    /// Starts a stroke.
    pub fn start(&mut self, x: f64, y: f64) {
        let (right, down) = self.step(x, y);
        self.write('m', &[right, down]);
        self.began = self.at;
    }

    /// Draws on.
    pub fn on(&mut self, x: f64, y: f64) {
        match self.step(x, y) {
            (0, 0) => self.write('l', &[0, 0]),
            (right, 0) => self.write('h', &[right]),
            (0, down) => self.write('v', &[down]),
            (right, down) => self.write('l', &[right, down]),
        }
    }

    /// Closes the stroke into an area.
    pub fn close(&mut self) {
        self.data.push('z');
        self.at = self.began;
    }

    /// A closed rectangle.
    pub fn block(&mut self, x: (f64, f64), y: (f64, f64)) {
        self.start(x.0, y.0);
        self.on(x.1, y.0);
        self.on(x.1, y.1);
        self.on(x.0, y.1);
        self.close();
    }

    /// Diagonal strokes `step` px apart filling a rectangle: hatching without a pattern, hence without an id.
    pub fn hatch(&mut self, x: (f64, f64), y: (f64, f64), step: f64) {
        let (left, right, top, bottom) = (x.0.min(x.1), x.0.max(x.1), y.0.min(y.1), y.0.max(y.1));
        // strokes x + y = c, anchored to the page so that neighbouring rectangles continue each other
        let mut sum = ((left + top) / step).ceil() * step;
        while sum < right + bottom {
            let from = left.max(sum - bottom);
            let to = right.min(sum - top);
            if to > from {
                self.start(from, sum - from);
                self.on(to, sum - to);
            }
            sum += step;
        }
    }

    /// Moves the pen; how far [tenths of a px].
    fn step(&mut self, x: f64, y: f64) -> (i64, i64) {
        let from = self.at;
        self.at = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
        (self.at.0 - from.0, self.at.1 - from.1)
    }

    fn write(&mut self, command: char, tenths: &[i64]) {
        self.data.push(command);
        for (place, tenths) in tenths.iter().enumerate() {
            if place > 0 {
                self.data.push(' ');
            }
            coordinate(&mut self.data, *tenths as f64 / 10.0);
        }
    }
}

/// Appends `text` so that it is safe in element content and in double-quoted attributes.
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            control if control < ' ' => out.push(' '),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out() {
        let mut svg = Svg::new(100.0, 50.0, "A&E \"<now>\"");
        svg.text(1.0, 2.0, Anchor::End, SMALL, "muted", "</text><script>&");
        let out = svg.finish();
        assert!(out.contains("aria-label=\"A&amp;E &quot;&lt;now&gt;&quot;\""));
        assert!(out.contains(">&lt;/text&gt;&lt;script&gt;&amp;</text></svg>"));
    }

    #[test]
    fn of_a_step_only_what_changes_is_written() {
        let mut path = Path::default();
        path.block((1.0, 2.0), (4.0, 3.0));
        path.start(0.0, 0.0);
        path.on(0.04, 5.0);
        path.on(1.0, 6.0);
        assert_eq!(path.data, "m1 4h1v-1h-1zm-1 -4v5l1 1");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let mut path = Path::default();
        path.start(0.0, 0.0);
        for step in 1..=100 {
            path.on(0.26 * f64::from(step), 0.0);
        }
        assert_eq!(path.at, (260, 0));
        let written = path.data.split('h').skip(1);
        let sum: f64 = written
            .map(|step| step.parse::<f64>().expect("a number"))
            .sum();
        assert!((sum - 26.0).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn hatching_stays_inside() {
        let mut path = Path::default();
        path.hatch((10.0, 14.0), (30.0, 20.0), 4.0);
        let steps: Vec<f64> = path
            .data
            .split(['m', 'l', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().expect("a number"))
            .collect();
        assert!(!steps.is_empty());
        let (mut x, mut y) = (0.0, 0.0);
        for step in steps.chunks(2) {
            (x, y) = (x + step[0], y + step[1]);
            assert!((9.95..=14.05).contains(&x) && (19.95..=30.05).contains(&y));
        }
    }
}
