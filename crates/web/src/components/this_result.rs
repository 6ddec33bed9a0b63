//! The link to this result, and the digests that prove it is the same.

use goodhart_report::Scenario;
use yew::prelude::*;

use crate::known::with_known;
use crate::shared::Shared;
use crate::words;
use crate::worker_protocol::{Catalogue, Simulated};

/// What the part needs.
#[derive(PartialEq, Properties)]
pub struct ThisResultProps {
    /// The result of exactly the world the controls show.
    pub answer: Option<Shared<Simulated>>,
    /// That world.
    pub scenario: Shared<Scenario>,
    /// Names the engine knows.
    pub catalogue: Shared<Catalogue>,
    /// In someone else's page: the link leads to the full one.
    pub framed: bool,
}

/// Link and digests.
#[component]
pub fn ThisResult(props: &ThisResultProps) -> Html {
    let query = with_known(&props.catalogue, |known| {
        goodhart_report::to_query(&props.scenario, known)
    });
    let href = ["?", &query.unwrap_or_default()].concat();
    let link = if props.framed {
        // The frame lies one folder below the page.
        html! { <a id="link" href={["../", &href].concat()} target="_blank" rel="noopener">{ words::open_full() }</a> }
    } else {
        html! { <a id="link" href={href.clone()} class="digest">{ href }</a> }
    };
    let (first, all, settings) = digests(props);
    html! {
        <section id="this-result" aria-labelledby="this-result-heading">
            <h2 id="this-result-heading">{ words::link_heading() }</h2>
            <p class="prose">{ words::link_lead() }</p>
            <dl class="columns">
                <div><dt>{ words::link_label() }</dt><dd>{ link }</dd></div>
                <div><dt>{ words::digest_first() }</dt><dd id="digest-first" class="digest">{ first }</dd></div>
                <div><dt>{ words::digest_all(&props.scenario.reps.to_string()) }</dt><dd id="digest" class="digest">{ all }</dd></div>
                <div><dt>{ words::scenario_digest() }</dt><dd class="digest">{ settings }</dd></div>
            </dl>
        </section>
    }
}

fn digests(props: &ThisResultProps) -> (String, String, String) {
    let running = || words::digest_waiting().to_owned();
    let Some(answer) = &props.answer else {
        return (running(), running(), running());
    };
    let report = &answer.report;
    let all = if report.digest.is_empty() {
        words::digest_checking(
            &props.scenario.reps.to_string(),
            &report.replications.to_string(),
        )
    } else {
        report.digest.clone()
    };
    (
        report.digest_first.clone(),
        all,
        report.scenario_digest.clone(),
    )
}
