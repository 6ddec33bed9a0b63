//! Operational practice: how patients are handled.

use crate::Focus;

/// A limit that staff work against. The limit comes from a target in force; no other code names a threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline {
    /// Length of the clock that must not be exceeded [s].
    pub limit_s: u32,
    /// Share of eligible patients for whom staff act on it [0–1].
    pub intensity: f64,
}

/// Work on those who have waited beyond a limit, or soon will have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LongWaits {
    /// The limit [weeks]; 0 when unused.
    pub over_weeks: u32,
    /// Share of slots given to them, longest first [0–1].
    pub share: f64,
}

/// In which order a waiting list is served: shares of the slots, the rest goes in clinical order [0–1 each, sum at most 1].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ListOrder {
    /// Shares of slots given to the longest waiters, by limit.
    pub longest: [LongWaits; 4],
    /// Share of slots given to those about to pass `limit_weeks`.
    pub near_limit: f64,
    /// Share of slots given to the shortest waiters, so that completed pathways look quick.
    pub shortest_first: f64,
    /// The limit meant by `near_limit` [weeks]; 0 when unused.
    pub limit_weeks: u32,
}

impl ListOrder {
    /// Share of all slots that goes out of clinical order [0–1].
    pub fn claimed(&self) -> f64 {
        self.longest.iter().map(|one| one.share).sum::<f64>()
            + self.near_limit
            + self.shortest_first
    }
}

/// How much more readily patients with suspected or known cancer are called than clinical priority alone would have it
/// [multiple of that priority, less 1; 0 is clinical priority].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CancerFirst {
    /// For a first appointment.
    pub clinics: f64,
    /// For a test.
    pub tests: f64,
    /// For an operation.
    pub theatres: f64,
}

/// How patients are handled, beyond ordinary clinical practice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Practice {
    /// Late-hour departures: decisions forced shortly before the limit.
    pub late_departures: Option<Deadline>,
    /// Patients admitted to observation space shortly before the limit, which stops the clock.
    pub admit_to_stop: Option<Deadline>,
    /// Share of ambulance arrivals kept outside while the department is over its working level [0–1].
    pub ambulance_holding: f64,
    /// Order of the outpatient and theatre waiting lists.
    pub list_order: ListOrder,
    /// Priority of patients with suspected or known cancer.
    pub cancer_first: CancerFirst,
    /// Urgent referrals near the limit get a short first appointment that stops the clock and settles nothing.
    pub token_appointments: Option<Deadline>,
    /// Share of follow-up slots given to first appointments instead [0–1].
    pub follow_ups_cancelled: f64,
    /// A surge of the emergency department: temporary staff, double shifts, planned operations called off [0–1].
    pub surge: f64,
    /// Planned operations called off ahead, with their patients' places kept [share of the day's list].
    pub called_off: f64,
    /// How far appointments in general practice are given out on the day only, none in advance [0–1].
    pub no_advance_booking: f64,
    /// How general practice divides its time for long-term care.
    pub long_term_focus: Focus,
    /// How far first contacts of talking therapy come before courses [0–1 of full use].
    pub first_contact_first: f64,
    /// How far life-threatening calls get a first responder besides a crew: the share of such calls, and how many crews are split for it
    /// [0–1 of full use].
    pub first_responder: f64,
    /// How far life-threatening calls that nobody is free for are called less urgent, where that can be argued [0–1 of full use].
    pub relabelled_urgency: f64,
    /// How far easy activity is counted with the attendances of the emergency department [0–1 of full use].
    pub easy_attendances: f64,
}
