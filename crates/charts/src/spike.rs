//! The spike: time in A&E, and the patients piled up just before the limit.

use goodhart_report::{Distribution, Report};

use crate::excess::{Excess, excess};
use crate::numbers::{figure, one_in};
use crate::period::{span, years};
use crate::picture::{Cell, Frame, Picture, Table};
use crate::scale::{Scale, ceiling};
use crate::svg::{Anchor, Path, SMALL, Svg, TEXT};
use crate::text::{width, wrap};
use crate::words::{Say, Words};

/// The indicator whose target sets the limit.
pub const FOUR_HOUR_INDICATOR: &str = "ed.within_4h";
const DISTRIBUTION: &str = "ed.minutes";
/// The limit of the four-hour target where the scenario moves it nowhere else [minutes].
const FOUR_HOURS: f64 = 240.0;
/// Where the open last bin begins [minutes].
const LONGEST: f64 = 720.0;

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

/// Counts of both records in equal bins up to [`LONGEST`] and an open one.
struct Histogram {
    bin: f64,
    reported: Vec<u64>,
    real: Vec<u64>,
    /// From summed counts to patients a year.
    per_year: f64,
}

impl Histogram {
    fn of(report: &Report) -> Option<Self> {
        let bin = report
            .distributions
            .iter()
            .find(|one| one.id == DISTRIBUTION)?
            .bin_width;
        if bin.is_nan() || bin <= 0.0 {
            return None;
        }
        let reported = record(&report.distributions, "reported", bin);
        let real = record(&report.distributions, "real", bin);
        let length = reported.len().max(real.len());
        let pad = |mut counts: Vec<u64>| {
            counts.resize(length, 0);
            counts
        };
        let (reported, real) = (pad(reported), pad(real));
        let some = length > 2 && reported.iter().chain(&real).any(|count| *count > 0);
        let per_year = 1.0 / (f64::from(report.replications.max(1)) * years(report));
        some.then_some(Self {
            bin,
            reported,
            real,
            per_year,
        })
    }

    /// Patients a year in a bin.
    fn yearly(&self, count: u64) -> f64 {
        count as f64 * self.per_year
    }

    /// Bins that are not open-ended.
    fn closed(&self) -> usize {
        self.reported.len() - 1
    }

    fn start(&self, index: usize) -> f64 {
        index as f64 * self.bin
    }
}

/// Adds up the splits of one record; where it is split in several ways, only the first way, so that nobody counts twice.
fn record(distributions: &[Distribution], record: &str, bin: f64) -> Vec<u64> {
    let last = (LONGEST / bin) as usize;
    let mut counts: Vec<u64> = Vec::new();
    let mut way = None;
    for one in distributions
        .iter()
        .filter(|one| one.id == DISTRIBUTION && one.record == record)
    {
        let this = (one.split.disposal.is_some(), one.split.age.is_some());
        if *way.get_or_insert(this) != this {
            continue;
        }
        for (index, count) in one.counts.iter().enumerate() {
            let at = index.min(last);
            if counts.len() <= at {
                counts.resize(at + 1, 0);
            }
            counts[at] += count;
        }
    }
    counts
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
        svg,
        width: frame.across(),
        height,
    }
}

/// The sentences.
struct Said {
    title: String,
    description: String,
    /// Beside the hatching; empty where nothing is hatched.
    note: String,
    limit: String,
}

impl Said {
    fn of(
        histogram: &Histogram,
        limit: Option<f64>,
        found: Option<&Excess>,
        real: Option<&Excess>,
        words: &dyn Words,
    ) -> Self {
        let hour = hours(limit.unwrap_or(FOUR_HOURS), words);
        let patients =
            |found: &Excess| Say::count(words, figure(found.patients * histogram.per_year), 0);
        let mut arguments = vec![("limit", Say::text(hour.as_str()))];
        let title = match (limit, found) {
            (_, None) => "chart-spike-title-little",
            (Some(_), Some(found)) if found.is_doubtful() => "chart-spike-title-doubtful",
            (Some(_), Some(_)) => "chart-spike-title",
            (None, Some(found)) if found.is_doubtful() => "chart-spike-title-untargeted",
            (None, Some(_)) => "chart-spike-title-untargeted-spike",
        };
        let mut description = String::new();
        let mut note = String::new();
        if let Some(found) = found {
            let all: u64 = histogram.reported.iter().sum();
            arguments.push(("patients", patients(found)));
            arguments.push((
                "error",
                Say::count(words, figure(found.standard_error * histogram.per_year), 0),
            ));
            arguments.push((
                "share",
                Say::text(share(found.patients / all.max(1) as f64, words)),
            ));
            if limit.is_some() && !found.is_doubtful() {
                note = words.say("chart-spike-note", &arguments);
                description = words.say("chart-spike-description", &arguments);
            }
        }
        if let (Some(real), false) = (real, description.is_empty()) {
            let id = if real.is_doubtful() {
                "chart-spike-description-real-none"
            } else {
                "chart-spike-description-real"
            };
            description.push(' ');
            description.push_str(&words.say(id, &[("patients", patients(real))]));
        }
        let title = words.say(title, &arguments);
        if description.is_empty() {
            description = words.say(
                "chart-spike-description-plain",
                &[("title", Say::text(title.as_str()))],
            );
        }
        let limit = limit
            .map(|_| words.say("chart-spike-limit", &arguments[..1]))
            .unwrap_or_default();
        Self {
            title,
            description,
            note,
            limit,
        }
    }
}

