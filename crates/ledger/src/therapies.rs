//! What talking therapies did in a week.

/// A week of talking therapies [thousandths of a person].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TherapiesWeek {
    /// First contacts.
    pub entered: u64,
    /// Of these, within 6 and 18 weeks of referral.
    pub within: [u64; 2],
    /// Second contacts, with which treatment begins.
    pub begun: u64,
    /// Of these, within 6 and 18 weeks of referral.
    pub begun_within: [u64; 2],
    /// Referrals that ended, however.
    pub ended: u64,
    /// Ended after a course, ill enough at its start to be counted.
    pub completed: u64,
    /// The same as written down.
    pub completed_as_written: u64,
    /// Of those counted, recovered.
    pub recovered: u64,
    /// Ended after a course.
    pub finished: u64,
    /// Of these, with paired measures.
    pub paired: u64,
}
