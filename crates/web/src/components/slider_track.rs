//! What lies beneath a native slider: its line, how far it is, and its marks, in the slider's own units.

use yew::prelude::*;

use super::number_control::{Mark, Range};
use crate::numbers;

/// The track.
pub fn slider_track(value: f64, range: Range, marks: &[Mark]) -> Html {
    // In thousandths of the way, so that any range has enough digits.
    let at = |value: f64| {
        numbers::plain(((value - range.low) / (range.high - range.low) * 1_000.0).round())
    };
    let ticks: String = marks
        .iter()
        .map(|mark| ["M", &at(f64::from(mark.at)), " 28V34"].concat())
        .collect();
    html! {
        <svg viewBox="0 0 1000 44" preserveAspectRatio="none" aria-hidden="true">
            <path class="track" d="M0 22H1000" vector-effect="non-scaling-stroke" />
            <path class="fill" d={["M0 22H", &at(value)].concat()} vector-effect="non-scaling-stroke" />
            <path class="ticks" d={ticks} vector-effect="non-scaling-stroke" />
        </svg>
    }
}
