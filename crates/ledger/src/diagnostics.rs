//! Tests with a waiting list, and how much is done of what is counted against an earlier year.

use crate::Seconds;

/// People who have waited equally long for a test at a census.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestsWaiting {
    /// How many [people].
    pub people: u32,
    /// Their wait since the request [s].
    pub wait: Seconds,
}

/// Work that is counted against the year before the pandemic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Tests done, whoever asked for them.
    Tests,
}

/// Work done, and how much would have been done in that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Of what.
    pub work: Work,
    /// Done [thousandths of a piece].
    pub done: u64,
    /// Done in the same time of the year before the pandemic [thousandths of a piece].
    pub then: u64,
}
