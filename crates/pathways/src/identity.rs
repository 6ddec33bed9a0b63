//! Stable identities of needs: who someone is follows from the source, the hour and the order within it, never from the order of events.

/// Where a need comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Comes to the major department by herself.
    Walking = 0,
    /// Calls an ambulance.
    Call = 1,
    /// Comes to a minor unit.
    Minor = 2,
    /// Sent in by a doctor, not through a department.
    Direct = 3,
    /// Referred for planned care.
    Referral = 4,
    /// Already waiting or in a bed when the run starts.
    Start = 5,
    /// A planned inpatient's stay (identity of the referral, other name space).
    Operation = 6,
}

const SOURCE_SHIFT: u32 = 29;
const HOUR_SHIFT: u32 = 12;
const ORDER_SHIFT: u32 = 5;
/// Highest order within an hour.
pub(crate) const MOST_PER_HOUR: u32 = 127;
const DAY_SHIFT: u32 = 13;
/// Highest order within a day, over all that a doctor can refer to.
const MOST_PER_DAY: u32 = (1 << DAY_SHIFT) - 1;
const MOST_RETURNS: u32 = (1 << ORDER_SHIFT) - 1;

/// What a doctor refers to: each has its own part of the orders of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Referral {
    /// To a consultant, for planned care.
    Planned = 0,
    /// Urgently, with suspected cancer.
    Urgent = 4_096,
    /// With breast symptoms, where cancer is not suspected.
    Breast = 5_120,
    /// Recalled after screening; only those with a cancer are told apart.
    Screening = 5_376,
    /// A cancer found by another way.
    Other = 5_632,
    /// To a test, and to nobody beside it.
    Test = 6_144,
}

impl Referral {
    /// Most that can be told apart in a day.
    pub(crate) const fn most(self) -> u32 {
        match self {
            Self::Planned => 4_096,
            Self::Urgent => 1_024,
            Self::Breast | Self::Screening => 256,
            Self::Other => 512,
            Self::Test => MOST_PER_DAY + 1 - Self::Test as u32,
        }
    }
}

/// Identity of the `order`-th referral of its kind in a day (counted from second 0).
pub(crate) const fn of_referral(kind: Referral, day: u32, order: u32) -> u32 {
    of_day(Source::Referral, day, kind as u32 + order)
}

/// Identity of the `order`-th need from a source in an hour (counted from second 0).
pub(crate) const fn of_hour(source: Source, hour: u32, order: u32) -> u32 {
    (source as u32) << SOURCE_SHIFT | hour << HOUR_SHIFT | order << ORDER_SHIFT
}

/// Identity of the `order`-th need from a source in a day (counted from second 0).
const fn of_day(source: Source, day: u32, order: u32) -> u32 {
    (source as u32) << SOURCE_SHIFT | day << DAY_SHIFT | order
}

/// Identity of someone present at the start.
pub(crate) const fn of_start(order: u32) -> u32 {
    (Source::Start as u32) << SOURCE_SHIFT | order
}

/// Identity of a planned inpatient's stay.
pub(crate) const fn of_operation(referral: u32) -> u32 {
    (Source::Operation as u32) << SOURCE_SHIFT | referral & ((1 << SOURCE_SHIFT) - 1)
}

/// Identity of the next unplanned return of the same need; `None` after the thirty-first.
pub(crate) const fn of_return(id: u32) -> Option<u32> {
    if id & MOST_RETURNS == MOST_RETURNS {
        None
    } else {
        Some(id + 1)
    }
}

/// Whether this is an unplanned return.
pub(crate) const fn is_return(id: u32) -> bool {
    id >> SOURCE_SHIFT <= Source::Minor as u32 && id & MOST_RETURNS != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_years_of_hours_and_days_fit() {
        let last_hour = (4 * 366 + 91 + 10 * 366) * 24;
        assert!(last_hour < 1 << (SOURCE_SHIFT - HOUR_SHIFT));
        assert!(last_hour / 24 < 1 << (SOURCE_SHIFT - DAY_SHIFT));
        assert!(of_hour(Source::Operation, last_hour, MOST_PER_HOUR) < u32::MAX);
    }

    #[test]
    fn a_return_keeps_the_person_apart_from_everyone_else() {
        let first = of_hour(Source::Walking, 40_000, 7);
        let back = of_return(first).expect("first return");
        assert!(is_return(back) && !is_return(first));
        assert_ne!(back, of_hour(Source::Walking, 40_000, 8));
    }
}
