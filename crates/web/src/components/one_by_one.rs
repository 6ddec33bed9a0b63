//! The targets one by one: in force or not, and what each asks for.

use std::collections::BTreeSet;

use goodhart_report::Scenario;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::change::{Levers, texts_note};
use super::fold::Fold;
use super::lever::choice_name;
use super::number_control::Range;
use super::number_field::NumberField;
use super::search::{Search, finds};
use crate::numbers::plain;
use crate::reading::{Reading, TargetText};
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Assumption;

/// The list, by part of the service; a search goes across parts.
pub fn one_by_one(of: &Levers) -> Html {
    let Some(texts) = of.texts.here() else {
        return texts_note(of);
    };
    html! {
        <>
            <p class="prose">{ texts.choice("target").map(str::to_owned) }</p>
            <Search id="find-target" of={of.clone()} list={list as fn(&Levers, &str) -> Html} />
        </>
    }
}

/// By part of the service, or those that hold the words asked for.
pub fn list(of: &Levers, asked: &str) -> Html {
    let Some(reading) = of.texts.here() else {
        return Html::default();
    };
    if asked.trim().is_empty() {
        let mut sectors: Vec<&str> = known(of, reading).map(|row| row.sector.as_str()).collect();
        sectors.sort_unstable();
        sectors.dedup();
        return html! { <>{ for sectors.into_iter().map(|sector| by_sector(of, reading, sector)) }</> };
    }
    // What is called so comes before what mentions it.
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for row in known(of, reading) {
        let mut texts = vec![row.id.as_str(), &row.name, &row.sector];
        texts.extend(row.about.iter().map(String::as_str));
        if finds(asked, &texts[..4]) {
            found.push(row);
        } else if finds(asked, &texts) {
            others.push(row);
        }
    }
    found.append(&mut others);
    html! {
        <>
            <p class="small" role="status">{ words::found(found.len() as u32) }</p>
            <ul class="one-by-one">{ for found.into_iter().map(|row| target(of, row)) }</ul>
        </>
    }
}

/// The rows that a link can add or drop, in the order of the catalogue.
fn known<'a>(of: &'a Levers, reading: &'a Reading) -> impl Iterator<Item = &'a TargetText> {
    of.catalogue
        .targets
        .iter()
        .filter_map(|id| reading.target(id))
}

fn by_sector(of: &Levers, reading: &Reading, sector: &str) -> Html {
    let rows = || known(of, reading).filter(|row| row.sector == sector);
    let summary = words::sector_summary(
        &rows().count().to_string(),
        &rows()
            .filter(|row| in_force(of, &row.id))
            .count()
            .to_string(),
        &sector.replace('-', " "),
    );
    let inside = {
        let (of, sector) = (of.clone(), sector.to_owned());
        Callback::from(move |()| match of.texts.here() {
            Some(reading) => html! {
                <ul class="one-by-one">
                    { for known(&of, reading).filter(|row| row.sector == sector).map(|row| target(&of, row)) }
                </ul>
            },
            None => Html::default(),
        })
    };
    html! { <Fold key={sector.to_owned()} id={["sector-", sector].concat()} {summary} {inside} /> }
}

/// Whether the target is in force: put there by the count, which the engine knows, or by the reader.
fn in_force(of: &Levers, id: &str) -> bool {
    let by_engine = || {
        of.answer
            .as_ref()
            .is_some_and(|answer| answer.in_force.iter().any(|target| target.id == id))
    };
    let named = |list: &BTreeSet<String>| list.contains(id);
    !named(&of.scenario.drop) && (named(&of.scenario.add) || by_engine())
}

fn target(of: &Levers, row: &TargetText) -> Html {
    let checked = in_force(of, &row.id);
    let onchange = {
        let (scenario, id) = (of.scenario.clone(), row.id.clone());
        of.act.reform(move |event: Event| {
            let wanted = event.target_unchecked_into::<HtmlInputElement>().checked();
            switched(&scenario, &id, wanted)
        })
    };
    let html_id = ["target-", &row.id].concat();
    let edits = of.catalogue.edits.iter().filter(|edit| {
        edit.key
            .strip_prefix(row.id.as_str())
            .is_some_and(|rest| rest.starts_with('.'))
    });
    html! {
        <li key={row.id.clone()}>
            <p class="switch">
                <input type="checkbox" id={html_id.clone()} {checked} aria-describedby={[&html_id, "-what"].concat()} {onchange} />
                <label for={html_id.clone()}>{ &row.name }</label>
            </p>
            <div class="hint" id={[&html_id, "-what"].concat()}>
                { for row.about.iter().map(|about| html! { <p>{ about }</p> }) }
                <p><code>{ &row.id }</code></p>
            </div>
            if checked { <div class="levers">{ for edits.map(|edit| edit_field(of, edit)) }</div> }
        </li>
    }
}

