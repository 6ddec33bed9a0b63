//! The look of a drawing that leaves the page: the same classes, with the tokens written in.

use crate::picture::Picture;
use crate::svg::{Anchor, SMALL, Svg};
use crate::text::{BOLD, wrap};

/// The rules for every class a drawing uses, in terms of the page's custom properties.
pub const STYLE: &str = include_str!("chart.css");

/// Colours of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
    /// As the reader's system has it, where the viewer knows.
    System,
}

/// Custom property, light, dark.
const TOKENS: &[(&str, &str, &str)] = &[
    ("var(--paper)", "#fbfaf6", "#14161a"),
    ("var(--ink)", "#1b1d22", "#ece8df"),
    ("var(--muted)", "#565b64", "#a9adb5"),
    ("var(--rule)", "#d8d3c8", "#33373f"),
    ("var(--reported)", "#1d5a9e", "#7fb5f0"),
    ("var(--real)", "#b3390b", "#ff8a5c"),
    ("var(--saved)", "#0b6b60", "#5fc9b8"),
    ("var(--neglect)", "#7a2f86", "#d79be0"),
    ("var(--gaming)", "#8a5a00", "#e3b341"),
    ("var(--admin)", "#5a6270", "#a3abb8"),
    (
        "var(--sans)",
        "system-ui,\"Segoe UI\",\"Liberation Sans\",sans-serif",
        "",
    ),
    (
        "var(--serif)",
        "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,serif",
        "",
    ),
];

impl Theme {
    /// The rules with the tokens written in: many viewers of SVG files know no custom properties.
    fn rules(self) -> String {
        let written = |dark: bool| {
            let mut rules = STYLE.to_owned();
            for (name, light, dark_value) in TOKENS {
                let value = if dark && !dark_value.is_empty() {
                    dark_value
                } else {
                    light
                };
                rules = rules.replace(name, value);
            }
            rules
        };
        match self {
            Self::Light => written(false),
            Self::Dark => written(true),
            Self::System => [
                &written(false),
                "@media (prefers-color-scheme:dark){",
                &written(true),
                "}",
            ]
            .concat(),
        }
    }
}

impl Picture {
    /// The picture as a file of its own: title, subtitle, drawing, its own note and `notes` (settings, version, seed, link,
    /// date), one line or more each.
    pub fn standalone(&self, theme: Theme, notes: &[String]) -> String {
        const MARGIN: f64 = 16.0;
        const TITLE: f64 = 19.0;
        let width = self.width + 2.0 * MARGIN;
        let title = wrap(&self.title, TITLE * BOLD, self.width);
        let subtitle = wrap(&self.subtitle, SMALL, self.width);
        let own = (!self.note.is_empty()).then_some(&self.note);
        let notes: Vec<String> = own
            .into_iter()
            .chain(notes)
            .flat_map(|note| wrap(note, SMALL, self.width))
            .collect();
        let top = MARGIN + 24.0 * title.len() as f64 + 17.0 * subtitle.len() as f64 + 12.0;
        let foot = if notes.is_empty() {
            0.0
        } else {
            14.0 + 17.0 * notes.len() as f64
        };
        let height = top + self.height + foot + MARGIN;

        let mut svg = Svg::new(width, height, &self.description);
        svg.style(&theme.rules());
        svg.rect((0.0, width), (0.0, height), "paper");
        let mut y = MARGIN;
        for line in &title {
            y += 24.0;
            svg.text(MARGIN, y - 6.0, Anchor::Start, TITLE, "title", line);
        }
        for line in &subtitle {
            y += 17.0;
            svg.text(MARGIN, y - 3.0, Anchor::Start, SMALL, "muted", line);
        }
        svg.nest(MARGIN, top, &self.svg);
        let mut y = top + self.height + 14.0;
        for line in &notes {
            y += 17.0;
            svg.text(MARGIN, y - 4.0, Anchor::Start, SMALL, "muted", line);
        }
        svg.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_custom_property_of_the_rules_has_a_value_for_files() {
        for theme in [Theme::Light, Theme::Dark, Theme::System] {
            assert!(!theme.rules().contains("var(--"), "{theme:?}");
        }
    }
}
