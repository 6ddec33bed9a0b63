//! The scoreboard: reported beside real, one dumbbell per headline measure.

use goodhart_report::{Band, IndicatorResult, Report};

use crate::period::{runs, span};
use crate::picture::{Cell, Frame, Picture, Table};
use crate::quantity::{exact, indicator_name, quantity};
use crate::scale::{Scale, ceiling};
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::{width, wrap};
use crate::words::{Say, Words};

/// The headline measures by contract name; targeted and untargeted ones stand in the same list, so that neglect shows.
pub const HEADLINES: &[&str] = &[
    "ed.within_4h",
    "elective.within_18w",
    "ambulance.c2.mean_minutes",
    "ed.over_12h_arrival",
    "ambulance.handover_over_60",
    "elective.over_52w",
    "elective.follow_up_overdue",
    "ward.safety",
    "beds.delayed_discharges",
];

const RADIUS: f64 = 6.0;
/// From the line of numbers down to the scale [px].
const DROP: f64 = 16.0;

/// One measure and the end of its scale.
struct Row<'a> {
    result: &'a IndicatorResult,
    name: String,
    /// The scale runs from 0 to here, in the indicator's unit.
    end: f64,
}

impl Row<'_> {
    /// Length of the gap as drawn, as a share of the scale.
    fn gap(&self) -> f64 {
        (self.result.reported.median - self.result.real.median).abs() / self.end
    }

    /// Largest of the two values, which decides on decimals.
    fn magnitude(&self) -> f64 {
        self.result
            .reported
            .median
            .abs()
            .max(self.result.real.median.abs())
    }

    /// Whether the record looks better than what patients got in nine runs of ten, whichever way better lies.
    fn flatters(&self) -> bool {
        let (reported, real) = (self.result.reported, self.result.real);
        match self.result.better.as_str() {
            "higher" => reported.p10 > real.p90,
            "lower" => reported.p90 < real.p10,
            _ => false,
        }
    }

    fn value(&self, words: &dyn Words, value: f64) -> String {
        quantity(words, &self.result.unit, value, self.magnitude())
    }
}

/// Draws the scoreboard.
pub fn draw(report: &Report, frame: Frame, words: &dyn Words) -> Picture {
    let rows = rows(report, words);
    let Some(widest) = rows.first() else {
        return Picture::missing("chart-scoreboard-missing", frame, words);
    };
    let all = rows.len() as f64;
    let better = rows.iter().filter(|row| row.flatters()).count() as f64;
    let without = rows
        .iter()
        .filter(|row| row.result.target.is_none())
        .count() as f64;
    let title = if better > 0.0 {
        "chart-scoreboard-title-some"
    } else {
        "chart-scoreboard-title-none"
    };
    let counts = [
        ("better", Say::count(words, better, 0)),
        ("all", Say::count(words, all, 0)),
    ];
    let period = span(report, words);
    let description = words.say(
        "chart-scoreboard-description",
        &[
            ("all", Say::count(words, all, 0)),
            ("name", Say::text(widest.name.as_str())),
            (
                "reported",
                Say::text(widest.value(words, widest.result.reported.median)),
            ),
            (
                "real",
                Say::text(widest.value(words, widest.result.real.median)),
            ),
            ("without", Say::count(words, without, 0)),
        ],
    );
    let (svg, height) = drawing(&rows, frame, words, &description);
    Picture {
        title: words.say(title, &counts),
        subtitle: words.say(
            "chart-scoreboard-subtitle",
            &[
                ("span", Say::text(period.as_str())),
                ("runs", Say::text(runs(report, words))),
            ],
        ),
        svg,
        description,
        table: table(&rows, &period, words),
        width: frame.across(),
        height,
    }
}

/// The headline measures the report holds, widest gap first; equal gaps keep the order of [`HEADLINES`].
fn rows<'a>(report: &'a Report, words: &dyn Words) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = HEADLINES
        .iter()
        .filter_map(|id| report.indicators.iter().find(|result| result.id == *id))
        .filter(|result| result.reported.median.is_finite() && result.real.median.is_finite())
        .map(|result| Row {
            result,
            name: indicator_name(words, &result.id),
            end: scale_end(result),
        })
        .collect();
    rows.sort_by(|one, other| other.gap().total_cmp(&one.gap()));
    rows
}

/// Every scale starts at zero; a share of most patients ends at 100 %, everything else at the next round number.
fn scale_end(result: &IndicatorResult) -> f64 {
    let highest = [result.reported, result.real]
        .iter()
        .flat_map(|band| [band.median, band.p90])
        .chain(result.target.iter().map(|target| target.threshold))
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    if result.unit == "percent" {
        if highest > 50.0 {
            100.0
        } else {
            ceiling(highest).min(100.0)
        }
    } else {
        ceiling(highest)
    }
}

