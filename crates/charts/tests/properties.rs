//! What holds for every chart, at every width, in every world and language.

use std::cell::RefCell;
use std::collections::BTreeSet;

use drawing::{Double, Element, read};
use goodhart_charts::{
    Cell, Chart, ENGLISH, English, Frame, HEADLINES, MEASURES, Picture, SECTORS, STYLE, Say, Theme,
    Words,
};
use goodhart_report::Report;

mod drawing;
mod reports;

const CHARTS: [Chart; 8] = [
    Chart::Scoreboard,
    Chart::Spike,
    Chart::Did,
    Chart::Sectors,
    Chart::Harm,
    Chart::Series("ed.within_4h"),
    Chart::Series("elective.over_52w"),
    Chart::Series("nothing.such"),
];

fn worlds() -> Vec<(&'static str, Report)> {
    vec![
        ("typical", reports::typical()),
        ("extreme", reports::extreme()),
        ("untargeted", reports::untargeted()),
        ("first months", reports::first_months()),
        ("limit 317", reports::moved_limit(317.0)),
        ("limit 600", reports::moved_limit(600.0)),
        ("limit 60", reports::moved_limit(60.0)),
        ("empty", reports::empty()),
    ]
}

fn every(words: &dyn Words, widths: &[f64], mut check: impl FnMut(&str, &Picture, &[Element])) {
    for (world, report) in worlds() {
        for chart in CHARTS {
            for width in widths {
                // a compact drawing differs in height alone: two widths will do
                for compact in [false, true]
                    .into_iter()
                    .filter(|compact| !compact || [358.0, 640.0].contains(width))
                {
                    let picture = chart.draw(
                        &report,
                        Frame {
                            width: *width,
                            compact,
                        },
                        words,
                    );
                    let what = format!("{chart:?}, {world}, {width} px, compact {compact}");
                    check(&what, &picture, &read(&picture.svg));
                }
            }
        }
    }
}

const WIDTHS: [f64; 8] = [280.0, 320.0, 358.0, 479.0, 480.0, 640.0, 960.0, 1_400.0];

fn nothing_leaves_the_frame(words: &dyn Words, widths: &[f64]) {
    every(words, widths, |what, picture, elements| {
        for element in elements {
            let Some([left, top, right, bottom]) = element.bounds() else {
                continue;
            };
            // half a pixel: coordinates are rounded to tenths
            let inside = left >= -0.5
                && top >= -0.5
                && right <= picture.width + 0.5
                && bottom <= picture.height + 0.5;
            assert!(
                inside,
                "{what}: {element:?} at {:?} of {} × {}",
                [left, top, right, bottom],
                picture.width,
                picture.height
            );
        }
    });
}

#[test]
fn every_mark_and_text_stays_inside_the_frame() {
    nothing_leaves_the_frame(&English, &WIDTHS);
}

#[test]
fn twice_the_words_still_fit() {
    nothing_leaves_the_frame(&Double, &WIDTHS[2..]);
}

#[test]
fn no_text_covers_another() {
    every(&English, &WIDTHS, |what, _, elements| {
        let texts: Vec<&Element> = elements
            .iter()
            .filter(|element| element.name == "text")
            .collect();
        for (index, one) in texts.iter().enumerate() {
            for other in &texts[index + 1..] {
                let (a, b) = (
                    one.bounds().expect("a text"),
                    other.bounds().expect("a text"),
                );
                let apart = a[2] <= b[0] + 0.5
                    || b[2] <= a[0] + 0.5
                    || a[3] <= b[1] + 0.5
                    || b[3] <= a[1] + 0.5;
                assert!(apart, "{what}: “{}” and “{}”", one.text, other.text);
            }
        }
    });
}

#[test]
fn no_text_is_smaller_than_twelve_pixels() {
    every(&English, &WIDTHS, |what, _, elements| {
        for text in elements.iter().filter(|element| element.name == "text") {
            assert!(text.size() >= 12.0, "{what}: {text:?}");
        }
    });
}

