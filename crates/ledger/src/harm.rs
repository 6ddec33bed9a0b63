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

/// An expectation in micro-units [10⁻⁶], to the nearest, halves away from zero.
#[must_use]
pub fn micro(expected: f64) -> i64 {
    nearest(expected * 1e6)
}

/// The nearest whole number, halves away from zero; what is beyond all of them becomes the last, what is no number 0. Rounding is no
/// instruction of WebAssembly, cutting off is.
#[must_use]
#[inline(never)] // written out at every cause of harm it takes a third of a kilobyte of the page's first load
pub fn nearest(value: f64) -> i64 {
    let whole = value as i64;
    let rest = value - whole as f64;
    whole
        .saturating_add(i64::from(rest >= 0.5))
        .saturating_sub(i64::from(rest <= -0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero_and_what_is_just_below_is_not() {
        let below_half = 0.5_f64.next_down();
        for (value, whole) in [
            (0.5, 1),
            (-0.5, -1),
            (below_half, 0),
            (-below_half, 0),
            (2.5, 3),
            (-1.5, -2),
            (4_503_599_627_370_495.5, 4_503_599_627_370_496),
            (f64::NAN, 0),
        ] {
            assert_eq!(nearest(value), whole, "{value}");
        }
        assert_eq!(nearest(f64::INFINITY), i64::MAX);
        assert_eq!(micro(-0.000_001_4), -1);
    }
}
