//! The page in someone else's page: heights and messages, as the contract says. It takes no focus and stores nothing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, ResizeObserver, Window};
use yew::prelude::*;

use super::link::{query_of, unpacked, with_link};
use crate::address::read;
use crate::state::{Action, State};
use crate::words;

/// Whether the page stands in a frame, or is the file made for one: opened alone that has no more to show.
pub fn is_framed() -> bool {
    is_frame_file() || web_sys::window().is_some_and(|window| host(&window).is_some())
}

/// Whether this is the file made for frames, which lies one folder below the page.
pub fn is_frame_file() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-embed"))
}

/// The window around us, if we are in a frame.
fn host(window: &Window) -> Option<Window> {
    let parent = window.parent().ok().flatten()?;
    (!Object::is(&parent, window)).then_some(parent)
}

/// Posts heights and news to the host, and does what the host asks.
#[hook]
pub fn use_frame(state: &UseReducerHandle<State>) {
    let told = use_mut_ref(|| 0);
    use_effect_with(state.phase(), move |phase| {
        let observed = observe_height(matches!(*phase, "loading" | "running"), told);
        move || drop(observed)
    });

    let news = state.clone();
    use_effect_with(
        (state.ready, state.generation),
        move |&(ready, generation)| {
            if ready {
                let kind = if generation == 1 {
                    "goodhart:ready"
                } else {
                    "goodhart:change"
                };
                tell(kind, &news);
            }
        },
    );
    let news = state.clone();
    let digest = state
        .current()
        .map(|answer| answer.report.digest.clone())
        .filter(|digest| !digest.is_empty());
    use_effect_with(digest, move |digest| {
        if digest.is_some() {
            tell("goodhart:run", &news);
        }
    });
    use_effect_with(state.trouble.clone(), |trouble| {
        if let Some(because) = trouble {
            complain(because);
        }
    });

    // Where a reset leads: the address follows the state, so what it was at first is kept.
    let at_first = use_memo((), |()| super::query());
    // What a host asks before the engine can check names waits for it.
    let waiting = use_mut_ref(Vec::<JsValue>::new);
    {
        let (state, at_first) = (state.clone(), Rc::clone(&at_first));
        let waiting = Rc::clone(&waiting);
        use_effect_with(state.ready, move |&ready| {
            if ready {
                for message in waiting.take() {
                    obey(&message, &state, &at_first);
                }
            }
        });
    }
    let state = state.clone();
    use_effect(move || {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window.clone(), "message", move |event| {
                if let (Some(event), Some(host)) = (event.dyn_ref::<MessageEvent>(), host(&window))
                {
                    // Only the page around us may ask; anyone may post.
                    let from_host = event
                        .source()
                        .is_some_and(|source| Object::is(&source, &host));
                    if from_host && state.ready {
                        obey(&event.data(), &state, &at_first);
                    } else if from_host {
                        waiting.borrow_mut().push(event.data());
                    }
                }
            })
        });
        move || drop(listener)
    });
}

fn obey(message: &JsValue, state: &UseReducerHandle<State>, at_first: &str) {
    match text(message, "type").as_deref() {
        Some("goodhart:get") => tell("goodhart:state", state),
        Some("goodhart:set") => match text(message, "query") {
            Some(query) => {
                let state = state.clone();
                unpacked(query, move |query| {
                    let opened = read(&query, &state.catalogue);
                    for damage in &opened.damage {
                        complain(damage);
                    }
                    state.dispatch(Action::Replace(Box::new(opened.scenario)));
                });
            }
            None => complain(words::host_query()),
        },
        Some("goodhart:reset") => {
            let opened = read(at_first, &state.catalogue);
            state.dispatch(Action::Replace(Box::new(opened.scenario)));
        }
        // Other messages of a host are none of ours.
        Some(other) if other.starts_with("goodhart:") => complain(&words::host_type(other)),
        _ => {}
    }
}

fn complain(message: &str) {
    post("goodhart:error", &[("message", message.into())]);
}

/// Tells the host of the world: its link and, once known, its digests.
fn tell(kind: &'static str, state: &State) {
    let mut fields = Vec::new();
    if let Some(answer) = state.current() {
        fields.push(("digest_first", answer.report.digest_first.as_str().into()));
        fields.push(("digest", answer.report.digest.as_str().into()));
    }
    with_link(query_of(state), move |query| {
        fields.push(("query", query.into()));
        post(kind, &fields);
    });
}

fn post(kind: &str, fields: &[(&str, JsValue)]) {
    let named = [("type", kind.into()), ("id", id().into())];
    let message = object(named.iter().chain(fields));
    send(&message);
}

fn send(message: &JsValue) {
    if let Some(host) = web_sys::window().as_ref().and_then(host) {
        // The host's origin is unknown on purpose: nothing we post is private.
        let _ = host.post_message(message, "*");
    }
}

struct Observed {
    observer: ResizeObserver,
    _seen: Closure<dyn FnMut()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the host how high the body is; `told` keeps what it was told last. What grows is told at once. What shrinks while figures still
/// change may grow again, and the page around would jump.
fn observe_height(changes: bool, told: Rc<RefCell<i32>>) -> Option<Observed> {
    let window = web_sys::window().filter(|window| host(window).is_some())?;
    let body: Element = window.document()?.body()?.into();
    let seen = {
        let body = body.clone();
        Closure::<dyn FnMut()>::new(move || {
            let height = body.get_bounding_client_rect().height().ceil() as i32;
            let mut told = told.borrow_mut();
            let less = *told - height;
            if less <= -2 || (less >= 2 && !changes) {
                *told = height;
                post_height(height);
            }
        })
    };
    let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(&body);
    Some(Observed {
        observer,
        _seen: seen,
    })
}

/// The height in our own form and in those that hosts already listen for.
fn post_height(height: i32) {
    post("goodhart:height", &[("height", height.into())]);
    // Datawrapper
    let by_id = object([(id().as_str(), height.into())].iter());
    send(&object([("datawrapper-height", by_id)].iter()));
    // AMP, and NPR's Sidechain
    send(&object(
        [
            ("sentinel", "amp".into()),
            ("type", "embed-size".into()),
            ("height", height.into()),
        ]
        .iter(),
    ));
    // Medium and Flourish, as text
    let address = web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default();
    let told = object(
        [
            ("sender", "Flourish".into()),
            ("context", "iframe.resize".into()),
            ("method", "resize".into()),
            ("src", address.into()),
            ("height", height.into()),
        ]
        .iter(),
    );
    if let Ok(told) = JSON::stringify(&told) {
        send(&told);
    }
    // pym, where the host has named us
    if let Some(child) = parameter("childId") {
        send(
            &["pym", &child, "height", &height.to_string()]
                .join("xPYMx")
                .into(),
        );
    }
}

/// The name the host gave us.
fn id() -> String {
    parameter("id")
        .or_else(|| parameter("childId"))
        .unwrap_or_else(|| "goodhart".to_owned())
}

fn parameter(key: &str) -> Option<String> {
    let query = super::query();
    let mut pairs = query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    let (_, text) = pairs.find(|(name, _)| *name == key)?;
    js_sys::decode_uri_component(text).ok().map(String::from)
}

fn text(of: &JsValue, key: &str) -> Option<String> {
    Reflect::get(of, &key.into()).ok()?.as_string()
}

fn object<'a>(fields: impl Iterator<Item = &'a (&'a str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
