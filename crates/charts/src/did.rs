//! What the targets did: a waterfall from "no targets, same money" to this world.

use goodhart_report::{AttributionBlock, Report};

use crate::numbers::places;
use crate::period::years;
use crate::picture::{Cell, Frame, Picture, Table};
use crate::scale::Scale;
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::{width, wrap};
use crate::words::{Say, Words};

/// One step of the waterfall [per 100,000 people over the horizon; positive = worse].
struct Step {
    /// Last part of the message id of its name.
    id: &'static str,
    class: &'static str,
    qalys: f64,
    deaths: f64,
    /// Where the bar begins, in QALYs.
    from: f64,
}

/// A difference smaller than this share of all that moved is called about even.
const EVEN: f64 = 0.05;
/// Residues of adding parts are not interaction.
const ROUNDING: f64 = 1e-6;

/// Draws the waterfall.
pub fn draw(report: &Report, frame: Frame, words: &dyn Words) -> Picture {
    let Some(attribution) = &report.attribution else {
        return Picture::missing("chart-did-missing", frame, words);
    };
    let removal = attribution.method == "removal";
    let steps = steps(&attribution.qalys, &attribution.deaths, removal);
    let total = (attribution.qalys.total, attribution.deaths.total);
    let shown = Shown::of(&steps, total);
    let span = Say::count(
        words,
        years(report),
        u8::from(!report.months.is_multiple_of(12)),
    );
    let arguments = [
        ("years", Say::count(words, total.0.abs(), shown.qalys)),
        ("deaths", Say::count(words, total.1.abs(), shown.deaths)),
        ("span", span.clone()),
    ];
    let moved: f64 = steps.iter().map(|step| step.qalys.abs()).sum();
    let title = if total.0.abs() <= EVEN * moved {
        "chart-did-title-even"
    } else if total.0 > 0.0 {
        "chart-did-title-lost"
    } else {
        "chart-did-title-saved"
    };
    let title = words.say(title, &arguments);
    let method = if removal {
        "chart-did-removal"
    } else {
        "chart-did-exact"
    };
    let description = describe(&steps, shown, &title, words);
    let (svg, height) = drawing(&steps, total, shown, frame, words, &description);
    Picture {
        subtitle: words.say(
            "chart-did-subtitle",
            &[
                ("span", span),
                ("method", Say::text(words.say(method, &[]))),
            ],
        ),
        table: table(&steps, total, shown, words),
        title,
        description,
        svg,
        width: frame.across(),
        height,
    }
}

/// The parts in a fixed order, so that a bar keeps its place while a control moves; what the parts leave over comes last.
fn steps(qalys: &AttributionBlock, deaths: &AttributionBlock, removal: bool) -> Vec<Step> {
    let (q, d) = (&qalys.parts, &deaths.parts);
    let parts = [
        ("effort", "saved", q.effort, d.effort),
        ("focus", "saved", q.reallocation.focus, d.reallocation.focus),
        ("information", "saved", q.information, d.information),
        (
            "neglect",
            "neglect",
            q.reallocation.neglect,
            d.reallocation.neglect,
        ),
        ("gaming", "gaming", q.gaming, d.gaming),
        ("reporting", "admin", q.reporting, d.reporting),
        ("staff", "admin", q.staff, d.staff),
        ("pots", "admin", q.pots, d.pots),
    ];
    let mut steps = Vec::with_capacity(parts.len() + 1);
    let (mut at, mut dead, mut moved) = (0.0, 0.0, 0.0);
    let mut push = |id, class, qalys: f64, deaths: f64| {
        // what was meant to save but costs is no saving
        let class = if class == "saved" && qalys > 0.0 {
            "admin"
        } else {
            class
        };
        steps.push(Step {
            id,
            class,
            qalys,
            deaths,
            from: at,
        });
        at += qalys;
        dead += deaths;
        moved += qalys.abs();
        (at, dead, moved)
    };
    let mut sums = (0.0, 0.0, 0.0);
    for (id, class, qalys, deaths) in parts {
        sums = push(id, class, qalys, deaths);
    }
    let rest = (qalys.total - sums.0, deaths.total - sums.1);
    if removal || rest.0.abs() > ROUNDING * sums.2.max(1.0) {
        push("interaction", "admin", rest.0, rest.1);
    }
    steps
}

