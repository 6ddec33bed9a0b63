//! Which targets are in force, and how many of them are measured.

use goodhart_report::World;
use yew::prelude::*;

use super::fold::Fold;
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Simulated;

/// The count, and the list on request.
pub fn in_force(
    answer: &Shared<Simulated>,
    rows: u32,
    texts: &Texts,
    act: &Callback<Action>,
) -> Html {
    let report = &answer.report;
    let scenario = &report.scenario;
    let framework = words::gp_framework(if scenario.world != World::Targets {
        "world"
    } else if scenario.qof {
        "on"
    } else {
        "off"
    });
    let measured = match report.in_force {
        0 => None,
        all if all == report.measured => Some(words::in_force_all_measured().to_owned()),
        _ => Some(words::in_force_measured(&report.measured.to_string())),
    };
    let onopen = act.reform(|()| Action::AskTexts);
    let inside = {
        let (answer, texts) = (answer.clone(), texts.clone());
        Callback::from(move |()| list(&answer, &texts))
    };
    html! {
        <section id="in-force" aria-labelledby="in-force-heading">
            <h2 id="in-force-heading">{ words::in_force_heading(&words::targets_spoken(report.in_force)) }</h2>
            <p class="prose">{ measured }{ " " }{ framework }</p>
            if rows > 0 { <p class="small">{ words::in_force_counts(&rows.to_string()) }</p> }
            if !answer.in_force.is_empty() { <Fold summary={words::in_force_list()} {inside} {onopen} /> }
        </section>
    }
}

fn list(answer: &Simulated, texts: &Texts) -> Html {
    html! {
        <ul class="targets-list">
            { for answer.in_force.iter().map(|target| {
                let text = texts.here().and_then(|reading| reading.target(&target.id));
                let name = text.map_or(&target.id, |text| &text.name).clone();
                html! {
                    <li key={target.id.clone()} data-unmeasured={(!target.measured).then_some("")}>
                        { name }
                        if !target.measured { { " (" }{ words::unmeasured() }{ ")" } }
                    </li>
                }
            }) }
        </ul>
    }
}
