//! Expected harm: one small chart per cause, one bar per fifth of deprivation, all on one scale.

use goodhart_report::{Band, Report};

use crate::numbers::places;
use crate::period::{runs, said_of, span};
use crate::picture::{Cell, Frame, Picture, Table, heads};
use crate::scale::{Scale, ceiling};
use crate::svg::{Anchor, Path, SMALL, Svg, TEXT};
use crate::text::{BOLD, width, wrap};
use crate::words::{Say, Words};

/// Fifths of deprivation.
const FIFTHS: usize = 5;

/// One cause of harm, the most deprived fifth first [deaths per 100,000 people over the horizon].
struct Panel {
    owner: String,
    name: String,
    deaths: [Band; FIFTHS],
    qalys: [Band; FIFTHS],
    /// Deaths in the world before.
    before: Option<[Band; FIFTHS]>,
}

impl Panel {
    fn sum(&self, of: fn(&Band) -> f64) -> f64 {
        self.deaths.iter().map(of).sum()
    }
}

/// Draws the small multiples.
pub fn draw(report: &Report, before: Option<&Report>, frame: Frame, words: &dyn Words) -> Picture {
    let mut panels = panels(report, words);
    if let Some(before) = before {
        for (panel, earlier) in panels.iter_mut().zip(self::panels(before, words)) {
            panel.before = (earlier.owner == panel.owner).then_some(earlier.deaths);
        }
    }
    let deaths = |panel: &&Panel| panel.sum(|band| band.median);
    let Some(first) = panels
        .iter()
        .max_by(|one, other| deaths(one).total_cmp(&deaths(other)))
    else {
        return Picture::missing("chart-harm-missing", frame, words);
    };
    let largest = first.sum(|band| band.median);
    let digits = places(largest);
    let all = report.harm.deaths_per_100k.median;
    let arguments = [
        ("name", Say::text(first.name.as_str())),
        ("deaths", Say::count(words, largest, digits)),
        ("all", Say::count(words, all, places(all))),
    ];
    // sums of the ends of bands are wider than the band of a sum: what they keep apart is apart
    let clear = panels.iter().all(|other| {
        other.owner == first.owner || first.sum(|band| band.p10) > other.sum(|band| band.p90)
    });
    let title = if largest <= 0.0 {
        "chart-harm-title-none"
    } else if clear {
        "chart-harm-title"
    } else {
        "chart-harm-title-unclear"
    };
    let period = span(report, words);
    let description = words.say("chart-harm-description", &arguments);
    let (svg, height) = drawing(&panels, frame, words, &description);
    let mut subtitle = words.say(
        "chart-harm-subtitle",
        &[
            ("span", Say::text(period.as_str())),
            ("runs", Say::text(runs(report, words))),
        ],
    );
    if let Some(before) = before {
        subtitle.push_str(&said_of(before, words));
    }
    Picture {
        title: words.say(title, &arguments),
        subtitle,
        svg,
        description,
        table: table(&panels, &period, words),
        width: frame.across(),
        height,
    }
}

/// One panel per owner, always in the same order: a cause is found where it stood before.
fn panels(report: &Report, words: &dyn Words) -> Vec<Panel> {
    let mut panels: Vec<Panel> = Vec::new();
    for one in &report.harm.by {
        let fifth = usize::from(one.fifth).min(FIFTHS - 1);
        let at = panels
            .iter()
            .position(|panel| panel.owner == one.owner)
            .unwrap_or_else(|| {
                let id = ["chart-harm-owner-", &one.owner].concat();
                let name = words.say(&id, &[]);
                let name = if name == id {
                    one.owner.replace('_', " ")
                } else {
                    name
                };
                panels.push(Panel {
                    owner: one.owner.clone(),
                    name,
                    deaths: Default::default(),
                    qalys: Default::default(),
                    before: None,
                });
                panels.len() - 1
            });
        panels[at].deaths[fifth] = one.deaths_per_100k;
        panels[at].qalys[fifth] = one.qalys_per_100k;
    }
    panels
}

