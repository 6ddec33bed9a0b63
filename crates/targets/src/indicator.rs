//! The registry of indicators: every quantity the model measures, each in three records.

use goodhart_levers::Stream;

/// Which of the three values of an indicator is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// What was written down.
    Reported,
    /// What truly happened, by the official definition.
    Official,
    /// The patient's own clock, from need to resolution.
    Real,
}

impl Record {
    /// All records in registry order.
    pub const ALL: [Self; 3] = [Self::Reported, Self::Official, Self::Real];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Official => "official",
            Self::Real => "real",
        }
    }
}

/// Which direction is good for patients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither by itself.
    Neutral,
}

/// Unit in which an indicator is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorUnit {
    /// Hundredths: numerator over denominator × 100.
    Percent,
    /// Minutes: numerator in seconds over denominator / 60.
    Minutes,
    /// Days: numerator in seconds over denominator / 86,400.
    Days,
    /// Weeks: numerator in seconds over denominator / 604,800.
    Weeks,
    /// A count in the period: the numerator (the denominator is 1 a month).
    Count,
    /// Pounds: numerator in pence over denominator / 100.
    Pounds,
    /// A rate per 1,000: numerator over denominator × 1,000.
    PerThousand,
    /// A multiple of the start state: numerator over denominator.
    Ratio,
}

macro_rules! indicators {
    ($($variant:ident, $id:literal, $unit:ident, $better:ident, $stream:ident;)+) => {
        /// A quantity the model measures. The order is the registry order of digests and reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)] // the identifier is the documentation: see the glossary
        pub enum Indicator { $($variant),+ }

        impl Indicator {
            /// All indicators in registry order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Stable name (contract).
            pub const fn id(self) -> &'static str { match self { $(Self::$variant => $id),+ } }
            /// Unit in which it is shown.
            pub const fn unit(self) -> IndicatorUnit { match self { $(Self::$variant => IndicatorUnit::$unit),+ } }
            /// Which direction is good for patients.
            pub const fn better(self) -> Better { match self { $(Self::$variant => Better::$better),+ } }
            /// The stream of care it speaks about.
            pub const fn stream(self) -> Stream { match self { $(Self::$variant => Stream::$stream),+ } }
        }
    };
}

indicators! {
    EdAttendances, "ed.attendances", Count, Neutral, Emergency;
    EdWithin4h, "ed.within_4h", Percent, Higher, Emergency;
    EdOver12hArrival, "ed.over_12h_arrival", Percent, Lower, Emergency;
    EdOver12hDecision, "ed.over_12h_decision", Count, Lower, Emergency;
    EdMeanMinutes, "ed.mean_minutes", Minutes, Lower, Emergency;
    EdAdmittedShare, "ed.admitted_share", Percent, Neutral, Emergency;
    EdLeftUnseen, "ed.left_unseen", Percent, Lower, Emergency;
    EdReattend7d, "ed.reattend_7d", Percent, Lower, Emergency;
    AmbulanceIncidents, "ambulance.incidents", Count, Neutral, Ambulance;
    AmbulanceC1Mean, "ambulance.c1.mean_minutes", Minutes, Lower, Ambulance;
    AmbulanceC2Mean, "ambulance.c2.mean_minutes", Minutes, Lower, Ambulance;
    AmbulanceC3Mean, "ambulance.c3.mean_minutes", Minutes, Lower, Ambulance;
    AmbulanceC4Mean, "ambulance.c4.mean_minutes", Minutes, Lower, Ambulance;
    AmbulanceC1P90, "ambulance.c1.p90_minutes", Minutes, Lower, Ambulance;
    AmbulanceC2P90, "ambulance.c2.p90_minutes", Minutes, Lower, Ambulance;
    AmbulanceC3P90, "ambulance.c3.p90_minutes", Minutes, Lower, Ambulance;
    AmbulanceC4P90, "ambulance.c4.p90_minutes", Minutes, Lower, Ambulance;
    HandoverMean, "ambulance.handover_mean_minutes", Minutes, Lower, Emergency;
    HandoverWithin15, "ambulance.handover_within_15", Percent, Higher, Emergency;
    HandoverWithin30, "ambulance.handover_within_30", Percent, Higher, Emergency;
    HandoverOver60, "ambulance.handover_over_60", Count, Lower, Emergency;
    BedOccupancy, "beds.occupancy", Percent, Lower, Wards;
    DelayedDischarges, "beds.delayed_discharges", Count, Lower, Discharge;
    LengthOfStay, "beds.length_of_stay_days", Days, Lower, Discharge;
    WardSafety, "ward.safety", PerThousand, Lower, Wards;
    ElectiveList, "elective.list", Count, Lower, Outpatients;
    ElectiveWithin18w, "elective.within_18w", Percent, Higher, Outpatients;
    ElectiveOver52w, "elective.over_52w", Count, Lower, Theatres;
    ElectiveOver65w, "elective.over_65w", Count, Lower, Theatres;
    ElectiveOver78w, "elective.over_78w", Count, Lower, Theatres;
    ElectiveOver104w, "elective.over_104w", Count, Lower, Theatres;
    ElectiveMeanWait, "elective.mean_wait_weeks", Weeks, Lower, Theatres;
    ElectiveCompletedWithin18w, "elective.completed_within_18w", Percent, Higher, Theatres;
    ElectiveRemovals, "elective.removals", Count, Neutral, Outpatients;
    FollowUpOverdue, "elective.follow_up_overdue", Percent, Lower, FollowUps;
    DiagnosticsWithin6w, "diagnostics.within_6w", Percent, Higher, Diagnostics;
    DiagnosticsActivity, "diagnostics.activity", Percent, Higher, Diagnostics;
    SocialWaiting, "social.waiting", Count, Lower, SocialCare;
    StaffVacancy, "staff.vacancy", Percent, Lower, Wards;
    StaffTurnover, "staff.turnover", Percent, Lower, Wards;
    StaffAgencyShare, "staff.agency_share", Percent, Lower, Wards;
    StaffMorale, "staff.morale", Ratio, Higher, Wards;
    AdminClinicalShare, "admin.clinical_share", Percent, Lower, Wards;
    MoneySpent, "money.spent", Pounds, Neutral, Wards;
    MoneyAgencyPremium, "money.agency_premium", Pounds, Lower, Wards;
    HarmDeaths, "harm.deaths", Ratio, Lower, Wards;
    HarmQalys, "harm.qalys", Ratio, Lower, Wards;
}

impl Indicator {
    /// The indicator with this name, if the model measures it.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|indicator| indicator.id() == id)
    }

    /// Value in its unit from a numerator and a denominator; `None` where nothing was counted.
    pub fn value(self, numerator: u64, denominator: u64) -> Option<f64> {
        if denominator == 0 {
            return None;
        }
        let ratio = numerator as f64 / denominator as f64;
        Some(match self.unit() {
            IndicatorUnit::Percent => ratio * 100.0,
            IndicatorUnit::Minutes => ratio / 60.0,
            IndicatorUnit::Days => ratio / 86_400.0,
            IndicatorUnit::Weeks => ratio / 604_800.0,
            IndicatorUnit::Pounds => ratio / 100.0,
            IndicatorUnit::PerThousand => ratio * 1_000.0,
            IndicatorUnit::Count | IndicatorUnit::Ratio => ratio,
        })
    }
}
