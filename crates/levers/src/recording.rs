//! Recording practice: how events are written down. It never changes what happens to a patient.

use crate::{Coding, Deadline, PerStream};

/// How events are written down, beyond the official definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    /// Emergency stays that ended soon after the limit are written down as having ended before it.
    pub retimed_stays: Option<Deadline>,
    /// Ambulance handovers that ended soon after the limit are written down as having ended before it.
    pub retimed_handovers: Option<Deadline>,
    /// Category A calls whose first vehicle came soon after the limit are written down as reached before it.
    pub corrected_first: Option<Deadline>,
    /// Category A calls whose transport came soon after the limit are written down as reached before it.
    pub corrected_transport: Option<Deadline>,
    /// Decisions to admit that lie further back than the limit are written down as later.
    pub late_decisions: Option<Deadline>,
    /// Share of patients nearing `suspension_limit_weeks` whose waiting-list clock is paused in the record [0–1].
    pub list_suspension: f64,
    /// The limit meant by `list_suspension` [weeks]; 0 when unused.
    pub suspension_limit_weeks: u32,
    /// How general practice writes down the care it is paid for.
    pub coding: Coding,
    /// How far those who end a course of talking therapy unrecovered are written down as having left before [0–1 of full use].
    pub completers_only: f64,
    /// How far what was missed is ticked as done, where nobody but the service records it, by stream [0–1 of full use].
    pub ticked: PerStream<f64>,
}
