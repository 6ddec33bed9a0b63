//! A lever that is written, as links write it. What cannot be used stays in the field, with the reason below it.

use goodhart_report::{InputError, Scenario, set};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::known::with_known;
use crate::shared::Shared;
use crate::state::Action;
use crate::words;
use crate::worker_protocol::Catalogue;

/// What the field needs.
#[derive(PartialEq, Properties)]
pub struct WrittenProps {
    /// Key of the lever.
    pub lever: &'static str,
    /// Its label.
    pub label: &'static str,
    /// How it is written, with an example.
    pub hint: AttrValue,
    /// What is in force.
    pub text: String,
    /// The world it belongs to.
    pub scenario: Shared<Scenario>,
    /// Names the engine knows.
    pub catalogue: Shared<Catalogue>,
    /// Where changes go.
    pub act: Callback<Action>,
}

/// The field.
#[component]
pub fn Written(props: &WrittenProps) -> Html {
    // What was typed, and what was in force then.
    let refused = use_state(|| None::<(String, String)>);
    let onchange = {
        let (refused, scenario, catalogue) = (
            refused.clone(),
            props.scenario.clone(),
            props.catalogue.clone(),
        );
        let (act, lever, in_force) = (props.act.clone(), props.lever, props.text.clone());
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            match checked(&scenario, lever, &text, &catalogue) {
                Ok(()) => {
                    refused.set(None);
                    act.emit(Action::Set(lever, text));
                }
                Err(_) => refused.set(Some((text, in_force.clone()))),
            }
        })
    };
    let id = ["lever-", props.lever].concat();
    let hint = [&id, "-hint"].concat();
    // A refusal stands as long as nothing else has come into force and the reason for it is there.
    let refused = refused.as_ref().and_then(|(text, in_force)| {
        let checked = || checked(&props.scenario, props.lever, text, &props.catalogue);
        let because = (*in_force == props.text).then(checked)?.err()?;
        Some((text, because.to_string()))
    });
    let value = refused.as_ref().map_or(&props.text, |(text, _)| text);
    html! {
        <div class="control choice">
            <p class="line">
                <label for={id.clone()}>{ props.label }</label>
                <input type="text" {id} value={value.clone()} aria-describedby={hint.clone()} aria-invalid={refused.as_ref().map(|_| "true")}
                    autocomplete="off" spellcheck="false" {onchange} />
            </p>
            <div class="hint" id={hint}>
                if let Some((_, because)) = &refused { <p class="said" role="status">{ words::not_taken(because) }</p> }
                <p>{ &props.hint }</p>
            </div>
        </div>
    }
}

/// Whether the world can be simulated with it.
fn checked(
    scenario: &Scenario,
    lever: &str,
    text: &str,
    catalogue: &Catalogue,
) -> Result<(), InputError> {
    let mut scenario = scenario.clone();
    with_known(catalogue, |known| {
        set(&mut scenario, lever, text, known)?;
        scenario.parts(known).map(drop)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_would_refuse_is_refused_at_the_field() {
        let (scenario, catalogue) = (Scenario::default(), Catalogue::default());
        let said = |text: &str| {
            let outcome = checked(&scenario, "change", text, &catalogue);
            outcome.err().map(|error| error.to_string())
        };
        assert_eq!(said("2024-04-01:targets:31"), None);
        assert_eq!(said(""), None);
        for wrong in [
            "2024-04-01:targets:500",
            "2024-04-01",
            "1999-04-01:targets:31",
        ] {
            assert!(
                said(wrong).is_some_and(|why| why.contains("change")),
                "{wrong}"
            );
        }
    }
}