/// Decimals of the two columns.
#[derive(Clone, Copy)]
struct Shown {
    qalys: u8,
    deaths: u8,
}

impl Shown {
    fn of(steps: &[Step], total: (f64, f64)) -> Self {
        let largest = |of: fn(&Step) -> f64, total: f64| {
            steps
                .iter()
                .map(|step| of(step).abs())
                .fold(total.abs(), f64::max)
        };
        Self {
            qalys: places(largest(|step| step.qalys, total.0)).min(2),
            deaths: places(largest(|step| step.deaths, total.1)).min(2),
        }
    }
}

/// A change with its sign; nothing has none.
fn signed(value: f64, digits: u8, words: &dyn Words) -> String {
    let shown = words.number(value, digits);
    if value > 0.0 && shown != words.number(0.0, digits) {
        ["+", &shown].concat()
    } else {
        shown
    }
}

fn name(id: &str, words: &dyn Words) -> String {
    words.say(&["chart-did-part-", id].concat(), &[])
}

/// The title, the largest saving and the largest cost.
fn describe(steps: &[Step], shown: Shown, title: &str, words: &dyn Words) -> String {
    let mut text = words.say("chart-did-description", &[("title", Say::text(title))]);
    let least = steps
        .iter()
        .min_by(|a, b| a.qalys.total_cmp(&b.qalys))
        .filter(|step| step.qalys < 0.0);
    let most = steps
        .iter()
        .max_by(|a, b| a.qalys.total_cmp(&b.qalys))
        .filter(|step| step.qalys > 0.0);
    for (step, id) in [
        (least, "chart-did-description-saved"),
        (most, "chart-did-description-lost"),
    ] {
        if let Some(step) = step {
            text.push(' ');
            text.push_str(&words.say(
                id,
                &[
                    ("part", Say::text(name(step.id, words))),
                    ("years", Say::count(words, step.qalys.abs(), shown.qalys)),
                ],
            ));
        }
    }
    text
}

/// Columns of a drawing [px].
struct Columns {
    narrow: bool,
    across: f64,
    names: f64,
    /// Right edges of the two columns of numbers.
    qalys: f64,
    deaths: f64,
    bars: (f64, f64),
}

impl Columns {
    fn of(frame: Frame, number_width: f64, heads: [f64; 2]) -> Self {
        let across = frame.across();
        let narrow = frame.narrow();
        let (deaths, qalys) = (across, across - number_width.max(heads[1]) - 16.0);
        let names = if narrow {
            qalys - number_width - 12.0
        } else {
            (across * 0.34).clamp(150.0, 260.0)
        };
        let bars = if narrow {
            (0.0, across)
        } else {
            (names + 16.0, qalys - number_width.max(heads[0]) - 20.0)
        };
        Self {
            narrow,
            across,
            names,
            qalys,
            deaths,
            bars,
        }
    }
}

/// One row as drawn.
struct Line {
    name: Vec<String>,
    class: &'static str,
    /// Ends of the bar, in QALYs.
    ends: (f64, f64),
    deaths: f64,
    /// A world, not a part: bold, with no bar before it to hang on.
    world: bool,
    height: f64,
}

/// The world without targets, the parts, this world.
fn lines(
    steps: &[Step],
    total: (f64, f64),
    columns: &Columns,
    compact: bool,
    words: &dyn Words,
) -> Vec<Line> {
    let line = |id: &str, class, ends, deaths, world| {
        let name = wrap(&name(id, words), TEXT * 1.05, columns.names);
        let air = match (columns.narrow, compact) {
            (true, _) => 26.0,
            (false, true) => 7.0,
            (false, false) => 12.0,
        };
        let height = 16.0 * name.len() as f64 + air;
        Line {
            name,
            class,
            ends,
            deaths,
            world,
            height,
        }
    };
    let mut lines = vec![line("start", "admin", (0.0, 0.0), 0.0, true)];
    lines.extend(steps.iter().map(|step| {
        line(
            step.id,
            step.class,
            (step.from, step.from + step.qalys),
            step.deaths,
            false,
        )
    }));
    lines.push(line("total", "real", (0.0, total.0), total.1, true));
    lines
}

