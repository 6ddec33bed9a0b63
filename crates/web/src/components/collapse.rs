//! Collapse of ward safety, said beside the harm that is counted.

use goodhart_charts::{decimal, figure, places};
use goodhart_report::Report;
use yew::prelude::*;

use crate::words;

/// How rare it is, and what it adds by its chance.
pub fn collapse(report: &Report) -> Html {
    let of = report.harm.collapse;
    let deaths = of.deaths_per_100k.median;
    let text = if of.chance_percent.median > 0.0 {
        let one_in = figure(100.0 / of.chance_percent.median);
        [
            words::collapse_one_in(
                &decimal(one_in, 0),
                &words::over_years(report.scenario.years),
            ),
            // A chance assumed from three cases bears no third digit.
            words::collapse_adds(&decimal(deaths, places(deaths).saturating_sub(1))),
        ]
        .join(" ")
    } else {
        words::collapse_none().to_owned()
    };
    html! { <p class="small" id="collapse">{ text }</p> }
}
