//! The dimensions of care that compete for time and attention: a fixed list that does not depend on any target.

use std::ops::{Index, IndexMut};

/// A dimension of care that capacity, effort and attention can be moved to or from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stream {
    /// Assessment and treatment in the emergency department.
    Emergency,
    /// Care on the wards: observation, nursing, safety.
    Wards,
    /// Getting patients who are fit to leave out of the hospital.
    Discharge,
    /// First outpatient appointments after referral.
    Outpatients,
    /// Follow-up appointments: the classic untargeted work.
    FollowUps,
    /// Operating lists.
    Theatres,
    /// Scans, endoscopies and other tests with a list of their own.
    Diagnostics,
    /// Quality and safety programmes of the hospital: stroke, sepsis, infection, maternity.
    Quality,
    /// Ambulance crews on the road.
    Ambulance,
    /// Packages of social care.
    SocialCare,
    /// Appointments in general practice for those who ask for one.
    GpAccess,
    /// Reviews and treatment of long-term conditions in general practice.
    LongTermCare,
    /// Mental health and community services.
    Community,
    /// Talking therapies.
    Therapies,
    /// Screening, immunisation and prevention.
    Prevention,
}

impl Stream {
    /// All streams in registry order.
    pub const ALL: [Self; 15] = [
        Self::Emergency,
        Self::Wards,
        Self::Discharge,
        Self::Outpatients,
        Self::FollowUps,
        Self::Theatres,
        Self::Diagnostics,
        Self::Quality,
        Self::Ambulance,
        Self::SocialCare,
        Self::GpAccess,
        Self::LongTermCare,
        Self::Community,
        Self::Therapies,
        Self::Prevention,
    ];

    /// The streams among which an acute trust can move its clinical time.
    pub const ACUTE: [Self; 8] = [
        Self::Emergency,
        Self::Wards,
        Self::Discharge,
        Self::Outpatients,
        Self::FollowUps,
        Self::Theatres,
        Self::Diagnostics,
        Self::Quality,
    ];

    /// The streams among which general practice can move its clinical time.
    pub const GENERAL_PRACTICE: [Self; 2] = [Self::GpAccess, Self::LongTermCare];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Wards => "wards",
            Self::Discharge => "discharge",
            Self::Outpatients => "outpatients",
            Self::FollowUps => "follow_ups",
            Self::Theatres => "theatres",
            Self::Diagnostics => "diagnostics",
            Self::Quality => "quality",
            Self::Ambulance => "ambulance",
            Self::SocialCare => "social_care",
            Self::GpAccess => "gp_access",
            Self::LongTermCare => "long_term_care",
            Self::Community => "community",
            Self::Therapies => "therapies",
            Self::Prevention => "prevention",
        }
    }
}

/// One value per stream, in the order of [`Stream::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PerStream<T>(pub [T; Stream::ALL.len()]);

impl<T: Copy> PerStream<T> {
    /// The same value everywhere.
    pub const fn uniform(value: T) -> Self {
        Self([value; Stream::ALL.len()])
    }

    /// Streams with their values, in registry order.
    pub fn iter(&self) -> impl Iterator<Item = (Stream, T)> + '_ {
        Stream::ALL.iter().map(|&stream| (stream, self[stream]))
    }
}

impl<T: Copy + Default> Default for PerStream<T> {
    fn default() -> Self {
        Self::uniform(T::default())
    }
}

impl<T> Index<Stream> for PerStream<T> {
    type Output = T;
    fn index(&self, stream: Stream) -> &T {
        &self.0[stream as usize]
    }
}

impl<T> IndexMut<Stream> for PerStream<T> {
    fn index_mut(&mut self, stream: Stream) -> &mut T {
        &mut self.0[stream as usize]
    }
}
