//! The bars of the waterfall.

use goodhart_report::Band;

use super::{Shown, Step, Whole, name, signed};
use crate::picture::Frame;
use crate::scale::{Scale, outwards};
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::{BOLD, bold_width, width, wrap};
use crate::words::Words;

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
    /// Over runs, where it is known.
    spread: Option<Band>,
    /// A world, not a part: bold, with no bar before it to hang on.
    world: bool,
    height: f64,
}

/// The world without targets, the parts, this world.
fn lines(
    steps: &[Step],
    whole: &Whole,
    columns: &Columns,
    compact: bool,
    words: &dyn Words,
) -> Vec<Line> {
    let line = |id: &str, class, ends, deaths, world| {
        let name = wrap(&name(id, words), TEXT * BOLD, columns.names);
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
            spread: None,
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
    // A world that has saved is not the colour of harm.
    let of_world = if whole.qalys < 0.0 { "saved" } else { "real" };
    lines.push(Line {
        spread: Some(whole.spread),
        ..line("total", of_world, (0.0, whole.qalys), whole.deaths, true)
    });
    lines
}

pub fn drawing(
    steps: &[Step],
    whole: &Whole,
    shown: Shown,
    frame: Frame,
    words: &dyn Words,
    title: &str,
) -> (String, f64) {
    let number_width = steps
        .iter()
        .map(|step| (step.qalys, step.deaths))
        .chain([(whole.qalys, whole.deaths)])
        .flat_map(|(q, d)| {
            [
                signed(q, shown.qalys, words),
                signed(d, shown.deaths, words),
            ]
        })
        .map(|text| bold_width(&text, TEXT))
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
    let lines = lines(steps, whole, &columns, frame.compact, words);
    let (low, high) = lines
        .iter()
        .flat_map(|line| [line.ends.0, line.ends.1])
        .chain([whole.spread.p10, whole.spread.p90])
        .fold((0.0, 0.0), |(low, high): (f64, f64), end| {
            (low.min(end), high.max(end))
        });
    let span = if high > low {
        outwards((low, high), 4)
    } else {
        (-1.0, 1.0)
    };
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
    if let Some(spread) = line.spread.filter(|spread| spread.p90 > spread.p10) {
        let middle = f64::midpoint(bar.0, bar.1);
        svg.line(
            (x.at(spread.p10), middle),
            (x.at(spread.p90), middle),
            "whisker over",
        );
    }
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
    let texts = if shown.is_known {
        [
            signed(line.ends.1 - line.ends.0, shown.qalys, words),
            signed(line.deaths, shown.deaths, words),
        ]
    } else {
        ["…"; 2].map(str::to_owned)
    };
    let columns = [(columns.qalys, class.as_str()), (columns.deaths, "muted")];
    for ((right, class), text) in columns.into_iter().zip(&texts) {
        svg.text(right, y, Anchor::End, TEXT, class, text);
    }
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
