//! The whole page: state, the lines to the browser, and the order of the parts.

use goodhart_report::Scenario;
use yew::prelude::*;

use super::change::{Levers, change};
use super::finding::{finding, finding_before};
use super::heroes::heroes;
use super::map::{MapShown, map};
use super::masthead::masthead;
use super::method::method;
use super::models::models;
use super::notice::notice;
use super::results::{Shown, results};
use super::this_result::this_result;
use super::worker_error::worker_error;
use crate::address::Opened;
use crate::hooks::{
    use_address, use_announcement, use_explanation, use_frame, use_link, use_pool, use_reading,
    use_root, use_simulation,
};
use crate::state::{Action, State};

/// How the page starts.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The address as it was opened.
    pub opened: Opened,
    /// In someone else's page: less around the result.
    pub framed: bool,
    /// Prerendered HTML of finding and results, kept on the page until the first answer arrives.
    #[prop_or_default]
    pub before: Before,
}

/// What stood on the page before its program started.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// Inside of `#finding`.
    pub finding: AttrValue,
    /// Inside of `#effect`: what the targets of the default world did.
    pub effect: AttrValue,
    /// Inside of `#results`.
    pub results: AttrValue,
    /// Inside of `#method`.
    pub method: AttrValue,
    /// Inside of `#models`: what plausible models say, for each money that was asked.
    pub models: AttrValue,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = {
        let opened = props.opened.clone();
        use_reducer(move || State::opened(opened))
    };
    use_root(&state);
    let line = use_simulation(&state);
    use_pool(&state, &line);
    use_explanation(&state, &line, props.framed);
    use_reading(&state);
    use_address(&state, props.framed);
    use_frame(&state);
    let link = use_link(&state);
    let announcement = use_announcement(&state);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };

    // What was prerendered speaks about the default world.
    let stale = state.answer.is_none() && *state.scenario != Scenario::default();

    let shown = state
        .growing
        .clone()
        .or_else(|| state.answer.clone())
        .map(|newest| Shown {
            // Dials and bars need a whole replication; until there is one they keep the world before, dimmed.
            waiting: state.current().is_none(),
            all_waiting: newest.generation != state.generation,
            answer: state.answer.clone().unwrap_or_else(|| newest.clone()),
            before: state.before.clone(),
            newest,
            series: state.series.clone(),
            framed: props.framed,
            rows: state.catalogue.targets.len() as u32,
            texts: state.texts.clone(),
        });
    // Drawn once per result, not once per movement of a slider.
    let results = {
        let (act, before) = (act.clone(), props.before.results.clone());
        use_memo(shown, move |shown| match shown {
            Some(shown) => results(shown, &act),
            None => Html::from_html_unchecked(before),
        })
    };
    let levers = (!props.framed).then(|| Levers {
        scenario: state.scenario.clone(),
        catalogue: state.catalogue.clone(),
        answer: state.answer.clone(),
        before: state.before.clone(),
        waiting: state.is_behind(),
        texts: state.texts.clone(),
        act: act.clone(),
    });
    let change = use_memo(levers, |levers| {
        levers.as_ref().map(change).unwrap_or_default()
    });
    let map = {
        let act = act.clone();
        let shown = (!props.framed).then(|| MapShown::of(&state));
        use_memo(shown, move |shown| {
            let shown = shown.as_ref();
            shown.map_or_else(Html::default, |shown| map(shown, &act))
        })
    };
    let finding = match &state.answer {
        Some(answer) => finding(
            &answer.report,
            &props.before.effect,
            state.progress(),
            state.is_behind(),
        ),
        None => finding_before(&props.before.finding, stale),
    };
    html! {
        <>
            { masthead() }
            if let Some(damage) = &state.notice { { notice(damage, &act) } }
            { finding }
            if let Some(because) = &state.trouble { { worker_error(because, state.answer.is_some(), &act) } }
            { heroes(&state.scenario, &act, false) }
            <div id="results" class="results" data-waiting={stale.then_some("")}>{ (*results).clone() }</div>
            if !props.framed {
                <div class="results"><div class="pair"><section>{ (*map).clone() }</section>{ models(&props.before.models, &state.scenario, &state.texts, &act) }</div></div>
                { (*change).clone() }
            }
            <div class="closing">
                { this_result(&state, &link, props.framed) }
                if !props.framed { { method(Html::from_html_unchecked(props.before.method.clone())) } }
            </div>
            <output class="visually-hidden" aria-live="polite">{ announcement }</output>
        </>
    }
}
