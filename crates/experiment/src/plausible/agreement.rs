//! In how many plausible sets fewer targets at constant mix are better or worse: what may be said of the number of targets at all.

/// What plausible sets say of one number of targets next to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Money in both worlds [% of need-matched].
    pub funding: u32,
    /// Targets in force, at constant mix.
    pub targets: u32,
    /// Plausible sets that were run.
    pub sets: u32,
    /// In how many it is better, and in how many worse: QALYs lost, deaths, reported and real share within four hours.
    pub outcomes: [(u32, u32); 4],
}

/// Every money and every number of targets that was looked at; empty while the runs are still to be made.
pub const AGREEMENT: &[Agreement] = include!(concat!(env!("OUT_DIR"), "/agreement.rs"));