fn drawing(
    steps: &[Step],
    total: (f64, f64),
    shown: Shown,
    frame: Frame,
    words: &dyn Words,
    title: &str,
) -> (String, f64) {
    let number_width = steps
        .iter()
        .map(|step| (step.qalys, step.deaths))
        .chain([total])
        .flat_map(|(q, d)| {
            [
                signed(q, shown.qalys, words),
                signed(d, shown.deaths, words),
            ]
        })
        .map(|text| width(&text, TEXT) * 1.06)
        .fold(48.0, f64::max);
    // heads break into lines rather than push the bars aside
    let heads = ["chart-did-head-qalys", "chart-did-head-deaths"]
        .map(|id| wrap(&words.say(id, &[]), SMALL, 84.0));
    let head_widths = [0, 1].map(|at| {
        heads[at]
            .iter()
            .map(|line| width(line, SMALL))
            .fold(0.0, f64::max)
    });
    let columns = Columns::of(frame, number_width, head_widths);
    let lines = lines(steps, total, &columns, frame.compact, words);
    let (low, high) = lines
        .iter()
        .flat_map(|line| [line.ends.0, line.ends.1])
        .fold((0.0, 0.0), |(low, high): (f64, f64), end| {
            (low.min(end), high.max(end))
        });
    let span = if high > low { (low, high) } else { (-1.0, 1.0) };
    let x = Scale {
        domain: span,
        range: (columns.bars.0 + 2.0, columns.bars.1 - 2.0),
    };
    let top =
        15.0 * heads[0].len().max(heads[1].len()) as f64 + if columns.narrow { 24.0 } else { 6.0 };
    let height = top + lines.iter().map(|line| line.height).sum::<f64>() + 4.0;

    let mut svg = Svg::new(columns.across, height, title);
    head(&mut svg, &heads, &columns, x, top, words);
    if !columns.narrow {
        svg.line((x.at(0.0), top), (x.at(0.0), height), "axis");
    }
    let mut y = top;
    let mut hangs_from = None;
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && line.world {
            svg.line((0.0, y + 0.5), (columns.across, y + 0.5), "hair");
        }
        hangs_from = Some(row(&mut svg, line, y, x, &columns, hangs_from));
        numbers(&mut svg, line, y, shown, &columns, words);
        y += line.height;
    }
    (svg.finish(), height)
}

/// Baseline of the first line of words of a row that begins at `top`.
fn baseline(line: &Line, top: f64, columns: &Columns) -> f64 {
    if columns.narrow {
        top + 14.0
    } else {
        top + (line.height - 16.0 * line.name.len() as f64) / 2.0 + 12.0
    }
}

/// Name and bar of a row; the bar hangs from the end of the one before, whose lower edge is given and returned.
fn row(
    svg: &mut Svg,
    line: &Line,
    top: f64,
    x: Scale,
    columns: &Columns,
    hangs_from: Option<f64>,
) -> f64 {
    let first = baseline(line, top, columns);
    for (index, text) in line.name.iter().enumerate() {
        let class = if line.world { "strong" } else { "" };
        svg.text(
            0.0,
            first + 16.0 * index as f64,
            Anchor::Start,
            TEXT,
            class,
            text,
        );
    }
    let (from, to) = (x.at(line.ends.0), x.at(line.ends.1));
    let bar = if columns.narrow {
        let under = top + 16.0 * line.name.len() as f64 + 4.0;
        // the zero line would cut through the words: a stroke beside every bar instead
        svg.line((x.at(0.0), under - 2.0), (x.at(0.0), under + 14.0), "axis");
        (under, under + 12.0)
    } else {
        let middle = top + line.height / 2.0;
        if let (Some(before), false) = (hangs_from, line.world) {
            svg.line((from, before), (from, middle - 8.0), "lead");
        }
        (middle - 8.0, middle + 8.0)
    };
    // a part too small for a bar still shows as a line
    let to = if (to - from).abs() < 1.5 {
        (from + 1.5).min(x.range.1 + 1.5)
    } else {
        to
    };
    svg.rect((from, to), bar, &["fill ", line.class].concat());
    bar.1
}

fn numbers(
    svg: &mut Svg,
    line: &Line,
    top: f64,
    shown: Shown,
    columns: &Columns,
    words: &dyn Words,
) {
    let y = baseline(line, top, columns);
    let class = if line.class == "real" {
        "real".to_owned()
    } else {
        ["strong ", line.class].concat()
    };
    svg.text(
        columns.qalys,
        y,
        Anchor::End,
        TEXT,
        &class,
        &signed(line.ends.1 - line.ends.0, shown.qalys, words),
    );
    svg.text(
        columns.deaths,
        y,
        Anchor::End,
        TEXT,
        "muted",
        &signed(line.deaths, shown.deaths, words),
    );
}

