//! What services carried as stocks did in a week.

use crate::Seconds;

/// One programme's week, in the unit of its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgrammeWeek {
    /// End of the week [s].
    pub at: Seconds,
    /// Its place in the list of programmes.
    pub index: usize,
    /// What stands on top in truth.
    pub official: u64,
    /// What stands on top as written down.
    pub reported: u64,
    /// What stands below.
    pub denominator: u64,
}
