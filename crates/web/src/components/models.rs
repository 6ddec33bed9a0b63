//! What all plausible models say of fewer targets: where they disagree, it is not known. Nothing a reader sets changes what they say
//! at one money, so each such text is prerendered, and the page's program only chooses among them.

use goodhart_report::{Order, Scenario, read_number};
use yew::prelude::*;

use super::fold::Fold;
use crate::reading::Texts;
use crate::state::Action;
use crate::words;

/// The text for the money nearest to what the reader has set, out of what was prerendered (`models_text`).
pub fn models(
    prerendered: &AttrValue,
    scenario: &Scenario,
    texts: &Texts,
    act: &Callback<Action>,
) -> Html {
    if scenario.start != Scenario::default().start {
        return Html::default(); // it was asked of 2022/23 alone
    }
    let parts: Vec<&str> = prerendered.split("<hr>").collect();
    let away = |part: &[&str]| (read_number(part[0]).unwrap_or_default() - scenario.funding).abs();
    let Some(nearest) = parts
        .chunks_exact(2)
        .min_by(|one, other| away(one).total_cmp(&away(other)))
    else {
        return Html::default();
    };
    let said = Html::from_html_unchecked(AttrValue::from(nearest[1].to_owned()));
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
            { said }
            if others_set(scenario) { <p class="small">{ words::models_others() }</p> }
            <Fold summary={words::models_orders()} {inside} {onopen} />
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
