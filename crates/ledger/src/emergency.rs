//! Stays in an emergency department.

use crate::Seconds;

/// Type of department, as in the official statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Department {
    /// Type 1: a major department.
    Major,
    /// Types 2 and 3: single specialty, urgent treatment centre, minor injuries unit.
    Minor,
}

/// How a stay in the department ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposal {
    /// Treated and sent home.
    Discharged,
    /// Admitted to a bed or to observation space.
    Admitted,
    /// Left before being seen: the need is unresolved.
    LeftUnseen,
}

/// Start and end of a clock [s].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// When the clock started.
    pub start: Seconds,
    /// When it stopped.
    pub stop: Seconds,
}

impl Clock {
    /// Length of the clock [s].
    pub const fn length(self) -> Seconds {
        self.stop.saturating_sub(self.start)
    }
}

/// One completed stay in an emergency department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmergencyStay {
    /// Stable identity of the need that brought the patient.
    pub id: u32,
    /// Where.
    pub department: Department,
    /// How it ended.
    pub disposal: Disposal,
    /// Whether the patient is 65 or over.
    pub older: bool,
    /// Fifth of deprivation, 0 = most deprived.
    pub fifth: u8,
    /// Whether the patient came by ambulance.
    pub by_ambulance: bool,
    /// The patient's own clock: at the hospital door, to home or a proper bed.
    pub real: Clock,
    /// The official clock: arrival (by ambulance: handover, or 15 minutes after arrival) to leaving the department.
    pub official: Clock,
    /// What was written down for the official clock.
    pub reported: Clock,
    /// Decision to admit, true and as written down, if admitted.
    pub decision: Option<(Seconds, Seconds)>,
    /// Whether this is an unplanned return within seven days.
    pub reattendance: bool,
}
