//! A number among many: a labelled field without a slider.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::number_control::{Range, correction, said_of};
use crate::numbers::plain;

/// What a field needs.
#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    /// Id of the field.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// The value now.
    pub value: f64,
    /// What it may be; a step of 0 takes every number.
    pub range: Range,
    /// Unit beside it.
    pub unit: AttrValue,
    /// Called with every new value.
    pub onchange: Callback<f64>,
    /// What is to be said below it.
    #[prop_or_default]
    pub children: Html,
}

/// The field.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let NumberFieldProps { value, range, .. } = *props;
    let said = use_state(|| None::<(f64, String)>);
    let onchange = {
        let (said, emit) = (said.clone(), props.onchange.clone());
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let typed = field.value_as_number();
            let kept = if typed.is_nan() {
                value
            } else {
                range.clamp(typed)
            };
            said.set(correction(typed, kept, range).map(|text| (kept, text)));
            field.set_value(&plain(kept));
            if !typed.is_nan() {
                emit.emit(kept);
            }
        })
    };
    let hint = [props.id.as_str(), "-hint"].concat();
    html! {
        <div class="control number-field">
            <p class="line">
                <label for={props.id.clone()}>{ &props.label }</label>
                <span class="field">
                    <input type="number" id={props.id.clone()} min={plain(range.low)} max={plain(range.high)} step="any"
                        value={plain(value)} aria-describedby={hint.clone()} inputmode="decimal" autocomplete="off" {onchange} />
                    <span class="unit">{ &props.unit }</span>
                </span>
            </p>
            <div id={hint} class="hint">
                if let Some(said) = said_of(said.as_ref(), value) { <p class="said" role="status">{ said.to_owned() }</p> }
                { props.children.clone() }
            </div>
        </div>
    }
}