#[test]
fn drawings_hold_classes_and_no_looks() {
    every(&English, &[358.0, 640.0], |what, picture, elements| {
        for forbidden in ["style", " id=", "#", "fill=", "stroke=", "url("] {
            assert!(!picture.svg.contains(forbidden), "{what}: {forbidden}");
        }
        for class in elements
            .iter()
            .flat_map(|element| element.class().split(' '))
            .filter(|class| !class.is_empty())
        {
            assert!(
                STYLE.contains(&[".", class].concat()),
                "{what}: no rule for {class}"
            );
        }
    });
}

#[test]
fn every_drawing_has_a_name_and_every_row_of_its_table_as_many_cells_as_the_head() {
    every(&English, &[358.0], |what, picture, elements| {
        assert_eq!(elements[0].attributes["role"], "img", "{what}");
        assert_eq!(
            elements[0].attributes["aria-label"], picture.description,
            "{what}"
        );
        assert!(
            !picture.title.is_empty() && !picture.description.is_empty(),
            "{what}"
        );
        for row in &picture.table.rows {
            assert_eq!(row.len(), picture.table.head.len(), "{what}: {row:?}");
        }
    });
}

/// A language that only listens which messages are asked for.
struct Listening(RefCell<BTreeSet<String>>);

impl Words for Listening {
    fn say(&self, id: &str, arguments: &[(&str, Say)]) -> String {
        self.0.borrow_mut().insert(id.to_owned());
        let said = English.say(id, arguments);
        assert!(
            !said.contains(['{', '}', '|']),
            "{id} was given too little: {said}"
        );
        said
    }
}

#[test]
fn every_message_exists_once_and_is_a_fluent_id() {
    let ids: BTreeSet<&str> = ENGLISH.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), ENGLISH.len(), "an id twice");
    for id in &ids {
        assert!(
            id.chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)),
            "{id}"
        );
    }
    let listening = Listening(RefCell::default());
    every(&listening, &[358.0, 640.0], |_, _, _| {});
    for id in listening.0.borrow().iter() {
        assert!(
            ids.contains(id.as_str()) || id.starts_with("indicator-nothing"),
            "{id} has no English"
        );
    }
    let message = |id: &str| ["indicator-", &id.replace('.', "-")].concat();
    for shown in HEADLINES.iter().chain(SECTORS) {
        assert!(ids.contains(message(shown).as_str()), "{shown}");
    }
    for (other, _) in MEASURES {
        assert!(
            !ids.contains(message(other).as_str()),
            "{other} is named twice"
        );
    }
}

/// A language that tries to break out.
struct Hostile;

impl Words for Hostile {
    fn say(&self, _: &str, _: &[(&str, Say)]) -> String {
        "</text><script>\"'&".to_owned()
    }
}

#[test]
fn words_cannot_become_markup() {
    every(&Hostile, &[358.0], |what, picture, elements| {
        assert!(
            elements.iter().all(|element| element.name != "script"),
            "{what}"
        );
        let file = picture.standalone(Theme::System, &["<script>".to_owned()]);
        assert!(!file.contains("<script"), "{what}");
    });
}

fn value(cell: &Cell) -> f64 {
    match cell {
        Cell::Number { value, .. } => *value,
        other => panic!("{other:?} is no number"),
    }
}

/// The factor from table to drawing, which must be the same for all pairs (two pixels of rounding and hairlines allowed).
fn in_proportion(what: &str, pairs: &[(f64, f64)]) {
    let (largest, length) = pairs.iter().copied().fold((0.0, 0.0), |most, pair| {
        if pair.0.abs() > most.0 {
            (pair.0.abs(), pair.1)
        } else {
            most
        }
    });
    assert!(largest > 0.0 && length > 10.0, "{what}: nothing to compare");
    for (value, drawn) in pairs {
        let expected = value.abs() / largest * length;
        assert!(
            (expected - drawn).abs() <= 1.6,
            "{what}: {value} drawn as {drawn} px, not {expected}"
        );
    }
}