/// The one change that puts a target in force or takes it out.
fn switched(scenario: &Scenario, id: &str, wanted: bool) -> Action {
    let (undo, by_name) = if wanted {
        (&scenario.drop, &scenario.add)
    } else {
        (&scenario.add, &scenario.drop)
    };
    let key = |undone: bool| match (wanted, undone) {
        (true, true) | (false, false) => "drop",
        (true, false) | (false, true) => "add",
    };
    let mut list = if undo.contains(id) { undo } else { by_name }.clone();
    let undone = list.contains(id);
    if !undone {
        list.insert(id.to_owned());
    }
    let ids = list.iter().map(String::as_str);
    let ids: Vec<&str> = ids.filter(|other| !undone || *other != id).collect();
    Action::Set(key(undone), ids.join(","))
}

fn edit_field(of: &Levers, edit: &Assumption) -> Html {
    let key = ["edit.", &edit.key].concat();
    let value = of.scenario.edit.get(&edit.key);
    let range = sensible(edit);
    let onchange = {
        let key = key.clone();
        of.act
            .reform(move |value: f64| Action::SetNamed(key.clone(), plain(value)))
    };
    let number = edit.key.rsplit('.').next().unwrap_or_default();
    let label = choice_name(of.texts.here(), number);
    html! {
        <NumberField key={edit.key.clone()} id={key} {label} value={value.copied().unwrap_or(edit.default)} {range}
            unit={edit.unit.clone()} {onchange}>
            <p>{ words::assumption_range(&plain(edit.default), &plain(range.high), &plain(range.low)) }</p>
        </NumberField>
    }
}

/// What a field takes. A link may say more than makes sense: what one holds on to is not taken away from it.
fn sensible(edit: &Assumption) -> Range {
    let most = if edit.unit == "percent" {
        100.0
    } else {
        f64::INFINITY
    };
    Range {
        low: edit.low,
        high: edit.high.min(most),
        step: if edit.unit.is_empty() { 1.0 } else { 0.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_share_is_more_than_all_and_what_is_no_quantity_is_one_or_none() {
        let edit = |unit: &str, high| Assumption {
            key: "ae-4h-95.threshold".to_owned(),
            low: 0.0,
            high,
            default: 60.0,
            unit: unit.to_owned(),
        };
        let high = |unit: &str, high| sensible(&edit(unit, high)).high;
        assert!((high("percent", 600.0) - 100.0).abs() < 1e-9);
        assert!((high("hours", 40.0) - 40.0).abs() < 1e-9);
        let whether = sensible(&edit("", 1.0));
        assert!((whether.clamp(0.4) - 0.0).abs() < 1e-9 && (whether.clamp(0.6) - 1.0).abs() < 1e-9);
    }

    fn set(scenario: &Scenario, wanted: bool) -> (String, String) {
        match switched(scenario, "ae-4h-95", wanted) {
            Action::Set(key, text) => (key.to_owned(), text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_target_is_added_dropped_and_both_undone() {
        let mut scenario = Scenario::default();
        let (add, drop) = (("add", "ae-4h-95"), ("drop", "ae-4h-95"));
        let pair = |(key, text): (&str, &str)| (key.to_owned(), text.to_owned());
        assert_eq!(set(&scenario, true), pair(add));
        assert_eq!(set(&scenario, false), pair(drop));
        scenario.add.insert("ae-4h-95".to_owned());
        assert_eq!(set(&scenario, false), pair(("add", "")));
        scenario.add.clear();
        scenario.drop.insert("ae-4h-95".to_owned());
        assert_eq!(set(&scenario, true), pair(("drop", "")));
    }
}
