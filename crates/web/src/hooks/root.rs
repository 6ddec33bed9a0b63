//! What tests, hosts and style sheets read off the root element.

use web_sys::Element;
use yew::prelude::*;

use crate::state::State;

/// Keeps `data-state`, `data-behind`, `data-generation`, `data-helped`, the digests and the theme on `<html>`.
#[hook]
pub fn use_root(state: &UseReducerHandle<State>) {
    let state = state.clone();
    use_effect(move || {
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.document_element());
        let Some(root) = root else { return };
        let current = state.current();
        let digest =
            |of: fn(&goodhart_report::Report) -> &str| current.map(|answer| of(&answer.report));
        put(&root, "data-state", Some(state.phase()));
        put(&root, "data-behind", state.is_behind().then_some("yes"));
        put(
            &root,
            "data-generation",
            Some(&state.generation.to_string()),
        );
        put(
            &root,
            "data-digest-first",
            digest(|report| &report.digest_first),
        );
        put(&root, "data-digest", digest(|report| &report.digest));
        let helped = current.map(|answer| answer.helped.to_string());
        put(&root, "data-helped", helped.as_deref());
        put(
            &root,
            "data-theme",
            state
                .settings
                .dark
                .map(|dark| if dark { "dark" } else { "light" }),
        );
    });
}

fn put(root: &Element, name: &str, value: Option<&str>) {
    let outcome = match value.filter(|value| !value.is_empty()) {
        Some(value) if root.get_attribute(name).as_deref() == Some(value) => Ok(()),
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    debug_assert!(outcome.is_ok(), "attribute names are valid");
}
