//! What lies beneath a native slider: its line, how far it is, and its marks, in the slider's own units.

use yew::prelude::*;

use super::number_control::{Mark, Range};
use crate::numbers;

/// What the track needs.
#[derive(Properties, PartialEq)]
pub struct SliderTrackProps {
    /// The value now.
    pub value: f64,
    /// First and last value.
    pub range: Range,
    /// Where the ticks stand.
    pub marks: &'static [Mark],
}

/// The track.
#[component]
pub fn SliderTrack(props: &SliderTrackProps) -> Html {
    // In thousandths of the way, so that any range has enough digits.
    let at = |value: f64| {
        let share = (value - props.range.low) / (props.range.high - props.range.low);
        numbers::plain((share * 1_000.0).round())
    };
    let ticks: String = props
        .marks
        .iter()
        .map(|mark| ["M", &at(f64::from(mark.at)), " 28V34"].concat())
        .collect();
    html! {
        <svg viewBox="0 0 1000 44" preserveAspectRatio="none" aria-hidden="true">
            <path class="track" d="M0 22H1000" vector-effect="non-scaling-stroke" />
            <path class="fill" d={["M0 22H", &at(props.value)].concat()} vector-effect="non-scaling-stroke" />
            <path class="ticks" d={ticks} vector-effect="non-scaling-stroke" />
        </svg>
    }
}
