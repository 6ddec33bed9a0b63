//! General practice: a day's appointments, the announced census of access, and long-term care as given and as recorded.

use crate::Seconds;

/// Appointments held on one working day by all practices [people]. Waits are the patients' own, from the day they first asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// Morning of the day [s].
    pub at: Seconds,
    /// Appointments held.
    pub held: u32,
    /// Of those, within two weeks of being booked.
    pub booked_within_14d: u32,
    /// Patients seen who wanted to be seen as soon as possible, and those who gave up waiting for it.
    pub soon: u32,
    /// Of those, within one day of asking.
    pub within_1d: u32,
    /// Of those, within two days of asking.
    pub within_48h: u32,
    /// Of those, within two weeks of asking.
    pub within_14d: u32,
    /// Urgent requests of the day.
    pub urgent: u32,
    /// Of those, seen within a day.
    pub urgent_within_1d: u32,
    /// Patients who asked for a day of their choice later on.
    pub wanted_ahead: u32,
    /// Of those, who could book it.
    pub booked_ahead: u32,
    /// Appointments held with the patient's usual doctor.
    pub with_usual: u32,
}

/// What practices could offer to a caller on the announced day [callers].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccessCensus {
    /// Callers of that day who want to be seen as soon as possible.
    pub callers: u32,
    /// Of those, who could be offered an appointment within one day.
    pub offered_within_1d: u32,
    /// Of those, who could be offered an appointment within two days.
    pub offered_within_48h: u32,
}

/// One practice's long-term care, by paid indicator in registry order.
#[derive(Clone, Copy, Debug)]
pub struct CareGiven<'a> {
    /// What the practice wrote down, per indicator.
    pub care: &'a [RecordedCare],
    /// People on the practice's list.
    pub list: u32,
}

/// One paid indicator in one practice [people; for registers and projects thousandths of one].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordedCare {
    /// As written down, exceptions taken out.
    pub reported: Coverage,
    /// As it would be written down by habit alone: without ticks for care that was not given, and with no exception for want of it.
    pub by_habit: Coverage,
    /// As given, patients for whom it is unsuitable taken out.
    pub official: Coverage,
    /// As given to everyone who could gain.
    pub real: Coverage,
    /// Patients written down as excepted.
    pub excepted: u32,
    /// Whether it is the habit to code it as where it is paid for, exceptions among the rest.
    pub coded: bool,
}

/// Those who got it, of those who should have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Got it.
    pub done: u32,
    /// Should have.
    pub due: u32,
}
