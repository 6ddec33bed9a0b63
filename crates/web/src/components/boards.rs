//! What boards did with the scoreboard in front of them.

use goodhart_charts::{decimal, figure, places};
use goodhart_report::Quantity;
use yew::prelude::*;

use crate::shared::Shared;
use crate::words;
use crate::worker_protocol::Simulated;

/// What the part needs.
#[derive(PartialEq, Properties)]
pub struct BoardsProps {
    /// The result.
    pub answer: Shared<Simulated>,
}

/// A table of behaviour, staff and money.
#[component]
pub fn Boards(props: &BoardsProps) -> Html {
    let report = &props.answer.report;
    let rows = report
        .behaviour
        .iter()
        .chain(&report.staff)
        .chain(&report.money);
    html! {
        <section id="boards" aria-labelledby="boards-heading">
            <h2 id="boards-heading">{ words::boards_heading() }</h2>
            <p class="subtitle">{ words::boards_subtitle() }</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="boards-heading">
                <table>
                    <thead><tr>
                        <th scope="col">{ words::boards_quantity() }</th>
                        <th scope="col">{ words::boards_value() }</th>
                    </tr></thead>
                    <tbody>{ for rows.map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(quantity: &Quantity) -> Html {
    let band = quantity.value;
    let places = places(band.median);
    let shown = |value: f64| decimal(figure(value), places);
    let name = words::lookup(&["quantity-", &quantity.id.replace('.', "-")].concat());
    html! {
        <tr key={quantity.id.clone()}>
            <th scope="row">{ name.unwrap_or(&quantity.id).to_owned() }</th>
            <td>{ shown(band.median) }{ " " }{ &quantity.unit }{ " (" }{ shown(band.p10) }{ "–" }{ shown(band.p90) }{ ")" }</td>
        </tr>
    }
}
