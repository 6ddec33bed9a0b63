//! A part that is made when it is opened: what nobody looks at costs nothing.

use yew::prelude::*;

/// What a fold needs.
#[derive(PartialEq, Properties)]
pub struct FoldProps {
    /// The line that is always there.
    pub summary: AttrValue,
    /// Makes what is inside.
    pub inside: Callback<(), Html>,
    /// Called when it is opened.
    #[prop_or_default]
    pub onopen: Callback<()>,
    /// Id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// The fold.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let (open, onopen) = (open.clone(), props.onopen.clone());
        Callback::from(move |event: Event| {
            let opened = event
                .target_unchecked_into::<web_sys::Element>()
                .has_attribute("open");
            if opened && !*open {
                onopen.emit(());
            }
            open.set(opened);
        })
    };
    html! {
        <details class="more" id={props.id.clone()} {ontoggle}>
            <summary>{ &props.summary }</summary>
            if *open { { props.inside.emit(()) } }
        </details>
    }
}
