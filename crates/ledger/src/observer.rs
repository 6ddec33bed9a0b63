//! Who listens to the ledger.

use crate::{
    Access, AccessCensus, Activity, BedCensus, Cancellation, CancerClock, CareGiven, ClockStop,
    EmergencyStay, Handover, Harm, ListCensus, ListEntry, ProgrammeWeek, Response, TestsWaiting,
    TherapiesWeek,
};

/// Receives every completed episode and census. All methods default to doing nothing.
pub trait Observer {
    /// A stay in an emergency department has ended.
    fn emergency_stay(&mut self, _stay: &EmergencyStay) {}
    /// Somebody is counted among the attendances who came for something else and was not kept waiting.
    fn easy_attendance(&mut self) {}
    /// The vehicle that a patient needs has reached her.
    fn response(&mut self, _response: &Response) {}
    /// A crew has handed a patient over.
    fn handover(&mut self, _handover: &Handover) {}
    /// The daily bed census.
    fn beds(&mut self, _census: &BedCensus) {}
    /// A patient has left a ward after `days` [days].
    fn discharge(&mut self, _at: crate::Seconds, _stay_s: u32, _emergency: bool) {}
    /// A referral started a clock.
    fn referral(&mut self, _at: crate::Seconds) {}
    /// A referral-to-treatment clock has stopped.
    fn clock_stop(&mut self, _stop: &ClockStop) {}
    /// One patient at the month-end waiting-list census.
    fn list_entry(&mut self, _entry: &ListEntry) {}
    /// The month-end waiting-list census is complete.
    fn list_census(&mut self, _census: &ListCensus) {}
    /// People who wait for a test at the month-end census, which the waiting-list census completes.
    fn tests_waiting(&mut self, _waiting: &TestsWaiting) {}
    /// A clock of the cancer pathway has stopped.
    fn cancer_clock(&mut self, _clock: &CancerClock) {}
    /// Somebody referred urgently waits for all-clear or treatment at the month-end census, since so long.
    fn cancer_waiting(&mut self, _wait: crate::Seconds) {}
    /// How many waited over the limit before the pandemic [thousandths of a person]: what the census before is compared with.
    fn cancer_backlog_before(&mut self, _then: u64) {}
    /// A cancelled operation that a target counts.
    fn cancellation(&mut self, _cancellation: Cancellation) {}
    /// Work that is counted against an earlier year, or against what there was.
    fn activity(&mut self, _activity: &Activity) {}
    /// A working day's appointments in general practice, all practices together.
    fn access(&mut self, _day: &Access) {}
    /// General practice on its announced census day.
    fn access_census(&mut self, _census: &AccessCensus) {}
    /// Long-term care at a four-weekly count of one practice.
    fn care_given(&mut self, _care: &CareGiven<'_>) {}
    /// A week of talking therapies.
    fn therapies(&mut self, _week: &TherapiesWeek) {}
    /// How far prevention has come: reached over reached in the start state, a mean over its parts [10⁻⁶].
    fn prevention(&mut self, _millionths: u64) {}
    /// A week of a programme.
    fn programme(&mut self, _week: &ProgrammeWeek) {}
    /// Expected harm.
    fn harm(&mut self, _harm: &Harm) {}
}

/// Listens to nothing: the cost of the bare world.
impl Observer for () {}
