//! The link to this result, and the digests that prove it is the same.

use yew::prelude::*;

use crate::hooks::is_frame_file;
use crate::state::State;
use crate::words;

/// Link (without `?`) and digests of the world the controls show. In a frame the link leads to the full page. The whole address stands
/// there, to be read and copied: a sandbox may forbid it to open anything.
pub fn this_result(state: &State, link: &str, framed: bool) -> Html {
    let href = [&page().unwrap_or_default(), "?", link].concat();
    let target = framed.then_some("_blank");
    let link = html! {
        <>
            if framed { { words::open_full() }{ " " } }
            <a id="link" href={href.clone()} {target} rel="noopener" class="digest">{ href }</a>
        </>
    };
    section(&link, digests(state), state.scenario.reps)
}

/// The same in a frame before its program: as high as it will be.
#[cfg(feature = "prerender")]
pub fn this_result_before(reps: u32) -> Html {
    let link = html! { <>{ words::open_full() }{ " " }<a href="../" target="_blank" rel="noopener" class="digest">{ "../" }</a></> };
    let running = || words::digest_waiting().to_owned();
    section(&link, (running(), running(), running()), reps)
}

fn section(link: &Html, (first, all, settings): (String, String, String), reps: u32) -> Html {
    html! {
        <section id="this-result" aria-labelledby="this-result-heading">
            <h2 id="this-result-heading">{ words::link_heading() }</h2>
            <p class="prose">{ words::link_lead() }</p>
            <dl class="columns">
                <div><dt>{ words::link_label() }</dt><dd>{ link.clone() }</dd></div>
                <div><dt>{ words::digest_first() }</dt><dd id="digest-first" class="digest">{ first }</dd></div>
                <div><dt>{ words::digest_all(&reps.to_string()) }</dt><dd id="digest" class="digest">{ all }</dd></div>
                <div><dt>{ words::scenario_digest() }</dt><dd class="digest">{ settings }</dd></div>
            </dl>
        </section>
    }
}

/// Address of the full page.
fn page() -> Option<String> {
    let here = web_sys::window()?.location().href().ok()?;
    let folder = if is_frame_file() { "../" } else { "./" };
    Some(web_sys::Url::new_with_base(folder, &here).ok()?.href())
}

fn digests(state: &State) -> (String, String, String) {
    let running = || match state.phase() {
        "refused" => "–".to_owned(),
        _ => words::digest_waiting().to_owned(),
    };
    let Some(answer) = state.current() else {
        return (running(), running(), running());
    };
    let report = &answer.report;
    let all = if report.digest.is_empty() {
        words::digest_checking(
            &state.scenario.reps.to_string(),
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
