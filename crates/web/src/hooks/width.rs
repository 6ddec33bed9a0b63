//! How wide an element is, as long as it is shown.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Width of the element [px]; `None` until it is laid out.
#[hook]
pub fn use_width(node: &NodeRef) -> Option<f64> {
    let width = use_state_eq(|| None::<f64>);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with((), move |()| {
            let observed = node
                .cast::<Element>()
                .map(|element| observe(&element, width.setter()));
            move || drop(observed)
        });
    }
    *width
}

struct Observed {
    observer: ResizeObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn observe(element: &Element, width: UseStateSetter<Option<f64>>) -> Option<Observed> {
    let measured = {
        let element = element.clone();
        move || width.set(Some(f64::from(element.client_width())))
    };
    measured();
    // Drawn in a turn of its own: what changes the page's height while sizes are being observed is an error to browsers.
    let due = RefCell::new(None);
    let seen = Closure::<dyn FnMut(Array)>::new(move |_| {
        due.replace(Some(Timeout::new(0, measured.clone())));
    });
    let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Observed {
        observer,
        _seen: seen,
    })
}
