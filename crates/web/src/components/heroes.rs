//! The two big controls.

use goodhart_report::{Scenario, World, lever};
use yew::prelude::*;

use super::number_control::{Mark, NumberControl, Range};
use crate::finding::{money_at_first, without};
use crate::numbers::{decimal, plain};
use crate::state::Action;
use crate::words;

const TARGET_MARKS: &[Mark] = &[
    Mark {
        at: 10,
        name: words::mark_review(),
    },
    Mark {
        at: 18,
        name: words::mark_2025(),
    },
    Mark {
        at: 31,
        name: words::mark_2023(),
    },
    Mark {
        at: 133,
        name: words::mark_2022(),
    },
];
const FUNDING_MARKS: &[Mark] = &[
    Mark {
        at: 80,
        name: words::mark_least(),
    },
    Mark {
        at: 100,
        name: words::mark_matched(),
    },
    Mark {
        at: 130,
        name: words::mark_most(),
    },
];

/// How many targets, and how much money; `disabled` while the page waits for its program.
pub fn heroes(scenario: &Scenario, act: &Callback<Action>, disabled: bool) -> Html {
    let set = |key: &'static str| act.reform(move |value: f64| Action::Set(key, plain(value)));
    let by_name = by_name(scenario);
    let mut targets_spoken = words::targets_spoken(scenario.targets);
    if !by_name.is_empty() {
        targets_spoken.push(' ');
        targets_spoken.push_str(&by_name);
    }
    // Where the world chosen has no targets, the control does nothing.
    let hint = if scenario.world == World::Targets {
        words::targets_hint()
    } else {
        without(scenario)
    };
    html! {
        <section class="controls heroes" aria-label={words::lead_question()}>
            <NumberControl id="targets" label={words::targets_label()} value={f64::from(scenario.targets)} unit={by_name.clone()}
                range={range("targets")} spoken={targets_spoken} {hint}
                marks={TARGET_MARKS} onchange={set("targets")} {disabled} />
            <NumberControl id="funding" label={words::funding_label()} value={scenario.funding} unit={words::funding_unit()}
                range={range("funding")} spoken={funding_spoken(scenario.funding)} hint={words::funding_hint()}
                marks={FUNDING_MARKS} onchange={set("funding")} {disabled} />
        </section>
    }
}

/// What is put in force or taken out by name, beside the number that goes by the order: "+ 15 by name".
fn by_name(scenario: &Scenario) -> String {
    let added = scenario.add.difference(&scenario.drop).count();
    let mut said = String::new();
    if added > 0 {
        said.push_str(&words::targets_added(&added.to_string()));
    }
    if !scenario.drop.is_empty() {
        said.push(' ');
        said.push_str(&words::targets_dropped(&scenario.drop.len().to_string()));
    }
    said
}

fn range(key: &str) -> Range {
    lever(key).map_or(
        Range {
            low: 0.0,
            high: 1.0,
            step: 1.0,
        },
        |spec| Range {
            low: spec.low,
            high: spec.high,
            step: spec.step,
        },
    )
}

/// "95%, 5% less money than need".
fn funding_spoken(funding: f64) -> String {
    [&decimal(funding, 0), "%, ", &money_at_first(funding)].concat()
}
