//! Closing a stay: what happened, and what is written down.

use goodhart_des::random::{below, unit};
use goodhart_des::time::{HOUR, MINUTE, Seconds};
use goodhart_ledger::{Clock, Department, Disposal, EmergencyStay, Observer};

use crate::identity::is_return;
use crate::luck;
use crate::place::Place;

impl Place {
    /// Hands a completed stay to the ledger.
    pub(crate) fn closes_stay<O: Observer>(
        &mut self,
        slot: u32,
        disposal: Disposal,
        at: Seconds,
        ledger: &mut O,
    ) {
        let id = self.slots.id(slot);
        let person = self.people[slot as usize];
        // On the way to observation the department is not left yet.
        let observed = person.clock_stop != 0 && person.clock_stop <= at;
        let official = Clock {
            start: person.clock_start,
            stop: if observed { person.clock_stop } else { at },
        };
        // Whoever was moved to observation counts as admitted from the department, even if she went home from there.
        let disposal = if observed {
            Disposal::Admitted
        } else {
            disposal
        };
        let decided = match disposal {
            Disposal::Admitted if person.decided == 0 => Some(official.stop),
            Disposal::Admitted => Some(person.decided.min(official.stop)),
            _ => None,
        };
        let stay = EmergencyStay {
            id,
            department: Department::Major,
            disposal,
            older: person.older,
            fifth: person.fifth,
            by_ambulance: person.by_ambulance,
            real: Clock {
                start: person.door,
                stop: at,
            },
            official,
            reported: self.written_down(id, official),
            decision: decided.map(|decision| {
                (
                    decision,
                    self.decision_written_down(id, decision, official.stop),
                )
            }),
            reattendance: is_return(id),
        };
        if disposal == Disposal::Admitted {
            self.delay_harm(&stay, ledger);
        }
        ledger.emergency_stay(&stay);
    }

    /// When the decision to admit is written down as made: as it was, unless the wait for a bed has passed a limit from then and a later
    /// decision is still plausible with which it has not.
    fn decision_written_down(&self, id: u32, decided: Seconds, stop: Seconds) -> Seconds {
        let Some(deadline) = self.settings.recording.late_decisions else {
            return decided;
        };
        let reach = self.tables.parameters.emergency.late_decision_hours.get();
        let reach = (reach * f64::from(HOUR)) as Seconds;
        let beyond = stop
            .saturating_sub(decided)
            .saturating_sub(deadline.limit_s);
        let counts = unit(self.luck(id, luck::LATE_DECISION)) < deadline.intensity;
        if beyond == 0 || beyond > reach || !counts {
            return decided;
        }
        decided + beyond
    }

    /// The record of a stay: as it was, unless it ended soon after a limit and the record is retimed.
    fn written_down(&self, id: u32, official: Clock) -> Clock {
        let Some(deadline) = self.settings.recording.retimed_stays else {
            return official;
        };
        let reach = (self
            .tables
            .parameters
            .emergency
            .retiming_reach_minutes
            .get()
            * f64::from(MINUTE)) as Seconds;
        let beyond = official.length().saturating_sub(deadline.limit_s);
        let within_reach = official.length() > deadline.limit_s && beyond <= reach;
        if within_reach && unit(self.luck(id, luck::RETIMED_STAY)) < deadline.intensity {
            let early = below(self.luck(id, luck::RETIMED_BY), 5 * MINUTE);
            Clock {
                start: official.start,
                stop: official.start + deadline.limit_s - early,
            }
        } else {
            official
        }
    }
}
