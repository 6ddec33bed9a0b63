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

/// Work that is counted against the year before the pandemic, or against what there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Tests done, whoever asked for them.
    Tests,
    /// Pathways of planned care completed.
    Pathways,
    /// Planned care by its value.
    Value,
    /// Follow-ups not held.
    FollowUpsLess,
    /// Time in theatres used; against the time there was.
    TheatreTime,
    /// Operations of planned care as day cases; against all of them.
    DayCases,
}

/// Work done, and what it is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Of what.
    pub work: Work,
    /// Done [thousandths of a piece].
    pub done: u64,
    /// What it is counted against: done in the same time of the year before the pandemic, unless the work says otherwise [thousandths of a piece].
    pub then: u64,
}

/// A cancellation of an operation that a target counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cancellation {
    /// A patient whose operation was cancelled was operated on, so long after.
    RebookedAfter(Seconds),
    /// The operation of a patient with clinical priority was cancelled for the second time.
    UrgentAgain,
}