fn drawing(rows: &[Row], frame: Frame, words: &dyn Words, name: &str) -> (String, f64) {
    let across = frame.across();
    let narrow = frame.narrow();
    let names = if narrow {
        across
    } else {
        (across * 0.36).clamp(170.0, 280.0)
    };
    let end_width = rows
        .iter()
        .map(|row| width(&end_label(row, words), SMALL))
        .fold(0.0, f64::max);
    let zero_width = width(&words.number(0.0, 0), SMALL);
    let track = (
        (if narrow { 0.0 } else { names + 12.0 }) + zero_width + 6.0 + RADIUS,
        across - end_width - 8.0 - RADIUS,
    );

    // heights first: names may wrap
    let layouts: Vec<Layout> = rows
        .iter()
        .map(|row| Layout::of(row, names, narrow, frame.compact, words))
        .collect();
    let edge = if narrow { 0.0 } else { names + 4.0 };
    let named = rows
        .first()
        .is_some_and(|row| names_fit(row, across - edge, words));
    let key = Key::of(rows, named, words, across);
    let height = layouts.iter().map(|layout| layout.height).sum::<f64>() + key.height + 4.0;

    let mut svg = Svg::new(across, height, name);
    let mut top = 0.0;
    for (index, (row, layout)) in rows.iter().zip(&layouts).enumerate() {
        let y = top + layout.track;
        if index > 0 {
            svg.line((0.0, top + 0.5), (across, top + 0.5), "hair");
        }
        layout.names(&mut svg, top, across, narrow);
        let scale = Scale {
            domain: (0.0, row.end),
            range: track,
        };
        dumbbell(&mut svg, row, scale, y);
        svg.text(
            track.0 - RADIUS - 6.0,
            y + 4.0,
            Anchor::End,
            SMALL,
            "muted",
            &words.number(0.0, 0),
        );
        svg.text(
            track.1 + RADIUS + 8.0,
            y + 4.0,
            Anchor::Start,
            SMALL,
            "muted",
            &end_label(row, words),
        );
        values(
            &mut svg,
            row,
            scale,
            y - DROP,
            (edge, across),
            index == 0 && named,
            words,
        );
        top += layout.height;
    }
    key.draw(&mut svg, top);
    (svg.finish(), height)
}

fn end_label(row: &Row, words: &dyn Words) -> String {
    // the values beside it carry the unit
    let unit = if row.result.unit == "percent" {
        "percent"
    } else {
        "count"
    };
    exact(words, unit, row.end)
}

/// Name and target of a row, and where its scale lies.
struct Layout {
    name: Vec<String>,
    target: String,
    /// Whether name and target share a line (phone).
    beside: bool,
    /// From the top of the row to its scale [px].
    track: f64,
    height: f64,
}

impl Layout {
    fn of(row: &Row, names: f64, narrow: bool, compact: bool, words: &dyn Words) -> Self {
        let target = match &row.result.target {
            Some(target) => words.say(
                "chart-target",
                &[(
                    "threshold",
                    Say::text(exact(words, &row.result.unit, target.threshold)),
                )],
            ),
            None => words.say("chart-no-target", &[]),
        };
        let beside =
            narrow && width(&row.name, TEXT) * 1.05 + 12.0 + width(&target, SMALL) <= names;
        let name = wrap(&row.name, TEXT * 1.05, names);
        let lines = name.len() + usize::from(!beside);
        let words_height = 16.0 * lines as f64;
        let (track, height) = if narrow {
            (words_height + 38.0, words_height + 52.0)
        } else {
            let air = if compact { 10.0 } else { 14.0 };
            let height = (words_height + air).max(30.0 + air);
            (height / 2.0 + 7.0, height)
        };
        Self {
            name,
            target,
            beside,
            track,
            height,
        }
    }

    fn names(&self, svg: &mut Svg, top: f64, across: f64, narrow: bool) {
        let lines = self.name.len() + usize::from(!self.beside);
        let first = if narrow {
            top + 18.0
        } else {
            top + (self.height - 16.0 * lines as f64) / 2.0 + 12.0
        };
        let mut y = first;
        for line in &self.name {
            svg.text(0.0, y, Anchor::Start, TEXT, "strong", line);
            y += 16.0;
        }
        if self.beside {
            svg.text(across, first, Anchor::End, SMALL, "muted", &self.target);
        } else {
            svg.text(0.0, y, Anchor::Start, SMALL, "muted", &self.target);
        }
    }
}

