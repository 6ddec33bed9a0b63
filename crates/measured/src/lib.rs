//! A place whose ledger is heard by its measures: the event loop of every run.
//!
//! Who listens to a place is a type parameter, so the loop and every step of a patient are generated where a listener is named. That
//! is here and nowhere else: how the loop is compiled for the page is decided for this crate, and what surrounds it, which runs
//! once a week or once a run, can be small.

use goodhart_des::time::Seconds;
use goodhart_pathways::Place;
use goodhart_targets::Measures;

/// Works through at most `most` events before `until` [s] and measures them. Returns how many were left of `most`: above 0, `until` is
/// reached.
#[inline(never)] // written out in a caller it would be compiled as the caller is
pub fn advance(place: &mut Place, measures: &mut Measures, until: Seconds, most: u32) -> u32 {
    place.advance(until, most, measures)
}
