//! Every number the model rests on: what it is, what it may be, where it comes from, and a field to change it.

use goodhart_report::Scenario;
use yew::prelude::*;

use super::fold::Fold;
use super::number_control::Range;
use super::number_field::NumberField;
use super::search::{finds, search};
use crate::numbers::plain;
use crate::reading::{AssumptionText, Texts};
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::{Assumption, Catalogue};

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct AssumptionsProps {
    /// The world the fields show.
    pub scenario: Shared<Scenario>,
    /// What the engine knows by name.
    pub catalogue: Shared<Catalogue>,
    /// What there is to read.
    pub texts: Texts,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The list, by subject; a search goes across subjects.
#[component]
pub fn Assumptions(props: &AssumptionsProps) -> Html {
    let asked = use_state(String::new);
    let all = &props.catalogue.assumptions;
    let list = if asked.trim().is_empty() {
        let mut subjects: Vec<&str> = all.iter().map(subject).collect();
        subjects.dedup();
        html! { <>{ for subjects.into_iter().map(|name| by_subject(props, name)) }</> }
    } else {
        let found: Vec<(usize, &Assumption)> = all
            .iter()
            .enumerate()
            .filter(|&(place, one)| {
                let what = text(props, place, one).map_or("", |text| &text.what);
                finds(&asked, &[&one.key, what])
            })
            .collect();
        html! {
            <>
                <p class="small" role="status">{ words::found(found.len() as u32) }</p>
                <div class="levers">{ for found.into_iter().map(|(place, one)| field(props, place, one)) }</div>
            </>
        }
    };
    html! {
        <>
            <p class="prose">{ words::assumptions_lead() }</p>
            if let Texts::Missing(because) = &props.texts { <p class="small">{ because }</p> }
            { search("find-assumption", &asked) }
            { list }
        </>
    }
}

fn by_subject(props: &AssumptionsProps, name: &str) -> Html {
    let in_subject = |one: &&Assumption| subject(one) == name;
    let all = &props.catalogue.assumptions;
    let changed = all
        .iter()
        .filter(in_subject)
        .filter(|one| props.scenario.assumptions.contains_key(&one.key))
        .count();
    let mut summary = name.replace('_', " ");
    if changed > 0 {
        summary.push_str(&words::changed(changed as u32));
    }
    let inside = {
        let (props, name) = (props.clone(), name.to_owned());
        Callback::from(move |()| {
            let all = &props.catalogue.assumptions;
            let fields = all
                .iter()
                .enumerate()
                .filter(|(_, one)| subject(one) == name);
            html! { <div class="levers">{ for fields.map(|(place, one)| field(&props, place, one)) }</div> }
        })
    };
    html! { <Fold key={name.to_owned()} id={["subject-", name].concat()} {summary} {inside} /> }
}

/// The file a parameter stands in.
fn subject(one: &Assumption) -> &str {
    one.key.split('.').next().unwrap_or_default()
}

fn text<'a>(
    props: &'a AssumptionsProps,
    place: usize,
    one: &Assumption,
) -> Option<&'a AssumptionText> {
    props.texts.here()?.assumption(place, &one.key)
}

fn field(props: &AssumptionsProps, place: usize, one: &Assumption) -> Html {
    let text = text(props, place, one);
    let key = ["a.", &one.key].concat();
    let range = Range {
        low: one.low,
        high: one.high,
        step: 0.0,
    };
    let value = props.scenario.assumptions.get(&one.key);
    let onchange = {
        let key = key.clone();
        props
            .act
            .reform(move |value: f64| Action::SetNamed(key.clone(), plain(value)))
    };
    let label = text.map_or_else(|| one.key.clone(), |text| text.what.clone());
    html! {
        <NumberField key={one.key.clone()} id={key.clone()} {label} value={value.copied().unwrap_or(one.default)} {range}
            unit={one.unit.clone()} {onchange}>
            <p>{ words::assumption_range(&plain(one.default), &plain(one.high), &plain(one.low)) }
                if let Some(text) = text { { " " }{ standing(&text.status) } }
                { " " }<code>{ key }</code>
            </p>
            if let Some(text) = text {
                if !text.source.is_empty() { <p>{ &text.source }</p> }
                if !text.because.is_empty() { <p>{ &text.because }</p> }
            }
        </NumberField>
    }
}

/// How well the number is known.
fn standing(status: &str) -> &'static str {
    match status {
        "observed" => words::status_observed(),
        "estimated" => words::status_estimated(),
        "calibrated" => words::status_calibrated(),
        _ => words::status_assumed(),
    }
}