/// Scale, target tick, gap, bands and the two dots.
fn dumbbell(svg: &mut Svg, row: &Row, scale: Scale, y: f64) {
    let IndicatorResult {
        reported,
        official,
        real,
        ..
    } = row.result;
    svg.line((scale.range.0, y), (scale.range.1, y), "track");
    let (from, to) = (scale.at(reported.median), scale.at(real.median));
    match part_of_record(reported, official, real) {
        Some(_) => {
            let middle = scale.at(official.median);
            svg.rect((from, middle), (y - 2.5, y + 2.5), "fill gaming");
            svg.rect((middle, to), (y - 2.5, y + 2.5), "fill admin");
        }
        None => svg.rect((from, to), (y - 2.5, y + 2.5), "fill admin"),
    }
    if let Some(target) = &row.result.target {
        let x = scale.at(target.threshold);
        svg.line((x, y - 9.0), (x, y + 9.0), "rule");
    }
    whisker(
        svg,
        *reported,
        scale,
        y + RADIUS + 4.0,
        "whisker reported dashed",
    );
    whisker(svg, *real, scale, y + RADIUS + 4.0, "whisker real");
    svg.dot(from, y, RADIUS, "dot reported");
    // the hollow dot stays visible around the filled one where the two agree
    let radius = if (to - from).abs() < 2.0 {
        RADIUS - 3.0
    } else {
        RADIUS
    };
    svg.dot(to, y, radius, "dot real");
}

/// Share of the gap that is the record's doing, where the official value lies between the two.
fn part_of_record(reported: &Band, official: &Band, real: &Band) -> Option<f64> {
    let whole = real.median - reported.median;
    let share = (official.median - reported.median) / whole;
    (0.0..=1.0).contains(&share).then_some(share)
}

fn whisker(svg: &mut Svg, band: Band, scale: Scale, y: f64, class: &str) {
    if band.p10.is_finite() && band.p90.is_finite() && band.p90 > band.p10 {
        let within = |value: f64| scale.at(value.clamp(0.0, scale.domain.1));
        svg.line((within(band.p10), y), (within(band.p90), y), class);
    }
}

/// A number over its dot; the first row says which record it is, where that fits.
fn label(row: &Row, record: &str, value: f64, named: bool, words: &dyn Words) -> String {
    let shown = row.value(words, value);
    if named {
        words.say(
            "chart-scoreboard-dot",
            &[
                ("record", Say::text(words.say(record, &[]))),
                ("value", Say::text(shown)),
            ],
        )
    } else {
        shown
    }
}

/// The two numbers over their dots, left one first: position, words, class.
fn labels(
    row: &Row,
    scale: Scale,
    named: bool,
    words: &dyn Words,
) -> [(f64, String, &'static str); 2] {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    let mut pair = [
        (
            scale.at(reported),
            label(row, "chart-reported", reported, named, words),
            "reported",
        ),
        (
            scale.at(real),
            label(row, "chart-real", real, named, words),
            "real",
        ),
    ];
    pair.sort_by(|one, other| one.0.total_cmp(&other.0));
    pair
}

/// Width of a bold number [px].
fn bold(text: &str) -> f64 {
    width(text, TEXT) * 1.06
}

/// Between two numbers over one scale [px].
const APART: f64 = 10.0;

/// Whether the first row can say which dot is which.
fn names_fit(row: &Row, room: f64, words: &dyn Words) -> bool {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    if row.value(words, reported) == row.value(words, real) {
        return false;
    }
    let wide = |record: &str, value: f64| bold(&label(row, record, value, true, words));
    wide("chart-reported", reported) + APART + wide("chart-real", real) <= room
}

/// Writes the two numbers, pushed apart where they would meet.
fn values(
    svg: &mut Svg,
    row: &Row,
    scale: Scale,
    y: f64,
    edges: (f64, f64),
    named: bool,
    words: &dyn Words,
) {
    let (reported, real) = (row.result.reported.median, row.result.real.median);
    if row.value(words, reported) == row.value(words, real) {
        let both = words.say(
            "chart-scoreboard-both",
            &[("value", Say::text(row.value(words, real)))],
        );
        let half = bold(&both) / 2.0;
        let x = f64::midpoint(scale.at(reported), scale.at(real))
            .min(edges.1 - half)
            .max(edges.0 + half);
        svg.text(x, y, Anchor::Middle, TEXT, "strong", &both);
        return;
    }
    let pair = labels(row, scale, named, words);
    let halves = [bold(&pair[0].1) / 2.0, bold(&pair[1].1) / 2.0];
    let between = halves[0] + APART + halves[1];
    let overlap = (between - (pair[1].0 - pair[0].0)).max(0.0);
    // both give way alike, then the edges push back
    let left = (pair[0].0 - overlap / 2.0)
        .min(edges.1 - halves[1] - between)
        .max(edges.0 + halves[0]);
    let right = (pair[1].0 + overlap / 2.0)
        .min(edges.1 - halves[1])
        .max(left + between);
    for ((_, text, class), x) in pair.iter().zip([left, right]) {
        svg.text(x, y, Anchor::Middle, TEXT, class, text);
    }
}

