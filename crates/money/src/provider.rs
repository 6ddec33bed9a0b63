//! Whose purse it is.

use crate::PurseParameters;

/// A provider with money of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provider {
    /// The acute trust.
    Acute,
    /// The ambulance sector.
    Ambulance,
    /// The council's social care.
    SocialCare,
    /// General practice.
    GeneralPractice,
    /// Mental health and community services.
    Community,
    /// Talking therapies.
    Therapies,
    /// Public health.
    PublicHealth,
}

impl Provider {
    /// All providers in registry order.
    pub const ALL: [Self; 7] = [
        Self::Acute,
        Self::Ambulance,
        Self::SocialCare,
        Self::GeneralPractice,
        Self::Community,
        Self::Therapies,
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
            Self::Therapies => "therapies",
            Self::PublicHealth => "public_health",
        }
    }

    /// Need-matched money in the start state [£ / head / year].
    pub const fn pounds_per_head(self, purse: &PurseParameters) -> f64 {
        match self {
            Self::Acute => purse.acute_per_head.get(),
            Self::Ambulance => purse.ambulance_per_head.get(),
            Self::SocialCare => purse.social_care_per_head.get(),
            Self::GeneralPractice => purse.general_practice_per_head.get(),
            Self::Community => purse.community_per_head.get(),
            Self::Therapies => purse.therapies_per_head.get(),
            Self::PublicHealth => purse.public_health_per_head.get(),
        }
    }

    /// Share of recurrent money that pays the staff who are followed [0–1].
    pub(crate) const fn pay_share(self, purse: &PurseParameters) -> f64 {
        match self {
            Self::Acute => purse.acute_pay.get(),
            Self::Ambulance => purse.ambulance_pay.get(),
            Self::SocialCare => purse.social_care_pay.get(),
            Self::GeneralPractice => purse.general_practice_pay.get(),
            Self::Community => purse.community_pay.get(),
            Self::Therapies => purse.therapies_pay.get(),
            Self::PublicHealth => purse.public_health_pay.get(),
        }
    }
}
