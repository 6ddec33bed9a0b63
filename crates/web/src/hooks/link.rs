//! Links that would be long are packed, by the browser: it takes a moment, short ones none.

use std::cell::RefCell;

use goodhart_report::Query;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use crate::known::with_known;
use crate::state::State;

#[wasm_bindgen]
extern "C" {
    /// Given by the page's own start script.
    #[wasm_bindgen(js_namespace = goodhart, catch)]
    fn pack(settings: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = goodhart, catch)]
    fn unpack(link: &str) -> Result<Promise, JsValue>;
}

thread_local! {
    /// The last packed address and what it says.
    static UNPACKED: RefCell<(String, String)> = RefCell::default();
}

/// The query of the address now, with its `?`, as it stands there.
pub fn address() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The query of the address now, with its `?`, unpacked if [`unpacked`] has been asked for it.
pub fn query() -> String {
    let address = address();
    UNPACKED.with_borrow(|(packed, text)| {
        if *packed == address {
            text.clone()
        } else {
            address
        }
    })
}

/// Hands a link on as a readable one, and remembers it; at once if it is no packed one.
pub fn unpacked(link: String, then: impl FnOnce(String) + 'static) {
    if !link.contains("z=") {
        return then(link);
    }
    spawn_local(async move {
        // What cannot be unpacked here is said to be damaged where it is read.
        let text = said(unpack(&link)).await.unwrap_or_else(|| link.clone());
        UNPACKED.set((link, text.clone()));
        then(text);
    });
}

/// Hands the link to a world on, packed if it is long; at once if it is short.
pub fn with_link(query: Query, then: impl FnOnce(String) + 'static) {
    let Some(packing) = query.to_pack().map(pack) else {
        return then(query.readable());
    };
    spawn_local(async move {
        // A browser that cannot pack has the long link, which opens as well.
        let packed = said(packing).await;
        then(packed.map_or_else(|| query.readable(), |packed| query.packed(&packed)));
    });
}

async fn said(promise: Result<Promise, JsValue>) -> Option<String> {
    JsFuture::from(promise.ok()?).await.ok()?.as_string()
}

/// The query of the world that the controls show.
pub fn query_of(state: &State) -> Query {
    let query = with_known(&state.catalogue, |known| Query::of(&state.scenario, known));
    query.unwrap_or_default()
}

/// The link to the world that the controls show, without `?`. A long one is readable until it is packed.
#[hook]
pub fn use_link(state: &State) -> String {
    let query = query_of(state);
    let packed = use_state(<(Query, String)>::default);
    {
        let packed = packed.clone();
        use_effect_with(query.clone(), move |query| {
            if query.to_pack().is_some() {
                let of = query.clone();
                with_link(query.clone(), move |link| packed.set((of, link)));
            }
        });
    }
    if query.to_pack().is_some() && packed.0 == query {
        packed.1.clone()
    } else {
        query.readable()
    }
}
