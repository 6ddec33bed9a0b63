//! The provider groups whose staff are followed.

use crate::Parameters;

/// A group of staff with one labour market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Clinical staff of the acute trust.
    Acute,
    /// Ambulance crews.
    Ambulance,
    /// Social-care workers paid by the council.
    SocialCare,
    /// Doctors, nurses and others who see patients in general practice.
    GeneralPractice,
    /// Staff of mental health and community services, talking therapies among them.
    Community,
    /// Staff of public health.
    PublicHealth,
}

impl Group {
    /// All groups in registry order.
    pub const ALL: [Self; 6] = [
        Self::Acute,
        Self::Ambulance,
        Self::SocialCare,
        Self::GeneralPractice,
        Self::Community,
        Self::PublicHealth,
    ];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Acute => "acute",
            Self::Ambulance => "ambulance",
            Self::SocialCare => "social_care",
            Self::GeneralPractice => "general_practice",
            Self::Community => "community",
            Self::PublicHealth => "public_health",
        }
    }

    /// What the group looks like in the start state.
    pub(crate) fn at_start(self, parameters: &Parameters) -> AtStart {
        match self {
            Self::Acute => {
                let p = &parameters.acute_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
            Self::Ambulance => {
                let p = &parameters.ambulance_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
            Self::SocialCare => {
                let p = &parameters.social_care_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
            Self::GeneralPractice => {
                let p = &parameters.general_practice_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
            Self::Community => {
                let p = &parameters.community_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
            Self::PublicHealth => {
                let p = &parameters.public_health_staff;
                AtStart::of(
                    p.vacancy.get(),
                    p.leaving.get(),
                    p.hire_lag.get(),
                    p.agency.get(),
                )
            }
        }
    }
}

/// The four numbers in which the groups differ.
pub(crate) struct AtStart {
    /// Share of funded posts without a person [0–1].
    pub vacancy: f64,
    /// Share of staff in post that leaves in a year [0–1].
    pub leaving: f64,
    /// From advertisement to first day [weeks].
    pub hire_lag: f64,
    /// Temporary hours for each substantive hour [ratio].
    pub agency: f64,
}

impl AtStart {
    const fn of(vacancy: f64, leaving: f64, hire_lag: f64, agency: f64) -> Self {
        Self {
            vacancy,
            leaving,
            hire_lag,
            agency,
        }
    }
}
