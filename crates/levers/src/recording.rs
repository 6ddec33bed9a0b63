//! Recording practice: how events are written down. It never changes what happens to a patient.

use crate::{Coding, Deadline};

/// How events are written down, beyond the official definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    /// Emergency stays that ended soon after the limit are written down as having ended before it.
    pub retimed_stays: Option<Deadline>,
    /// Ambulance handovers that ended soon after the limit are written down as having ended before it.
    pub retimed_handovers: Option<Deadline>,
    /// Share of patients nearing `suspension_limit_weeks` whose waiting-list clock is paused in the record [0–1].
    pub list_suspension: f64,
    /// The limit meant by `list_suspension` [weeks]; 0 when unused.
    pub suspension_limit_weeks: u32,
    /// How general practice writes down the care it is paid for.
    pub coding: Coding,
}
