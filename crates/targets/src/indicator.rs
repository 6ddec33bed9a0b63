//! The registry of indicators: every quantity the model measures, each in three records.

use goodhart_levers::{PaidCare, Programme, Stream};

use crate::measures::{HARM, MONTHLY};

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

impl Better {
    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neutral => "neutral",
        }
    }
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
    /// Expected deaths: numerator in millionths.
    Deaths,
    /// Healthy years lost, deaths included: numerator in millionths.
    Qalys,
}

impl IndicatorUnit {
    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Minutes => "minutes",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Count => "count",
            Self::Pounds => "pounds",
            Self::PerThousand => "per_thousand",
            Self::Ratio => "ratio",
            Self::Deaths => "deaths",
            Self::Qalys => "QALYs",
        }
    }
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

include!(concat!(env!("OUT_DIR"), "/programmes.rs"));

// The programmes of `levers/programmes.toml` follow these rows.
with_programmes! { indicators
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
    CategoryAWithin8, "ambulance.category_a_within_8", Percent, Higher, Ambulance;
    CategoryAWithin19, "ambulance.category_a_within_19", Percent, Higher, Ambulance;
    VehiclesPerIncident, "ambulance.vehicles_per_incident", Ratio, Neutral, Ambulance;
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
    ElectivePathways, "elective.completed_pathways", Percent, Higher, Outpatients;
    ElectiveValue, "elective.activity_value", Percent, Higher, Theatres;
    DayCaseShare, "elective.day_case_share", Percent, Higher, Theatres;
    TheatreUse, "elective.theatre_use", Percent, Higher, Theatres;
    CancelledOver28d, "elective.cancelled_over_28d", Count, Lower, Theatres;
    UrgentCancelledTwice, "elective.urgent_cancelled_twice", Count, Lower, Theatres;
    FollowUpReduction, "elective.follow_up_reduction", Percent, Neutral, FollowUps;
    DiagnosticsWithin6w, "diagnostics.within_6w", Percent, Higher, Diagnostics;
    DiagnosticsActivity, "diagnostics.activity", Percent, Higher, Diagnostics;
    CancerWithin14d, "cancer.within_14d", Percent, Higher, Outpatients;
    CancerBreastWithin14d, "cancer.breast_within_14d", Percent, Higher, Outpatients;
    CancerWithin28d, "cancer.within_28d", Percent, Higher, Diagnostics;
    CancerWithin31d, "cancer.within_31d", Percent, Higher, Theatres;
    CancerSurgeryWithin31d, "cancer.surgery_within_31d", Percent, Higher, Theatres;
    CancerDrugsWithin31d, "cancer.drugs_within_31d", Percent, Higher, Outpatients;
    CancerRadiotherapyWithin31d, "cancer.radiotherapy_within_31d", Percent, Higher, Diagnostics;
    CancerWithin62d, "cancer.within_62d", Percent, Higher, Diagnostics;
    CancerScreeningWithin62d, "cancer.screening_within_62d", Percent, Higher, Diagnostics;
    CancerOver104d, "cancer.over_104d", Count, Lower, Diagnostics;
    CancerBacklogRatio, "cancer.backlog_ratio", Ratio, Lower, Diagnostics;
    SocialWaiting, "social.waiting", Count, Lower, SocialCare;
    StaffVacancy, "staff.vacancy", Percent, Lower, Wards;
    StaffTurnover, "staff.turnover", Percent, Lower, Wards;
    StaffAgencyShare, "staff.agency_share", Percent, Lower, Wards;
    StaffMorale, "staff.morale", Ratio, Higher, Wards;
    AdminClinicalShare, "admin.clinical_share", Percent, Lower, Wards;
    MoneySpent, "money.spent", Pounds, Neutral, Wards;
    MoneyAgencyPremium, "money.agency_premium", Pounds, Lower, Wards;
    TherapiesEntered, "therapies.entered", Count, Higher, Therapies;
    TherapiesWithin6w, "therapies.within_6w", Percent, Higher, Therapies;
    TherapiesWithin18w, "therapies.within_18w", Percent, Higher, Therapies;
    TherapiesRecoveryOfCompleters, "therapies.recovery_of_completers", Percent, Higher, Therapies;
    TherapiesRecoveryOfReferred, "therapies.recovery_of_referred", Percent, Higher, Therapies;
    TherapiesPairedMeasures, "therapies.paired_measures", Percent, Higher, Therapies;
    PreventionStock, "prevention.stock", Ratio, Higher, Prevention;
    MoneyPotsLost, "money.pots_lost", Pounds, Lower, Wards;
    HarmDeaths, "harm.deaths", Deaths, Lower, Wards;
    HarmQalys, "harm.qalys", Qalys, Lower, Wards;
    GpAppointments, "gp.appointments", Count, Neutral, GpAccess;
    GpWithin48h, "gp.within_48h", Percent, Higher, GpAccess;
    GpWithin14d, "gp.within_14d", Percent, Higher, GpAccess;
    GpUrgentWithin1d, "gp.urgent_within_1d", Percent, Higher, GpAccess;
    GpAnyWithin1d, "gp.any_within_1d", Percent, Higher, GpAccess;
    GpBookAhead, "gp.book_ahead", Percent, Higher, GpAccess;
    GpContinuity, "gp.continuity", Percent, Higher, LongTermCare;
    QofPoints, "qof.points", Count, Higher, LongTermCare;
    QofExceptions, "qof.exceptions", Percent, Neutral, LongTermCare;
    QofAf001, "qof.af001", Count, Higher, LongTermCare;
    QofAf006, "qof.af006", Percent, Higher, LongTermCare;
    QofAf007, "qof.af007", Percent, Higher, LongTermCare;
    QofAst005, "qof.ast005", Count, Higher, LongTermCare;
    QofAst006, "qof.ast006", Percent, Higher, LongTermCare;
    QofAst007, "qof.ast007", Percent, Higher, LongTermCare;
    QofAst008, "qof.ast008", Percent, Higher, LongTermCare;
    QofBp002, "qof.bp002", Percent, Higher, LongTermCare;
    QofCan001, "qof.can001", Count, Higher, LongTermCare;
    QofCan004, "qof.can004", Percent, Higher, LongTermCare;
    QofCan005, "qof.can005", Percent, Higher, LongTermCare;
    QofChd001, "qof.chd001", Count, Higher, LongTermCare;
    QofChd005, "qof.chd005", Percent, Higher, LongTermCare;
    QofChd008, "qof.chd008", Percent, Higher, LongTermCare;
    QofChd009, "qof.chd009", Percent, Higher, LongTermCare;
    QofCkd005, "qof.ckd005", Count, Higher, LongTermCare;
    QofCopd008, "qof.copd008", Percent, Higher, LongTermCare;
    QofCopd009, "qof.copd009", Count, Higher, LongTermCare;
    QofCopd010, "qof.copd010", Percent, Higher, LongTermCare;
    QofCs005, "qof.cs005", Percent, Higher, LongTermCare;
    QofCs006, "qof.cs006", Percent, Higher, LongTermCare;
    QofDem001, "qof.dem001", Count, Higher, LongTermCare;
    QofDem004, "qof.dem004", Percent, Higher, LongTermCare;
    QofDep003, "qof.dep003", Percent, Higher, LongTermCare;
    QofDm006, "qof.dm006", Percent, Higher, LongTermCare;
    QofDm012, "qof.dm012", Percent, Higher, LongTermCare;
    QofDm014, "qof.dm014", Percent, Higher, LongTermCare;
    QofDm017, "qof.dm017", Count, Higher, LongTermCare;
    QofDm019, "qof.dm019", Percent, Higher, LongTermCare;
    QofDm020, "qof.dm020", Percent, Higher, LongTermCare;
    QofDm021, "qof.dm021", Percent, Higher, LongTermCare;
    QofDm022, "qof.dm022", Percent, Higher, LongTermCare;
    QofDm023, "qof.dm023", Percent, Higher, LongTermCare;
    QofEp001, "qof.ep001", Count, Higher, LongTermCare;
    QofHf001, "qof.hf001", Count, Higher, LongTermCare;
    QofHf003, "qof.hf003", Percent, Higher, LongTermCare;
    QofHf005, "qof.hf005", Percent, Higher, LongTermCare;
    QofHf006, "qof.hf006", Percent, Higher, LongTermCare;
    QofHf007, "qof.hf007", Percent, Higher, LongTermCare;
    QofHyp001, "qof.hyp001", Count, Higher, LongTermCare;
    QofHyp003, "qof.hyp003", Percent, Higher, LongTermCare;
    QofHyp007, "qof.hyp007", Percent, Higher, LongTermCare;
    QofLd004, "qof.ld004", Count, Higher, LongTermCare;
    QofMh001, "qof.mh001", Count, Higher, LongTermCare;
    QofMh002, "qof.mh002", Percent, Higher, LongTermCare;
    QofMh003, "qof.mh003", Percent, Higher, LongTermCare;
    QofMh006, "qof.mh006", Percent, Higher, LongTermCare;
    QofMh007, "qof.mh007", Percent, Higher, LongTermCare;
    QofMh011, "qof.mh011", Percent, Higher, LongTermCare;
    QofMh012, "qof.mh012", Percent, Higher, LongTermCare;
    QofNdh001, "qof.ndh001", Percent, Higher, LongTermCare;
    QofOb002, "qof.ob002", Count, Higher, LongTermCare;
    QofOst004, "qof.ost004", Count, Higher, LongTermCare;
    QofPad001, "qof.pad001", Count, Higher, LongTermCare;
    QofPc001, "qof.pc001", Count, Higher, LongTermCare;
    QofQipdd009, "qof.qipdd009", Count, Higher, LongTermCare;
    QofQipdd010, "qof.qipdd010", Count, Higher, LongTermCare;
    QofQioa011, "qof.qioa011", Count, Higher, LongTermCare;
    QofQioa012, "qof.qioa012", Count, Higher, LongTermCare;
    QofRa001, "qof.ra001", Count, Higher, LongTermCare;
    QofRa002, "qof.ra002", Percent, Higher, LongTermCare;
    QofSmok002, "qof.smok002", Percent, Higher, LongTermCare;
    QofSmok004, "qof.smok004", Percent, Higher, LongTermCare;
    QofSmok005, "qof.smok005", Percent, Higher, LongTermCare;
    QofStia001, "qof.stia001", Count, Higher, LongTermCare;
    QofStia007, "qof.stia007", Percent, Higher, LongTermCare;
    QofStia010, "qof.stia010", Percent, Higher, LongTermCare;
    QofStia011, "qof.stia011", Percent, Higher, LongTermCare;
    QofVi001, "qof.vi001", Percent, Higher, LongTermCare;
    QofVi002, "qof.vi002", Percent, Higher, LongTermCare;
    QofVi003, "qof.vi003", Percent, Higher, LongTermCare;
    QofVi004, "qof.vi004", Percent, Higher, LongTermCare;
}

