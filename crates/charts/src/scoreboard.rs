//! The scoreboard: reported beside real, one dumbbell per headline measure.

mod key;
mod rows;
mod values;

use goodhart_report::{Band, IndicatorResult, Report};

use key::Key;
pub use rows::{HEADLINES, SECTORS};
use rows::{Row, rows};
use values::{names_fit, values};

use crate::period::{runs, said_of, span};
use crate::picture::{Cell, Frame, Picture, Table, ends, heads};
use crate::quantity::{exact, quantity};
use crate::scale::Scale;
use crate::svg::{Anchor, SMALL, Svg, TEXT};
use crate::text::{BOLD, bold_width, width, wrap};
use crate::words::{Say, Words};

const RADIUS: f64 = 6.0;
/// From the line of numbers down to the scale [px].
const DROP: f64 = 16.0;

/// What one board of dumbbells shows, and how it speaks of it.
struct Board {
    measures: &'static [&'static str],
    missing: &'static str,
    title_some: &'static str,
    title_none: &'static str,
    table: &'static str,
}

/// Draws the scoreboard.
pub fn draw(report: &Report, before: Option<&Report>, frame: Frame, words: &dyn Words) -> Picture {
    let board = Board {
        measures: HEADLINES,
        missing: "chart-scoreboard-missing",
        title_some: "chart-scoreboard-title-some",
        title_none: "chart-scoreboard-title-none",
        table: "chart-scoreboard-table",
    };
    drawn(&board, report, before, frame, words)
}

/// Draws the same for the rest of the service.
pub fn draw_sectors(
    report: &Report,
    before: Option<&Report>,
    frame: Frame,
    words: &dyn Words,
) -> Picture {
    let board = Board {
        measures: SECTORS,
        missing: "chart-sectors-missing",
        title_some: "chart-sectors-title-some",
        title_none: "chart-sectors-title-none",
        table: "chart-sectors-table",
    };
    drawn(&board, report, before, frame, words)
}

