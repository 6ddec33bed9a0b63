//! Which targets are in force, and how many of them are measured.

use yew::prelude::*;

use crate::target_names::target_name;
use crate::words;
use crate::worker_protocol::Simulated;

/// The count, and the list on request.
pub fn in_force(answer: &Simulated) -> Html {
    let report = &answer.report;
    let framework = if report.scenario.qof {
        words::gp_framework_on()
    } else {
        words::gp_framework_off()
    };
    let measured = match report.in_force {
        0 => None,
        all if all == report.measured => Some(words::in_force_all_measured().to_owned()),
        _ => Some(words::in_force_measured(report.measured)),
    };
    html! {
        <section id="in-force" aria-labelledby="in-force-heading">
            <h2 id="in-force-heading">{ words::in_force_heading(report.in_force) }</h2>
            <p class="prose">{ measured }{ " " }{ framework }</p>
            if !answer.in_force.is_empty() {
                <details class="more">
                    <summary>{ words::in_force_list() }</summary>
                    <ul class="targets-list">
                        { for answer.in_force.iter().map(|target| html! {
                            <li key={target.id.clone()} class={classes!((!target.measured).then_some("unmeasured"))}>
                                { target_name(&target.id).to_owned() }
                                if !target.measured { { " (" }{ words::unmeasured() }{ ")" } }
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </section>
    }
}
