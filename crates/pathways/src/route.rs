//! The order of stages, as a clinician would draw it. The flow picture and the documentation read these tables.

/// Where a patient of the urgent chain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// In the ambulance outside, waiting for a place.
    Outside,
    /// Being handed over.
    Handover,
    /// Waiting for a place in the department.
    WaitingForPlace,
    /// Waiting for a clinician.
    WaitingForClinician,
    /// With a clinician.
    Assessment,
    /// Waiting for results.
    Tests,
    /// Results are in; waiting for a decision.
    WaitingForDecision,
    /// With a clinician for the decision.
    Review,
    /// Referred; waiting for a specialty's doctor on call.
    WaitingForOpinion,
    /// With the specialty's doctor.
    Opinion,
    /// Decided to admit; waiting for a bed (boarding).
    Boarding,
    /// On the way to the bed.
    Transfer,
    /// In a bed.
    Ward,
    /// Fit to leave, waiting for social care.
    WaitingForPackage,
    /// Fit to leave, waiting for the discharge to be completed.
    WaitingForDischarge,
}

/// Where a patient of planned care is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ElectiveStage {
    /// Referred, waiting for the first appointment.
    Outpatient,
    /// Seen, waiting for a test.
    Tests,
    /// Tested, waiting for the result.
    Result,
    /// Decided to admit, waiting for the operation.
    Theatre,
    /// Cancelled for want of a bed; back on the list in the evening.
    Cancelled,
}

/// A step of a route: the stage, the resource it needs, the stages that can follow.
#[derive(Clone, Copy, Debug)]
pub struct Step<S: 'static> {
    /// The stage.
    pub stage: S,
    /// What the patient waits for or holds, in words.
    pub needs: &'static str,
    /// What can follow; empty where the route can end.
    pub then: &'static [S],
}

use Stage as S;

/// The urgent chain in clinical order.
pub const EMERGENCY: &[Step<Stage>] = &[
    Step {
        stage: S::Outside,
        needs: "a place in the department, or corridor space",
        then: &[S::Handover],
    },
    Step {
        stage: S::Handover,
        needs: "crew and nurse",
        then: &[S::WaitingForClinician],
    },
    Step {
        stage: S::WaitingForPlace,
        needs: "a place in the department",
        then: &[S::WaitingForClinician],
    },
    Step {
        stage: S::WaitingForClinician,
        needs: "a clinician",
        then: &[S::Assessment],
    },
    Step {
        stage: S::Assessment,
        needs: "a clinician",
        then: &[S::Tests, S::WaitingForOpinion],
    },
    Step {
        stage: S::Tests,
        needs: "results",
        then: &[S::WaitingForDecision],
    },
    Step {
        stage: S::WaitingForDecision,
        needs: "a clinician",
        then: &[S::Review],
    },
    Step {
        stage: S::Review,
        needs: "a clinician",
        then: &[S::WaitingForOpinion],
    },
    Step {
        stage: S::WaitingForOpinion,
        needs: "a specialty's doctor",
        then: &[S::Opinion, S::Boarding],
    },
    Step {
        stage: S::Opinion,
        needs: "a specialty's doctor",
        then: &[S::Boarding],
    },
    Step {
        stage: S::Boarding,
        needs: "a bed",
        then: &[S::Transfer],
    },
    Step {
        stage: S::Transfer,
        needs: "a bed",
        then: &[S::Ward],
    },
    Step {
        stage: S::Ward,
        needs: "a bed",
        then: &[S::WaitingForPackage, S::WaitingForDischarge],
    },
    Step {
        stage: S::WaitingForPackage,
        needs: "a bed and a package of care",
        then: &[S::WaitingForDischarge],
    },
    Step {
        stage: S::WaitingForDischarge,
        needs: "a bed and the discharge team",
        then: &[],
    },
];

use ElectiveStage as E;

/// Planned care in clinical order.
pub const ELECTIVE: &[Step<ElectiveStage>] = &[
    Step {
        stage: E::Outpatient,
        needs: "a first appointment",
        then: &[E::Tests, E::Theatre],
    },
    Step {
        stage: E::Tests,
        needs: "a slot for a test",
        then: &[E::Result],
    },
    Step {
        stage: E::Result,
        needs: "the report",
        then: &[],
    },
    Step {
        stage: E::Theatre,
        needs: "an operating slot, for some a bed",
        then: &[E::Cancelled],
    },
    Step {
        stage: E::Cancelled,
        needs: "another day",
        then: &[E::Theatre],
    },
];
