//! Which targets are in force, and how many of them are measured.

use yew::prelude::*;

use crate::shared::Shared;
use crate::target_names::target_name;
use crate::words;
use crate::worker_protocol::Simulated;

/// What the part needs.
#[derive(PartialEq, Properties)]
pub struct InForceProps {
    /// The result.
    pub answer: Shared<Simulated>,
}

/// The count, and the list on request.
#[component]
pub fn InForce(props: &InForceProps) -> Html {
    let report = &props.answer.report;
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
            if !props.answer.in_force.is_empty() {
                <details class="more">
                    <summary>{ words::in_force_list() }</summary>
                    <ul class="targets-list">
                        { for props.answer.in_force.iter().map(|target| html! {
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
