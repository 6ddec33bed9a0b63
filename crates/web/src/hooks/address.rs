//! The address follows the state, seldom enough for every browser, with one entry of history per settled gesture.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::link::{address, query, query_of, unpacked, with_link};
use crate::address::{needs_catalogue, read};
use crate::state::{Action, State};

/// Shortest time between two writes [ms]. Safari throws past about a hundred in thirty seconds.
const BETWEEN_WRITES_MS: f64 = 600.0;
/// The address waits until the first answer has been drawn: to write it takes longer than to draw [ms].
const AFTER_CHANGE_MS: f64 = 200.0;
/// A gesture is over when nothing has changed for so long [ms].
const REST_MS: u32 = 700;

#[derive(Default)]
struct Writer {
    last_write: f64,
    in_gesture: bool,
    /// The last thing that the reader did, counted.
    newest: u32,
    due: Option<Timeout>,
    rest: Option<Timeout>,
}

/// Keeps address and state equal.
#[hook]
pub fn use_address(state: &UseReducerHandle<State>, framed: bool) {
    let writer: Rc<RefCell<Writer>> = use_mut_ref(Writer::default);

    {
        let (state, writer) = (state.clone(), Rc::clone(&writer));
        use_effect_with(state.catalogue.clone(), move |catalogue| {
            let catalogue = catalogue.clone();
            let dispatch = state.dispatcher();
            // Names of the model in the first address could not be checked before the engine was ready.
            if state.ready && state.gestures == 0 && needs_catalogue(&query()) {
                dispatch.dispatch(Action::Open(Box::new(read(&query(), &catalogue))));
            }
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| {
                    writer.replace(Writer::default()); // nothing of the gesture we go back from is still to be written
                    let (dispatch, catalogue) = (dispatch.clone(), catalogue.clone());
                    unpacked(address(), move |query| {
                        dispatch.dispatch(Action::Open(Box::new(read(&query, &catalogue))));
                    });
                })
            });
            move || drop(listener)
        });
    }

    // Only what the reader does is written: Back and Forward have written their address already.
    let state = state.clone();
    use_effect_with(state.gestures, move |&gestures| {
        if gestures > 0 {
            writer.borrow_mut().newest = gestures;
            let kept = kept(&state);
            with_link(query_of(&state), move |world| {
                // Another may have been quicker.
                if writer.borrow().newest == gestures {
                    changed(&writer, &["?", &world, &kept].concat(), framed);
                }
            });
        }
    });
}

/// Everything that the address carried beside the world.
fn kept(state: &State) -> String {
    let mut kept = String::new();
    for (key, text) in &state.settings.kept {
        let [key, text] = [key, text].map(|part| String::from(js_sys::encode_uri_component(part)));
        kept.push_str(&["&", &key, "=", &text].concat());
    }
    kept
}

fn changed(writer: &Rc<RefCell<Writer>>, href: &str, framed: bool) {
    let wait = {
        let mut now = writer.borrow_mut();
        let writer = Rc::clone(writer);
        now.rest = Some(Timeout::new(REST_MS, move || {
            writer.borrow_mut().in_gesture = false;
        }));
        (now.last_write + BETWEEN_WRITES_MS - js_sys::Date::now()).max(AFTER_CHANGE_MS)
    };
    let due = {
        let (writer, href) = (Rc::clone(writer), href.to_owned());
        Timeout::new(wait as u32 + 1, move || {
            write(&mut writer.borrow_mut(), &href, framed);
        })
    };
    writer.borrow_mut().due = Some(due);
}

fn write(writer: &mut Writer, href: &str, framed: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if address() == href {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    // A frame shares its host's history and must not fill it.
    let written = if writer.in_gesture || framed {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    };
    // Where the address may not be written (some frames), the page works all the same.
    drop(written);
    writer.in_gesture = true;
    writer.last_write = js_sys::Date::now();
}