/// "4 hours", "5 h 17 min" where it is no whole number.
fn hours(minutes: f64, words: &dyn Words) -> String {
    let whole = (minutes / 60.0).floor();
    let rest = minutes - whole * 60.0;
    let id = if rest.abs() < 0.5 {
        "chart-spike-hours"
    } else {
        "chart-spike-hours-minutes"
    };
    words.say(
        id,
        &[
            ("hours", Say::count(words, whole, 0)),
            ("minutes", Say::count(words, rest, 0)),
        ],
    )
}

fn share(share: f64, words: &dyn Words) -> String {
    match one_in(share) {
        Some(n) => words.say("chart-one-in", &[("n", Say::count(words, n, 0))]),
        None => words.say(
            "chart-share-percent",
            &[("n", Say::count(words, share * 100.0, 0))],
        ),
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
    // the open bin stands apart, three bins wide, as its height is cut
    let unit = (across - left - 2.0) / (closed as f64 + 4.0);
    let x = Scale {
        domain: (0.0, histogram.start(closed)),
        range: (left, left + unit * closed as f64),
    };
    let band = Band::of(limit.map(|limit| x.at(limit)), left, across, words, said);
    let bottom = band.height + plot;
    let height = bottom + 40.0;
    let y = Scale {
        domain: ends,
        range: (bottom, band.height),
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
            (x.at(limit), band.line_from()),
            (x.at(limit), bottom),
            "rule",
        );
    }
    band.draw(&mut svg);
    (svg.finish(), height)
}

/// The words above the bars: which is which, and what the line and the hatching are.
struct Band {
    /// Class, words, left edge, baseline.
    key: Vec<(&'static str, String, f64, f64)>,
    limit: Vec<String>,
    note: Vec<String>,
    note_x: f64,
    note_y: f64,
    note_anchor: Anchor,
    height: f64,
}

impl Band {
    const LINE: f64 = 16.0;
    const SWATCH: f64 = 18.0;
    /// Less room than this for the words beside the limit, and the key gets lines of its own [px].
    const TIGHT: f64 = 150.0;

    fn of(limit: Option<f64>, left: f64, across: f64, words: &dyn Words, said: &Said) -> Self {
        let names = [
            ("reported", words.say("chart-reported", &[])),
            ("real", words.say("chart-real", &[])),
        ];
        let wide = |name: &str| Self::SWATCH + width(name, SMALL) * 1.06 + 12.0;
        let key_width = f64::max(wide(&names[0].1), wide(&names[1].1));
        // the words stand on the wider side of the line; the key stands on the other, or on the far end of the same
        let (note_x, note_anchor, room) = match limit {
            Some(at) if at > f64::midpoint(left, across) => {
                (at - 8.0, Anchor::End, at - 8.0 - left)
            }
            Some(at) => (at + 8.0, Anchor::Start, across - at - 8.0),
            None => (left, Anchor::Start, across - left),
        };
        let other_side = match note_anchor {
            Anchor::Start => note_x - 16.0 - left,
            _ => across - note_x - 16.0,
        };
        let beside = limit.is_some() && key_width <= other_side;
        let shares = !beside && room - key_width >= Self::TIGHT;
        let key_left = match (beside, shares, note_anchor) {
            (true, _, Anchor::End) => note_x + 16.0,
            (false, true, Anchor::Start) if limit.is_some() => across - key_width,
            _ => left,
        };
        let stacked = beside || shares || wide(&names[0].1) + wide(&names[1].1) > across - left;
        let mut key = Vec::new();
        let (mut x, mut y) = (key_left, 14.0);
        for (class, name) in names {
            let step = wide(&name);
            key.push((class, name, x, y));
            if stacked { y += Self::LINE } else { x += step }
        }
        let key_lines = if stacked { 2.0 } else { 1.0 };
        let room = if shares && limit.is_some() {
            room - key_width
        } else {
            room
        };
        let lines = |text: &str, size: f64| {
            if text.is_empty() {
                Vec::new()
            } else {
                wrap(text, size, room)
            }
        };
        let (limit, note) = (lines(&said.limit, TEXT * 1.06), lines(&said.note, SMALL));
        let note_y = if beside || shares {
            14.0
        } else {
            14.0 + Self::LINE * key_lines + 2.0
        };
        let note_end = note_y + Self::LINE * (limit.len() + note.len()) as f64;
        let height = f64::max(note_end, 14.0 + Self::LINE * key_lines) - 2.0;
        Self {
            key,
            limit,
            note,
            note_x,
            note_y,
            note_anchor,
            height,
        }
    }

    fn draw(&self, svg: &mut Svg) {
        for (class, name, x, y) in &self.key {
            let mark = if *class == "real" {
                "fill real"
            } else {
                "outline"
            };
            svg.rect((x + 1.0, x + 12.0), (y - 9.5, y + 0.5), mark);
            svg.text(x + Self::SWATCH, *y, Anchor::Start, SMALL, class, name);
        }
        let mut y = self.note_y;
        for (lines, size, class) in [(&self.limit, TEXT, "strong"), (&self.note, SMALL, "gaming")] {
            for line in lines {
                svg.text(self.note_x, y, self.note_anchor, size, class, line);
                y += Self::LINE;
            }
        }
    }

    /// Where the line of the limit may begin without cutting through the key.
    fn line_from(&self) -> f64 {
        (self.note_y - 11.0).max(3.0)
    }
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