#[test]
fn the_scoreboard_draws_what_its_table_says() {
    for (world, report) in worlds().into_iter().filter(|(world, _)| *world != "empty") {
        for width in [358.0, 640.0] {
            let picture = Chart::Scoreboard.draw(&report, Frame::of(width), &English);
            let elements = read(&picture.svg);
            let of = |class: &str| {
                elements
                    .iter()
                    .filter(|element| element.is(class))
                    .cloned()
                    .collect::<Vec<_>>()
            };
            let (reported, real, tracks) = (of("dot reported"), of("dot real"), of("track"));
            let ticks: BTreeSet<String> = of("rule")
                .iter()
                .map(|tick| tick.attributes["y1"].clone())
                .collect();
            // the key may add a dot of each kind at the end
            assert!(reported.len() >= picture.table.rows.len());
            assert_eq!(
                ticks.len(),
                report
                    .indicators
                    .iter()
                    .filter(|one| HEADLINES.contains(&one.id.as_str()) && one.target.is_some())
                    .count()
            );
            for (index, row) in picture.table.rows.iter().enumerate() {
                let (from, to) = (tracks[index].number("x1"), tracks[index].number("x2"));
                let (record, patients) = (value(&row[1]), value(&row[2]));
                let (hollow, filled) = (reported[index].number("cx"), real[index].number("cx"));
                in_proportion(
                    &format!("{world}, row {index}"),
                    &[
                        (record.max(patients), hollow.max(filled) - from),
                        (record, hollow - from),
                        (patients, filled - from),
                    ],
                );
                assert!(hollow <= to + 0.1 && filled <= to + 0.1);
            }
        }
    }
}

#[test]
fn a_row_is_found_where_it_stood_in_the_world_before() {
    for chart in [Chart::Scoreboard, Chart::Sectors, Chart::Harm] {
        let names = |report: &Report| -> Vec<String> {
            let picture = chart.draw(report, Frame::of(640.0), &English);
            let rows = picture.table.rows.iter();
            rows.map(|row| row[0].shown().to_owned()).collect()
        };
        let (typical, extreme) = (names(&reports::typical()), names(&reports::extreme()));
        assert_eq!(typical, extreme, "{chart:?}");
    }
}

#[test]
fn where_figures_stood_before_is_marked_and_said() {
    let (before, now) = (reports::typical(), reports::extreme());
    for width in WIDTHS {
        for (chart, said) in [
            (Chart::Scoreboard, "was 74%, real 61%"),
            (Chart::Harm, "deaths, was "),
        ] {
            let after = chart.draw_after(Some(&before), &now, Frame::of(width), &English);
            let elements = read(&after.svg);
            let all: Vec<&str> = elements
                .iter()
                .map(|element| element.text.as_str())
                .collect();
            assert!(
                all.join(" ").contains(said),
                "{chart:?} at {width}: {all:?}"
            );
            assert!(
                after.subtitle.contains("with 31 targets"),
                "{}",
                after.subtitle
            );
            assert!(after.table.head.iter().any(|name| name.ends_with("before")));
            let marks = |svg: &str| svg.matches("\"edge ").count();
            assert!(
                marks(&after.svg) > 0
                    && marks(&chart.draw(&now, Frame::of(width), &English).svg) == 0
            );
            for element in elements {
                let Some([left, top, right, bottom]) = element.bounds() else {
                    continue;
                };
                let inside = left >= -0.5
                    && top >= -0.5
                    && right <= after.width + 0.5
                    && bottom <= after.height + 0.5;
                assert!(inside, "{chart:?} at {width}: {element:?}");
            }
        }
    }
}

