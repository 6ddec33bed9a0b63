//! Minor units: urgent treatment centres and single-specialty departments. First come, first served by a handful of practitioners.
//!
//! Nobody is boarded or prioritised here, so a stay is known on arrival from when each practitioner is next free
//! (Kiefer and Wolfowitz 1955, On the theory of queues with many servers).

use goodhart_des::random::unit;
use goodhart_des::sampling::Chance;
use goodhart_des::time::{HOUR, MINUTE, Seconds};
use goodhart_ledger::{Clock, Department, Disposal, EmergencyStay, Observer};

use crate::identity::is_return;
use crate::luck;
use crate::place::{Kind, Place};
use crate::tables::Tables;

/// When each practitioner is next free.
#[derive(Clone, Debug)]
pub(crate) struct MinorUnits {
    free_at: Vec<Seconds>,
    admitted: Chance,
}

impl MinorUnits {
    pub(crate) fn new(tables: &Tables) -> Self {
        Self {
            free_at: vec![0; tables.base.minor_servers as usize],
            admitted: Chance::new(tables.parameters.emergency.minor_admitted.get()),
        }
    }
}

impl Place {
    /// Beside an attendance at a minor unit others are counted that are none: people who come by appointment, and for whom no place and no
    /// practitioner of the emergency service is needed.
    fn counts_easy<O: Observer>(&self, id: u32, ledger: &mut O) {
        let full_use = self.settings.practice.easy_attendances;
        if full_use > 0.0 {
            let chance = full_use * self.tables.parameters.emergency.easy_attendances.get();
            if unit(self.luck(id, luck::EASY_ATTENDANCES)) < chance {
                ledger.easy_attendance();
            }
        }
    }

    pub(crate) fn comes_to_minor_unit<O: Observer>(&mut self, id: u32, ledger: &mut O) {
        let treatment = self
            .tables
            .minor
            .sample(self.luck(id, luck::MINOR_TREATMENT))
            .max(MINUTE);
        let Some(next) = self.minor.free_at.iter_mut().min_by_key(|free| **free) else {
            return;
        };
        let stop = (*next).max(self.now) + treatment;
        *next = stop;
        let admitted = self
            .minor
            .admitted
            .happens(self.luck(id, luck::MINOR_ADMITTED));
        let clock = Clock {
            start: self.now,
            stop,
        };
        ledger.emergency_stay(&EmergencyStay {
            id,
            department: Department::Minor,
            disposal: if admitted {
                Disposal::Admitted
            } else {
                Disposal::Discharged
            },
            older: self.is_older(id, false),
            fifth: self.fifth(id),
            by_ambulance: false,
            real: clock,
            official: clock,
            reported: clock,
            decision: admitted.then_some((stop, stop)),
            reattendance: is_return(id),
        });
        self.counts_easy(id, ledger);
        if admitted {
            self.schedule(stop + HOUR, id, Kind::SentIn, 0);
        }
    }
}
