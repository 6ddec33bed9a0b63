//! What is known of a patient of the urgent chain while she is inside.

use goodhart_des::time::Seconds;

use crate::route::Stage;

/// Where in the department a patient is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// Nowhere: outside, in the waiting room, or in a bed.
    None,
    Trolley,
    Corridor,
    /// Observation space: out of the department as the clock sees it.
    Observation,
}

impl Space {
    pub(crate) const fn is_trolley(self) -> bool {
        matches!(self, Self::Trolley)
    }
    pub(crate) const fn is_corridor(self) -> bool {
        matches!(self, Self::Corridor)
    }
    pub(crate) const fn is_observation(self) -> bool {
        matches!(self, Self::Observation)
    }
}

impl Stage {
    /// Whether the patient keeps a bed from others.
    pub(crate) const fn holds_a_bed(self) -> bool {
        matches!(
            self,
            Self::Transfer | Self::Ward | Self::WaitingForPackage | Self::WaitingForDischarge
        )
    }

    /// Whether the patient is in the major department (or outside its door).
    pub(crate) const fn in_department(self) -> bool {
        !matches!(self, Self::Transfer) && !self.holds_a_bed()
    }
}

/// A patient of the urgent chain.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // independent facts about a person, not a state machine
pub(crate) struct Patient {
    /// At the hospital door [s].
    pub door: Seconds,
    /// Official start of the clock [s].
    pub clock_start: Seconds,
    /// Official stop by being moved to observation [s]; 0 while running.
    pub clock_stop: Seconds,
    /// When results of tests are or will be in [s]; 0 without tests.
    pub results: Seconds,
    /// Decision to admit [s]; 0 before.
    pub decided: Seconds,
    /// In the bed since [s].
    pub bed_since: Seconds,
    /// The ambulance incident that brought her, if its crew is still there.
    pub incident: u32,
    pub stage: Stage,
    pub space: Space,
    /// 0 (resuscitation) to 4 (non-urgent).
    pub acuity: u8,
    /// Class in the line she stands in.
    pub class: u8,
    pub fifth: u8,
    pub older: bool,
    pub by_ambulance: bool,
    /// Came through the major department.
    pub through_department: bool,
    pub planned: bool,
    pub short_stay: bool,
    /// A clinician was asked to decide before results were in.
    pub hurried: bool,
    /// Staff act on her limit.
    pub near_limit: bool,
}

/// No incident.
pub(crate) const NO_INCIDENT: u32 = u32::MAX;

impl Patient {
    pub(crate) fn new(now: Seconds, stage: Stage, older: bool, fifth: u8) -> Self {
        Self {
            door: now,
            clock_start: now,
            clock_stop: 0,
            results: 0,
            decided: 0,
            bed_since: now,
            incident: NO_INCIDENT,
            stage,
            space: Space::None,
            acuity: 0,
            class: 0,
            fifth,
            older,
            by_ambulance: false,
            through_department: false,
            planned: false,
            short_stay: false,
            hurried: false,
            near_limit: false,
        }
    }
}