fn drawing(panels: &[Panel], frame: Frame, words: &dyn Words, description: &str) -> (String, f64) {
    const GAP: f64 = 24.0;
    let across = frame.across();
    let columns = if frame.narrow() {
        2
    } else {
        ((across + GAP) / (140.0 + GAP)) as usize
    }
    .clamp(1, panels.len().max(1));
    let wide = (across - GAP * (columns - 1) as f64) / columns as f64;
    let names: Vec<Vec<String>> = panels
        .iter()
        .map(|panel| wrap(&panel.name, TEXT * BOLD, wide))
        .collect();
    let name_height = 16.0 * names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let plot = if frame.compact { 56.0 } else { 76.0 };
    let (most, least) = (
        words.say("chart-harm-most", &[]),
        words.say("chart-harm-least", &[]),
    );
    // under the bars: both ends on a line where they fit, else one after the other
    let one_line = width(&most, SMALL) + width(&least, SMALL) + 8.0 <= wide;
    let feet = [wrap(&most, SMALL, wide), wrap(&least, SMALL, wide)];
    let foot_lines = if one_line {
        1
    } else {
        feet[0].len() + feet[1].len()
    };
    let tall = name_height + 20.0 + plot + 15.0 * foot_lines as f64 + 21.0;
    let rows = panels.len().div_ceil(columns);
    let height = tall * rows as f64 - 8.0;
    let highest = panels
        .iter()
        .flat_map(|panel| panel.deaths.iter().chain(panel.before.iter().flatten()))
        .map(|band| band.p90.max(band.median))
        .fold(0.0, f64::max);

    let mut svg = Svg::new(across, height, description);
    for (index, (panel, name)) in panels.iter().zip(&names).enumerate() {
        let left = (index % columns) as f64 * (wide + GAP);
        let top = (index / columns) as f64 * tall;
        for (line, text) in name.iter().enumerate() {
            svg.text(
                left,
                top + 13.0 + 16.0 * line as f64,
                Anchor::Start,
                TEXT,
                "strong",
                text,
            );
        }
        let bottom = top + name_height + 20.0 + plot;
        let y = Scale {
            domain: (0.0, ceiling(highest)),
            range: (bottom, bottom - plot),
        };
        if let Some(instead) = instead_of_bars(panel, y) {
            let said = words.say(instead, &[]);
            svg.text(left, bottom - 6.0, Anchor::Start, SMALL, "muted", &said);
        } else {
            bars(&mut svg, panel, left, wide, y);
        }
        let step = wide / FIFTHS as f64;
        for (fifth, band) in panel.before.iter().flatten().enumerate() {
            let (from, at) = (left + step * fifth as f64, y.at(band.median.max(0.0)));
            svg.line((from, at), (from + step, at), "edge real dashed");
        }
        svg.line((left, bottom), (left + wide, bottom), "axis");
        let number = |deaths: &[Band]| {
            let sum = deaths.iter().map(|band| band.median).sum();
            words.number(sum, places(sum))
        };
        let mut sum = number(&panel.deaths);
        if let Some(before) = &panel.before {
            sum = words.say(
                "chart-harm-was",
                &[
                    ("now", Say::text(sum)),
                    ("before", Say::text(number(before))),
                ],
            );
        }
        let at = top + 16.0 * name.len() as f64 + 15.0;
        svg.text(left, at, Anchor::Start, TEXT, "real", &sum);
        let mut at = bottom + 15.0;
        for (lines, x, anchor) in [
            (&feet[0], left, Anchor::Start),
            (&feet[1], left + wide, Anchor::End),
        ] {
            for line in lines {
                svg.text(x, at, anchor, SMALL, "muted", line);
                at += if one_line { 0.0 } else { 15.0 };
            }
        }
    }
    (svg.finish(), height)
}

