//! Expected harm: one small chart per cause, one bar of deaths per fifth of deprivation, all on one scale; healthy years lost as a number.

use goodhart_report::{Band, Report};

use crate::numbers::{figure, places};
use crate::period::{runs, said_of, span};
use crate::picture::{Cell, Frame, Picture, Table, ends, heads};
use crate::scale::{Scale, ceiling};
use crate::svg::{Anchor, Path, SMALL, Svg, TEXT};
use crate::text::{BOLD, width, wrap};
use crate::words::{Say, Words};

/// Fifths of deprivation.
const FIFTHS: usize = 5;

/// One cause of harm, the most deprived fifth first [deaths and healthy years lost per 100,000 people over the horizon].
struct Panel {
    owner: String,
    name: String,
    deaths: [Band; FIFTHS],
    qalys: [Band; FIFTHS],
    /// Deaths in the world before.
    before: Option<[Band; FIFTHS]>,
}

/// Of all fifths.
fn sum(bands: &[Band; FIFTHS], of: fn(&Band) -> f64) -> f64 {
    bands.iter().map(of).sum()
}

fn median(band: &Band) -> f64 {
    band.median
}

/// The cause that costs most, and whether it is apart from all others. Sums of the ends of bands are wider than the band of a sum: what
/// they keep apart is apart.
fn largest(panels: &[Panel], of: fn(&Panel) -> &[Band; FIFTHS]) -> Option<(&Panel, bool)> {
    let size = |panel: &&Panel| sum(of(panel), median);
    let mut all = panels.iter();
    let first = all
        .by_ref()
        .max_by(|one, other| size(one).total_cmp(&size(other)))?;
    let apart = panels.iter().all(|other| {
        other.owner == first.owner
            || sum(of(first), |band| band.p10) > sum(of(other), |band| band.p90)
    });
    Some((first, apart))
}

