//! Reads a drawing back: just enough of SVG for what the crate writes.
#![allow(missing_docs, dead_code)]

use std::collections::BTreeMap;

use goodhart_charts::{Say, Words};

/// An element: name, attributes, text inside.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
}

impl Element {
    pub fn number(&self, name: &str) -> f64 {
        let text = self
            .attributes
            .get(name)
            .unwrap_or_else(|| panic!("{name} on {self:?}"));
        text.parse()
            .unwrap_or_else(|_| panic!("{name} of {self:?} is no number"))
    }

    pub fn class(&self) -> &str {
        self.attributes.get("class").map_or("", String::as_str)
    }

    pub fn is(&self, class: &str) -> bool {
        self.class() == class
    }

    /// Points of a path.
    pub fn points(&self) -> Vec<(f64, f64)> {
        let number = |text: &str| {
            text.parse::<f64>()
                .unwrap_or_else(|_| panic!("{text} in {self:?}"))
        };
        let mut points: Vec<(f64, f64)> = Vec::new();
        let data = &self.attributes["d"];
        let starts: Vec<usize> = data
            .match_indices(['m', 'l', 'h', 'v', 'z'])
            .map(|(start, _)| start)
            .chain([data.len()])
            .collect();
        let (mut at, mut began) = ((0.0, 0.0), (0.0, 0.0));
        for range in starts.windows(2) {
            let (command, step) = data[range[0]..range[1]].split_at(1);
            let (right, down) = match command {
                "h" => (number(step), 0.0),
                "v" => (0.0, number(step)),
                "z" => {
                    at = began;
                    continue;
                }
                _ => {
                    let (right, down) = step.split_once(' ').expect("a step in both directions");
                    (number(right), number(down))
                }
            };
            at = (tenth(at.0 + right), tenth(at.1 + down));
            if command == "m" {
                began = at;
            }
            points.push(at);
        }
        points
    }

    /// Left, top, right, bottom; of a text by its estimated width and without descenders.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let of = |points: Vec<(f64, f64)>| {
            points.iter().fold(
                [
                    f64::INFINITY,
                    f64::INFINITY,
                    f64::NEG_INFINITY,
                    f64::NEG_INFINITY,
                ],
                |b, (x, y)| [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)],
            )
        };
        match self.name.as_str() {
            "line" => Some(of(vec![
                (self.number("x1"), self.number("y1")),
                (self.number("x2"), self.number("y2")),
            ])),
            "rect" => {
                let (x, y) = (self.number("x"), self.number("y"));
                Some([x, y, x + self.number("width"), y + self.number("height")])
            }
            "circle" => {
                let (x, y, r) = (self.number("cx"), self.number("cy"), self.number("r"));
                Some([x - r, y - r, x + r, y + r])
            }
            "path" => Some(of(self.points())),
            "text" => {
                let bold = self
                    .class()
                    .split(' ')
                    .any(|class| ["strong", "real", "reported"].contains(&class));
                let of = if bold {
                    goodhart_charts::bold_width
                } else {
                    goodhart_charts::text_width
                };
                let wide = of(&self.text, self.size());
                let x = self.number("x");
                let left = match self.attributes.get("text-anchor").map(String::as_str) {
                    Some("middle") => x - wide / 2.0,
                    Some("end") => x - wide,
                    _ => x,
                };
                let y = self.number("y");
                Some([left, y - self.size() * 0.8, left + wide, y])
            }
            _ => None,
        }
    }

    pub fn size(&self) -> f64 {
        if self.attributes.contains_key("font-size") {
            self.number("font-size")
        } else {
            13.0
        }
    }
}

/// The nearest tenth, as places are written.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

pub fn read(svg: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("a closed tag") + at;
        let tag = rest[at + 1..end].trim_end_matches('/');
        rest = &rest[end + 1..];
        if tag.starts_with('/') {
            continue;
        }
        let (name, mut inside) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while let Some((key, after)) = inside.split_once("=\"") {
            let (value, following) = after.split_once('"').expect("a closed quote");
            assert!(
                attributes
                    .insert(key.trim().to_owned(), unescape(value))
                    .is_none(),
                "{key} twice in {tag}"
            );
            inside = following;
        }
        let text = if name == "text" {
            unescape(&rest[..rest.find('<').expect("an end tag")])
        } else {
            String::new()
        };
        elements.push(Element {
            name: name.to_owned(),
            attributes,
            text,
        });
    }
    elements
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// A pseudo-language in which every message is said twice.
pub struct Double;

impl Words for Double {
    fn say(&self, id: &str, arguments: &[(&str, Say)]) -> String {
        let once = goodhart_charts::English.say(id, arguments);
        // numbers with their units stay numbers
        if id.starts_with("chart-unit-") {
            once
        } else {
            [&once, " ", &once].concat()
        }
    }
}
