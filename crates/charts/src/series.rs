//! Series.
use crate::picture::{Frame, Picture};
use crate::words::Words;
use goodhart_report::Report;
/// Draws it.
pub fn draw(_report: &Report, _id: &str, frame: Frame, words: &dyn Words) -> Picture {
    Picture::missing("chart-series-missing", frame, words)
}
