//! What the targets did.
use crate::picture::{Frame, Picture};
use crate::words::Words;
use goodhart_report::Report;
/// Draws it.
pub fn draw(_report: &Report, frame: Frame, words: &dyn Words) -> Picture {
    Picture::missing("chart-did-missing", frame, words)
}
