//! Every number the model rests on: what it is, what it may be, where it comes from, and a field to change it.

use yew::prelude::*;

use super::change::{Levers, texts_note};
use super::fold::Fold;
use super::number_control::Range;
use super::number_field::NumberField;
use super::search::{Search, finds};
use crate::numbers::plain;
use crate::reading::AssumptionText;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Assumption;

/// The list, by subject; a search goes across subjects.
pub fn assumptions(of: &Levers) -> Html {
    // Whatever the latest result is, the list is the same.
    let of = Levers {
        answer: None,
        ..of.clone()
    };
    html! {
        <>
            <p class="prose">{ of.texts.here().and_then(|texts| texts.choice("assumption")).map(str::to_owned) }</p>
            { texts_note(&of) }
            <Search id="find-assumption" {of} list={list as fn(&Levers, &str) -> Html} />
        </>
    }
}

/// By subject, or those that hold the words asked for.
pub fn list(of: &Levers, asked: &str) -> Html {
    let all = &of.catalogue.assumptions;
    if asked.trim().is_empty() {
        let mut subjects: Vec<&str> = all.iter().map(subject).collect();
        subjects.dedup();
        return html! { <>{ for subjects.into_iter().map(|name| by_subject(of, name)) }</> };
    }
    // What is called so comes before what mentions it.
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for (place, one) in all.iter().enumerate() {
        let text = text(of, place, one);
        let mut texts = vec![one.key.as_str()];
        if let Some(text) = text {
            texts.push(&text.what);
            texts.extend(text.about.iter().map(String::as_str));
        }
        if finds(asked, &texts[..texts.len().min(2)]) {
            found.push((place, one));
        } else if finds(asked, &texts) {
            others.push((place, one));
        }
    }
    found.append(&mut others);
    html! {
        <>
            <p class="small" role="status">{ words::found(found.len() as u32) }</p>
            <div class="levers">{ for found.into_iter().map(|(place, one)| field(of, place, one)) }</div>
        </>
    }
}

fn by_subject(of: &Levers, name: &str) -> Html {
    let in_subject = |one: &&Assumption| subject(one) == name;
    let all = &of.catalogue.assumptions;
    let changed = all
        .iter()
        .filter(in_subject)
        .filter(|one| of.scenario.assumptions.contains_key(&one.key))
        .count();
    let mut summary = name.replace('_', " ");
    if changed > 0 {
        summary.push_str(&words::changed(changed as u32));
    }
    let inside = {
        let (of, name) = (of.clone(), name.to_owned());
        Callback::from(move |()| {
            let all = &of.catalogue.assumptions;
            let fields = all
                .iter()
                .enumerate()
                .filter(|(_, one)| subject(one) == name);
            html! { <div class="levers">{ for fields.map(|(place, one)| field(&of, place, one)) }</div> }
        })
    };
    html! { <Fold key={name.to_owned()} id={["subject-", name].concat()} {summary} {inside} /> }
}

/// The file a parameter stands in.
fn subject(one: &Assumption) -> &str {
    one.key.split('.').next().unwrap_or_default()
}

fn text<'a>(of: &'a Levers, place: usize, one: &Assumption) -> Option<&'a AssumptionText> {
    of.texts.here()?.assumption(place, &one.key)
}

fn field(of: &Levers, place: usize, one: &Assumption) -> Html {
    let text = text(of, place, one);
    let key = ["a.", &one.key].concat();
    let range = Range {
        low: one.low,
        high: one.high,
        step: 0.0,
    };
    let value = of.scenario.assumptions.get(&one.key);
    let onchange = {
        let key = key.clone();
        of.act
            .reform(move |value: f64| Action::SetNamed(key.clone(), plain(value)))
    };
    let label = text.map_or_else(|| one.key.clone(), |text| text.what.clone());
    html! {
        <NumberField key={one.key.clone()} id={key.clone()} {label} value={value.copied().unwrap_or(one.default)} {range}
            unit={one.unit.clone()} {onchange}>
            <p>{ words::assumption_range(&plain(one.default), &plain(one.high), &plain(one.low)) }
                { " " }<code>{ key }</code>
            </p>
            { for text.iter().flat_map(|text| &text.about).map(|about| html! { <p>{ about }</p> }) }
        </NumberField>
    }
}
