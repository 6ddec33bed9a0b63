//! The named random streams: one purpose for every step of a person's path.

use goodhart_des::random::Purpose;

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident = $number:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: Purpose = Purpose($number);)+
        #[cfg(test)]
        pub(crate) const ALL: &[Purpose] = &[$($name),+];
    };
}

purposes! {
    /// How many come in an hour (identity: source and hour).
    NUMBER = 1;
    /// When within the hour.
    MOMENT = 2;
    ACUITY = 3;
    AGE = 4;
    DEPRIVATION = 5;
    /// Fraction of a clinician or crew on duty in an hour (identity: hour).
    ROTA = 6;
    PATIENCE = 7;
    ASSESSMENT = 8;
    NEEDS_TESTS = 9;
    TESTS = 10;
    REVIEW = 11;
    ADMISSION = 12;
    REATTENDS = 13;
    REATTENDS_WHEN = 14;
    HANDOVER = 15;
    TRANSFER = 16;
    SHORT_STAY = 17;
    STAY = 18;
    NEEDS_PACKAGE = 19;
    PACKAGE = 20;
    OWN_ARRANGEMENT = 21;
    MINOR_TREATMENT = 22;
    CATEGORY = 23;
    CONVEYED = 25;
    ACTIVATION = 26;
    TRAVEL = 27;
    SCENE = 28;
    TO_HOSPITAL = 29;
    CLEAR = 30;
    ARREST = 31;
    URGENT = 32;
    BOOKING = 33;
    REMOVAL = 34;
    LISTED = 35;
    ELECTIVE_TESTS = 36;
    ELECTIVE_TESTS_TIME = 37;
    OVERNIGHT = 38;
    ELECTIVE_STAY = 39;
    BOOKING_THEATRE = 40;
    START_AGE = 41;
    START_STAY = 42;
    HELD_OUTSIDE = 43;
    LATE_DEPARTURE = 44;
    LATE_DEPARTURE_WHEN = 45;
    ADMIT_TO_STOP = 46;
    RETIMED_STAY = 47;
    RETIMED_HANDOVER = 48;
    RETIMED_BY = 49;
    SUSPENDED = 50;
    MINOR_ADMITTED = 51;
    GIVES_UP = 52;
    OPINION = 53;
    FIRST_RESPONDER = 54;
    CALLED_FOR_TEST = 55;
    TEST_UNNEEDED = 56;
    /// How many requests for tests come on a day.
    TESTS_ASKED = 57;
    RESPONDER_TRAVEL = 58;
    /// Fraction of a first responder on duty in an hour (identity: hour).
    RESPONDERS = 59;
    RELABELLED = 60;
    CORRECTED_FIRST = 61;
    CORRECTED_TRANSPORT = 62;
    LATE_DECISION = 63;
    EASY_ATTENDANCES = 64;
    /// General practice: what a practice is like (identity: practice).
    GP_LIST = 70;
    GP_WAIT = 71;
    GP_CARE = 72;
    GP_UNSUITABLE = 73;
    GP_KINDNESS = 74;
    /// General practice: requests of a day (identity: practice and day).
    GP_URGENT = 75;
    GP_ROUTINE = 76;
    GP_AHEAD = 77;
    /// Comes to the hospital for want of general practice, or stays away.
    GP_SPILL = 78;
    /// How many are referred urgently, with breast symptoms, recalled after screening, found otherwise (identity: hour).
    CANCER_URGENT = 80;
    CANCER_BREAST = 81;
    CANCER_SCREENING = 82;
    CANCER_OTHER = 83;
    IS_CANCER = 84;
    CANCER_CLINIC = 85;
    CANCER_TESTED = 86;
    CANCER_TEST = 87;
    CANCER_REPORT = 88;
    CANCER_STAGED = 89;
    CANCER_STAGING = 90;
    CANCER_STAGING_REPORT = 91;
    CANCER_PLAN = 92;
    CANCER_MODALITY = 93;
    CANCER_PREPARED = 94;
    CANCER_THEATRE = 95;
    CANCER_OVERNIGHT = 96;
    CANCER_LATER = 97;
    CANCER_GAP = 98;
    CANCER_LATER_PREPARED = 99;
    CANCER_LATER_THEATRE = 100;
    TOKEN_APPOINTMENT = 101;
    /// How many are referred to talking therapies in a week (identity: week).
    THERAPY_REFERRALS = 110;
    /// Does not fall ill, or falls ill besides, because of what is spent on prevention.
    AVERTED = 111;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_steps_share_their_luck() {
        let mut numbers: Vec<u16> = ALL.iter().map(|purpose| purpose.0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), ALL.len());
    }
}
