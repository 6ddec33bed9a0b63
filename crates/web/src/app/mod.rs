//! The page's side: mounts the app where the prerendered text stands.

use goodhart_web::address::read;
use goodhart_web::components::{App, AppProps, Before};
use goodhart_web::hooks::{address, is_framed, unpacked};
use goodhart_web::worker_protocol::Catalogue;
use yew::AttrValue;

/// Starts the page.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(mount) = document.get_element_by_id("app") else {
        return;
    };
    let inside = |id: &str| {
        let element = document.get_element_by_id(id);
        element
            .map(|element| AttrValue::from(element.inner_html()))
            .unwrap_or_default()
    };
    let before = Before {
        finding: inside("finding"),
        effect: inside("effect"),
        results: inside("results"),
        method: inside("method"),
        models: inside("models"),
    };
    unpacked(address(), move |query| {
        let opened = read(&query, &Catalogue::default());
        let framed = is_framed() || opened.settings.embed;
        yew::Renderer::<App>::with_root_and_props(
            mount,
            AppProps {
                opened,
                framed,
                before,
            },
        )
        .render();
    });
}