/// Draws the small multiples.
pub fn draw(report: &Report, before: Option<&Report>, frame: Frame, words: &dyn Words) -> Picture {
    let mut panels = panels(report, words);
    if let Some(before) = before {
        for (panel, earlier) in panels.iter_mut().zip(self::panels(before, words)) {
            panel.before = (earlier.owner == panel.owner).then_some(earlier.deaths);
        }
    }
    let (Some((first, clear)), Some((longest, apart))) = (
        largest(&panels, |panel| &panel.deaths),
        largest(&panels, |panel| &panel.qalys),
    ) else {
        return Picture::missing("chart-harm-missing", frame, words);
    };
    let (most, lost) = (sum(&first.deaths, median), sum(&longest.qalys, median));
    let printed = |value: f64| Say::count(words, figure(value), places(value));
    let arguments = [
        ("name", Say::text(first.name.as_str())),
        ("deaths", printed(most)),
        ("all", printed(report.harm.deaths_per_100k.median)),
        ("longest", Say::text(longest.name.as_str())),
        ("lost", printed(lost)),
        ("years", printed(report.harm.qalys_per_100k.median)),
    ];
    let of_deaths = if most <= 0.0 {
        "chart-harm-title-none"
    } else if clear {
        "chart-harm-title"
    } else {
        "chart-harm-title-unclear"
    };
    let of_years = if apart && lost > 0.0 {
        "chart-harm-title-years"
    } else {
        "chart-harm-title-years-unclear"
    };
    let mut title = words.say(of_deaths, &arguments);
    title.push_str(&words.say(of_years, &arguments));
    let period = span(report, words);
    let description = words.say("chart-harm-description", &arguments);
    let (svg, height) = drawing(&panels, frame, words, &description);
    let mut subtitle = words.say(
        "chart-harm-subtitle",
        &[
            ("span", Say::text(period.as_str())),
            ("runs", runs(report, words)),
        ],
    );
    if let Some(before) = before {
        subtitle.push_str(&said_of(before, words));
    }
    Picture {
        title,
        subtitle,
        note: String::new(),
        svg,
        description,
        table: table(report, &panels, &period, words),
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
    let numbers: Vec<_> = panels
        .iter()
        .map(|panel| numbers(panel, wide, words))
        .collect();
    let numbers_height = 16.0 * numbers.iter().map(Vec::len).max().unwrap_or(1) as f64 + 4.0;
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
    let tall = name_height + numbers_height + plot + 15.0 * foot_lines as f64 + 21.0;
    let rows = panels.len().div_ceil(columns);
    let height = tall * rows as f64 - 8.0;
    let highest = panels
        .iter()
        .flat_map(|panel| panel.deaths.iter().chain(panel.before.iter().flatten()))
        .map(|band| band.p90.max(band.median))
        .fold(0.0, f64::max);

    let mut svg = Svg::new(across, height, description);
    for (index, ((panel, name), said)) in panels.iter().zip(&names).zip(&numbers).enumerate() {
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
        let bottom = top + name_height + numbers_height + plot;
        let y = Scale {
            domain: (0.0, ceiling(highest)),
            range: (bottom, bottom - plot),
        };
        if let Some(instead) = instead_of_bars(panel) {
            let said = words.say(instead, &[]);
            svg.text(left, bottom - 6.0, Anchor::Start, SMALL, "muted", &said);
        } else {
            bars(&mut svg, panel, left, wide, y);
        }
        let step = wide / FIFTHS as f64;
        for (fifth, band) in panel.before.iter().flatten().enumerate() {
            let (from, at) = (left + step * fifth as f64, y.at(band.median.max(0.0)));
            svg.line((from, at), (from + step, at), "edge ink was dashed");
        }
        svg.line((left, bottom), (left + wide, bottom), "axis");
        let from = top + 16.0 * name.len() as f64 + 15.0;
        for (line, (class, size, text)) in said.iter().enumerate() {
            let at = from + 16.0 * line as f64;
            svg.text(left, at, Anchor::Start, *size, class, text);
        }
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

/// Deaths, and under them healthy years, in lines of class, size and text.
fn numbers(panel: &Panel, wide: f64, words: &dyn Words) -> Vec<(&'static str, f64, String)> {
    let number = |bands: &[Band; FIFTHS]| {
        let sum = sum(bands, median);
        Say::count(words, figure(sum), places(sum))
    };
    let mut deaths = words.say("chart-harm-deaths", &[("n", number(&panel.deaths))]);
    if let Some(before) = &panel.before {
        deaths.push_str(&words.say("chart-harm-was", &[("before", number(before))]));
    }
    let years = words.say("chart-harm-years", &[("n", number(&panel.qalys))]);
    let mut lines = Vec::new();
    for (class, size, width, text) in [
        ("real", TEXT, TEXT * BOLD, deaths),
        ("muted", SMALL, SMALL, years),
    ] {
        for line in wrap(&text, width, wide) {
            lines.push((class, size, line));
        }
    }
    lines
}

/// What is said instead of bars, by the number that is printed and by nothing else: message id.
fn instead_of_bars(panel: &Panel) -> Option<&'static str> {
    let sum = sum(&panel.deaths, median);
    if sum >= 1.0 {
        None
    } else if sum <= -1.0 {
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
            // Of deaths that are printed there is always something to see.
            (y.range.0, y.at(band.median.max(0.0)).min(y.range.0 - 1.0)),
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

fn table(report: &Report, panels: &[Panel], period: &str, words: &dyn Words) -> Table {
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
            let [low, high] = ends(report, *deaths);
            for value in [deaths.median, qalys, low, high, before] {
                row.push(Cell::number(value, |value| {
                    words.number(value, places(value))
                }));
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
            instead_of_bars(&panel)
        };
        assert_eq!(said(10.0), None);
        assert_eq!(said(0.2), None, "one in all");
        assert_eq!(said(0.19), Some("chart-harm-nought"));
        assert_eq!(said(0.03), Some("chart-harm-nought"));
        assert_eq!(said(0.0), Some("chart-harm-nought"));
        assert_eq!(said(-10.0), Some("chart-harm-averted"));
    }
}
