//! Harm as expected values: one owner per harm, so that nothing is counted twice.

use crate::Seconds;

/// The exposure that owns a harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Time in the emergency department of a patient who needs a bed.
    EmergencyDelay,
    /// Time until a crew reaches a cardiac arrest.
    AmbulanceResponse,
    /// Waiting for planned treatment.
    ElectiveWait,
    /// Follow-up that came too late.
    FollowUpDelay,
    /// Waiting for the treatment of a cancer.
    CancerDelay,
    /// Days on a ward with too few nurses per patient.
    WardCare,
    /// Years with a long-term condition without care that would help.
    ChronicCare,
    /// Seeing another doctor each time.
    Continuity,
    /// Someone whom a programme did not reach, or reached badly.
    Programmes,
    /// A year in a population less healthy than prevention could have made it.
    Prevention,
    /// A disorder of mood or anxiety that lasts while nobody treats it, or in spite of it.
    Therapies,
}

impl Owner {
    /// All owners in registry order.
    pub const ALL: [Self; 11] = [
        Self::EmergencyDelay,
        Self::AmbulanceResponse,
        Self::ElectiveWait,
        Self::FollowUpDelay,
        Self::CancerDelay,
        Self::WardCare,
        Self::ChronicCare,
        Self::Continuity,
        Self::Programmes,
        Self::Prevention,
        Self::Therapies,
    ];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::EmergencyDelay => "emergency_delay",
            Self::AmbulanceResponse => "ambulance_response",
            Self::ElectiveWait => "elective_wait",
            Self::FollowUpDelay => "follow_up_delay",
            Self::CancerDelay => "cancer_delay",
            Self::WardCare => "ward_care",
            Self::ChronicCare => "chronic_care",
            Self::Continuity => "continuity",
            Self::Programmes => "programmes",
            Self::Prevention => "prevention",
            Self::Therapies => "therapies",
        }
    }
}

/// Expected harm from one exposure of one patient, rounded once to micro-units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harm {
    /// When it is booked [s].
    pub at: Seconds,
    /// Which exposure owns it.
    pub owner: Owner,
    /// Fifth of deprivation, 0 = most deprived.
    pub fifth: u8,
    /// Expected deaths [10⁻⁶ deaths].
    pub micro_deaths: i64,
    /// Expected loss of quality-adjusted life years, deaths included [10⁻⁶ QALYs].
    pub micro_qalys: i64,
}