#[test]
fn of_one_run_nothing_is_said_that_needs_ten() {
    for chart in [Chart::Scoreboard, Chart::Series("ed.within_4h")] {
        for (runs, several) in [(0, false), (1, false), (2, true), (20, true)] {
            let report = Report {
                replications: runs,
                ..reports::typical()
            };
            let said = chart.draw(&report, Frame::of(640.0), &English).subtitle;
            assert_eq!(said.contains("in 10"), several, "{runs}: {said}");
            assert_eq!(said.contains("median of"), several, "{runs}: {said}");
        }
    }
}

#[test]
fn a_single_run_has_no_band_in_any_table() {
    for (replications, has_bands) in [(1, false), (20, true)] {
        let report = Report {
            replications,
            ..reports::typical()
        };
        for chart in [
            Chart::Scoreboard,
            Chart::Harm,
            Chart::Series("ed.within_4h"),
        ] {
            let table = chart.draw(&report, Frame::of(640.0), &English).table;
            let is_end = |head: &String| {
                head.ends_with("1 run in 10 below") || head.ends_with("1 run in 10 above")
            };
            let ends: Vec<usize> = (0..table.head.len())
                .filter(|&column| is_end(&table.head[column]))
                .collect();
            assert!(!ends.is_empty(), "{chart:?} has no such column");
            for row in &table.rows {
                let filled = ends.iter().all(|&column| row[column] != Cell::Empty);
                assert_eq!(filled, has_bands, "{chart:?} of {replications}: {row:?}");
            }
        }
    }
}

/// And as long as runs are out, nothing.
#[test]
fn a_gap_says_how_it_came_about_or_that_runs_disagree() {
    let said = |report: &Report| -> String {
        let svg = Chart::Scoreboard
            .draw(report, Frame::of(1_200.0), &English)
            .svg;
        let texts = read(&svg).into_iter().map(|element| element.text);
        texts.collect::<Vec<String>>().join(" ")
    };
    let report = reports::typical();
    let known = said(&report);
    assert!(
        known.contains(
            "Mean gap 12.9 points: 8.8\u{a0}official definition, 4.1\u{a0}gaming (retiming the record)"
        ),
        "{known}"
    );
    let mut unclear = reports::typical();
    for one in &mut unclear.indicators {
        one.apart = goodhart_report::Band {
            p10: -1.0,
            ..one.apart
        };
    }
    let unclear = said(&unclear);
    assert!(
        unclear.contains("which is higher varies by run") && !unclear.contains("Mean gap 12.9"),
        "{unclear}"
    );
    let early = Report {
        replications: 19,
        ..reports::typical()
    };
    assert!(!said(&early).contains("Mean gap"), "a run is still out");
}

#[test]
fn no_size_of_deaths_stands_beside_years_of_unknown_sign() {
    let mut report = reports::typical();
    let split = report.attribution.as_mut().expect("it is worked out");
    let band = |p10, median, p90| goodhart_report::Band { median, p10, p90 };
    split.deaths.total = -6.3;
    split.deaths.spread = band(-9.0, -6.3, -4.1);
    for (spread, said) in [
        (band(-40.0, 4.34, 60.0), "the 4 runs disagree"),
        (
            band(200.0, 400.0, 600.0),
            "; deaths fell by 6.3 per 100,000",
        ),
    ] {
        let split = report.attribution.as_mut().expect("it is worked out");
        split.qalys.spread = spread;
        split.qalys.total = spread.median;
        let picture = Chart::Did.draw(&report, Frame::of(640.0), &English);
        assert!(picture.title.ends_with(said), "{}", picture.title);
        assert!(
            picture.note.contains("deaths −9.0 to −4.1"),
            "{}",
            picture.note
        );
    }
}

#[test]
fn a_small_change_moves_no_scale() {
    let before = reports::typical();
    let mut now = before.clone();
    for result in &mut now.indicators {
        for band in [&mut result.reported, &mut result.official, &mut result.real] {
            for value in [&mut band.median, &mut band.p10, &mut band.p90] {
                *value *= 0.98;
            }
        }
    }
    let ends = |report: &Report| -> Vec<String> {
        let picture = Chart::Scoreboard.draw(report, Frame::of(640.0), &English);
        let elements = read(&picture.svg);
        let texts = elements
            .into_iter()
            .filter(|element| element.is("muted") && element.name == "text");
        texts.map(|element| element.text).collect()
    };
    assert_eq!(ends(&before), ends(&now));
}

