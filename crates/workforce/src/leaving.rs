//! Why people leave.

use crate::{LeavingParameters, StartLoad, WeekInput};

/// How much more staff leave than in the start state, as it builds up and fades.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Discontent(f64);

impl Discontent {
    /// One week of load. What staff bore in the start state is part of the start state's leaving.
    pub fn follow(&mut self, leaving: &LeavingParameters, start: StartLoad, week: &WeekInput) {
        let cause = leaving.workload.get() * (week.workload - 1.0)
            + leaving.administration.get() * (week.admin_share - start.admin_share)
            + leaving.strain.get() * (week.strain - start.strain);
        self.0 += (cause - self.0) * leaving.speed.get();
    }

    /// The leaving rate as a multiple of the start state's [ratio].
    pub fn multiplier(&self, leaving: &LeavingParameters) -> f64 {
        (1.0 + self.0)
            .max(leaving.least.get())
            .min(leaving.most.get())
    }
}
