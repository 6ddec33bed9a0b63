//! The whole page: state, the lines to the browser, and the order of the parts.

use goodhart_report::Scenario;
use yew::prelude::*;

use super::change::Change;
use super::finding::Finding;
use super::heroes::Heroes;
use super::masthead::Masthead;
use super::method::Method;
use super::notice::NoticeBox;
use super::results::Results;
use super::this_result::ThisResult;
use super::worker_error::WorkerError;
use crate::address::Opened;
use crate::hooks::{
    use_address, use_announcement, use_explanation, use_frame, use_root, use_simulation,
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
    /// Inside of `#results`.
    pub results: AttrValue,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = {
        let opened = props.opened.clone();
        use_reducer(move || State::opened(opened))
    };
    use_root(&state);
    use_simulation(&state);
    use_explanation(&state);
    use_address(&state, props.framed);
    use_frame(&state);
    let announcement = use_announcement(&state);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };

    // What was prerendered speaks about the default world.
    let stale = state.answer.is_none() && *state.scenario != Scenario::default();

    html! {
        <>
            <Masthead />
            if let Some(damage) = state.notice.clone() {
                <NoticeBox {damage} act={act.clone()} />
            }
            <Finding answer={state.answer.clone()} generation={state.generation} before={props.before.finding.clone()} {stale} />
            if let Some(because) = state.trouble.clone() {
                <WorkerError {because} act={act.clone()} />
            }
            <Heroes scenario={state.scenario.clone()} act={act.clone()} disabled={false} />
            <div id="results" class={classes!("results", stale.then_some("waiting"))}>
                <Results answer={state.answer.clone()} growing={state.growing.clone()} generation={state.generation}
                    series={state.series.clone()} framed={props.framed}
                    before={props.before.results.clone()} act={act.clone()} />
            </div>
            if !props.framed {
                <Change scenario={state.scenario.clone()} catalogue={state.catalogue.clone()} act={act.clone()} />
            }
            <div class="closing">
                <ThisResult answer={state.current().cloned()} scenario={state.scenario.clone()}
                    catalogue={state.catalogue.clone()} framed={props.framed} />
                if !props.framed {
                    <Method catalogue={state.catalogue.clone()} />
                }
            </div>
            <output class="visually-hidden" aria-live="polite">{ announcement }</output>
        </>
    }
}
