//! The spike: time in A&E, and the patients piled up just before the limit.

mod heading;
mod histogram;
mod said;

use goodhart_report::Report;

use heading::Heading;
use histogram::Histogram;
use said::Said;

use crate::excess::{Excess, excess};
use crate::numbers::figure;
use crate::period::span;
use crate::picture::{Cell, Frame, Picture, Table};
use crate::scale::{Scale, ceiling};
use crate::svg::{Anchor, Path, SMALL, Svg};
use crate::text::width;
use crate::words::{Say, Words};

/// The indicator whose target sets the limit.
pub const FOUR_HOUR_INDICATOR: &str = "ed.within_4h";
/// The limit of the four-hour target where the scenario moves it nowhere else [minutes].
const FOUR_HOURS: f64 = 240.0;

/// The limit in force on time in A&E [minutes]; `None` where no target covers it.
pub fn limit_in_force(report: &Report) -> Option<f64> {
    let result = report
        .indicators
        .iter()
        .find(|result| result.id == FOUR_HOUR_INDICATOR)?;
    let target = result.target.as_ref()?;
    let moved = report.scenario.edit.get(&[&target.id, ".limit"].concat());
    Some(moved.copied().unwrap_or(FOUR_HOURS))
}

/// Draws the spike.
pub fn draw(report: &Report, frame: Frame, words: &dyn Words) -> Picture {
    let Some(histogram) = Histogram::of(report) else {
        return Picture::missing("chart-spike-missing", frame, words);
    };
    let limit = limit_in_force(report);
    let found = excess(
        &histogram.reported,
        histogram.bin,
        limit.unwrap_or(FOUR_HOURS),
    );
    let real = excess(&histogram.real, histogram.bin, limit.unwrap_or(FOUR_HOURS));
    let said = Said::of(&histogram, limit, found.as_ref(), real.as_ref(), words);
    let period = span(report, words);
    let drawn = limit
        .and(found.as_ref())
        .filter(|found| !found.is_doubtful());
    let (svg, height) = drawing(&histogram, limit, drawn, frame, words, &said);
    Picture {
        subtitle: words.say(
            "chart-spike-subtitle",
            &[
                ("minutes", Say::count(words, histogram.bin, 0)),
                (
                    "people",
                    Say::count(
                        words,
                        f64::from(report.scenario.population) * f64::from(report.places.max(1)),
                        0,
                    ),
                ),
                ("span", Say::text(period.as_str())),
            ],
        ),
        table: table(&histogram, found.as_ref(), &period, words),
        title: said.title,
        description: said.description,
        note: String::new(),
        svg,
        width: frame.across(),
        height,
    }
}

