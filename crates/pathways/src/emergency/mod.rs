//! The major emergency department: places, clinicians, tests, decisions, boarding.

mod deadline;
mod flow;
mod harm;
mod opinion;
pub(crate) mod patient;
mod record;

use goodhart_des::random::unit;
use goodhart_des::sampling::Chance;
use goodhart_des::time::{HOUR, Seconds, hour_of_day};
use goodhart_ledger::Observer;
use goodhart_levers::Stream;

use crate::identity::Source;
use crate::luck;
use crate::place::{Line, Place};
use crate::route::Stage;
use crate::tables::Tables;

/// However many wait for a bed, somebody sees new patients.
const LEAST_CLINICIANS: f64 = 1.0;

/// Order in which clinicians take patients. Within a class: first come, first served. Triage puts the sickest first; the less ill have
/// staff and rooms of their own in most departments, so they are not left behind by everyone above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ClinicianClass {
    NearLimit = 0,
    Acuity1 = 1,
    Acuity2 = 2,
    Decision = 3,
    InTurn = 4,
}

impl ClinicianClass {
    pub(crate) const fn of_acuity(acuity: u8) -> Self {
        match acuity {
            0 => Self::Acuity1,
            1 => Self::Acuity2,
            _ => Self::InTurn,
        }
    }
}

/// State of the major department.
#[derive(Clone, Debug)]
pub(crate) struct Department {
    pub trolleys: u32,
    pub trolleys_in_use: u32,
    pub corridor: u32,
    pub corridor_in_use: u32,
    pub observation: u32,
    pub observation_in_use: u32,
    pub clinicians: u32,
    pub clinicians_busy: u32,
    /// Waiting for a place, by acuity; class 0 is for those near a limit.
    pub for_place: Line,
    /// Waiting for a clinician.
    pub for_clinician: Line,
    /// Doctors of the specialties on call.
    pub doctors: u32,
    pub doctors_busy: u32,
    /// Referred, waiting for a doctor on call.
    pub for_opinion: Line,
    /// Time that those still cost them whom wards took unseen [s].
    pub owed: Seconds,
    pub reattends: Chance,
    pub returns_unseen: Chance,
}

impl Department {
    pub(crate) fn new(tables: &Tables) -> Self {
        let base = tables.base;
        let reattendance = tables.parameters.population.reattendance.get();
        let emergency = &tables.parameters.emergency;
        Self {
            trolleys: base.trolleys,
            trolleys_in_use: 0,
            corridor: base.corridor,
            corridor_in_use: 0,
            observation: base.observation,
            observation_in_use: 0,
            clinicians: libm::round(base.clinicians) as u32,
            clinicians_busy: 0,
            for_place: Line::new(),
            for_clinician: Line::new(),
            doctors: 0,
            doctors_busy: 0,
            for_opinion: Line::new(),
            owed: 0,
            reattends: Chance::new(reattendance),
            returns_unseen: Chance::new(emergency.unresolved_return.get()),
        }
    }

    /// The line in which people of this stage wait.
    fn line(&mut self, stage: Stage) -> &mut Line {
        match stage {
            Stage::WaitingForPlace | Stage::Outside => &mut self.for_place,
            Stage::WaitingForOpinion => &mut self.for_opinion,
            _ => &mut self.for_clinician,
        }
    }
}

impl Place {
    /// The next hour's rotas. A fraction of a person is on duty in that share of hours.
    pub(crate) fn change_rotas<O: Observer>(&mut self, ledger: &mut O) {
        let tables = self.tables.clone();
        let hour = hour_of_day(self.now) as usize;
        let hours = &self.settings.capacity.hours;
        let at_work = tables.rota[hour] * hours[Stream::Emergency];
        // Those who wait for a bed still need looking after.
        let boarders =
            f64::from(self.beds.queue_len()) * tables.parameters.emergency.boarder_time.get();
        let clinicians = (tables.base.clinicians * at_work - boarders).max(LEAST_CLINICIANS);
        let doctors = (tables.base.doctors * at_work).max(LEAST_CLINICIANS);
        let crews = tables.base.crews
            * tables.crew_rota[hour]
            * hours[Stream::Ambulance]
            * self.settings.capacity.pace[Stream::Ambulance];
        let crews = self.splits_crews(crews);
        let index = self.now / HOUR;
        let at_department = unit(self.luck_of_hour(Source::Walking, index, luck::ROTA));
        let on_road = unit(self.luck_of_hour(Source::Call, index, luck::ROTA));
        self.department.clinicians = libm::floor(clinicians + at_department) as u32;
        self.ambulance.on_duty = libm::floor(crews + on_road) as u32;
        let on_call = unit(self.luck_of_hour(Source::Direct, index, luck::ROTA));
        self.department.doctors = libm::floor(doctors + on_call) as u32;
        self.call_doctors();
        self.call_next(ledger);
        self.dispatch();
    }

    /// Age of a person, from the need.
    pub(crate) fn is_older(&self, id: u32, by_ambulance: bool) -> bool {
        let population = &self.tables.parameters.population;
        let share = if by_ambulance {
            population.older_by_ambulance
        } else {
            population.older_walking
        };
        unit(self.luck(id, luck::AGE)) < share.get()
    }

    /// Fifth of deprivation of a person, 0 = most deprived.
    pub(crate) fn fifth(&self, id: u32) -> u8 {
        self.tables
            .deprivation
            .index(self.luck(id, luck::DEPRIVATION)) as u8
    }
}
