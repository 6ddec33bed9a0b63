//! Every other lever, in plain groups.

use goodhart_report::{Group, Kind, LEVERS, LeverSpec, Scenario, toml_note};
use yew::prelude::*;

use super::assumptions::{assumptions, list as assumptions_found};
use super::finding::piece;
use super::fold::Fold;
use super::lever::lever;
use super::one_by_one::{list as targets_found, one_by_one};
use super::search::{Search, finds};
use crate::finding;
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
    /// The world before.
    pub before: Option<Shared<Simulated>>,
    /// Whether the latest result is of an earlier world than the levers show.
    pub waiting: bool,
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
            { for of.answer.as_ref().map(|answer| in_short(answer, of)) }
        </section>
    }
}

/// What a change did, where it is made: stays at the lower edge of the screen while there are levers on it. A screen reader is told by
/// the page's one announcement, so this is no live region.
fn in_short(answer: &Simulated, of: &Levers) -> Html {
    let before = of.before.as_ref().map(|before| &before.report);
    let said = finding::in_short(&answer.report, before);
    html! { <p class="short" data-waiting={of.waiting.then_some("")}>{ for said.into_iter().map(piece) }</p> }
}

/// Whether the texts are on their way, or could not be had: then with a button to try again.
pub fn texts_note(of: &Levers) -> Html {
    let retry = of.act.reform(|_: MouseEvent| Action::AskTexts);
    match &of.texts {
        Texts::Here(_) => Html::default(),
        Texts::Missing => html! {
            <p class="small" role="alert">{ words::texts_missing() }{ " " }
                <button type="button" id="texts-retry" onclick={retry}>{ words::texts_retry() }</button>
            </p>
        },
        Texts::Unasked | Texts::Asked => {
            html! { <p class="small" role="status">{ words::texts_coming() }</p> }
        }
    }
}

fn levers(of: &Levers) -> Html {
    let reset = of
        .act
        .reform(|_: MouseEvent| Action::Replace(Box::default()));
    html! {
        <>
            <p class="prose">{ words::change_lead() }{ " " }
                <button type="button" id="reset" onclick={reset}>{ words::reset() }</button>
            </p>
            { texts_note(of) }
            <Search id="find-lever" of={of.clone()} list={list as fn(&Levers, &str) -> Html} />
        </>
    }
}

/// All groups, or what holds the words asked for: levers, targets, parameters.
fn list(of: &Levers, asked: &str) -> Html {
    let some = |is_shown: &dyn Fn(&LeverSpec) -> bool| {
        let shown = LEVERS.iter().filter(|spec| is_shown(spec));
        html! { <div class="levers">{ for shown.map(|spec| lever(spec, of)) }</div> }
    };
    if !asked.trim().is_empty() {
        let found = |spec: &LeverSpec| {
            let what = of.texts.here().and_then(|texts| texts.lever(spec.key));
            (is_preset(spec) || can_be_set(spec))
                && spec.group != Group::Heroes
                && finds(asked, &[spec.key, spec.label, what.unwrap_or_default()])
        };
        let part = |group: Group, list: fn(&Levers, &str) -> Html| {
            html! { <><h3>{ summary(group, of) }</h3>{ list(of, asked) }</> }
        };
        return html! {
            <>
                { some(&found) }
                { part(Group::Targets, targets_found) }
                { part(Group::Assumptions, assumptions_found) }
            </>
        };
    }
    html! {
        <>
            { some(&is_preset) }
            <Fold id="presets" summary={words::presets_each()} inside={inside(of, presets)} />
            { for GROUPS.iter().map(|(group, name)| html! {
                <>
                    <h3>{ *name }</h3>
                    { some(&|spec| spec.group == *group && can_be_set(spec)) }
                    { more(*group, of) }
                </>
            }) }
        </>
    }
}

/// Each preset and what it is.
fn presets(of: &Levers) -> Html {
    let about = |id: &str| of.texts.here().and_then(|texts| texts.preset(id));
    html! {
        <>
            { texts_note(of) }
            <ul class="targets-list">{ for of.catalogue.presets.iter().map(|(id, text)| html! {
                <li><b>{ toml_note(text, "title") }</b>{ " " }{ about(id).map(str::to_owned) }</li>
            }) }</ul>
        </>
    }
}

fn inside(of: &Levers, list: fn(&Levers) -> Html) -> Callback<(), Html> {
    let of = of.clone();
    Callback::from(move |()| list(&of))
}

/// What the list of a group is called.
fn summary(group: Group, of: &Levers) -> String {
    if group == Group::Targets {
        words::one_by_one(&of.catalogue.targets.len().to_string())
    } else {
        words::assumptions_all(&of.catalogue.assumptions.len().to_string())
    }
}

/// What a group holds beside its levers.
fn more(group: Group, of: &Levers) -> Html {
    let (id, list): (_, fn(&Levers) -> Html) = match group {
        Group::Targets => ("one-by-one", one_by_one),
        Group::Assumptions => ("assumptions", assumptions),
        Group::Heroes | Group::Oversight | Group::Money | Group::Run => return Html::default(),
    };
    html! { <Fold {id} summary={summary(group, of)} inside={inside(of, list)} /> }
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