impl Indicator {
    /// The indicator with this name, if the model measures it.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|indicator| indicator.id() == id)
    }

    /// The indicator of a piece of paid care.
    pub const fn of_care(care: PaidCare) -> Self {
        Self::ALL[Self::QofAf001 as usize + care as usize]
    }

    /// The piece of paid care it is about, if it is about one.
    pub fn care(self) -> Option<PaidCare> {
        let at = (self as usize).checked_sub(Self::QofAf001 as usize)?;
        PaidCare::ALL.get(at).copied()
    }

    /// Whether it is a centile, of which a part has no meaning.
    pub const fn is_centile(self) -> bool {
        matches!(
            self,
            Self::AmbulanceC1P90
                | Self::AmbulanceC2P90
                | Self::AmbulanceC3P90
                | Self::AmbulanceC4P90
        )
    }

    /// Whether a month's value is what happened in that month, so that months add up: counts of events, sums of money, expected harm. All
    /// others are levels, shares and means.
    pub fn adds_up(self) -> bool {
        MONTHLY.contains(&self) || HARM.contains(&self) || self.is_monthly_rate()
    }

    /// Whether every week writes how many there would be in a month like it: who enters talking therapies, and counts of cases that
    /// programmes have. The month is the mean of its weeks, which do not add up to it.
    pub(crate) fn is_monthly_rate(self) -> bool {
        let programme = PROGRAMMES.iter().position(|&one| one == self);
        self == Self::TherapiesEntered
            || programme.is_some_and(|at| Programme::all()[at].counts_cases())
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
            IndicatorUnit::Count
            | IndicatorUnit::Ratio
            | IndicatorUnit::Deaths
            | IndicatorUnit::Qalys => ratio,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{TARGETS, qof_rows};

    #[test]
    fn paid_care_has_the_names_and_the_order_of_the_catalogue() {
        let rows = qof_rows();
        assert_eq!(rows.len(), PaidCare::ALL.len());
        for (row, &care) in rows.into_iter().zip(PaidCare::ALL) {
            let indicator = Indicator::of_care(care);
            assert_eq!(indicator.care(), Some(care));
            assert_eq!(TARGETS[usize::from(row)].quantity, Some(indicator.id()));
            assert_eq!(indicator.id(), format!("qof.{}", care.id()));
        }
        assert_eq!(Indicator::QofExceptions.care(), None);
    }
}