/// What the marks mean, as far as the rows do not say it themselves.
struct Key {
    entries: Vec<Entry>,
    height: f64,
}

struct Entry {
    class: &'static str,
    lines: Vec<String>,
    x: f64,
    /// Baseline of the first line, from the top of the key [px].
    y: f64,
}

impl Key {
    const LINE: f64 = 18.0;
    const SWATCH: f64 = 26.0;

    fn of(rows: &[Row], named: bool, words: &dyn Words, across: f64) -> Self {
        let split = rows.iter().any(|row| {
            part_of_record(&row.result.reported, &row.result.official, &row.result.real)
                .is_some_and(|share| share > 0.0)
        });
        let dots = [
            ("dot reported", "chart-reported"),
            ("dot real", "chart-real"),
        ];
        let gaps = [
            ("fill gaming", "chart-scoreboard-key-record"),
            ("fill admin", "chart-scoreboard-key-definition"),
        ];
        let wanted = dots
            .iter()
            .filter(|_| !named)
            .chain(gaps.iter().filter(|_| split));
        let mut entries: Vec<Entry> = Vec::new();
        let (mut x, mut y, mut height) = (0.0, 16.0, 0.0);
        for (class, id) in wanted {
            let lines = wrap(&words.say(id, &[]), SMALL, across - Self::SWATCH);
            let wide = Self::SWATCH
                + lines
                    .iter()
                    .map(|line| width(line, SMALL))
                    .fold(0.0, f64::max);
            if x > 0.0 && x + wide > across {
                (x, y) = (0.0, height + 8.0);
            }
            height = f64::max(height, y + Self::LINE * lines.len() as f64 - 8.0);
            entries.push(Entry { class, lines, x, y });
            x += wide + 20.0;
        }
        Self { entries, height }
    }

    fn draw(&self, svg: &mut Svg, top: f64) {
        for entry in &self.entries {
            let y = top + entry.y;
            if entry.class.starts_with("dot") {
                svg.dot(entry.x + 10.0, y - 4.0, RADIUS - 1.0, entry.class);
            } else {
                svg.rect((entry.x, entry.x + 20.0), (y - 6.5, y - 1.5), entry.class);
            }
            for (index, line) in entry.lines.iter().enumerate() {
                let at = y + Self::LINE * index as f64;
                svg.text(
                    entry.x + Self::SWATCH,
                    at,
                    Anchor::Start,
                    SMALL,
                    "muted",
                    line,
                );
            }
        }
    }
}

fn table(rows: &[Row], period: &str, words: &dyn Words) -> Table {
    let head = |id: &str| words.say(id, &[]);
    let edge = |id: &str, record: &str| words.say(id, &[("record", Say::text(head(record)))]);
    let mut names = vec![head("chart-head-measure"), head("chart-head-target")];
    for record in [
        "chart-head-reported",
        "chart-head-official",
        "chart-head-real",
    ] {
        names.push(head(record));
        names.push(edge("chart-head-low", record));
        names.push(edge("chart-head-high", record));
    }
    names.push(head("chart-head-gap"));
    Table {
        caption: words.say("chart-scoreboard-table", &[("span", Say::text(period))]),
        head: names,
        rows: rows.iter().map(|row| table_row(row, words)).collect(),
    }
}

fn table_row(row: &Row, words: &dyn Words) -> Vec<Cell> {
    let number = |value: f64| Cell::Number {
        value,
        shown: row.value(words, value),
    };
    let result = row.result;
    let mut cells = vec![
        Cell::Text(row.name.clone()),
        result
            .target
            .as_ref()
            .map_or(Cell::Empty, |target| Cell::Number {
                value: target.threshold,
                shown: exact(words, &result.unit, target.threshold),
            }),
    ];
    for band in [result.reported, result.official, result.real] {
        cells.extend([band.median, band.p10, band.p90].map(number));
    }
    let gap = result.reported.median - result.real.median;
    cells.push(Cell::Number {
        value: gap,
        shown: quantity(words, &result.unit, gap, gap),
    });
    cells
}
