//! What boards did with the scoreboard in front of them: three tables, each under a plain heading with a sentence on what it holds.

use goodhart_charts::{Cell, English, Table, decimal, figure, places, strategy_name};
use goodhart_report::{Band, Quantity, Report};
use yew::prelude::*;

use super::figure::table;
use crate::words;

/// Columns of the first table: prefix of the quantities.
const COLUMNS: [&str; 3] = ["attention.", "effort.", "allocation."];
const GAMING: &str = "gaming.";

/// A row, and whether there is anything in it.
struct Row {
    cells: Vec<Cell>,
    is_something: bool,
}

/// Where boards looked and worked, how they gamed, and what it took.
pub fn boards(report: &Report) -> Html {
    html! {
        <section id="boards" aria-labelledby="boards-heading">
            <h2 id="boards-heading">{ words::boards_heading() }</h2>
            <p class="subtitle">{ words::boards_subtitle() }</p>
            { group(words::boards_looked(), words::boards_looked_said(), &[
                words::boards_stream(), words::boards_attention(), words::boards_effort(), words::boards_allocation(),
            ], words::boards_rest_looked(), streams(report)) }
            { group(words::boards_gaming(), words::boards_gaming_said(), &[
                words::boards_strategy(), words::boards_intensity(),
            ], words::boards_rest_gaming(), gaming(report)) }
            { group(words::boards_took(), words::boards_took_said(), &[
                words::boards_quantity(), words::boards_value(),
            ], words::boards_rest_took(), others(report)) }
        </section>
    }
}

/// What there is, and behind a fold what there is nothing of, in the sense of `how`.
fn group(name: &'static str, said: &str, head: &[&str], how: &str, rows: Vec<Row>) -> Html {
    let (some, none): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.is_something);
    let rest = none.len() as u32;
    let shown = |caption: &str, rows: Vec<Row>| {
        let table = table(&Table {
            caption: caption.to_owned(),
            head: head.iter().map(|name| (*name).to_owned()).collect(),
            rows: rows.into_iter().map(|row| row.cells).collect(),
        });
        html! { <div class="scroll" tabindex="0" role="group" aria-label={name}>{ table }</div> }
    };
    html! {
        <div class="group">
            <h3>{ name }</h3>
            if some.is_empty() { <p class="small">{ words::boards_nothing() }</p> } else { { shown(said, some) } }
            if rest > 0 {
                <details class="more">
                    <summary>{ words::boards_rest(&rest.to_string(), how) }</summary>
                    { shown("", none) }
                </details>
            }
        </div>
    }
}

/// Reviews, effort and capacity of every part of the service, in a fixed order.
fn streams(report: &Report) -> Vec<Row> {
    let ids = report
        .behaviour
        .iter()
        .filter_map(|quantity| quantity.id.strip_prefix(COLUMNS[1]));
    ids.map(|id| {
        let mut cells = vec![Cell::Text(name("stream-", id))];
        let mut is_something = false;
        for prefix in COLUMNS {
            let found = report
                .behaviour
                .iter()
                .find(|quantity| quantity.id.strip_prefix(prefix) == Some(id));
            let value = found.map_or(f64::NAN, |quantity| quantity.value.median);
            // A board has a dozen reviews or so: hundredths of one mean nothing. They say nothing by themselves where nothing came of
            // them; that there are none does.
            let is_reviews = prefix == COLUMNS[0];
            let (places, usual) = if is_reviews { (1, "0.0") } else { (2, "1.00") };
            let shown = decimal(value, places);
            is_something |= is_reviews == (shown == usual);
            cells.push(Cell::Text(shown));
        }
        Row {
            cells,
            is_something,
        }
    })
    .collect()
}

/// Strategies, in a fixed order. One that the middle run has not taken up is something all the same where another run has, or where a
/// gap, which is a mean over all of them, is put down to it.
fn gaming(report: &Report) -> Vec<Row> {
    let in_a_gap = |id| {
        report
            .indicators
            .iter()
            .any(|one| one.gap.iter().any(|part| part.by == id))
    };
    let strategies = report.behaviour.iter().filter_map(|quantity| {
        let id = quantity.id.strip_prefix(GAMING)?;
        let is_something = quantity.value.p90 > 0.0 || in_a_gap(id);
        let shown = decimal(quantity.value.median * 100.0, 0);
        let shown = if is_something && shown == "0" {
            words::boards_faint().to_owned()
        } else {
            [&shown, "%"].concat()
        };
        (id != "caught").then(|| Row {
            cells: vec![Cell::Text(strategy_name(&English, id)), Cell::Text(shown)],
            is_something,
        })
    });
    strategies.collect()
}

