//! Conservation: everyone who came has left or is inside.

use crate::place::{Line, Place};
use crate::route::Stage;

/// Who came and who left, counted where it happens [people].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Came to the hospital (or were there at the start).
    pub came: u64,
    /// Left it, or died in it.
    pub left: u64,
    /// Called an ambulance that was sent.
    pub called: u64,
    /// Incidents closed.
    pub closed: u64,
    /// Clocks started (or running at the start).
    pub referred: u64,
    /// Clocks stopped.
    pub stopped: u64,
}

/// A broken balance: what was counted in, out and inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imbalance {
    /// What does not balance.
    pub what: &'static str,
    /// What the left-hand side gave.
    pub counted: u64,
    /// What it should equal.
    pub expected: u64,
}

impl Place {
    /// Who came and who left so far.
    pub fn balance(&self) -> Balance {
        self.balance
    }

    /// Checks that everyone who came has left or is inside, and that every resource in use is used by someone.
    ///
    /// # Errors
    /// The first equation that does not hold.
    pub fn conserved(&self) -> Result<(), Imbalance> {
        let inside = self.slots.len() as u64;
        equal(
            "people in hospital",
            self.balance.came,
            self.balance.left + inside,
        )?;
        let incidents = self.ambulance.open_incidents() as u64;
        equal(
            "ambulance incidents",
            self.balance.called,
            self.balance.closed + incidents,
        )?;
        let (crews, cars) = self.ambulance.in_use();
        equal("crews in use", u64::from(self.ambulance.busy), crews)?;
        equal(
            "first responders in use",
            u64::from(self.ambulance.responders.busy),
            cars,
        )?;
        let listed = self.elective.len() as u64;
        equal(
            "referral-to-treatment clocks",
            self.balance.referred,
            self.balance.stopped + listed,
        )?;
        let [asked, answered, waiting] = self.diagnostics.balance();
        equal("requests for tests", asked, answered + waiting)?;
        let (asked, ended_or_open) = self.general_practice.requests();
        equal("requests to general practice", asked, ended_or_open)?;
        let [came, left, inside, wait, in_lines] = self.cancer.balance();
        equal("people with suspected cancer", came, left + inside)?;
        equal("people with suspected cancer in a line", in_lines, wait)?;
        let (mut in_beds, mut on_trolleys, mut in_corridor, mut observed) = (0, 0, 0, 0);
        let (mut with_clinician, mut referred) = (0, 0);
        for (slot, _) in self.slots.iter() {
            let patient = &self.people[slot as usize];
            in_beds += u64::from(patient.stage.holds_a_bed());
            on_trolleys += u64::from(patient.space.is_trolley());
            in_corridor += u64::from(patient.space.is_corridor());
            observed += u64::from(patient.space.is_observation());
            with_clinician += u64::from(matches!(patient.stage, Stage::Assessment | Stage::Review));
            referred += u64::from(patient.stage == Stage::WaitingForOpinion);
        }
        equal(
            "beds occupied",
            u64::from(self.beds.occupied()),
            in_beds + u64::from(self.beds.being_made_ready),
        )?;
        equal(
            "trolleys in use",
            u64::from(self.department.trolleys_in_use),
            on_trolleys,
        )?;
        equal(
            "corridor places in use",
            u64::from(self.department.corridor_in_use),
            in_corridor,
        )?;
        equal(
            "observation places in use",
            u64::from(self.department.observation_in_use),
            observed,
        )?;
        equal(
            "clinicians at work",
            u64::from(self.department.clinicians_busy),
            with_clinician,
        )?;
        let for_opinion = u64::from(line_length(&self.department.for_opinion));
        equal("patients referred", for_opinion, referred)?;
        let free = self
            .department
            .doctors
            .saturating_sub(self.department.doctors_busy);
        equal(
            "doctors on call who are free while patients are referred",
            u64::from(free).min(for_opinion),
            0,
        )?;
        equal(
            "patients waiting for a bed",
            u64::from(self.beds.queue_len()),
            self.waiting_for_bed(),
        )
    }

    fn waiting_for_bed(&self) -> u64 {
        self.slots
            .iter()
            .filter(|(slot, _)| self.people[*slot as usize].stage == Stage::Boarding)
            .count() as u64
    }
}

/// Length of a line by class, for checks.
pub(crate) fn line_length(line: &Line) -> u32 {
    line.len()
}

fn equal(what: &'static str, counted: u64, expected: u64) -> Result<(), Imbalance> {
    if counted == expected {
        Ok(())
    } else {
        Err(Imbalance {
            what,
            counted,
            expected,
        })
    }
}
