//! A number the reader sets: labelled field with − and +, and a native slider with named marks.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::number_entry::use_entry;
use super::slider_track::slider_track;
use crate::numbers;
use crate::words;

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// Step of arrows and buttons; 0 where every number is allowed.
    pub step: f64,
}

impl Range {
    /// The nearest value allowed.
    pub fn clamp(self, value: f64) -> f64 {
        if self.step <= 0.0 {
            return value.clamp(self.low, self.high);
        }
        let steps = ((value - self.low) / self.step).round();
        (self.low + steps * self.step).clamp(self.low, self.high)
    }

    /// How far Page Up and Page Down go.
    fn page(self) -> f64 {
        10.0 * self.step
    }
}

/// A value worth naming on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The value.
    pub at: i32,
    /// What it stands for.
    pub name: &'static str,
}

/// What a control needs.
#[derive(Properties, PartialEq)]
pub struct NumberControlProps {
    /// Id of the slider; the other parts are named after it.
    pub id: AttrValue,
    /// Label of field and slider.
    pub label: AttrValue,
    /// The value now.
    pub value: f64,
    /// What it may be.
    pub range: Range,
    /// Unit beside the field.
    #[prop_or_default]
    pub unit: AttrValue,
    /// The value in words, as a screen reader says it.
    pub spoken: AttrValue,
    /// One line on what moving it does.
    pub hint: AttrValue,
    /// Values worth naming.
    #[prop_or_default]
    pub marks: &'static [Mark],
    /// Called with every new value.
    pub onchange: Callback<f64>,
    /// The page waits for its program, or the author of a frame has fixed the value.
    #[prop_or_default]
    pub disabled: bool,
}

/// The control.
#[component]
pub fn NumberControl(props: &NumberControlProps) -> Html {
    let NumberControlProps {
        value,
        range,
        disabled,
        ..
    } = *props;
    let part = |name: &str| AttrValue::from([props.id.as_str(), "-", name].concat());
    // What stands in the field while it is typed and is not (yet) a value.
    let draft = use_state(|| None::<String>);
    let entry = use_entry(&props.id, value, range, &props.onchange);

    let set = {
        let (draft, entry, onchange) = (draft.clone(), entry.clone(), props.onchange.clone());
        Callback::from(move |next: f64| {
            draft.set(None);
            entry.forget();
            onchange.emit(range.clamp(next));
        })
    };
    let on_slide = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            set.emit(
                event
                    .target_unchecked_into::<HtmlInputElement>()
                    .value_as_number(),
            );
        })
    };
    let on_key = {
        let set = set.clone();
        Callback::from(move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "PageUp" => range.page(),
                "PageDown" => -range.page(),
                _ => return,
            };
            event.prevent_default();
            set.emit(value + by);
        })
    };
    let on_type = {
        let (draft, onchange) = (draft.clone(), props.onchange.clone());
        Callback::from(move |event: InputEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let typed = field.value_as_number();
            draft.set(Some(field.value()));
            if (range.low..=range.high).contains(&typed) {
                onchange.emit(range.clamp(typed));
            }
        })
    };
    let on_leave = {
        let (draft, leave) = (draft.clone(), entry.on_leave.clone());
        Callback::from(move |event: Event| {
            draft.set(None);
            leave.emit(event);
        })
    };
    let step_by = |by: f64| {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.emit(value + by))
    };

    let shown = draft
        .as_ref()
        .map_or_else(|| numbers::plain(value), Clone::clone);
    let said = entry.said(value);
    let hint_id = part("hint");
    let (low, high, step) = (
        numbers::plain(range.low),
        numbers::plain(range.high),
        numbers::plain(range.step),
    );
    html! {
        <div class="control">
            <div class="line">
                <label for={part("number")} id={part("label")}>{ &props.label }</label>
                <span class="field">
                    <span class="stepper">
                        <button type="button" id={part("minus")} disabled={disabled || value <= range.low}
                            aria-label={words::less(&props.label)} onclick={step_by(-range.step)}>{ "−" }</button>
                        <input type="number" id={part("number")} min={low.clone()} max={high.clone()} step={step.clone()} value={shown}
                            aria-describedby={hint_id.clone()} inputmode="decimal" autocomplete="off" {disabled}
                            oninput={on_type} onchange={on_leave} onkeydown={on_key.clone()} />
                        <button type="button" id={part("plus")} disabled={disabled || value >= range.high}
                            aria-label={words::more(&props.label)} onclick={step_by(range.step)}>{ "+" }</button>
                    </span>
                    if !props.unit.is_empty() { <span class="unit">{ &props.unit }</span> }
                </span>
            </div>
            <div class="slider">
                { slider_track(value, range, props.marks) }
                <input type="range" id={props.id.clone()} min={low} max={high} step={step} value={numbers::plain(value)}
                    aria-labelledby={part("label")} aria-valuetext={props.spoken.clone()} {disabled}
                    oninput={on_slide} onkeydown={on_key} />
            </div>
            if !props.marks.is_empty() {
                <ul class="marks" id={part("marks")}>
                    { for props.marks.iter().map(|mark| mark_button(*mark, value, disabled, &set)) }
                </ul>
            }
            <p id={hint_id} class="hint" data-said={said.is_some().then_some("")} role="status">
                { said.map_or_else(|| props.hint.clone(), |said| AttrValue::from(said.to_owned())) }
            </p>
        </div>
    }
}

fn mark_button(mark: Mark, value: f64, disabled: bool, set: &Callback<f64>) -> Html {
    let at = f64::from(mark.at);
    let set = set.clone();
    let is_here = (value - at).abs() < f64::EPSILON;
    html! {
        <li>
            <button type="button" {disabled} aria-pressed={is_here.to_string()} onclick={move |_| set.emit(at)}>
                <b>{ mark.at }</b>{ " " }{ mark.name }
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUNDING: Range = Range {
        low: 80.0,
        high: 130.0,
        step: 1.0,
    };

    #[test]
    fn values_are_brought_onto_the_scale() {
        assert!((FUNDING.clamp(500.0) - 130.0).abs() < 1e-9);
        assert!((FUNDING.clamp(-1.0) - 80.0).abs() < 1e-9);
        assert!((FUNDING.clamp(95.4) - 95.0).abs() < 1e-9);
    }
}
