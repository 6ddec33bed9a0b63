//! Every other lever, in plain groups.

use goodhart_report::{Group, Kind, LEVERS, LeverSpec, Scenario};
use yew::prelude::*;

use super::lever::lever;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Catalogue;

/// What the part needs.
#[derive(PartialEq, Properties)]
pub struct ChangeProps {
    /// The world the levers show.
    pub scenario: Shared<Scenario>,
    /// Names the engine knows.
    pub catalogue: Shared<Catalogue>,
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

/// The groups of levers.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let reset = props
        .act
        .reform(|_: MouseEvent| Action::Replace(Box::default()));
    let one = |spec: &'static LeverSpec| lever(spec, &props.scenario, &props.catalogue, &props.act);
    // Some forty fields: made when they are asked for.
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(
                event
                    .target_unchecked_into::<web_sys::Element>()
                    .has_attribute("open"),
            );
        })
    };
    html! {
        <section class="change">
            <details ontoggle={toggle}>
                <summary>{ words::change_heading() }</summary>
                if *open {
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
                    </>
                }) }
                }
            </details>
        </section>
    }
}

fn is_preset(spec: &LeverSpec) -> bool {
    matches!(spec.kind, Kind::Preset)
}

/// Whether the lever stands in its group. One whose range is a single point is a fact of this version, not a choice.
fn can_be_set(spec: &LeverSpec) -> bool {
    match spec.kind {
        Kind::Integer | Kind::Number => spec.low < spec.high,
        Kind::Switch | Kind::Choice(_) | Kind::Judged | Kind::Strategies => true,
        // The preset stands above the groups, since it sets them all; single targets, thresholds and parameters travel by
        // link in this version.
        Kind::Preset
        | Kind::Targets
        | Kind::Edits
        | Kind::Windows
        | Kind::Changes
        | Kind::Assumptions => false,
    }
}
