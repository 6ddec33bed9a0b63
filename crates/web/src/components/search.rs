//! Finding one of many by a part of its name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::change::Levers;
use crate::words;

/// What a search needs.
#[derive(Properties)]
pub struct SearchProps {
    /// Id of the field.
    pub id: &'static str,
    /// What is searched.
    pub of: Levers,
    /// The list of what holds the words asked for, or of everything if none are.
    pub list: fn(&Levers, &str) -> Html,
}

impl PartialEq for SearchProps {
    /// Each search has an id and a list of its own.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.of == other.of
    }
}

/// The field to search with, and the list.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let asked = use_state(String::new);
    let oninput = {
        let asked = asked.clone();
        Callback::from(move |event: InputEvent| {
            asked.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let id = props.id;
    html! {
        <>
            <p class="search">
                <label for={id}>{ words::search() }</label>
                <input type="search" {id} value={asked.to_string()} autocomplete="off" {oninput} />
            </p>
            { (props.list)(&props.of, &asked) }
        </>
    }
}

/// Whether any of the texts holds every word that was asked for, in any case. The texts are English: the cases of all other
/// letters would be eight kilobytes more of tables to load.
pub fn finds(asked: &str, texts: &[&str]) -> bool {
    asked.split_whitespace().all(|word| {
        let word = word.to_ascii_lowercase();
        texts
            .iter()
            .any(|text| text.to_ascii_lowercase().contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_found_somewhere() {
        let texts = ["emergency.trolleys", "Places where a patient can lie"];
        assert!(finds("trolleys PATIENT", &texts));
        assert!(finds("", &texts));
        assert!(!finds("trolleys crews", &texts));
    }
}
