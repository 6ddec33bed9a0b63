//! Finding one of many by a part of its name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::words;

/// The field to search with. `text` is what it holds.
pub fn search(id: &'static str, text: &UseStateHandle<String>) -> Html {
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <p class="search">
            <label for={id}>{ words::search() }</label>
            <input type="search" {id} value={text.to_string()} autocomplete="off" {oninput} />
        </p>
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
