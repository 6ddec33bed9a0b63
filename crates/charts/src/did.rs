//! What the targets did: a waterfall from "no targets, same money" to this world.

mod drawing;

use goodhart_report::{Attribution, AttributionBlock, Band, Report};

use drawing::drawing;

use crate::numbers::places;
use crate::period::years;
use crate::picture::{Cell, Frame, Picture, Table};
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

/// This world against the one without targets [per 100,000 people over the horizon].
struct Whole {
    qalys: f64,
    deaths: f64,
    /// Over runs, in QALYs.
    spread: Band,
}

/// A difference that is smaller than this share of what the parts moved, in as good as all runs, is called about even.
const EVEN: f64 = 0.05;
/// What the parts leave over.
const INTERACTION: &str = "interaction";
/// Residues of adding parts are not interaction.
const ROUNDING: f64 = 1e-6;

/// What the targets did on balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Net {
    /// Nothing moved at all.
    Nothing,
    /// What they saved and what they cost is about even.
    Even,
    /// Too few runs agree on whether they saved or cost.
    Unclear,
    /// They cost healthy life.
    Lost,
    /// They saved healthy life.
    Saved,
}

/// The balance and its size, in healthy years and in deaths: the one rule behind every sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Which way.
    pub net: Net,
    /// How much, as printed [years of healthy life per 100,000 people over the horizon].
    pub years: String,
    /// Runs of each world.
    pub runs: u32,
    /// Where eight runs in ten lie, the smaller first, as printed [the same].
    pub between: [String; 2],
    /// Which way deaths went: not always that of healthy years.
    pub deaths: Net,
    /// By how many, as printed [per 100,000 people over the horizon].
    pub dead: String,
    /// Where eight runs in ten lie, the smaller first, as printed [the same].
    pub dead_between: [String; 2],
}

/// What the targets did on balance; `None` until it has been worked out.
pub fn effect(report: &Report, words: &dyn Words) -> Option<Effect> {
    let attribution = report.attribution.as_ref()?;
    let steps = steps_of(attribution);
    let shown = Shown::of(&steps, totals(attribution));
    Some(effect_of(attribution, &steps, shown, words))
}

fn effect_of(attribution: &Attribution, steps: &[Step], shown: Shown, words: &dyn Words) -> Effect {
    let total = totals(attribution);
    let between = |Band { p10, p90, .. }: Band, digits: u8| {
        [p10.abs().min(p90.abs()), p10.abs().max(p90.abs())].map(|end| words.number(end, digits))
    };
    Effect {
        net: net(steps, &attribution.qalys, |step| step.qalys),
        deaths: net(steps, &attribution.deaths, |step| step.deaths),
        dead: words.number(total.1.abs(), shown.deaths),
        dead_between: between(attribution.deaths.spread, shown.deaths),
        years: words.number(total.0.abs(), shown.qalys),
        runs: attribution.replications,
        between: between(attribution.qalys.spread, shown.qalys),
    }
}

/// Healthy years and deaths.
fn totals(attribution: &Attribution) -> (f64, f64) {
    (attribution.qalys.total, attribution.deaths.total)
}

fn net(steps: &[Step], block: &AttributionBlock, of: fn(&Step) -> f64) -> Net {
    let total = block.total;
    let parts = steps.iter().filter(|step| step.id != INTERACTION);
    let moved: f64 = parts.map(|step| of(step).abs()).sum();
    let even = EVEN * moved;
    if moved.max(total.abs()) <= ROUNDING {
        Net::Nothing
    } else if -even <= block.spread.p10 && block.spread.p90 <= even {
        Net::Even
    } else if total > 0.0 && block.spread.p10 > 0.0 {
        Net::Lost
    } else if total < 0.0 && block.spread.p90 < 0.0 {
        Net::Saved
    } else {
        Net::Unclear
    }
}

/// Name of a part, by the last part of its message's id: `effort`, `focus`, `neglect`, `information`, `gaming`, …
pub fn part_name(part: &str, words: &dyn Words) -> String {
    words.say(&["chart-did-part-", part].concat(), &[])
}

