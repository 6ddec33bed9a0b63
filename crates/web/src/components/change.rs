//! Every other lever, in plain groups.

use goodhart_report::{Group, Kind, LEVERS, LeverSpec, Scenario};
use yew::prelude::*;

use super::assumptions::assumptions;
use super::fold::Fold;
use super::lever::lever;
use super::one_by_one::one_by_one;
use crate::reading::Texts;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::{Catalogue, Simulated};

/// What stands behind the levers.
#[derive(Clone, PartialEq)]
pub struct Levers {
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
pub fn change(of: &Levers) -> Html {
    let onopen = of.act.reform(|()| Action::AskTexts);
    let inside = {
        let of = of.clone();
        Callback::from(move |()| levers(&of))
    };
    html! {
        <section class="change">
            <Fold summary={words::change_heading()} {inside} {onopen} />
        </section>
    }
}

fn levers(of: &Levers) -> Html {
    let reset = of
        .act
        .reform(|_: MouseEvent| Action::Replace(Box::default()));
    let one = |spec: &'static LeverSpec| {
        let what = of.texts.here().and_then(|texts| texts.lever(spec.key));
        let hint = AttrValue::from(what.unwrap_or_default().to_owned());
        lever(spec, &of.scenario, &of.catalogue, hint, &of.act)
    };
    html! {
        <>
            <p class="prose">{ words::change_lead() }{ " " }
                <button type="button" id="reset" onclick={reset}>{ words::reset() }</button>
            </p>
            if let Texts::Missing(because) = &of.texts { <p class="small">{ because }</p> }
            <div class="levers">{ for LEVERS.iter().filter(|spec| is_preset(spec)).map(one) }</div>
            { for GROUPS.iter().map(|(group, name)| html! {
                <>
                    <h3>{ *name }</h3>
                    <div class="levers">
                        { for LEVERS.iter().filter(|spec| spec.group == *group && can_be_set(spec)).map(one) }
                    </div>
                    { more(*group, of) }
                </>
            }) }
        </>
    }
}

/// What a group holds beside its levers.
fn more(group: Group, of: &Levers) -> Html {
    let inside = |list: fn(&Levers) -> Html| {
        let of = of.clone();
        Callback::from(move |()| list(&of))
    };
    match group {
        Group::Targets => html! {
            <Fold id="one-by-one" summary={words::one_by_one(&of.catalogue.targets.len().to_string())} inside={inside(one_by_one)} />
        },
        Group::Assumptions => html! {
            <Fold id="assumptions" summary={words::assumptions_all(&of.catalogue.assumptions.len().to_string())} inside={inside(assumptions)} />
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
