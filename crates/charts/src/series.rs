//! One indicator month by month: the record dashed, the patient's own clock solid.

mod labels;
mod months;

use goodhart_report::{Band, IndicatorResult, Report};

use labels::{End, free_place};
use months::{LATEST, Months, monthly};

use crate::paired::{Verdict, difference, latest};
use crate::period::{month, month_name, runs, span, weeks_ended, year_name};
use crate::picture::{Cell, Frame, Picture, Table, ends, heads};
use crate::quantity::{exact, indicator_name, quantity};
use crate::scale::{Scale, outwards};
use crate::svg::{Anchor, Path, SMALL, Svg};
use crate::text::width;
use crate::words::{Say, Words};

/// A month in which nothing was counted.
const NOTHING: Band = Band {
    median: f64::NAN,
    p10: f64::NAN,
    p90: f64::NAN,
};
/// About as many lines stand across a drawing.
const TICKS: u32 = 4;

/// Both records of one indicator.
struct Lines<'a> {
    result: &'a IndicatorResult,
    reported: Months,
    real: Months,
    /// Reported minus real in the last months, run by run.
    difference: Option<Band>,
    /// Means over the last months.
    latest: (Band, Band),
    magnitude: f64,
}

impl<'a> Lines<'a> {
    fn of(report: &'a Report, indicator: &str) -> Option<Self> {
        let result = report
            .indicators
            .iter()
            .find(|result| result.id == indicator)?;
        let mut booked;
        let mut series = report.series.get(indicator)?;
        if result.unit == "pounds" {
            booked = series.clone();
            for rows in [&mut booked.reported, &mut booked.real] {
                even(rows, &weeks_ended(report));
            }
            series = &booked;
        }
        let latest = (
            latest(&series.reported, LATEST)?,
            latest(&series.real, LATEST)?,
        );
        let magnitude = latest.0.median.abs().max(latest.1.median.abs());
        let (reported, real) = (monthly(&series.reported), monthly(&series.real));
        Some(Self {
            result,
            difference: difference(series, LATEST),
            reported,
            real,
            latest,
            magnitude,
        })
    }

    fn months(&self) -> usize {
        self.reported.len().max(self.real.len())
    }

    fn value(&self, words: &dyn Words, value: f64) -> String {
        quantity(words, &self.result.unit, value, self.magnitude)
    }

    /// Lowest and highest value to be drawn; from zero where that costs little room.
    fn ends(&self) -> (f64, f64) {
        let drawn = self
            .reported
            .iter()
            .chain(&self.real)
            .flatten()
            .flat_map(|band| [band.median, band.p10, band.p90]);
        let all = drawn.chain(self.result.target.iter().map(|target| target.threshold));
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let low = if low > 0.0 && low < 0.4 * high {
            0.0
        } else {
            low
        };
        outwards((low, high), TICKS)
    }
}

/// From money a month to money per 30 days. It is booked when a week ends, and some months have five such days.
fn even(rows: &mut [Vec<Option<f64>>], weeks: &[f64]) {
    for row in rows {
        for (value, weeks) in row.iter_mut().zip(weeks) {
            *value = value.map(|value| value * 30.0 / (7.0 * weeks));
        }
    }
}

/// Draws one indicator.
pub fn draw(report: &Report, indicator: &str, frame: Frame, words: &dyn Words) -> Picture {
    let Some(lines) = Lines::of(report, indicator) else {
        return Picture::missing("chart-series-missing", frame, words);
    };
    let name = indicator_name(words, indicator);
    let (reported, real) = lines.latest;
    let arguments = [
        ("name", Say::text(name.as_str())),
        ("reported", Say::text(lines.value(words, reported.median))),
        ("real", Say::text(lines.value(words, real.median))),
        (
            "months",
            Say::count(words, lines.months().min(LATEST) as f64, 0),
        ),
    ];
    let alike = lines.value(words, reported.median) == lines.value(words, real.median);
    let title = match Verdict::of(reported, real, lines.difference, alike) {
        Verdict::Alike => "chart-series-title-same",
        Verdict::Unclear => "chart-series-title-unknown",
        Verdict::ReportedHigher | Verdict::RealHigher => "chart-series-title",
    };
    let period = span(report, words);
    let description = words.say("chart-series-description", &arguments);
    let (svg, height) = drawing(report, &lines, frame, words, &description);
    Picture {
        title: words.say(title, &arguments),
        subtitle: words.say(
            "chart-series-subtitle",
            &[
                ("span", Say::text(period.as_str())),
                ("runs", runs(report, words)),
            ],
        ),
        note: String::new(),
        svg,
        description,
        table: table(report, &lines, &name, &period, words),
        width: frame.across(),
        height,
    }
}