/// Hours, pressure, staff, money.
fn others(report: &Report) -> Vec<Row> {
    let is_shown_above = |quantity: &&Quantity| {
        COLUMNS.iter().any(|prefix| quantity.id.starts_with(prefix))
            && !quantity.id.ends_with(".unmeasured")
            || quantity.id.starts_with(GAMING) && !quantity.id.ends_with(".caught")
            || quantity.id.starts_with("visibility.")
    };
    let behaviour = report
        .behaviour
        .iter()
        .filter(|quantity| !is_shown_above(quantity));
    let all = behaviour.chain(&report.staff).chain(&report.money);
    all.map(row).collect()
}

fn row(quantity: &Quantity) -> Row {
    let (scale, unit) = match quantity.unit.as_str() {
        "pounds over the horizon" => (1e-6, words::boards_millions()),
        "weight" => (1.0, words::boards_weight()),
        "weight beyond what staff bear" => (1.0, words::boards_strain()),
        unit => (1.0, unit),
    };
    let Band { median, p10, p90 } = quantity.value;
    let places = places(median * scale);
    let shown = |value: f64| decimal(figure(value * scale), places);
    let (middle, low, high) = (shown(median), shown(p10), shown(p90));
    let value = if low == high {
        [&middle, " ", unit].concat()
    } else {
        words::boards_band(&high, &low, &middle, unit)
    };
    Row {
        cells: vec![
            Cell::Text(name("quantity-", &quantity.id)),
            Cell::Text(value),
        ],
        is_something: low != high || middle != decimal(0.0, places),
    }
}

/// The plain name of an id, or the id itself where nobody has given it one.
pub fn name(prefix: &str, id: &str) -> String {
    let message = [prefix, &id.replace('.', "-")].concat();
    words::lookup(&message).unwrap_or(id).to_owned()
}

#[cfg(test)]
mod tests {
    use goodhart_report::GapPart;

    use super::*;

    fn quantity(id: &str, median: f64) -> Quantity {
        let value = Band {
            median,
            p10: median,
            p90: median,
        };
        Quantity {
            id: id.to_owned(),
            unit: "hours a week".to_owned(),
            value,
        }
    }

    #[test]
    fn what_nothing_came_of_is_told_apart_and_keeps_its_place() {
        let mut report = crate::sample::empty_report();
        for (id, value) in [
            ("attention.wards", 3.0),
            ("effort.wards", 1.0),
            ("allocation.wards", 1.001),
            ("attention.theatres", 2.0),
            ("effort.theatres", 1.2),
            ("allocation.theatres", 1.0),
            // Nobody looks at it: that is something.
            ("attention.follow_ups", 0.04),
            ("effort.follow_ups", 1.0),
            ("allocation.follow_ups", 1.0),
            ("gaming.retimed_record", 0.0),
            ("gaming.late_departures", 0.25),
            ("gaming.admit_to_stop", 0.0),
            ("gaming.caught", 0.0),
            ("hours.gaming", 12.0),
        ] {
            report.behaviour.push(quantity(id, value));
        }
        let said = |rows: Vec<Row>| -> Vec<(String, bool)> {
            let first = |row: &Row| row.cells[0].shown().to_owned();
            rows.iter()
                .map(|row| (first(row), row.is_something))
                .collect()
        };
        let named = |prefix, id, is_something| (name(prefix, id), is_something);
        assert_eq!(
            said(streams(&report)),
            [
                named("stream-", "wards", false),
                named("stream-", "theatres", true),
                named("stream-", "follow_ups", true)
            ]
        );
        assert_eq!(
            said(gaming(&report)),
            [
                (strategy_name(&English, "retimed_record"), false),
                (strategy_name(&English, "late_departures"), true),
                (strategy_name(&English, "admit_to_stop"), false)
            ]
        );
        // What a gap is put down to was used, if in no more than a run or two.
        report.indicators = crate::sample::report(Band::default(), Band::default()).indicators;
        report.indicators[0].gap.push(GapPart {
            by: "admit_to_stop".to_owned(),
            value: 0.1,
        });
        let rows = gaming(&report);
        assert!(rows[2].is_something);
        assert_eq!(rows[2].cells[1].shown(), words::boards_faint());
        assert_eq!(rows[0].cells[1].shown(), "0%");
        let hours = &others(&report)[1].cells[1];
        assert_eq!(hours.shown(), "12.0 hours a week");
        assert_eq!(
            said(others(&report)),
            [
                named("quantity-", "gaming.caught", false),
                named("quantity-", "hours.gaming", true)
            ]
        );
    }
}
