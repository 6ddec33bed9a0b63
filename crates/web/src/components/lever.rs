//! One lever, drawn as its registry entry says.

use goodhart_charts::{English, strategy_name};
use goodhart_report::{Kind, LeverSpec, read_number, toml_note};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::change::Levers;
use super::number_control::{NumberControl, Range};
use super::written::Written;
use crate::numbers::plain;
use crate::reading::Reading;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Catalogue;

/// The control of a lever, and what it does.
pub fn lever(spec: &'static LeverSpec, of: &Levers) -> Html {
    let Levers {
        scenario,
        catalogue,
        act,
        ..
    } = of;
    let text = spec.text(scenario);
    let texts = of.texts.here();
    let mut hint = texts
        .and_then(|texts| texts.lever(spec.key))
        .unwrap_or_default();
    if let Kind::Preset = spec.kind {
        // What is chosen says more than what presets are.
        hint = texts.and_then(|texts| texts.preset(&text)).unwrap_or(hint);
    }
    let hint = AttrValue::from(hint.to_owned());
    match spec.kind {
        Kind::Integer | Kind::Number => number(spec, &text, hint, act),
        Kind::Switch => switch(spec, &text, &hint, act),
        Kind::Choice(ids) => {
            let options = ids
                .iter()
                .map(|id| ((*id).to_owned(), choice_name(texts, id)))
                .collect();
            choice(spec, &text, options, &hint, act)
        }
        Kind::Judged => choice(spec, &text, judged_options(texts, &text), &hint, act),
        Kind::Preset => choice(spec, &text, preset_options(catalogue), &hint, act),
        Kind::Strategies => strategies(spec, &text, of),
        Kind::Changes | Kind::Windows => html! {
            <Written lever={spec.key} label={spec.label} {hint} {text} scenario={scenario.clone()} catalogue={catalogue.clone()}
                act={act.clone()} />
        },
        Kind::Targets | Kind::Edits | Kind::Assumptions => Html::default(),
    }
}

fn number(spec: &'static LeverSpec, text: &str, hint: AttrValue, act: &Callback<Action>) -> Html {
    let value = read_number(text).unwrap_or(spec.low);
    let range = Range {
        low: spec.low,
        high: spec.high,
        step: spec.step,
    };
    let spoken = [text, " ", spec.unit].concat();
    let onchange = act.reform(move |value: f64| Action::Set(spec.key, plain(value)));
    html! {
        <NumberControl id={["lever-", spec.key].concat()} label={spec.label} {value} {range} unit={spec.unit} {spoken}
            {hint} {onchange} />
    }
}

fn switch(spec: &'static LeverSpec, text: &str, hint: &AttrValue, act: &Callback<Action>) -> Html {
    let onchange = act.reform(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        Action::Set(spec.key, if on { "on" } else { "off" }.to_owned())
    });
    let (id, hint_id) = ids(spec);
    html! {
        <div class="control">
            <p class="switch">
                <input type="checkbox" id={id.clone()} checked={text == "on"} aria-describedby={hint_id.clone()} {onchange} />
                <label for={id}>{ spec.label }</label>
            </p>
            <p class="hint" id={hint_id}>{ hint }</p>
        </div>
    }
}

fn choice(
    spec: &'static LeverSpec,
    text: &str,
    options: Vec<(String, String)>,
    hint: &AttrValue,
    act: &Callback<Action>,
) -> Html {
    let onchange = act.reform(move |event: Event| {
        Action::Set(
            spec.key,
            event.target_unchecked_into::<HtmlSelectElement>().value(),
        )
    });
    let (id, hint_id) = ids(spec);
    html! {
        <div class="control choice">
            <p class="line">
                <label for={id.clone()}>{ spec.label }</label>
                <select {id} aria-describedby={hint_id.clone()} {onchange}>
                    { for options.into_iter().map(|(value, name)| {
                        let selected = value == text;
                        html! { <option {value} {selected}>{ name }</option> }
                    }) }
                </select>
            </p>
            <p class="hint" id={hint_id}>{ hint }</p>
        </div>
    }
}

/// One switch per gaming strategy: on while the strategy exists.
fn strategies(spec: &'static LeverSpec, text: &str, of: &Levers) -> Html {
    let off: Vec<&str> = text.split(',').filter(|id| !id.is_empty()).collect();
    let one = |id: &String| {
        let others: Vec<String> = off
            .iter()
            .filter(|other| *other != id)
            .map(|other| (*other).to_owned())
            .collect();
        let this = id.clone();
        let onchange = of.act.reform(move |event: Event| {
            let exists = event.target_unchecked_into::<HtmlInputElement>().checked();
            let mut off = others.clone();
            if !exists {
                off.push(this.clone());
            }
            Action::Set(spec.key, off.join(","))
        });
        let html_id = ["strategy-", id].concat();
        let checked = !off.contains(&id.as_str());
        let hint = [&html_id, "-hint"].concat();
        let what = of.texts.here().and_then(|texts| texts.strategy(id));
        html! {
            <div class="way" key={id.clone()}>
                <p class="switch">
                    <input type="checkbox" id={html_id.clone()} {checked} aria-describedby={hint.clone()} {onchange} />
                    <label for={html_id}>{ strategy_name(&English, id) }</label>
                </p>
                <p class="hint" id={hint}>{ what.map(str::to_owned) }</p>
            </div>
        }
    };
    html! {
        <fieldset class="control strategies">
            <legend>{ words::strategies_legend() }</legend>
            { for of.catalogue.strategies.iter().map(one) }
        </fieldset>
    }
}

fn judged_options(texts: Option<&Reading>, text: &str) -> Vec<(String, String)> {
    let mut ids = vec!["line", "gap", "trend", "mixed"];
    if !ids.contains(&text) {
        ids.push(text); // own shares, from a link
    }
    ids.iter()
        .map(|id| ((*id).to_owned(), choice_name(texts, id)))
        .collect()
}

fn preset_options(catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), words::preset_none().to_owned())];
    options.extend(
        catalogue
            .presets
            .iter()
            .map(|(id, text)| (id.clone(), toml_note(text, "title").unwrap_or_default())),
    );
    options
}

/// The name comes with what the lever does.
pub fn choice_name(texts: Option<&Reading>, id: &str) -> String {
    let name = texts.and_then(|texts| texts.choice(id));
    name.unwrap_or(id).to_owned()
}

fn ids(spec: &LeverSpec) -> (String, String) {
    (
        ["lever-", spec.key].concat(),
        ["lever-", spec.key, "-hint"].concat(),
    )
}