/// What is said where no bar would be seen: message id.
fn instead_of_bars(panel: &Panel, y: Scale) -> Option<&'static str> {
    const SEEN: f64 = 1.0;
    let is_seen = |value: f64| (y.at(0.0) - y.at(value)).abs() >= SEEN;
    let sum = panel.sum(|band| band.median);
    let mut reach = panel.deaths.iter().map(|band| band.median.max(band.p90));
    if reach.any(|value| value > 0.0 && is_seen(value)) {
        None
    } else if sum < 0.0 && is_seen(sum) {
        Some("chart-harm-averted")
    } else {
        Some("chart-harm-nought")
    }
}

fn bars(svg: &mut Svg, panel: &Panel, left: f64, wide: f64, y: Scale) {
    let step = wide / FIFTHS as f64;
    let mut path = Path::default();
    for (fifth, band) in panel.deaths.iter().enumerate() {
        let from = left + step * fifth as f64;
        path.block(
            (from + step * 0.12, from + step * 0.88),
            (y.range.0, y.at(band.median.max(0.0))),
        );
    }
    svg.path(&path, "fill real");
    for (fifth, band) in panel
        .deaths
        .iter()
        .enumerate()
        .filter(|(_, band)| band.p90 > band.p10)
    {
        let middle = left + step * (fifth as f64 + 0.5);
        svg.line(
            (middle, y.at(band.p10.max(0.0))),
            (middle, y.at(band.p90.max(0.0))),
            "whisker over",
        );
    }
}

fn table(panels: &[Panel], period: &str, words: &dyn Words) -> Table {
    const COLUMNS: [(&str, &str); 7] = [
        ("chart-harm-head-cause", ""),
        ("chart-harm-head-fifth", ""),
        ("chart-harm-head-deaths", ""),
        ("chart-harm-head-qalys", ""),
        ("chart-head-low", "chart-harm-head-deaths"),
        ("chart-head-high", "chart-harm-head-deaths"),
        ("chart-head-before", "chart-harm-head-deaths"),
    ];
    let compared = panels.iter().any(|panel| panel.before.is_some());
    let columns = COLUMNS.len() - usize::from(!compared);
    let mut rows = Vec::new();
    for panel in panels {
        for (fifth, deaths) in panel.deaths.iter().enumerate() {
            let number = Say::count(words, (fifth + 1) as f64, 0);
            let mut row = vec![
                Cell::Text(panel.name.clone()),
                Cell::Text(words.say("chart-harm-fifth", &[("fifth", number)])),
            ];
            let before = panel.before.map_or(f64::NAN, |deaths| deaths[fifth].median);
            let qalys = panel.qalys[fifth].median;
            for value in [deaths.median, qalys, deaths.p10, deaths.p90, before] {
                let shown = words.number(value, places(value));
                row.push(Cell::Number { value, shown });
            }
            row.truncate(columns);
            rows.push(row);
        }
    }
    Table {
        caption: words.say("chart-harm-table", &[("span", Say::text(period))]),
        head: heads(&COLUMNS[..columns], words),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_frame_says_why() {
        let y = Scale {
            domain: (0.0, 100.0),
            range: (50.0, 0.0),
        };
        let said = |deaths: f64| {
            let band = Band {
                median: deaths,
                p10: deaths,
                p90: deaths,
            };
            let panel = Panel {
                owner: String::new(),
                name: String::new(),
                deaths: [band; FIFTHS],
                qalys: [band; FIFTHS],
                before: None,
            };
            instead_of_bars(&panel, y)
        };
        assert_eq!(said(10.0), None);
        assert_eq!(said(1.0), Some("chart-harm-nought"));
        assert_eq!(said(0.0), Some("chart-harm-nought"));
        assert_eq!(said(-10.0), Some("chart-harm-averted"));
    }
}
