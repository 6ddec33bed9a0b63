//! The registry of gaming strategies: one file each. A new strategy is its file, its parameter file and one line below.

mod admit_to_stop;
mod ambulance_holding;
mod completers_only;
mod corrected_responses;
mod easy_attendances;
mod exception_reporting;
mod first_contact_first;
mod first_responder;
mod follow_ups_cancelled;
mod late_departures;
mod list_suspension;
mod measurement_week;
mod near_breach_first;
mod no_advance_booking;
mod openings;
mod paid;
mod programmes_ticked;
mod relabelled_urgency;
mod repertoire;
mod retimed_record;
mod shortest_first;
mod soft_twelve_hours;
mod tick_box_recording;
mod token_appointments;

use goodhart_evidence::Source;
use goodhart_levers::{Deadline, Practice, Recording};
use goodhart_regimes::InForce;
use goodhart_targets::Indicator;
use goodhart_units::{Probability, Ratio, Share};

use crate::Parameters;
use crate::stakes::Stake;

pub(crate) use openings::Openings;
pub(crate) use repertoire::{Gaming, Others, Repertoire};

macro_rules! strategies {
    ($($(#[doc = $doc:literal])+ $variant:ident, $module:ident;)+) => {
        /// Names a strategy. The order is the registry order of reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum StrategyId { $($(#[doc = $doc])+ $variant),+ }

        /// All strategies, in registry order.
        pub static STRATEGIES: &[Strategy] = &[$($module::STRATEGY),+];

        impl StrategyId {
            /// All strategies in registry order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable identifier used in reports, scenarios and parameter keys.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => stringify!($module)),+ }
            }

            /// What is done, in a sentence.
            pub fn what(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii()),+ }
            }
        }
    };
}

strategies! {
    /// Decisions forced shortly before the limit of the emergency department.
    LateDepartures, late_departures;
    /// Admission to observation space shortly before the limit.
    AdmitToStop, admit_to_stop;
    /// Ambulances kept outside while the department is full.
    AmbulanceHolding, ambulance_holding;
    /// Waiting patients about to pass the limit are treated first.
    NearBreachFirst, near_breach_first;
    /// The shortest waiters are treated first, so that completed pathways look quick.
    ShortestFirst, shortest_first;
    /// Follow-up slots are given to first appointments.
    FollowUpsCancelled, follow_ups_cancelled;
    /// Clocks on the waiting list are paused without cause.
    ListSuspension, list_suspension;
    /// An earlier time is written down.
    RetimedRecord, retimed_record;
    /// A surge in an announced measurement window.
    MeasurementWeek, measurement_week;
    /// Appointments in general practice are given out on the day only.
    NoAdvanceBooking, no_advance_booking;
    /// Patients who were not reached are excepted.
    ExceptionReporting, exception_reporting;
    /// Care that was not given is ticked as done.
    TickBoxRecording, tick_box_recording;
    /// Urgent referrals near the limit get an appointment that stops the clock and settles nothing.
    TokenAppointments, token_appointments;
    /// What nobody else records is ticked as done.
    ProgrammesTicked, programmes_ticked;
    /// First contacts of talking therapy at the cost of courses.
    FirstContactFirst, first_contact_first;
    /// Those who end a course unrecovered are written down as having left before.
    CompletersOnly, completers_only;
    /// First responders stop the clock of life-threatening calls; who must go to hospital waits on for a crew.
    FirstResponder, first_responder;
    /// An earlier arrival of an ambulance is written down.
    CorrectedResponses, corrected_responses;
    /// Life-threatening calls for which nobody is free are called less urgent.
    RelabelledUrgency, relabelled_urgency;
    /// The decision to admit is written down late.
    SoftTwelveHours, soft_twelve_hours;
    /// Easy activity is counted with the attendances of the emergency department.
    EasyAttendances, easy_attendances;
}

impl StrategyId {
    /// The strategy with this identifier.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|strategy| strategy.id() == id)
    }

    /// What it is.
    pub fn strategy(self) -> &'static Strategy {
        &STRATEGIES[self as usize]
    }
}

/// What a strategy acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is written down.
    Record,
    /// Work is moved from what is not counted.
    Effort,
    /// Those near the threshold come first.
    Threshold,
    /// When a clock starts or stops.
    Clock,
    /// Who is counted.
    Denominator,
    /// Results are held back.
    Ratchet,
}

