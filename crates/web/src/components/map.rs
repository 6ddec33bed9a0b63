//! The map of targets and money: a table whose cells are buttons. What has not been simulated says so.

use goodhart_charts::{Cell, Table, decimal};
use goodhart_report::RUNS_THAT_TELL;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

use super::figure::table;
use super::fold::Fold;
use crate::finding::without;
use crate::map::{CELLS, Map, SIZE, beside, cell, mean, nearest, place, runs};
use crate::numbers::counted;
use crate::shared::Shared;
use crate::state::{Action, State};
use crate::words;

/// Name, decimals, and 1 where less is better, −1 where more is.
const MEASURES: [(&str, u8, f64); 5] = [
    (words::map_years(), 0, 1.0),
    (words::map_deaths(), 0, 1.0),
    (words::map_real(), 1, -1.0),
    (words::map_gap(), 1, 1.0),
    (words::map_list(), 0, 1.0),
];
/// Steps from the best colour to the worst.
const STEPS: f64 = 6.0;

/// What the figure is drawn from.
#[derive(Clone, PartialEq)]
pub struct MapShown {
    map: Shared<Map>,
    measure: usize,
    /// The cell nearest to the world that is set.
    here: u32,
    /// Runs each cell is to have.
    runs: u32,
    years: u32,
    /// Targets in force by name.
    added: u32,
    is_changed_later: bool,
    /// What is to be known of the row without targets.
    without: &'static str,
    /// Whether the reader has come to this world by a cell.
    is_chosen: bool,
}

impl MapShown {
    /// Of the page as it stands.
    pub fn of(state: &State) -> Self {
        let scenario = &state.scenario;
        Self {
            map: state.map.clone(),
            measure: state.mapped,
            here: nearest(scenario.targets, scenario.funding),
            runs: runs(scenario.reps),
            years: scenario.years,
            added: scenario.add.difference(&scenario.drop).count() as u32,
            is_changed_later: !scenario.changes.is_empty(),
            without: without(scenario),
            is_chosen: state.chosen == state.generation,
        }
    }
}

/// The figure.
pub fn map(shown: &MapShown, act: &Callback<Action>) -> Html {
    let measure = shown.measure;
    let choose = act.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>();
        Action::Mapped(chosen.selected_index().unsigned_abs() as usize % MEASURES.len())
    });
    let option = |(at, (name, _, _)): (usize, &(&'static str, u8, f64))| {
        html! { <option selected={at == measure}>{ *name }</option> }
    };
    let inside = {
        let map = shown.map.clone();
        Callback::from(move |()| table(&numbers(&map, measure)))
    };
    html! {
        <figure id="map" aria-labelledby="map-heading">
            <h2 id="map-heading">{ heading(shown) }</h2>
            <p class="subtitle">{ words::map_subtitle(MEASURES[measure].0, &words::over_years(shown.years)) }</p>
            <p class="choice">
                <label for="map-measure">{ words::series_choose() }</label>{ " " }
                <select id="map-measure" onchange={choose}>{ for MEASURES.iter().enumerate().map(option) }</select>
            </p>
            { grid(shown, act) }
            <p class="small">
                // Said to those who cannot see what a click on a cell has set out of sight.
                <b aria-live="polite">
                    if shown.is_chosen { { words::map_chosen(&named(shown.here).1, &named(shown.here).0) } }
                </b>
                { words::map_here() }{ " " }{ shown.without }
                if shown.added > 0 { { words::map_added(&shown.added.to_string()) } }
                if shown.is_changed_later { { words::map_changes() } }
            </p>
            <div class="table"><Fold summary={words::table_summary()} {inside} /></div>
        </figure>
    }
}

/// The message, which may be that there is none.
fn heading(shown: &MapShown) -> String {
    let (done, all) = (shown.map.runs.len() as u32, CELLS * shown.runs);
    if done < all {
        let [done, all] = counted(done, all);
        return words::map_heading_coming(&all, &done);
    }
    if shown.runs < RUNS_THAT_TELL {
        return words::map_heading_few().to_owned();
    }
    let [worse, better, open] = &shown.map.verdict(shown.measure, MEASURES[shown.measure].2);
    let is_open = if open.is_empty() { "no" } else { "yes" };
    match [worse, better, open].map(String::is_empty) {
        [false, false, _] => words::map_heading_depends(better, is_open, worse),
        [_, true, true] => words::map_heading_worse().to_owned(),
        [true, _, true] => words::map_heading_better().to_owned(),
        _ => words::map_heading_unknown().to_owned(),
    }
}

