//! What all plausible models say of fewer targets, once for each money that was asked: the text of the section, which is prerendered.

use goodhart_experiment::plausible::Agreement;
use yew::prelude::*;

use crate::agreement::Sign;
use crate::words;

/// Rows of head and cells: what was asked of the models.
const OUTCOMES: [&str; 4] = [
    words::models_years(),
    words::models_deaths(),
    words::models_reported(),
    words::models_real(),
];

/// For each money the number and its text, with a rule after each, as `models` takes them apart.
pub fn models_text(agreement: &[Agreement]) -> Html {
    let by_money = agreement.chunk_by(|one, next| one.funding == next.funding);
    let one =
        |here: &[Agreement]| html! { <>{ here[0].funding }<hr />{ at_one_money(here) }<hr /></> };
    html! { <>{ for by_money.map(one) }</> }
}

fn at_one_money(here: &[Agreement]) -> Html {
    let (sets, money) = (here[0].sets.to_string(), here[0].funding.to_string());
    html! {
        <>
            <h2 id="models-heading">{ heading(here) }</h2>
            <p class="subtitle">{ words::models_subtitle(&money, &sets) }</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="models-heading">
                <table>
                    <thead><tr>
                        <th scope="col">{ words::models_targets() }</th>
                        { for OUTCOMES.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr></thead>
                    <tbody>{ for here.iter().map(row) }</tbody>
                </table>
            </div>
            <p class="small">{ words::models_note() }</p>
            <p class="prose">{ words::models_rank(&sets) }</p>
        </>
    }
}

/// What may be said of healthy years, whatever the number of targets.
fn heading(here: &[Agreement]) -> &'static str {
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
        <tr>
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