/// Draws the waterfall.
pub fn draw(report: &Report, frame: Frame, words: &dyn Words) -> Picture {
    let Some(attribution) = &report.attribution else {
        return match report.in_force {
            0 => Picture::missing("chart-did-untargeted", frame, words),
            _ => to_come(frame, words),
        };
    };
    let removal = attribution.method == "removal";
    let steps = steps_of(attribution);
    let total = totals(attribution);
    let shown = Shown::of(&steps, total);
    let effect = effect_of(attribution, &steps, shown, words);
    let span = Say::count(
        words,
        years(report),
        u8::from(!report.months.is_multiple_of(12)),
    );
    let arguments = [
        ("years", Say::count(words, total.0.abs(), shown.qalys)),
        ("deaths", Say::count(words, total.1.abs(), shown.deaths)),
        ("span", span),
        ("targets", Say::count(words, f64::from(report.in_force), 0)),
        (
            "runs",
            Say::count(words, f64::from(attribution.replications), 0),
        ),
    ];
    let is_first_look = attribution.is_first_look();
    let title = match effect.net {
        Net::Even | Net::Lost | Net::Saved if is_first_look => "chart-did-title-first",
        Net::Nothing => "chart-did-title-nothing",
        Net::Even => "chart-did-title-even",
        Net::Unclear => "chart-did-title-unclear",
        Net::Lost => "chart-did-title-lost",
        Net::Saved => "chart-did-title-saved",
    };
    let mut title = words.say(title, &arguments);
    // Deaths can go the other way. No size of theirs beside years of which not even the sign is known: the note has it.
    let deaths = match effect.deaths {
        _ if is_first_look || effect.net == Net::Unclear => "",
        Net::Lost => "chart-did-title-deaths-rose",
        Net::Saved => "chart-did-title-deaths-fell",
        _ => "",
    };
    if !deaths.is_empty() {
        title.push_str(&words.say(deaths, &arguments));
    }
    let mut note = words.say(
        if removal {
            "chart-did-removal"
        } else {
            "chart-did-exact"
        },
        &[],
    );
    // Of a first look no part is told from luck.
    let told = if is_first_look { &[] } else { &steps[..] };
    let description = describe(told, shown, &title, words);
    let spread = attribution.qalys.spread;
    let whole = Whole {
        qalys: total.0,
        deaths: total.1,
        spread,
    };
    let (svg, height) = drawing(&steps, &whole, shown, frame, words, &description);
    if !is_first_look {
        let end = |value: f64, digits: u8| Say::text(signed(value, digits, words));
        let dead = attribution.deaths.spread;
        let ends = [
            ("low", end(spread.p10, shown.qalys)),
            ("high", end(spread.p90, shown.qalys)),
            ("low_deaths", end(dead.p10, shown.deaths)),
            ("high_deaths", end(dead.p90, shown.deaths)),
        ];
        note = [words.say("chart-did-spread", &ends), note].concat();
    }
    Picture {
        subtitle: words.say("chart-did-subtitle", &arguments),
        note,
        table: table(&steps, total, shown, words),
        title,
        description,
        svg,
        width: frame.across(),
        height,
    }
}

/// The same drawing with nothing in it yet: what is coming, in the room that it will take.
fn to_come(frame: Frame, words: &dyn Words) -> Picture {
    let title = words.say("chart-did-missing", &[]);
    let nothing = AttributionBlock::default();
    let (steps, spread) = (steps(&nothing, &nothing, true), nothing.spread);
    let whole = Whole {
        qalys: 0.0,
        deaths: 0.0,
        spread,
    };
    let shown = Shown {
        is_known: false,
        ..Shown::of(&steps, (0.0, 0.0))
    };
    let (svg, height) = drawing(&steps, &whole, shown, frame, words, &title);
    let mut table = table(&steps, (0.0, 0.0), shown, words);
    for cell in table.rows.iter_mut().flat_map(|row| &mut row[1..]) {
        *cell = Cell::Empty;
    }
    Picture {
        description: title.clone(),
        title,
        subtitle: String::new(),
        note: String::new(),
        svg,
        table,
        width: frame.across(),
        height,
    }
}

fn steps_of(attribution: &Attribution) -> Vec<Step> {
    let removal = attribution.method == "removal";
    steps(&attribution.qalys, &attribution.deaths, removal)
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
        push(INTERACTION, "admin", rest.0, rest.1);
    }
    steps
}

/// Decimals of the two columns.
#[derive(Clone, Copy)]
struct Shown {
    qalys: u8,
    deaths: u8,
    /// Whether the numbers are worked out.
    is_known: bool,
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
            is_known: true,
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
    // What parts leave over is nobody's doing.
    let parts = || steps.iter().filter(|step| step.id != INTERACTION);
    let least = parts()
        .min_by(|a, b| a.qalys.total_cmp(&b.qalys))
        .filter(|step| step.qalys < 0.0);
    let most = parts()
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
