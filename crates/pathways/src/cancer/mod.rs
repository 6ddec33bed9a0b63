//! Cancer: urgent referral, first appointment, tests, outcome; for those who have one decision to treat, treatment and later treatments.
//!
//! Clinics, tests and theatres are shared with planned care and diagnostics: whoever waits there is called at a rate common to all times her
//! weight (see `elective/line.rs`), and patients of this pathway have a large one. Days are the grain: everything happens at the session of a
//! working day.

mod demand;
mod harm;
mod lines;
mod record;
mod referral;
mod start;
mod steps;
mod token;
mod treatment;

use goodhart_des::time::{DAY, Seconds};

use crate::tables::Tables;

pub(crate) use demand::{CancerDemand, Others};
use lines::Line;
pub(crate) use lines::share;

/// Days ahead for which something can be planned.
const AHEAD: u32 = 256;

/// How a patient came to this pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route {
    /// Urgent referral.
    Urgent,
    /// Breast symptoms where cancer is not suspected.
    Breast,
    /// Recall after screening.
    Screening,
    /// Found in another way: in the emergency department, at a routine appointment, by another specialty.
    Other,
}

/// Where she is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The letter is on its way; she cannot be seen yet.
    Letter,
    /// Waits for the first appointment.
    Clinic,
    /// Waits for a test that says whether it is cancer.
    Test,
    /// Waits for its report.
    Report,
    /// Has a cancer and waits for a test that says how far it has gone.
    Staging,
    /// Waits for that report.
    StagingReport,
    /// The team decides on treatment.
    Planning,
    /// Decided; treatment is prepared and cannot begin yet.
    Preparing,
    /// Waits for treatment.
    Treatment,
    /// Treated; a later treatment is not yet due.
    Recovering,
}

/// Ways of treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Modality {
    Surgery = 0,
    Drugs = 1,
    Radiotherapy = 2,
}

impl Modality {
    const ALL: [Self; 3] = [Self::Surgery, Self::Drugs, Self::Radiotherapy];
}

/// A patient of this pathway.
#[derive(Clone, Copy, Debug)]
struct Person {
    id: u32,
    /// Referral, recall or, if found in another way, diagnosis [s].
    need: Seconds,
    /// When she was told [s].
    told: Seconds,
    /// Decision to treat, or earliest date of a later treatment [s].
    decided: Seconds,
    route: Route,
    stage: Stage,
    modality: Modality,
    /// Fifth of deprivation, 0 = most deprived.
    fifth: u8,
    cancer: bool,
    /// Whether a token appointment has stopped the first clock.
    token: bool,
    /// Whether the first treatment is behind her.
    later: bool,
}

/// State of the pathway.
#[derive(Clone, Debug)]
pub(crate) struct Cancer {
    people: Vec<Person>,
    free: Vec<u32>,
    /// Who takes the next step on a day, around the circle of days ahead.
    planned: Vec<Vec<u32>>,
    /// Last day that has been worked through.
    day: u32,
    clinic: Line,
    tests: Line,
    theatre: Line,
    /// Drugs and radiotherapy, by turn.
    drugs: Line,
    radiotherapy: Line,
    came: u64,
    left: u64,
    /// Before the burn-in, when there are no beds yet.
    warming: bool,
}

impl Cancer {
    pub(crate) fn new(tables: &Tables) -> Self {
        Self {
            people: Vec::new(),
            free: Vec::new(),
            planned: vec![Vec::new(); AHEAD as usize],
            day: tables.start.burn_in() / DAY,
            clinic: Line::new(),
            tests: Line::new(),
            theatre: Line::new(),
            drugs: Line::new(),
            radiotherapy: Line::new(),
            came: 0,
            left: 0,
            warming: false,
        }
    }

    fn enters(&mut self, person: Person) -> u32 {
        self.came += 1;
        if let Some(slot) = self.free.pop() {
            self.people[slot as usize] = person;
            slot
        } else {
            self.people.push(person);
            self.people.len() as u32 - 1
        }
    }

    fn leaves(&mut self, slot: u32) {
        self.left += 1;
        self.people[slot as usize].id = u32::MAX;
        self.free.push(slot);
    }

    /// She takes the next step in so many days.
    fn plans(&mut self, slot: u32, stage: Stage, days: u32) {
        self.people[slot as usize].stage = stage;
        let day = self.day + days.clamp(1, AHEAD - 1);
        self.planned[(day % AHEAD) as usize].push(slot);
    }

    /// People who wait for a first appointment.
    pub(crate) fn waiting_for_clinic(&self) -> usize {
        self.clinic.len()
    }

    /// People who wait for a test.
    pub(crate) fn waiting_for_test(&self) -> usize {
        self.tests.len()
    }

    /// People who wait for an operation.
    pub(crate) fn waiting_for_theatre(&self) -> usize {
        self.theatre.len()
    }

    /// Everyone inside.
    fn inside(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.id != u32::MAX)
    }

    /// Came, left, inside; and those who wait in a line by stage and by line: for checks.
    pub(crate) fn balance(&self) -> [u64; 5] {
        let waits = |person: &&Person| {
            matches!(
                person.stage,
                Stage::Clinic | Stage::Test | Stage::Staging | Stage::Treatment
            )
        };
        let in_lines = [
            &self.clinic,
            &self.tests,
            &self.theatre,
            &self.drugs,
            &self.radiotherapy,
        ]
        .map(|line| line.len() as u64);
        [
            self.came,
            self.left,
            self.inside().count() as u64,
            self.inside().filter(waits).count() as u64,
            in_lines.iter().sum(),
        ]
    }
}
