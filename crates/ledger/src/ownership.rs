//! What each owner of a harm counts and what it leaves to others, in words: the table of the documentation.

use crate::Owner;

/// What an owner counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ownership {
    /// To what patients are exposed.
    pub exposure: &'static str,
    /// What can follow.
    pub gives: &'static str,
    /// What is left to others, or to nobody.
    pub excludes: &'static str,
    /// Where it is worked out, below `crates/`.
    pub file: &'static str,
}

impl Owner {
    /// What it counts and what it excludes.
    pub const fn ownership(self) -> Ownership {
        match self {
            Self::EmergencyDelay => Ownership {
                exposure: "an admitted patient's time from the start of the official clock to a proper bed, between 5 and 12 hours, flat beyond",
                gives: "deaths, QALYs",
                excludes: "time outside before that clock; the ward",
                file: "pathways/src/emergency/harm.rs",
            },
            Self::AmbulanceResponse => Ownership {
                exposure: "call to arrival for cardiac arrests of category 1",
                gives: "deaths, QALYs",
                excludes: "all other calls; handover",
                file: "pathways/src/ambulance/harm.rs",
            },
            Self::ElectiveWait => Ownership {
                exposure: "clock start to stop, whatever stops it, as the wait grows",
                gives: "QALYs",
                excludes: "follow-ups",
                file: "pathways/src/elective/harm.rs",
            },
            Self::FollowUpDelay => Ownership {
                exposure: "weeks overdue",
                gives: "QALYs",
                excludes: "the first wait",
                file: "pathways/src/elective/follow_up.rs",
            },
            Self::CancerDelay => Ownership {
                exposure: "days from urgent referral, recall or diagnosis to the first treatment of a cancer, beyond the first four weeks",
                gives: "deaths, QALYs",
                excludes: "patients without cancer; later treatments; waiting for tests or a bed as such",
                file: "pathways/src/cancer/harm.rs",
            },
            Self::WardCare => Ownership {
                exposure: "days with less nursing time per patient than in the start state",
                gives: "deaths, QALYs",
                excludes: "occupancy as such, infection",
                file: "pathways/src/beds.rs, pathways/src/emergency/harm.rs",
            },
            Self::ChronicCare => Ownership {
                exposure: "years of people with long-term conditions without drugs, tests, reviews or control that would help, after a lag",
                gives: "deaths, QALYs",
                excludes: "waits in the department and care on the ward after an admission it leads to; continuity",
                file: "pathways/src/general_practice/harm.rs",
            },
            Self::Continuity => Ownership {
                exposure: "residents' contacts with another than their usual doctor",
                gives: "deaths, QALYs",
                excludes: "care for conditions that are reviewed or not; waits in the department after an admission it leads to",
                file: "pathways/src/general_practice/harm.rs",
            },
            Self::Programmes => Ownership {
                exposure: "people missed, or served badly, below what a programme could reach",
                gives: "deaths, QALYs",
                excludes: "what patients simulated one by one lose; long-term conditions in general practice; rows of prevention",
                file: "pathways/src/programmes/harm.rs",
            },
            Self::Prevention => Ownership {
                exposure: "years in a population less healthy than prevention could have made it",
                gives: "deaths, QALYs",
                excludes: "what lower need spares the other owners, which they count themselves",
                file: "pathways/src/programmes/harm.rs",
            },
            Self::Therapies => Ownership {
                exposure: "weeks referred and untreated, and referrals that end without treatment",
                gives: "QALYs",
                excludes: "deaths; crises and inpatients of mental health",
                file: "pathways/src/therapies/harm.rs",
            },
        }
    }
}