fn drawn(
    board: &Board,
    report: &Report,
    before: Option<&Report>,
    frame: Frame,
    words: &dyn Words,
) -> Picture {
    let rows = rows(report, before, board.measures, words);
    let by_gap = |one: &&Row, other: &&Row| one.gap().total_cmp(&other.gap());
    let Some(widest) = rows.iter().max_by(by_gap) else {
        return Picture::missing(board.missing, frame, words);
    };
    let all = rows.len() as f64;
    let better = rows.iter().filter(|row| row.flatters()).count() as f64;
    let without = rows
        .iter()
        .filter(|row| row.result.target.is_none())
        .count() as f64;
    let title = if better > 0.0 {
        board.title_some
    } else {
        board.title_none
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
    let mut subtitle = words.say(
        "chart-scoreboard-subtitle",
        &[
            ("span", Say::text(period.as_str())),
            ("runs", runs(report, words)),
        ],
    );
    if let Some(before) = before {
        subtitle.push_str(&said_of(before, words));
    }
    Picture {
        title: words.say(title, &counts),
        subtitle,
        note: String::new(),
        svg,
        description,
        table: table(report, board.table, &rows, &period, words),
        width: frame.across(),
        height,
    }
}

fn drawing(rows: &[Row], frame: Frame, words: &dyn Words, name: &str) -> (String, f64) {
    let across = frame.across();
    let narrow = frame.narrow();
    let names = if narrow {
        across
    } else {
        (across * 0.4).clamp(170.0, 280.0)
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
        .map(|row| Layout::of(row, (names, across), frame, words))
        .collect();
    let edge = if narrow { 0.0 } else { names + 4.0 };
    let named = rows
        .first()
        .is_some_and(|row| names_fit(row, across - edge, words));
    let key = Key::of(rows, named, words, across, track.1 - track.0);
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

/// Name and target of a row, what stood there before, and where its scale lies.
struct Layout {
    name: Vec<String>,
    target: Vec<String>,
    /// How the gap came about.
    gap: Vec<String>,
    /// Whether name and target share a line (phone).
    beside: bool,
    /// From the top of the row to its scale, and to what is said of its gap where that stands below both [px].
    track: f64,
    head: f64,
    height: f64,
}

impl Layout {
    fn of(row: &Row, (names, across): (f64, f64), frame: Frame, words: &dyn Words) -> Self {
        let (narrow, compact) = (frame.narrow(), frame.compact);
        let mut target = match &row.result.target {
            Some(target) => words.say(
                "chart-target",
                &[(
                    "threshold",
                    Say::text(exact(words, &row.result.unit, target.threshold)),
                )],
            ),
            None => words.say("chart-no-target", &[]),
        };
        if let Some(before) = row.before {
            target.push_str(&was(row, before, words));
        }
        let beside = narrow && bold_width(&row.name, TEXT) + 12.0 + width(&target, SMALL) <= names;
        let name = wrap(&row.name, TEXT * BOLD, names);
        let target = wrap(&target, SMALL, names);
        let gap = row.came_about(words);
        let gap = gap.map_or_else(Vec::new, |gap| wrap(&gap, SMALL, across));
        let words_height = 16.0 * (name.len() + if beside { 0 } else { target.len() }) as f64;
        let gap_height = 16.0 * gap.len() as f64;
        let (track, head) = if narrow {
            (words_height + gap_height + 38.0, words_height + 52.0)
        } else {
            let air = if compact { 10.0 } else { 14.0 };
            let head = (words_height + air).max(30.0 + air);
            (head / 2.0 + 7.0, head)
        };
        let clear = if narrow || gap.is_empty() { 0.0 } else { 4.0 };
        let height = head + gap_height + clear;
        Self {
            name,
            target,
            gap,
            beside,
            track,
            head,
            height,
        }
    }

    fn names(&self, svg: &mut Svg, top: f64, across: f64, narrow: bool) {
        let under = if self.beside { 0 } else { self.target.len() };
        let lines = self.name.len() + under;
        let first = if narrow {
            top + 18.0
        } else {
            top + (self.head - 16.0 * lines as f64) / 2.0 + 12.0
        };
        let mut y = first;
        for line in &self.name {
            svg.text(0.0, y, Anchor::Start, TEXT, "strong", line);
            y += 16.0;
        }
        for line in &self.target {
            if self.beside {
                svg.text(across, first, Anchor::End, SMALL, "muted", line);
            } else {
                svg.text(0.0, y, Anchor::Start, SMALL, "muted", line);
                y += 16.0;
            }
        }
        // Beside name and scale there is no room for a sentence; beneath both there is.
        if !narrow {
            y = top + self.head + 11.0;
        }
        for line in &self.gap {
            svg.text(0.0, y, Anchor::Start, SMALL, "", line);
            y += 16.0;
        }
    }
}

/// Scale, target tick, gap, bands and the two dots.
fn dumbbell(svg: &mut Svg, row: &Row, scale: Scale, y: f64) {
    let IndicatorResult { reported, real, .. } = row.result;
    svg.line((scale.range.0, y), (scale.range.1, y), "track");
    let (from, to) = (scale.at(reported.median), scale.at(real.median));
    // A gap that the dots would cover is drawn above them.
    let lift = if (to - from).abs() < 3.0 * RADIUS {
        RADIUS + 4.5
    } else {
        0.0
    };
    let bar = (y - lift - 2.5, y - lift + 2.5);
    let middle = from + (to - from) * row.part_of_gaming().unwrap_or(0.0);
    svg.rect((from, middle), bar, "fill gaming");
    svg.rect((middle, to), bar, "fill admin");
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
    if let Some(before) = row.before {
        for (band, class) in [
            (before.reported, "edge reported was dashed"),
            (before.real, "edge real was"),
        ] {
            let x = scale.at(band.median);
            svg.line((x, y - 9.0), (x, y + 9.0), class);
        }
    }
    svg.dot(from, y, RADIUS, "dot reported");
    // the hollow dot stays visible around the filled one where the two agree
    let radius = if (to - from).abs() < 2.0 {
        RADIUS - 3.0
    } else {
        RADIUS
    };
    svg.dot(to, y, radius, "dot real");
}

fn whisker(svg: &mut Svg, band: Band, scale: Scale, y: f64, class: &str) {
    if band.p10.is_finite() && band.p90.is_finite() && band.p90 > band.p10 {
        let within = |value: f64| scale.at(value.clamp(0.0, scale.domain.1));
        svg.line((within(band.p10), y), (within(band.p90), y), class);
    }
}

/// Columns: message, and the record it speaks of. What matters most first, since the rest may lie beyond the edge of a screen; those
/// of the world before, if there is one, last.
const COLUMNS: [(&str, &str); 14] = [
    ("chart-head-measure", ""),
    ("chart-head-reported", ""),
    ("chart-head-real", ""),
    ("chart-head-gap", ""),
    ("chart-head-target", ""),
    ("chart-head-official", ""),
    ("chart-head-low", "chart-head-reported"),
    ("chart-head-high", "chart-head-reported"),
    ("chart-head-low", "chart-head-official"),
    ("chart-head-high", "chart-head-official"),
    ("chart-head-low", "chart-head-real"),
    ("chart-head-high", "chart-head-real"),
    ("chart-head-before", "chart-head-reported"),
    ("chart-head-before", "chart-head-real"),
];
/// Those of this world.
const OWN_COLUMNS: usize = 12;

fn table(report: &Report, caption: &str, rows: &[Row], period: &str, words: &dyn Words) -> Table {
    let compared = rows.iter().any(|row| row.before.is_some());
    let columns = if compared { COLUMNS.len() } else { OWN_COLUMNS };
    let row = |row: &Row| {
        let mut cells = table_row(report, row, words);
        cells.truncate(columns);
        cells
    };
    Table {
        caption: words.say(caption, &[("span", Say::text(period))]),
        head: heads(&COLUMNS[..columns], words),
        rows: rows.iter().map(row).collect(),
    }
}

fn table_row(report: &Report, row: &Row, words: &dyn Words) -> Vec<Cell> {
    let result = row.result;
    let (reported, official, real) = (result.reported, result.official, result.real);
    let gap = row.mean_gap();
    let target = result.target.as_ref();
    let before =
        |of: fn(&IndicatorResult) -> Band| row.before.map_or(f64::NAN, |one| of(one).median);
    let mut cells = vec![Cell::Text(row.name.clone())];
    let threshold = target.map_or(f64::NAN, |target| target.threshold);
    let first = [
        reported.median,
        real.median,
        gap,
        threshold,
        official.median,
    ];
    let pairs = [
        ends(report, reported),
        ends(report, official),
        ends(report, real),
        [before(|one| one.reported), before(|one| one.real)],
    ];
    for &value in first.iter().chain(pairs.as_flattened()) {
        let column = cells.len();
        cells.push(Cell::number(value, |value| match column {
            3 => quantity(words, row.unit_of_gap(), gap, gap),
            4 => exact(words, &result.unit, value),
            _ => row.value(words, value),
        }));
    }
    cells
}

/// "; was 74%, real 61%", after what a row says of its target.
fn was(row: &Row, before: &IndicatorResult, words: &dyn Words) -> String {
    let value = |of: f64| row.value(words, of);
    let (reported, real) = (value(before.reported.median), value(before.real.median));
    let id = if reported == real {
        "chart-scoreboard-was-both"
    } else {
        "chart-scoreboard-was"
    };
    words.say(
        id,
        &[("reported", Say::text(reported)), ("real", Say::text(real))],
    )
}
