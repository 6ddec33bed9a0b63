//! A number among many: a labelled field without a slider.

use yew::prelude::*;

use super::number_control::Range;
use super::number_entry::use_entry;
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
    let entry = use_entry(&props.id, value, range, &props.onchange);
    let hint = [props.id.as_str(), "-hint"].concat();
    html! {
        <div class="control number-field">
            <p class="line">
                <label for={props.id.clone()}>{ &props.label }</label>
                <span class="field">
                    <input type="number" id={props.id.clone()} min={plain(range.low)} max={plain(range.high)} step="any"
                        value={plain(value)} aria-describedby={hint.clone()} inputmode="decimal" autocomplete="off"
                        onchange={entry.on_leave.clone()} />
                    <span class="unit">{ &props.unit }</span>
                </span>
            </p>
            <div id={hint} class="hint">
                if let Some(said) = entry.said(value) { <p class="said" role="status">{ said.to_owned() }</p> }
                { props.children.clone() }
            </div>
        </div>
    }
}