#[test]
fn money_booked_by_the_week_is_even_per_30_days() {
    let mut report = reports::typical();
    let mut spent = report.indicators[0].clone();
    "money.spent".clone_into(&mut spent.id);
    "pounds".clone_into(&mut spent.unit);
    spent.target = None;
    // One pound a week, booked on its last day: four or five in a month.
    let (mut days, mut months) = (0, Vec::new());
    for month in 0..report.months {
        let before = days / 7;
        days += [30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31][(month % 12) as usize];
        // 2024 is a leap year.
        days += u32::from(month == 22);
        months.push(Some(f64::from(days / 7 - before)));
    }
    assert!(months.contains(&Some(4.0)) && months.contains(&Some(5.0)));
    let mut series = report.series["ed.within_4h"].clone();
    for rows in [&mut series.reported, &mut series.official, &mut series.real] {
        rows.fill(months.clone());
    }
    report.series.insert(spent.id.clone(), series);
    report.indicators.push(spent);
    let picture = Chart::Series("money.spent").draw(&report, Frame::of(640.0), &English);
    assert!(picture.title.contains("money.spent"), "{}", picture.title);
    let named = MEASURES.iter().find(|(id, _)| *id == "money.spent");
    assert!(named.is_some_and(|(_, name)| name.ends_with("per 30 days")));
    for row in &picture.table.rows {
        assert!((value(&row[1]) - 30.0 / 7.0).abs() < 1e-9, "{row:?}");
    }
}

#[test]
fn the_spike_draws_what_its_table_says() {
    for report in [
        reports::typical(),
        reports::extreme(),
        reports::untargeted(),
    ] {
        let picture = Chart::Spike.draw(&report, Frame::of(640.0), &English);
        let elements = read(&picture.svg);
        let outline = elements
            .iter()
            .find(|element| element.is("outline") && element.name == "path")
            .expect("an outline")
            .points();
        let base = outline[0].1;
        let rows = &picture.table.rows;
        let pairs = |column: usize, heights: Vec<f64>| -> Vec<(f64, f64)> {
            rows[..rows.len() - 1]
                .iter()
                .map(|row| value(&row[column]))
                .zip(heights)
                .collect()
        };
        let reported = outline[1..outline.len() - 1]
            .chunks(2)
            .map(|pair| base - pair[0].1)
            .collect();
        in_proportion("reported", &pairs(1, reported));
        let bars = elements
            .iter()
            .find(|element| element.is("fill real") && element.name == "path")
            .expect("bars")
            .points();
        in_proportion(
            "real",
            &pairs(
                2,
                bars.chunks(4)
                    .map(|corner| base - corner[1].1.min(corner[2].1))
                    .collect(),
            ),
        );
    }
}

#[test]
fn the_waterfall_draws_what_its_table_says_and_ends_where_the_total_is() {
    for report in [reports::typical(), reports::extreme()] {
        for width in [358.0, 640.0] {
            let picture = Chart::Did.draw(&report, Frame::of(width), &English);
            let elements = read(&picture.svg);
            let bars: Vec<&Element> = elements
                .iter()
                .filter(|element| element.class().starts_with("fill "))
                .collect();
            // the first bar is the world without targets, which is in no row
            let drawn = bars[1..].iter().map(|bar| bar.number("width"));
            let pairs: Vec<(f64, f64)> = picture
                .table
                .rows
                .iter()
                .map(|row| value(&row[1]))
                .zip(drawn)
                .collect();
            assert_eq!(pairs.len(), picture.table.rows.len());
            in_proportion("parts", &pairs);
            let (total, parts) = pairs.split_last().expect("rows");
            assert!((parts.iter().map(|part| part.0).sum::<f64>() - total.0).abs() < 1e-6);
        }
    }
}