impl Kind {
    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Effort => "effort",
            Self::Threshold => "threshold",
            Self::Clock => "clock",
            Self::Denominator => "denominator",
            Self::Ratchet => "ratchet",
        }
    }
}

/// A gaming strategy: a row of data and one small piece of behaviour.
#[derive(Debug)]
pub struct Strategy {
    /// Its name.
    pub id: StrategyId,
    /// What it acts on.
    pub kind: Kind,
    /// Publications that show its use besides those behind its parameters: author, year, title, address. None in WebAssembly.
    pub evidence: &'static [&'static str],
    /// Publications behind its parameters.
    pub sources: &'static [Source],
    /// Key of the parameter that is 0 where nobody believes in it.
    pub effect_key: &'static str,
    /// Quantities whose targets admit it.
    pub quantities: &'static [Indicator],
    /// Quantities that it visibly spoils; targets on them count against it.
    pub spoils: &'static [Indicator],
    /// Whether it works against one limit at a time, so that it serves only targets which share it.
    pub one_limit: bool,
    /// What a target must have beyond its quantity.
    pub(crate) condition: fn(&InForce) -> bool,
    /// The part of what a target counts that it can reach [0–1].
    pub(crate) reaches: fn(&Stake<'_>) -> f64,
    /// What managers believe about it.
    pub(crate) traits: fn(&Parameters) -> Traits,
    /// Sets the lever. Called only with an intensity above 0 and a target that admits it.
    pub(crate) act: fn(f64, &InForce, &mut Practice, &mut Recording),
}

/// What managers believe about a strategy at full use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits {
    /// Gain of the reported figure [spreads].
    pub effect: Ratio,
    /// Loss of the figures it spoils [spreads].
    pub spoilt: Ratio,
    /// Harm to patients [stakes].
    pub harm: Ratio,
    /// Attention it takes [stakes].
    pub attention: Ratio,
    /// Probability that a check finds it.
    pub detectability: Probability,
    /// Clinical time it takes.
    pub clinical_time: Share,
}

impl Strategy {
    /// Whether a target makes the strategy worth a thought.
    pub fn admitted_by(&self, item: &InForce) -> bool {
        item.quantity
            .is_some_and(|quantity| self.quantities.contains(&quantity))
            && (self.condition)(item)
    }
}

/// Probability that a check finds a strategy in one week: checks come once a year at full `audit` [0–1], and find what
/// is used in full with the strategy's detectability.
pub fn detection(id: StrategyId, intensity: f64, audit: f64, parameters: &Parameters) -> f64 {
    const WEEKS: f64 = 52.0;
    let traits = (id.strategy().traits)(parameters);
    (audit * traits.detectability.get() * intensity / WEEKS).clamp(0.0, 1.0)
}

/// Builds the [`Traits`] of a strategy from its parameter file.
macro_rules! traits {
    ($parameters:ident . $module:ident $(, spoils $spoilt:ident)?) => {
        $crate::strategies::Traits {
            effect: $parameters.$module.effect,
            spoilt: traits!(@spoilt $parameters.$module $(, $spoilt)?),
            harm: $parameters.$module.perceived_harm,
            attention: $parameters.$module.attention_cost,
            detectability: $parameters.$module.detectability,
            clinical_time: $parameters.$module.clinical_time,
        }
    };
    (@spoilt $parameters:ident . $module:ident) => { goodhart_units::Ratio::new(0.0) };
    (@spoilt $parameters:ident . $module:ident, $spoilt:ident) => { $parameters.$module.$spoilt };
}
use traits;

/// A week [s].
pub(crate) const WEEK_S: u32 = 604_800;

/// A target's limit in whole weeks; 0 without one.
fn limit_weeks(item: &InForce) -> u32 {
    item.limit_s.map_or(0, |limit| limit / WEEK_S)
}

/// The limit of a target as staff work against it.
fn deadline(item: &InForce, intensity: f64) -> Option<Deadline> {
    item.limit_s.map(|limit_s| Deadline { limit_s, intensity })
}

/// Whether a target has a time limit.
fn has_limit(item: &InForce) -> bool {
    item.limit_s.is_some()
}
