//! How much of each resource is staffed, relative to the start state.

use crate::PerStream;

/// Staffed capacity and working pace of the coming week, relative to the start state.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Clinical hours per stream as a multiple of the start state [ratio]: staff in post and agency, less collections and
    /// gaming work, moved between streams by the board.
    pub hours: PerStream<f64>,
    /// Output per clinical hour as a multiple of the start state [ratio]: effort, projects, productivity.
    pub pace: PerStream<f64>,
    /// Beds open, as a multiple of the start state [ratio]; bounded by the estate.
    pub beds: f64,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            hours: PerStream::uniform(1.0),
            pace: PerStream::uniform(1.0),
            beds: 1.0,
        }
    }
}