fn drawing(
    histogram: &Histogram,
    limit: Option<f64>,
    found: Option<&Excess>,
    frame: Frame,
    words: &dyn Words,
    said: &Said,
) -> (String, f64) {
    let across = frame.across();
    let plot = match (frame.narrow(), frame.compact) {
        (_, true) => 124.0,
        (true, false) => 160.0,
        (false, false) => 210.0,
    };
    let closed = histogram.closed();
    let highest = histogram.reported[..closed]
        .iter()
        .chain(&histogram.real[..closed])
        .copied()
        .max()
        .unwrap_or(0);
    let ends = (0.0, ceiling(histogram.yearly(highest)));
    let ticks = Scale {
        domain: ends,
        range: ends,
    }
    .ticks(3);
    let left = ticks
        .iter()
        .map(|tick| width(&words.number(*tick, 0), SMALL))
        .fold(0.0, f64::max)
        + 8.0;
    // the open bin stands apart, three bins wide, as its height is cut; in whole tenths all bars are drawn alike
    let unit = ((across - left - 2.0) / (closed as f64 + 4.0) * 10.0).floor() / 10.0;
    let x = Scale {
        domain: (0.0, histogram.start(closed)),
        range: (left, left + unit * closed as f64),
    };
    let heading = Heading::of(limit.map(|limit| x.at(limit)), left, across, words, said);
    let bottom = heading.height + plot;
    let height = bottom + 40.0;
    let y = Scale {
        domain: ends,
        range: (bottom, heading.height),
    };

    let mut svg = Svg::new(across, height, &said.description);
    for tick in &ticks {
        let at = y.at(*tick);
        svg.line(
            (left, at),
            (across, at),
            if *tick == 0.0 { "axis" } else { "hair" },
        );
        svg.text(
            left - 6.0,
            at + 4.0,
            Anchor::End,
            SMALL,
            "muted",
            &words.number(*tick, 0),
        );
    }
    bars(&mut svg, histogram, x, y);
    if let Some(found) = found {
        hatching(
            &mut svg,
            found,
            histogram,
            limit.unwrap_or(FOUR_HOURS),
            x,
            y,
        );
    }
    svg.path(&outline(histogram, x, y), "outline");
    open_bin(
        &mut svg,
        histogram,
        (x.range.1 + unit, across - 1.0),
        y,
        words,
    );
    axis(&mut svg, x, (bottom, across), frame.narrow(), words);
    if let Some(limit) = limit {
        svg.line(
            (x.at(limit), heading.line_from()),
            (x.at(limit), bottom),
            "rule",
        );
    }
    heading.draw(&mut svg);
    (svg.finish(), height)
}

/// Filled bars: the patient's own clock.
fn bars(svg: &mut Svg, histogram: &Histogram, x: Scale, y: Scale) {
    let mut path = Path::default();
    for (index, count) in histogram.real[..histogram.closed()]
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
    {
        let from = x.at(histogram.start(index));
        let to = x.at(histogram.start(index + 1));
        let air = ((to - from) * 0.12).min(1.0);
        path.block(
            (from + air, to - air),
            (y.range.0, y.at(histogram.yearly(*count))),
        );
    }
    svg.path(&path, "fill real");
}

/// Outline: the record.
fn outline(histogram: &Histogram, x: Scale, y: Scale) -> Path {
    let mut path = Path::default();
    path.start(x.range.0, y.range.0);
    for (index, count) in histogram.reported[..histogram.closed()].iter().enumerate() {
        let at = y.at(histogram.yearly(*count));
        path.on(x.at(histogram.start(index)), at);
        path.on(x.at(histogram.start(index + 1)), at);
    }
    path.on(x.range.1, y.range.0);
    path
}

/// What the record holds before the limit above the smooth curve, and the curve.
fn hatching(svg: &mut Svg, found: &Excess, histogram: &Histogram, limit: f64, x: Scale, y: Scale) {
    let (mut over_paper, mut over_bars, mut curve) =
        (Path::default(), Path::default(), Path::default());
    for (index, bin) in found.window.iter().enumerate() {
        let at = |patients: f64| y.at(patients * histogram.per_year);
        let (from, to) = (x.at(bin.start), x.at(bin.start + histogram.bin));
        if bin.start + histogram.bin / 2.0 < limit && bin.counted > bin.expected {
            let real = real_count(histogram, bin.start).clamp(bin.expected, bin.counted);
            over_paper.hatch((from, to), (at(real), at(bin.counted)), 4.0);
            over_bars.hatch((from, to), (at(bin.expected), at(real)), 4.0);
        }
        let middle = f64::midpoint(from, to);
        if index == 0 {
            curve.start(middle, at(bin.expected).max(y.range.1));
        } else {
            curve.on(middle, at(bin.expected).max(y.range.1));
        }
    }
    svg.path(&over_paper, "hatch gaming");
    svg.path(&over_bars, "hatch paper");
    svg.path(&curve, "expected");
}

fn real_count(histogram: &Histogram, start: f64) -> f64 {
    let index = (start / histogram.bin).round() as usize;
    histogram.real.get(index).map_or(0.0, |count| *count as f64)
}

