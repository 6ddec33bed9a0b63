//! Whose board it is.

use goodhart_levers::Stream;
use goodhart_targets::catalogue::Binds;

/// A provider with a board of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provider {
    /// The acute trust.
    Acute,
    /// The ambulance service.
    Ambulance,
    /// The council, for social care. Three rules: it lives within its own budget and moves no clinical time; it hears only
    /// part of the centre; its staff answer to the waits they see.
    Council,
    /// General practice: the practices of the place as one board; in pathways they differ in how far they go along.
    GeneralPractice,
    /// Mental health and community services.
    Community,
    /// The provider of talking therapies.
    Therapies,
    /// Public health: screening, immunisation, prevention.
    PublicHealth,
}

impl Provider {
    /// All providers in registry order.
    pub const ALL: [Self; 7] = [
        Self::Acute,
        Self::Ambulance,
        Self::Council,
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
            Self::Council => "council",
            Self::GeneralPractice => "general_practice",
            Self::Community => "community",
            Self::Therapies => "therapies",
            Self::PublicHealth => "public_health",
        }
    }

    /// The streams among which it can move time and attention.
    pub const fn streams(self) -> &'static [Stream] {
        match self {
            Self::Acute => &Stream::ACUTE,
            Self::Ambulance => &[Stream::Ambulance],
            Self::Council => &[Stream::SocialCare],
            Self::GeneralPractice => &Stream::GENERAL_PRACTICE,
            Self::Community => &[Stream::Community],
            Self::Therapies => &[Stream::Therapies],
            Self::PublicHealth => &[Stream::Prevention],
        }
    }

    /// The word by which the catalogue says that a target binds it.
    pub const fn binds(self) -> Binds {
        match self {
            Self::Acute => Binds::Acute,
            Self::Ambulance => Binds::Ambulance,
            Self::Council => Binds::Council,
            Self::GeneralPractice => Binds::GeneralPractice,
            Self::Community => Binds::Community,
            Self::Therapies => Binds::Therapies,
            Self::PublicHealth => Binds::PublicHealth,
        }
    }
}