fn drawing(
    report: &Report,
    lines: &Lines,
    frame: Frame,
    words: &dyn Words,
    name: &str,
) -> (String, f64) {
    let across = frame.across();
    let height = match (frame.narrow(), frame.compact) {
        (_, true) => 190.0,
        (true, false) => 240.0,
        (false, false) => 280.0,
    };
    let (top, bottom) = (12.0, height - 24.0);
    let y = Scale {
        domain: lines.ends(),
        range: (bottom, top),
    };
    let ticks = y.ticks(TICKS);
    let tick_name = |tick: f64| {
        exact(
            words,
            if lines.result.unit == "percent" {
                "percent"
            } else {
                "count"
            },
            tick,
        )
    };
    let left = ticks
        .iter()
        .map(|tick| width(&tick_name(*tick), SMALL))
        .fold(0.0, f64::max)
        + 8.0;
    let ends = End::pair(lines, y, words);
    let right = across - 12.0 - ends.iter().map(End::width).fold(0.0, f64::max);
    let x = Scale {
        domain: (0.0, (lines.months().max(2) - 1) as f64),
        range: (left + 2.0, right),
    };

    let mut svg = Svg::new(across, height, name);
    for tick in &ticks {
        let at = y.at(*tick);
        svg.line(
            (left, at),
            (right, at),
            if *tick == 0.0 { "axis" } else { "hair" },
        );
        svg.text(
            left - 6.0,
            at + 4.0,
            Anchor::End,
            SMALL,
            "muted",
            &tick_name(*tick),
        );
    }
    years(&mut svg, report, x, (bottom, height - 4.0), words);
    svg.path(&area(&lines.real, x, y), "fill real pale");
    for edge in [|band: &Band| band.p10, |band: &Band| band.p90] {
        svg.path(&line(&lines.reported, x, y, edge), "edge reported dashed");
    }
    svg.path(&line(&lines.real, x, y, |band| band.median), "line real");
    svg.path(
        &line(&lines.reported, x, y, |band| band.median),
        "line reported dashed",
    );
    if let Some(target) = &lines.result.target {
        let at = y.at(target.threshold);
        svg.line((left, at), (right, at), "rule");
        let label = words.say(
            "chart-target",
            &[(
                "threshold",
                Say::text(exact(words, &lines.result.unit, target.threshold)),
            )],
        );
        let (baseline, place, anchor) = free_place(lines, x, y, at, width(&label, SMALL));
        svg.text(place, baseline, anchor, SMALL, "strong halo", &label);
    }
    for end in &ends {
        end.draw(&mut svg, right + 8.0);
    }
    (svg.finish(), height)
}

fn line(months: &Months, x: Scale, y: Scale, value: impl Fn(&Band) -> f64) -> Path {
    let mut path = Path::default();
    let mut drawing = false;
    for (index, band) in months.iter().enumerate() {
        match band {
            Some(band) if drawing => path.on(x.at(index as f64), y.at(value(band))),
            Some(band) => path.start(x.at(index as f64), y.at(value(band))),
            None => {}
        }
        drawing = band.is_some();
    }
    path
}

/// Where eight runs in ten lie, one area per unbroken stretch of months.
fn area(months: &Months, x: Scale, y: Scale) -> Path {
    let mut path = Path::default();
    let mut from = 0;
    for stretch in months.split(Option::is_none) {
        let points: Vec<(f64, &Band)> = stretch
            .iter()
            .flatten()
            .enumerate()
            .map(|(index, band)| (x.at((from + index) as f64), band))
            .collect();
        for (index, (at, band)) in points.iter().enumerate() {
            if index == 0 {
                path.start(*at, y.at(band.p90));
            } else {
                path.on(*at, y.at(band.p90));
            }
        }
        for (at, band) in points.iter().rev() {
            path.on(*at, y.at(band.p10));
        }
        if !points.is_empty() {
            path.close();
        }
        from += stretch.len() + 1;
    }
    path
}

/// A tick at every January, with the year where it fits.
fn years(
    svg: &mut Svg,
    report: &Report,
    x: Scale,
    (axis, baseline): (f64, f64),
    words: &dyn Words,
) {
    let mut free = 0.0;
    for index in 0..=(x.domain.1 as u32) {
        let (year, in_year) = month(report, index);
        if in_year != 0 && index != 0 {
            continue;
        }
        // a run that ends before its first January still says when it is
        let shown = if index == 0 && in_year != 0 {
            if x.domain.1 >= 12.0 {
                continue;
            }
            month_name(report, index, words)
        } else {
            year_name(year)
        };
        let at = x.at(f64::from(index));
        svg.line((at, axis), (at, axis + 5.0), "axis");
        let half = width(&shown, SMALL) / 2.0;
        let (at, anchor) = if index == 0 {
            (at, Anchor::Start)
        } else {
            (at, Anchor::Middle)
        };
        if at - half >= free && at + half * 2.0 <= x.range.1 + 60.0 {
            svg.text(at, baseline, anchor, SMALL, "muted", &shown);
            free = at + half * 2.0 + 6.0;
        }
    }
}

fn table(report: &Report, lines: &Lines, name: &str, period: &str, words: &dyn Words) -> Table {
    const COLUMNS: [(&str, &str); 7] = [
        ("chart-series-head-month", ""),
        ("chart-head-reported", ""),
        ("chart-head-real", ""),
        ("chart-head-low", "chart-head-reported"),
        ("chart-head-high", "chart-head-reported"),
        ("chart-head-low", "chart-head-real"),
        ("chart-head-high", "chart-head-real"),
    ];
    let row = |index: usize| {
        let of = |months: &Months| months.get(index).copied().flatten().unwrap_or(NOTHING);
        let (reported, real) = (of(&lines.reported), of(&lines.real));
        let mut row = vec![Cell::Text(month_name(report, index as u32, words))];
        let values = [
            [reported.median, real.median],
            ends(report, reported),
            ends(report, real),
        ];
        for &value in values.as_flattened() {
            row.push(Cell::number(value, |value| lines.value(words, value)));
        }
        row
    };
    Table {
        caption: words.say(
            "chart-series-table",
            &[("name", Say::text(name)), ("span", Say::text(period))],
        ),
        head: heads(&COLUMNS, words),
        rows: (0..lines.months()).map(row).collect(),
    }
}
