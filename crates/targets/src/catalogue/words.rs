//! The closed lists of words a catalogue row may use. The build script reads this very file, so a word is named once.

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of its registry.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in the catalogue, in reports and in links.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value with this word.
            pub fn by_id(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

words! {
    /// Whether a row counts as a national target or as an indicator of the Quality and Outcomes Framework.
    TargetSet {
        /// A national target or standard: the count slider runs over these.
        National = "national",
        /// A paid indicator of general practice: a lever of its own.
        Qof = "qof",
    }

    /// The chapter of the catalogue.
    Sector {
        /// Urgent and emergency care.
        Urgent = "urgent",
        /// Ambulance services.
        Ambulance = "ambulance",
        /// Planned hospital care.
        Elective = "elective",
        /// Diagnostic tests.
        Diagnostics = "diagnostics",
        /// Cancer care.
        Cancer = "cancer",
        /// Mental health, learning disability and autism.
        MentalHealth = "mental-health",
        /// General practice, pharmacy, dental care.
        PrimaryCare = "primary-care",
        /// Community services.
        Community = "community",
        /// Prevention, screening, immunisation.
        Prevention = "prevention",
        /// Safety and quality of care, maternity.
        QualitySafety = "quality-safety",
        /// Staff, money and digital records.
        WorkforceFinance = "workforce-finance",
    }

    /// What the target is about, after Donabedian, with outputs apart.
    Kind {
        /// How care is given: waits, checks, steps of care.
        Process = "process",
        /// How much is done.
        Output = "output",
        /// What became of people.
        Outcome = "outcome",
        /// What there is: beds, staff, registers, systems.
        Structure = "structure",
    }

    /// On which side of the threshold the target is met.
    Comparator {
        /// Met at or above the threshold.
        AtLeast = ">=",
        /// Met at or below the threshold.
        AtMost = "<=",
    }

    /// Unit of the threshold.
    TargetUnit {
        /// Hundredths.
        Percent = "percent",
        /// A number of things or people.
        Count = "count",
        /// Minutes.
        Minutes = "minutes",
        /// Days.
        Days = "days",
        /// One quantity over another.
        Ratio = "ratio",
    }

    /// Whose board answers for the target in the simulated place.
    Binds {
        /// The acute trust.
        Acute = "acute",
        /// The ambulance service.
        Ambulance = "ambulance",
        /// General practices.
        GeneralPractice = "general_practice",
        /// The provider of talking therapies.
        Therapies = "therapies",
        /// Community and community mental health services.
        Community = "community",
        /// The council, for social care.
        Council = "council",
        /// Public health.
        PublicHealth = "public_health",
        /// The integrated care board.
        Icb = "icb",
    }

    /// What the threshold counts over.
    Scope {
        /// Each body by itself.
        Each = "each",
        /// England as a whole: a place's part is by population.
        England = "england",
    }

    /// Unit of a time limit.
    LimitUnit {
        /// Minutes.
        Minutes = "minutes",
        /// Hours.
        Hours = "hours",
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months: twelfths of a year.
        Months = "months",
    }

    /// Over what time the quantity is judged.
    Period {
        /// A calendar month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// A financial year.
        Year = "year",
        /// The state on one date.
        Point = "point",
    }

    /// The stream of effort that works towards the target. Milestones of one measure share one.
    EffortStream {
        /// Emergency department and the doors to it.
        Emergency = "emergency",
        /// Ambulances.
        Ambulance = "ambulance",
        /// Beds and discharge.
        Beds = "beds",
        /// Planned care.
        Elective = "elective",
        /// Diagnostic tests.
        Diagnostics = "diagnostics",
        /// Cancer.
        Cancer = "cancer",
        /// Mental health.
        MentalHealth = "mental_health",
        /// General practice.
        PrimaryCare = "primary_care",
        /// Prevention.
        Prevention = "prevention",
        /// Safety and quality.
        QualitySafety = "quality_safety",
        /// Community services.
        Community = "community",
        /// Staff and money.
        WorkforceFinance = "workforce_finance",
    }

    /// What follows a miss.
    Sanction {
        /// Nothing formal.
        None = "none",
        /// Money is lost or not earned.
        Financial = "financial",
        /// The regulator or the centre intervenes.
        Regulatory = "regulatory",
    }

    /// How sure the record of a row is.
    Confidence {
        /// Seen in a source.
        High = "high",
        /// Partly from memory.
        Medium = "medium",
        /// From memory and doubtful.
        Low = "low",
    }

    /// What the assignment of a row to quantity, body and collection rests on.
    Basis {
        /// An official collection or statistic carries this measure.
        Official = "official",
        /// Our judgement.
        Judged = "judged",
    }

    /// How often a collection is returned.
    Frequency {
        /// Every day.
        Daily = "daily",
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every quarter.
        Quarterly = "quarterly",
        /// Every year.
        Annual = "annual",
        /// When asked for.
        AdHoc = "ad_hoc",
    }
}

impl LimitUnit {
    /// Length of one unit [minutes]; a month is a twelfth of 365.25 days.
    pub const fn minutes(self) -> u32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 1_440,
            Self::Weeks => 10_080,
            Self::Months => 43_830,
        }
    }
}