/// Everybody after twelve hours, cut at the height of the picture and written out.
fn open_bin(svg: &mut Svg, histogram: &Histogram, x: (f64, f64), y: Scale, words: &dyn Words) {
    let last = histogram.closed();
    let (reported, real) = (
        histogram.yearly(histogram.reported[last]),
        histogram.yearly(histogram.real[last]),
    );
    let cut = y.domain.1 * 0.6;
    let top = |value: f64| y.at(value.min(cut));
    svg.rect(x, (y.range.0, top(real)), "fill real");
    let mut path = Path::default();
    path.start(x.0, y.range.0);
    path.on(x.0, top(reported));
    path.on(x.1, top(reported));
    path.on(x.1, y.range.0);
    svg.path(&path, "outline");
    if reported.max(real) > cut {
        // two short strokes say that the bar goes on
        for lift in [0.0, 6.0] {
            let at = y.at(cut) + 8.0 + lift;
            svg.line((x.0 - 3.0, at + 3.0), (x.1 + 1.0, at - 3.0), "cut");
        }
    }
    let at = y.at(reported.max(real).min(cut)) - 8.0;
    svg.text(
        x.1,
        at,
        Anchor::End,
        SMALL,
        "reported halo",
        &words.number(figure(reported), 0),
    );
    svg.text(
        x.1,
        at - 16.0,
        Anchor::End,
        SMALL,
        "real halo",
        &words.number(figure(real), 0),
    );
}

fn axis(svg: &mut Svg, x: Scale, (bottom, across): (f64, f64), narrow: bool, words: &dyn Words) {
    let step = if narrow { 2 } else { 1 };
    let last = (x.domain.1 / 60.0) as u32;
    for hour in (0..=last).step_by(step) {
        let at = x.at(f64::from(hour) * 60.0);
        let shown = words.number(f64::from(hour), 0);
        svg.line((at, bottom), (at, bottom + 4.0), "axis");
        if hour == last {
            let more = words.say("chart-spike-more", &[("hours", Say::text(shown))]);
            svg.text(across, bottom + 17.0, Anchor::End, SMALL, "muted", &more);
        } else {
            svg.text(at, bottom + 17.0, Anchor::Middle, SMALL, "muted", &shown);
        }
    }
    let middle = f64::midpoint(x.range.0, x.range.1);
    svg.text(
        middle,
        bottom + 34.0,
        Anchor::Middle,
        SMALL,
        "muted",
        &words.say("chart-spike-axis", &[]),
    );
}

fn table(histogram: &Histogram, found: Option<&Excess>, period: &str, words: &dyn Words) -> Table {
    let number = |value: f64| Cell::Number {
        value,
        shown: words.number(figure(value), 0),
    };
    let bin = |index: usize| {
        let from = Say::count(words, histogram.start(index), 0);
        if index == histogram.closed() {
            words.say("chart-spike-bin-open", &[("from", from)])
        } else {
            words.say(
                "chart-spike-bin",
                &[
                    ("from", from),
                    ("to", Say::count(words, histogram.start(index + 1), 0)),
                ],
            )
        }
    };
    let smooth = |index: usize| {
        let start = histogram.start(index);
        found
            .and_then(|found| {
                found
                    .window
                    .iter()
                    .find(|bin| (bin.start - start).abs() < 1e-9)
            })
            .map_or(Cell::Empty, |bin| number(bin.expected * histogram.per_year))
    };
    Table {
        caption: words.say("chart-spike-table", &[("span", Say::text(period))]),
        head: [
            "chart-spike-head-minutes",
            "chart-head-reported",
            "chart-head-real",
            "chart-spike-head-smooth",
        ]
        .iter()
        .map(|id| words.say(id, &[]))
        .collect(),
        rows: (0..histogram.reported.len())
            .map(|index| {
                vec![
                    Cell::Text(bin(index)),
                    number(histogram.yearly(histogram.reported[index])),
                    number(histogram.yearly(histogram.real[index])),
                    smooth(index),
                ]
            })
            .collect(),
    }
}
