//! What lies beyond the horizon, said beside the harm that is counted.

use goodhart_charts::{decimal, figure, places};
use goodhart_report::Report;
use yew::prelude::*;

use crate::words;

/// What still stands at the end, in healthy years; nothing before the end is reached.
pub fn terminal(report: &Report) -> Html {
    let years = report.terminal.qalys_per_100k.median;
    if report.terminal.by.is_empty() || report.replications == 0 {
        return Html::default();
    }
    let size = decimal(figure(years.abs()), places(years.abs()));
    let way = if years < 0.0 { "gained" } else { "lost" };
    html! { <p class="small" id="terminal">{ words::terminal(way, &size) }</p> }
}
