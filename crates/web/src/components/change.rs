//! Every other lever, in plain groups.

use goodhart_report::{Group, Kind, LEVERS, LeverSpec, Scenario};
use yew::prelude::*;

use super::assumptions::Assumptions;
use super::fold::Fold;
use super::lever::lever;
use super::one_by_one::OneByOne;
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::{Catalogue, Simulated};

/// What the part needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ChangeProps {
    /// The world the levers show.
    pub scenario: Shared<Scenario>,
    /// Names the engine knows.
    pub catalogue: Shared<Catalogue>,
    /// The latest result.
    pub answer: Option<Shared<Simulated>>,
    /// What there is to read.
    pub texts: Texts,
    /// Where changes go.
    pub act: Callback<Action>,
}

const GROUPS: [(Group, &str); 5] = [
    (Group::Targets, words::group_targets()),
    (Group::Oversight, words::group_oversight()),
    (Group::Money, words::group_money()),
    (Group::Assumptions, words::group_assumptions()),
    (Group::Run, words::group_run()),
];

/// The groups of levers. Some hundreds of fields: made when they are asked for.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let onopen = props.act.reform(|()| Action::AskTexts);
    let inside = {
        let props = props.clone();
        Callback::from(move |()| levers(&props))
    };
    html! {
        <section class="change">
            <Fold summary={words::change_heading()} {inside} {onopen} class="" />
        </section>
    }
}

fn levers(props: &ChangeProps) -> Html {
    let reset = props
        .act
        .reform(|_: MouseEvent| Action::Replace(Box::default()));
    let one = |spec: &'static LeverSpec| lever(spec, &props.scenario, &props.catalogue, &props.act);
    html! {
        <>
            <p class="prose">{ words::change_lead() }{ " " }
                <button type="button" id="reset" onclick={reset}>{ words::reset() }</button>
            </p>
            <div class="levers">{ for LEVERS.iter().filter(|spec| is_preset(spec)).map(one) }</div>
            { for GROUPS.iter().map(|(group, name)| html! {
                <>
                    <h3>{ *name }</h3>
                    <div class="levers">
                        { for LEVERS.iter().filter(|spec| spec.group == *group && can_be_set(spec)).map(one) }
                    </div>
                    { more(*group, props) }
                </>
            }) }
        </>
    }
}

/// What a group holds beside its levers.
fn more(group: Group, props: &ChangeProps) -> Html {
    let one_by_one = {
        let props = props.clone();
        Callback::from(move |()| {
            let ChangeProps {
                scenario,
                catalogue,
                answer,
                texts,
                act,
            } = props.clone();
            html! { <OneByOne {scenario} {catalogue} {answer} {texts} {act} /> }
        })
    };
    let assumptions = {
        let props = props.clone();
        Callback::from(move |()| {
            let ChangeProps {
                scenario,
                catalogue,
                texts,
                act,
                ..
            } = props.clone();
            html! { <Assumptions {scenario} {catalogue} {texts} {act} /> }
        })
    };
    match group {
        Group::Targets => html! {
            <Fold id="one-by-one" summary={words::one_by_one(&props.catalogue.targets.len().to_string())} inside={one_by_one} />
        },
        Group::Assumptions => html! {
            <Fold id="assumptions" summary={words::assumptions_all(&props.catalogue.assumptions.len().to_string())} inside={assumptions} />
        },
        Group::Heroes | Group::Oversight | Group::Money | Group::Run => Html::default(),
    }
}

fn is_preset(spec: &LeverSpec) -> bool {
    matches!(spec.kind, Kind::Preset)
}

/// Whether the lever stands in its group. One whose range is a single point is a fact of this version, not a choice.
fn can_be_set(spec: &LeverSpec) -> bool {
    match spec.kind {
        Kind::Integer | Kind::Number => spec.low < spec.high,
        Kind::Switch
        | Kind::Choice(_)
        | Kind::Judged
        | Kind::Strategies
        | Kind::Changes
        | Kind::Windows => true,
        // The preset stands above the groups, since it sets them all; single targets, thresholds and parameters have lists of
        // their own.
        Kind::Preset | Kind::Targets | Kind::Edits | Kind::Assumptions => false,
    }
}