fn grid(shown: &MapShown, act: &Callback<Action>) -> Html {
    let (_, decimals, sign) = MEASURES[shown.measure];
    let value = |cell| mean(&shown.map.values(cell, shown.measure));
    // From the best to the worst.
    let (mut best, mut worst) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in (1..=CELLS).filter_map(value) {
        best = best.min(value * sign);
        worst = worst.max(value * sign);
    }
    let button = |cell: u32| {
        let value = value(cell);
        let heat = value.map(|value| {
            let way = (value * sign - best) / (worst - best).max(f64::MIN_POSITIVE);
            ((way * STEPS).round() as u32).to_string()
        });
        let (targets, money) = named(cell);
        let label = words::map_cell(&money, &targets, &said(&shown.map, shown.measure, cell));
        let go = act.reform(move |_: MouseEvent| Action::Go(cell));
        html! {
            <td>
                <button type="button" id={[BUTTON, &cell.to_string()].concat()} data-heat={heat} tabindex={if cell == shown.here { "0" } else { "-1" }} aria-current={(cell == shown.here).then_some("true")}
                    aria-label={label.clone()} title={label} onclick={go}>
                    { value.map_or_else(|| words::map_empty().to_owned(), |value| decimal(value, decimals)) }
                </button>
            </td>
        }
    };
    html! {
        // One stop of the tab key, at the reader's own cell; arrows go on from there.
        <table class="map" role="grid" aria-labelledby="map-heading" onkeydown={|event: KeyboardEvent| walk(&event)}>
            <thead><tr>
                <td></td>
                { for (0..SIZE.1).map(|column| html! { <th scope="col">{ place(cell(0, column)).1 }</th> }) }
            </tr></thead>
            <tbody>{ for (0..SIZE.0).map(|row| html! {
                <tr>
                    <th scope="row">{ place(cell(row, 0)).0 }</th>
                    { for (0..SIZE.1).map(|column| button(cell(row, column))) }
                </tr>
            }) }</tbody>
        </table>
    }
}

/// Begins the id of a cell's button.
const BUTTON: &str = "cell-";

/// Puts the focus on the cell that a key leads to.
fn walk(event: &KeyboardEvent) {
    let from = event.target_unchecked_into::<HtmlElement>().id();
    let from = from.strip_prefix(BUTTON).and_then(|cell| cell.parse().ok());
    let to = from.and_then(|from| beside(from, &event.key()));
    let found = to.and_then(|to| {
        let document = web_sys::window()?.document()?;
        document.get_element_by_id(&[BUTTON, &to.to_string()].concat())
    });
    if let Some(found) = found {
        event.prevent_default();
        // What cannot be focused is left alone.
        let _ = found.unchecked_into::<HtmlElement>().focus();
    }
}

/// Targets and money of a cell, in words.
fn named(cell: u32) -> (String, String) {
    let (targets, funding) = place(cell);
    (
        words::targets_spoken(targets),
        words::map_money(&funding.to_string()),
    )
}

/// Mean and range of a cell and how many runs it has, or that it has none.
fn said(map: &Map, measure: usize, cell: u32) -> String {
    let values = map.values(cell, measure);
    let number = |value: f64| decimal(value, MEASURES[measure].1);
    match (mean(&values), values.as_slice()) {
        (Some(mean), [low, .., high]) => words::map_value(
            &number(*high),
            &number(*low),
            &number(mean),
            values.len() as u32,
        ),
        (Some(mean), _) => words::map_value("", "", &number(mean), 1),
        (None, _) => words::map_empty().to_owned(),
    }
}

/// The table of all cells.
fn numbers(map: &Map, measure: usize) -> Table {
    let name = MEASURES[measure].0;
    let row = |cell| {
        let (targets, money) = named(cell);
        [targets, money, said(map, measure, cell)]
            .map(Cell::Text)
            .to_vec()
    };
    Table {
        caption: name.to_owned(),
        head: [words::models_targets(), words::group_money(), name]
            .map(str::to_owned)
            .to_vec(),
        rows: (1..=CELLS).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_says_on_how_many_runs_it_rests() {
        for said in [
            words::map_heading_worse(),
            words::map_heading_better(),
            &words::map_heading_depends("110%", "no", "80%"),
            words::map_heading_unknown(),
        ] {
            let runs = [&RUNS_THAT_TELL.to_string(), " runs a cell"].concat();
            assert!(said.contains(&runs), "{said}");
        }
        let next = ["then at ", &RUNS_THAT_TELL.to_string(), ":"].concat();
        assert!(words::did_few().contains(&next));
        let few = words::map_heading_few();
        assert!(few.contains("fewer than 4 runs a cell"), "{few}");
    }
}
