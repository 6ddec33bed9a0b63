//! The texts about levers, assumptions and targets: fetched once, when somebody opens what shows them.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, Response};
use yew::prelude::*;

use crate::reading::{Reading, Texts};
use crate::shared::Shared;
use crate::state::{Action, State};

/// Fetches the texts once they are asked for.
#[hook]
pub fn use_reading(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with(state.texts == Texts::Asked, move |&asked| {
        if asked {
            spawn_local(async move {
                let texts = match fetched().await {
                    Some(reading) => Texts::Here(Shared::new(reading)),
                    None => Texts::Missing,
                };
                dispatch.dispatch(Action::Texts(texts));
            });
        }
    });
}

async fn fetched() -> Option<Reading> {
    let window = web_sys::window()?;
    let boot: HtmlElement = window
        .document()?
        .get_element_by_id("boot")?
        .dyn_into()
        .ok()?;
    let address = boot.dataset().get("reading")?;
    let answer = JsFuture::from(window.fetch_with_str(&address)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let bytes: JsValue = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    postcard::from_bytes(&Uint8Array::new(&bytes).to_vec()).ok()
}
