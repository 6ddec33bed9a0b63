//! First responders: cars that reach a patient and cannot take her to hospital. There are none unless a board sends them.
//!
//! With them more than one vehicle goes to an incident. A car is sent beside a crew, which sets out or turns round as if there were no
//! car (Scottish Ambulance Service: "automatically backed up"); whoever comes second where a car is enough is stood down, and a car
//! whose patient must go to hospital waits with her until a crew comes. The crews they are taken from are missing elsewhere.

use goodhart_des::random::unit;
use goodhart_des::time::{HOUR, MINUTE, Seconds};
use goodhart_ledger::{Category, Observer};

use super::{Ambulance, Phase};
use crate::identity::Source;
use crate::luck;
use crate::place::{Kind, Place};

/// What the first responder of an incident does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Responder {
    /// None was sent, or it has left.
    #[default]
    None,
    /// On its way; there at that moment [s], so that an event at another time is stale.
    OnTheWay(Seconds),
    /// With the patient.
    OnScene,
}

/// First responders of the sector.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Responders {
    on_duty: u32,
    pub busy: u32,
}

impl Ambulance {
    /// Crews and cars that incidents hold, for checks.
    pub(crate) fn in_use(&self) -> (u64, u64) {
        let (mut crews, mut cars) = (0, 0);
        for (slot, _) in self.slots.iter() {
            let incident = &self.incidents[slot as usize];
            let crewed = !matches!(incident.phase, Phase::Waiting | Phase::WithResponder);
            crews += u64::from(crewed);
            cars += u64::from(incident.responder != Responder::None);
        }
        (crews, cars)
    }
}

impl Place {
    /// Sets how many first responders are on duty in the coming hour, and gives the crews that are left [crews].
    pub(crate) fn splits_crews(&mut self, crews: f64) -> f64 {
        let intensity = self.settings.practice.first_responder;
        if intensity == 0.0 {
            self.ambulance.responders.on_duty = 0;
            return crews;
        }
        let ambulance = &self.tables.parameters.ambulance;
        let split = crews * intensity * ambulance.split_at_most.get();
        let cars = split * ambulance.responders_per_crew.get();
        let part = unit(self.luck_of_hour(Source::Call, self.now / HOUR, luck::RESPONDERS));
        self.ambulance.responders.on_duty = libm::floor(cars + part) as u32;
        crews - split
    }

    /// Sends a first responder to a life-threatening call if one is free.
    pub(super) fn sends_responder(&mut self, slot: u32, id: u32) {
        let intensity = self.settings.practice.first_responder;
        let Responders { on_duty, busy } = self.ambulance.responders;
        let called_as = self.ambulance.incidents[slot as usize].called_as;
        if busy >= on_duty
            || called_as != Category::C1
            || unit(self.luck(id, luck::FIRST_RESPONDER)) >= intensity
        {
            return;
        }
        let travel = self.travel_of_one_in(on_duty - busy, id, luck::RESPONDER_TRAVEL);
        let due = self.now + (travel as Seconds).max(MINUTE);
        self.ambulance.responders.busy += 1;
        let incident = &mut self.ambulance.incidents[slot as usize];
        incident.responder = Responder::OnTheWay(due);
        incident.sent += 1;
        self.schedule(due, id, Kind::ResponderAtScene, slot);
    }

    /// Whether a first responder is free.
    pub(super) fn responder_is_free(&self) -> bool {
        self.ambulance.responders.busy < self.ambulance.responders.on_duty
    }

    /// Whether a first responder is with a patient or on its way to her.
    pub(super) fn has_responder(&self, slot: u32) -> bool {
        self.ambulance.incidents[slot as usize].responder != Responder::None
    }

    /// A first responder has reached the patient.
    pub(crate) fn responder_at_scene<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.ambulance.slots.in_use(slot)
            || self.ambulance.slots.id(slot) != id
            || self.ambulance.incidents[slot as usize].responder != Responder::OnTheWay(self.now)
        {
            return;
        }
        self.ambulance.incidents[slot as usize].responder = Responder::OnScene;
        self.is_reached(slot, id, ledger);
        let category = self.ambulance.incidents[slot as usize].category;
        if self.is_conveyed(id, category) {
            // Nobody could turn round when she called, and the clock of transport still runs: it is tried again.
            if self.ambulance.incidents[slot as usize].phase == Phase::Waiting {
                self.divert_to(slot, ledger);
            }
            return;
        }
        self.stands_crew_down(slot);
        self.ambulance.incidents[slot as usize].phase = Phase::WithResponder;
        self.responds(slot, id, ledger);
        let time = self.tables.treat.sample(self.luck(id, luck::SCENE));
        self.schedule(self.now + time.max(MINUTE), id, Kind::ResponderClear, slot);
        self.dispatch();
    }

    /// No crew is needed: the one on its way is free again, or the call leaves the line.
    fn stands_crew_down(&mut self, slot: u32) {
        let ambulance = &mut self.ambulance;
        let incident = &ambulance.incidents[slot as usize];
        if incident.phase == Phase::OnTheWay {
            ambulance.on_the_way.retain(|&other| other != slot);
            ambulance.busy -= 1;
        } else {
            let class = incident.called_as as u32;
            ambulance.waiting.remove(&mut ambulance.links, class, slot);
        }
    }

    /// A crew is with the patient: the car leaves, or is stood down.
    pub(super) fn releases_responder(&mut self, slot: u32) {
        let incident = &mut self.ambulance.incidents[slot as usize];
        if std::mem::take(&mut incident.responder) != Responder::None {
            self.ambulance.responders.busy -= 1;
        }
    }

    /// Treated on the spot by a first responder, who is free again.
    pub(crate) fn responder_clear(&mut self, slot: u32, id: u32) {
        debug_assert_eq!(self.ambulance.slots.id(slot), id);
        self.releases_responder(slot);
        self.ambulance.slots.free(slot);
        self.balance.closed += 1;
    }
}
