//! What all plausible models say of fewer targets: where they disagree, it is not known.

use goodhart_report::{Order, Scenario};
use yew::prelude::*;

use super::fold::Fold;
use crate::agreement::Sign;
use crate::reading::Texts;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Agreement;

/// Rows of head and cells: what was asked of the models.
const OUTCOMES: [&str; 4] = [
    words::models_years(),
    words::models_deaths(),
    words::models_reported(),
    words::models_real(),
];

/// The table for the money nearest to what the reader has set; nothing before the model has told.
pub fn models(
    agreement: &[Agreement],
    scenario: &Scenario,
    texts: &Texts,
    act: &Callback<Action>,
) -> Html {
    if scenario.start != Scenario::default().start {
        return Html::default(); // it was asked of 2022/23 alone
    }
    let away = |one: &Agreement| (f64::from(one.funding) - scenario.funding).abs();
    let Some(nearest) = agreement
        .iter()
        .min_by(|one, other| away(one).total_cmp(&away(other)))
    else {
        return Html::default();
    };
    let here: Vec<&Agreement> = agreement
        .iter()
        .filter(|one| one.funding == nearest.funding)
        .collect();
    let (sets, money) = (nearest.sets.to_string(), nearest.funding.to_string());
    let onopen = act.reform(|()| Action::AskTexts);
    let inside = {
        let (texts, money) = (texts.clone(), scenario.funding);
        Callback::from(move |()| {
            let said = texts.here().and_then(|texts| texts.orders(money));
            html! { <p class="prose">{ said }</p> }
        })
    };
    html! {
        <section id="models" aria-labelledby="models-heading">
            <h2 id="models-heading">{ heading(&here) }</h2>
            <p class="subtitle">{ words::models_subtitle(&money, &sets) }</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="models-heading">
                <table>
                    <thead><tr>
                        <th scope="col">{ words::models_targets() }</th>
                        { for OUTCOMES.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr></thead>
                    <tbody>{ for here.iter().map(|one| row(one)) }</tbody>
                </table>
            </div>
            <p class="small">
                if others_set(scenario) { { words::models_others() }{ " " } }
                { words::models_note() }
            </p>
            <Fold summary={words::models_orders()} {inside} {onopen} />
            <p class="prose">{ words::models_rank(&sets) }</p>
        </section>
    }
}

/// Whether the reader's world differs in more than was asked: targets at the same mix, money, and luck.
fn others_set(scenario: &Scenario) -> bool {
    let mut asked = Scenario {
        targets: scenario.targets,
        funding: scenario.funding,
        seed: scenario.seed,
        reps: scenario.reps,
        preset: scenario.preset.clone(),
        ..Scenario::default()
    };
    if scenario.order == Order::ConstantMix {
        asked.order = Order::ConstantMix;
    }
    *scenario != asked
}

/// What may be said of healthy years, whatever the number of targets.
fn heading(here: &[&Agreement]) -> &'static str {
    let signs: Vec<Sign> = here
        .iter()
        .map(|one| Sign::of(one.outcomes[0], one.sets))
        .collect();
    let all = |sign: Sign| signs.iter().all(|one| *one == sign);
    if all(Sign::Better) {
        words::models_heading_better()
    } else if all(Sign::Worse) {
        words::models_heading_worse()
    } else if signs.contains(&Sign::Better) || signs.contains(&Sign::Worse) {
        words::models_heading_depends()
    } else {
        words::models_heading_unknown()
    }
}

fn row(one: &Agreement) -> Html {
    html! {
        <tr key={one.targets}>
            <th scope="row">{ one.targets }</th>
            { for one.outcomes.iter().map(|&counts| html! { <td>{ cell(counts, one.sets) }</td> }) }
        </tr>
    }
}

/// The word, and the count of models on either side below it.
fn cell(counts: (u32, u32), sets: u32) -> Html {
    let word = match Sign::of(counts, sets) {
        Sign::Better => words::models_better(),
        Sign::Worse => words::models_worse(),
        Sign::NotKnown => words::models_not_known(),
    };
    let counted = words::models_counts(&counts.0.to_string(), &counts.1.to_string());
    html! { <>{ word }<br /><span class="small">{ counted }</span></> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_were_not_asked_are_owned_up_to() {
        let asked = Scenario {
            targets: 10,
            funding: 95.0,
            seed: 7,
            order: Order::ConstantMix,
            ..Scenario::default()
        };
        assert!(!others_set(&asked));
        let other = Scenario {
            pressure: 2.0,
            ..asked
        };
        assert!(others_set(&other));
    }
}