#[test]
fn harm_draws_what_its_table_says() {
    let picture = Chart::Harm.draw(&reports::typical(), Frame::of(640.0), &English);
    let elements = read(&picture.svg);
    let heights = elements
        .iter()
        .filter(|element| element.is("fill real"))
        .flat_map(|bars| {
            bars.points()
                .chunks(4)
                .map(|corner| (corner[0].1 - corner[2].1).abs())
                .collect::<Vec<_>>()
        });
    let pairs: Vec<(f64, f64)> = picture
        .table
        .rows
        .iter()
        .map(|row| value(&row[2]))
        .zip(heights)
        .collect();
    assert_eq!(pairs.len(), picture.table.rows.len());
    in_proportion("deaths", &pairs);
}

#[test]
fn a_series_draws_what_its_table_says() {
    let picture =
        Chart::Series("ed.within_4h").draw(&reports::typical(), Frame::of(640.0), &English);
    let elements = read(&picture.svg);
    let points = |class: &str| {
        elements
            .iter()
            .find(|element| element.is(class))
            .expect("a line")
            .points()
    };
    // one scale for both lines: distances from the first point of the real one
    let (real, reported) = (points("line real"), points("line reported dashed"));
    let rows = &picture.table.rows;
    let origin = (value(&rows[0][2]), real[0].1);
    let pairs: Vec<(f64, f64)> = rows
        .iter()
        .enumerate()
        .flat_map(|(month, row)| {
            [
                (value(&row[2]) - origin.0, origin.1 - real[month].1),
                (value(&row[1]) - origin.0, origin.1 - reported[month].1),
            ]
        })
        .collect();
    let signs = pairs.iter().all(|(value, drawn)| value * drawn >= -0.2);
    assert!(signs, "up is more");
    in_proportion(
        "months",
        &pairs
            .iter()
            .map(|(value, drawn)| (*value, drawn.abs()))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_claim_is_made_where_the_bands_overlap() {
    let mut report = reports::typical();
    for result in &mut report.indicators {
        for band in [&mut result.reported, &mut result.real] {
            band.p10 = 0.0;
            band.p90 = band.median * 3.0;
        }
    }
    for result in &mut report.indicators {
        (result.apart.p10, result.apart.p90) = (-1.0, 1.0);
    }
    let picture = Chart::Scoreboard.draw(&report, Frame::of(640.0), &English);
    assert!(picture.title.starts_with("On none of"), "{}", picture.title);
    for series in report.series.values_mut() {
        series.real = series
            .reported
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| value.map(|value| value * 0.98))
                    .collect()
            })
            .collect();
        for (run, row) in series.real.iter_mut().enumerate() {
            for value in row.iter_mut().flatten() {
                *value *= 0.8 + 0.02 * run as f64;
            }
        }
    }
    let picture = Chart::Series("ed.within_4h").draw(&report, Frame::of(640.0), &English);
    assert!(picture.title.contains("not known"), "{}", picture.title);
}

#[test]
fn without_a_target_there_is_no_line_and_no_hatching() {
    let picture = Chart::Spike.draw(&reports::untargeted(), Frame::of(640.0), &English);
    assert!(
        !picture.svg.contains("\"rule\"") && !picture.svg.contains("hatch"),
        "{}",
        picture.title
    );
    let picture = Chart::Spike.draw(&reports::typical(), Frame::of(640.0), &English);
    assert!(picture.svg.contains("\"rule\"") && picture.svg.contains("hatch"));
    let at = |report: &Report| {
        let picture = Chart::Spike.draw(report, Frame::of(640.0), &English);
        read(&picture.svg)
            .iter()
            .find(|element| element.is("rule"))
            .expect("a limit")
            .number("x1")
    };
    assert!(
        at(&reports::moved_limit(360.0)) > at(&reports::typical()) + 40.0,
        "the line moves with the limit"
    );
}