/// Heads of the columns, and which way the bars run.
fn head(
    svg: &mut Svg,
    heads: &[Vec<String>; 2],
    columns: &Columns,
    x: Scale,
    top: f64,
    words: &dyn Words,
) {
    for (lines, right) in heads.iter().zip([columns.qalys, columns.deaths]) {
        for (index, line) in lines.iter().enumerate() {
            svg.text(
                right,
                12.0 + 15.0 * index as f64,
                Anchor::End,
                SMALL,
                "muted",
                line,
            );
        }
    }
    let zero = x.at(0.0);
    let y = top - 6.0;
    let (better, worse) = (
        words.say("chart-did-better", &[]),
        words.say("chart-did-worse", &[]),
    );
    let limit = if columns.narrow {
        columns.across
    } else {
        columns.bars.1
    };
    if zero - columns.bars.0 >= width(&better, SMALL) + 6.0 {
        svg.text(zero - 6.0, y, Anchor::End, SMALL, "muted", &better);
    }
    if limit - zero >= width(&worse, SMALL) + 6.0 {
        svg.text(zero + 6.0, y, Anchor::Start, SMALL, "muted", &worse);
    }
}

fn table(steps: &[Step], total: (f64, f64), shown: Shown, words: &dyn Words) -> Table {
    let row = |id: &str, qalys: f64, deaths: f64| {
        vec![
            Cell::Text(name(id, words)),
            Cell::Number {
                value: qalys,
                shown: signed(qalys, shown.qalys, words),
            },
            Cell::Number {
                value: deaths,
                shown: signed(deaths, shown.deaths, words),
            },
        ]
    };
    let mut rows: Vec<Vec<Cell>> = steps
        .iter()
        .map(|step| row(step.id, step.qalys, step.deaths))
        .collect();
    rows.push(row("total", total.0, total.1));
    Table {
        caption: words.say("chart-did-table", &[]),
        head: [
            "chart-did-head-part",
            "chart-did-head-qalys",
            "chart-did-head-deaths",
        ]
        .iter()
        .map(|id| words.say(id, &[]))
        .collect(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goodhart_report::{Parts, Reallocation};

    fn block(unit: f64, total: f64) -> AttributionBlock {
        AttributionBlock {
            parts: Parts {
                effort: -3.0 * unit,
                reallocation: Reallocation {
                    focus: 1.0 * unit,
                    neglect: 4.0 * unit,
                },
                gaming: 2.0 * unit,
                ..Parts::default()
            },
            total: total * unit,
            ..AttributionBlock::default()
        }
    }

    #[test]
    fn the_steps_end_at_the_total() {
        for (removal, total) in [(true, 9.0), (false, 4.0), (false, 4.5)] {
            let steps = steps(&block(1.0, total), &block(0.1, total), removal);
            let last = steps.last().expect("steps");
            assert!((last.from + last.qalys - total).abs() < 1e-9);
            let deaths: f64 = steps.iter().map(|step| step.deaths).sum();
            assert!((deaths - total * 0.1).abs() < 1e-9);
        }
    }

    #[test]
    fn exact_parts_leave_no_interaction_and_removal_says_what_is_left() {
        let ids = |removal, total| -> Vec<&str> {
            steps(&block(1.0, total), &block(0.1, total), removal)
                .iter()
                .map(|step| step.id)
                .collect()
        };
        assert!(!ids(false, 4.0).contains(&"interaction"));
        assert!(ids(true, 4.0).contains(&"interaction"));
        assert!(
            ids(false, 5.0).contains(&"interaction"),
            "a broken sum is not hidden"
        );
    }

    #[test]
    fn what_costs_is_not_coloured_as_saved() {
        let steps = steps(&block(1.0, 4.0), &block(0.1, 4.0), false);
        let class = |id: &str| {
            steps
                .iter()
                .find(|step| step.id == id)
                .expect("a part")
                .class
        };
        assert_eq!(
            (class("effort"), class("focus"), class("neglect")),
            ("saved", "admin", "neglect")
        );
    }
}
