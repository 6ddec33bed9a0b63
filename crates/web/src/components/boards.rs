//! What boards did with the scoreboard in front of them.

use goodhart_charts::{decimal, figure, largest_first, places};
use goodhart_report::{Quantity, Report};
use yew::prelude::*;

use crate::words;

/// Columns of the first table: prefix of the quantities and head.
const COLUMNS: [(&str, &str); 3] = [
    ("attention.", words::boards_attention()),
    ("effort.", words::boards_effort()),
    ("allocation.", words::boards_allocation()),
];
const GAMING: &str = "gaming.";
/// Weaker gaming than this is not listed [intensity].
const FAINTEST: f64 = 0.005;

/// Where boards looked and worked, how they gamed, and what it took.
pub fn boards(report: &Report) -> Html {
    html! {
        <section id="boards" aria-labelledby="boards-heading">
            <h2 id="boards-heading">{ words::boards_heading() }</h2>
            <p class="subtitle">{ words::boards_subtitle() }</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="boards-heading">{ streams(report) }</div>
            <h3>{ words::boards_gaming() }</h3>
            { gaming(report) }
            <details class="more">
                <summary>{ words::boards_more() }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={words::boards_more()}>{ others(report) }</div>
            </details>
        </section>
    }
}

fn find<'a>(report: &'a Report, prefix: &str, rest: &str) -> Option<&'a Quantity> {
    report
        .behaviour
        .iter()
        .find(|quantity| quantity.id.strip_prefix(prefix) == Some(rest))
}

fn streams(report: &Report) -> Html {
    let ids = report
        .behaviour
        .iter()
        .filter_map(|quantity| quantity.id.strip_prefix(COLUMNS[1].0));
    let row = |id: &str| {
        html! {
            <tr key={id.to_owned()}>
                <th scope="row">{ name("stream-", id) }</th>
                { for COLUMNS.iter().map(|(prefix, _)| {
                    let value = find(report, prefix, id).map(|quantity| quantity.value.median);
                    html! { <td>{ value.map_or_else(|| "–".to_owned(), |value| decimal(value, 2)) }</td> }
                }) }
            </tr>
        }
    };
    html! {
        <table>
            <thead><tr>
                <th scope="col">{ words::boards_stream() }</th>
                { for COLUMNS.iter().map(|(_, head)| html! { <th scope="col">{ *head }</th> }) }
            </tr></thead>
            <tbody>{ for ids.map(row) }</tbody>
        </table>
    }
}

/// Strategies in use, strongest first.
fn gaming(report: &Report) -> Html {
    let used = report
        .behaviour
        .iter()
        .filter_map(|quantity| Some((quantity.id.strip_prefix(GAMING)?, quantity.value.median)))
        .filter(|(id, intensity)| *id != "caught" && *intensity >= FAINTEST);
    let used = largest_first(used, |(_, intensity)| *intensity);
    if used.is_empty() {
        return html! { <p class="small">{ words::boards_no_gaming() }</p> };
    }
    html! {
        <table>
            <thead><tr>
                <th scope="col">{ words::boards_strategy() }</th>
                <th scope="col">{ words::boards_intensity() }</th>
            </tr></thead>
            <tbody>{ for used.into_iter().map(|(id, intensity)| html! {
                <tr key={id.to_owned()}>
                    <th scope="row">{ name("strategy-", id) }</th>
                    <td>{ decimal(intensity * 100.0, 0) }{ "%" }</td>
                </tr>
            }) }</tbody>
        </table>
    }
}

/// Hours, pressure, staff, money.
fn others(report: &Report) -> Html {
    let is_shown_above = |quantity: &&Quantity| {
        COLUMNS
            .iter()
            .any(|(prefix, _)| quantity.id.starts_with(prefix))
            && !quantity.id.ends_with(".unmeasured")
            || quantity.id.starts_with(GAMING) && !quantity.id.ends_with(".caught")
            || quantity.id.starts_with("visibility.")
    };
    let behaviour = report
        .behaviour
        .iter()
        .filter(|quantity| !is_shown_above(quantity));
    html! {
        <table>
            <thead><tr>
                <th scope="col">{ words::boards_quantity() }</th>
                <th scope="col">{ words::boards_value() }</th>
            </tr></thead>
            <tbody>{ for behaviour.chain(&report.staff).chain(&report.money).map(row) }</tbody>
        </table>
    }
}

fn row(quantity: &Quantity) -> Html {
    let band = quantity.value;
    let places = places(band.median);
    let shown = |value: f64| decimal(figure(value), places);
    html! {
        <tr key={quantity.id.clone()}>
            <th scope="row">{ name("quantity-", &quantity.id) }</th>
            <td>{ shown(band.median) }{ " " }{ &quantity.unit }{ " (" }{ shown(band.p10) }{ " to " }{ shown(band.p90) }{ ")" }</td>
        </tr>
    }
}

/// The plain name of an id, or the id itself where nobody has given it one.
pub fn name(prefix: &str, id: &str) -> String {
    let message = [prefix, &id.replace('.', "-")].concat();
    words::lookup(&message).unwrap_or(id).to_owned()
}
