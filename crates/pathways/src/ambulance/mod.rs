//! Ambulances: call, crew, scene, conveyance, handover that waits for a place in the department, clear.

mod handover;
mod harm;
mod record;
mod responder;

use goodhart_des::queue::Links;
use goodhart_des::random::{Purpose, unit};
use goodhart_des::slots::Slots;
use goodhart_des::time::{MINUTE, Seconds};
use goodhart_ledger::{Category, Clock, Observer};

use crate::luck;
use crate::place::{Kind, Line, Place};
use responder::{Responder, Responders};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No crew yet.
    Waiting,
    /// A crew is on its way; it may still be diverted to something more urgent.
    OnTheWay,
    OnScene,
    ToHospital,
    AtHospital,
    /// Handed over, crew making ready.
    Clearing,
    /// A first responder treats on the spot; no crew is needed.
    WithResponder,
}

#[derive(Clone, Copy, Debug)]
struct Incident {
    called: Seconds,
    /// When the crew on its way will be there [s]: an event at another time is stale.
    due: Seconds,
    /// By the rules of triage.
    category: Category,
    /// As it was called at triage: who goes and in what order follows from this.
    called_as: Category,
    phase: Phase,
    responder: Responder,
    /// When the first vehicle of any kind was there [s]; 0 before.
    first: Seconds,
    /// Vehicles sent so far.
    sent: u32,
}

/// Crews and open incidents of the sector.
#[derive(Clone, Debug)]
pub(crate) struct Ambulance {
    slots: Slots,
    incidents: Vec<Incident>,
    links: Links,
    waiting: Line,
    /// Incidents with a crew on its way, in order of sending.
    on_the_way: Vec<u32>,
    pub on_duty: u32,
    pub busy: u32,
    pub responders: Responders,
}

impl Ambulance {
    pub(crate) fn new() -> Self {
        Self {
            slots: Slots::new(),
            incidents: Vec::new(),
            links: Links::new(),
            waiting: Line::new(),
            on_the_way: Vec::new(),
            on_duty: 0,
            busy: 0,
            responders: Responders::default(),
        }
    }

    pub(crate) fn open_incidents(&self) -> usize {
        self.slots.len()
    }
}

impl Place {
    /// A call that needs a crew.
    pub(crate) fn calls<O: Observer>(&mut self, id: u32, _ledger: &mut O) {
        let category =
            Category::ALL[self.tables.category.index(self.luck(id, luck::CATEGORY)) as usize];
        let incident = Incident {
            called: self.now,
            due: 0,
            category,
            called_as: category,
            phase: Phase::Waiting,
            responder: Responder::None,
            first: 0,
            sent: 0,
        };
        let ambulance = &mut self.ambulance;
        let slot = ambulance.slots.alloc(id);
        if slot as usize == ambulance.incidents.len() {
            ambulance.incidents.push(incident);
        } else {
            ambulance.incidents[slot as usize] = incident;
        }
        ambulance.links.grow(ambulance.incidents.len());
        self.balance.called += 1;
        // Triage takes the same time whether or not a crew is free.
        let triage = self
            .tables
            .activation
            .sample(self.luck(id, luck::ACTIVATION))
            .min(4 * MINUTE);
        self.schedule(self.now + triage, id, Kind::CrewSent, slot);
    }

    /// Triage is done: the incident joins those waiting for a crew.
    pub(crate) fn crew_sent<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        debug_assert_eq!(self.ambulance.slots.id(slot), id);
        let category = self.called_urgency(slot, id);
        self.ambulance.incidents[slot as usize].called_as = category;
        self.sends_responder(slot, id);
        let ambulance = &mut self.ambulance;
        ambulance
            .waiting
            .push(&mut ambulance.links, category as u32, slot);
        self.dispatch();
        // A first responder on its way changes nothing for the crew: a car was backed up as a rule, not on request.
        if self.ambulance.incidents[slot as usize].phase == Phase::Waiting
            && category == Category::C1
        {
            self.divert_to(slot, ledger);
        }
    }

    /// Free crews go to the most urgent call that has waited longest.
    pub(crate) fn dispatch(&mut self) {
        while self.ambulance.busy < self.ambulance.on_duty {
            let ambulance = &mut self.ambulance;
            let Some(slot) = ambulance.waiting.pop(&mut ambulance.links) else {
                return;
            };
            if self.has_given_up(slot) {
                self.closes_without_crew(slot);
            } else {
                self.ambulance.busy += 1;
                self.sets_out(slot);
            }
        }
    }

    /// Whether the caller made her own way meanwhile, or the call was closed on the telephone.
    fn has_given_up(&self, slot: u32) -> bool {
        if self.has_responder(slot) {
            return false;
        }
        let Incident {
            called, category, ..
        } = self.ambulance.incidents[slot as usize];
        let id = self.ambulance.slots.id(slot);
        let patience =
            self.tables.gives_up[category as usize].sample(self.luck(id, luck::GIVES_UP));
        called.saturating_add(patience) < self.now
    }

    /// No crew is needed any more; who would have been taken to hospital comes by herself.
    fn closes_without_crew(&mut self, slot: u32) {
        let id = self.ambulance.slots.id(slot);
        let category = self.ambulance.incidents[slot as usize].category;
        if self.is_conveyed(id, category) {
            self.schedule(self.now, id, Kind::Walks, 0);
        }
        self.ambulance.slots.free(slot);
        self.balance.closed += 1;
    }

    /// Nobody is free for a life-threatening call: the crew last sent to something less urgent turns round, or one that waits outside the
    /// hospital leaves its patient in the corridor at once.
    fn divert_to<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        if let Some(left) = self.less_urgent_on_the_way() {
            let ambulance = &mut self.ambulance;
            ambulance.on_the_way.retain(|&other| other != left);
            let incident = &mut ambulance.incidents[left as usize];
            incident.phase = Phase::Waiting;
            incident.due = 0;
            let class = incident.called_as as u32;
            ambulance
                .waiting
                .push_front(&mut ambulance.links, class, left);
        } else if !self.releases_crew(ledger) {
            return;
        }
        let ambulance = &mut self.ambulance;
        ambulance
            .waiting
            .remove(&mut ambulance.links, Category::C1 as u32, slot);
        self.sets_out(slot);
    }

    fn less_urgent_on_the_way(&self) -> Option<u32> {
        let less = |other: &u32| self.ambulance.incidents[*other as usize].called_as > Category::C1;
        self.ambulance.on_the_way.iter().copied().rev().find(less)
    }

    fn sets_out(&mut self, slot: u32) {
        let id = self.ambulance.slots.id(slot);
        let travel = self.travel(id, self.ambulance.incidents[slot as usize].called_as);
        let due = self.now + travel;
        let incident = &mut self.ambulance.incidents[slot as usize];
        incident.phase = Phase::OnTheWay;
        incident.due = due;
        incident.sent += 1;
        self.ambulance.on_the_way.push(slot);
        self.schedule(due, id, Kind::AtScene, slot);
    }

    /// The nearest free crew is farther away the fewer are free: distance grows with the square root of scarcity
    /// (Kolesar and Blum 1973).
    fn travel(&self, id: u32, category: Category) -> Seconds {
        let ambulance = &self.tables.parameters.ambulance;
        let free = self.ambulance.on_duty.saturating_sub(self.ambulance.busy);
        let relative = if category == Category::C1 {
            1.0
        } else {
            ambulance.lower_urgency_travel.get()
        };
        ((self.travel_of_one_in(free + 1, id, luck::TRAVEL) * relative) as Seconds).max(MINUTE)
    }

    /// Travel of the nearest of so many free vehicles to a life-threatening call [s].
    fn travel_of_one_in(&self, free: u32, id: u32, purpose: Purpose) -> f64 {
        let usually_free = self.tables.parameters.ambulance.usually_free.get();
        let scarcity = ((usually_free + 1.0) / f64::from(free)).sqrt();
        f64::from(self.tables.travel.sample(self.luck(id, purpose))) * scarcity
    }

    pub(crate) fn at_scene<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.ambulance.slots.in_use(slot) || self.ambulance.slots.id(slot) != id {
            return;
        }
        let incident = &mut self.ambulance.incidents[slot as usize];
        if incident.phase != Phase::OnTheWay || incident.due != self.now {
            return;
        }
        incident.phase = Phase::OnScene;
        let category = incident.category;
        self.ambulance.on_the_way.retain(|&other| other != slot);
        self.releases_responder(slot);
        self.is_reached(slot, id, ledger);
        self.responds(slot, id, ledger);
        let u = self.luck(id, luck::SCENE);
        let time = if self.is_conveyed(id, category) {
            self.tables.scene.sample(u)
        } else {
            self.tables.treat.sample(u)
        };
        self.schedule(self.now + time.max(MINUTE), id, Kind::SceneLeft, slot);
    }

    /// Somebody is with the patient. Harm of waiting ends with the first who comes.
    fn is_reached<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        let incident = &mut self.ambulance.incidents[slot as usize];
        if incident.first != 0 {
            return;
        }
        incident.first = self.now;
        let clock = Clock {
            start: incident.called,
            stop: self.now,
        };
        let category = incident.category;
        self.arrest_harm(id, category, clock, ledger);
    }

    fn is_conveyed(&self, id: u32, category: Category) -> bool {
        unit(self.luck(id, luck::CONVEYED))
            < self.tables.parameters.ambulance.conveyed[category as usize]
    }

    pub(crate) fn scene_left<O: Observer>(&mut self, slot: u32, id: u32, _ledger: &mut O) {
        let category = self.ambulance.incidents[slot as usize].category;
        if self.is_conveyed(id, category) {
            self.ambulance.incidents[slot as usize].phase = Phase::ToHospital;
            let time = self
                .tables
                .to_hospital
                .sample(self.luck(id, luck::TO_HOSPITAL));
            self.schedule(self.now + time.max(MINUTE), id, Kind::AtHospital, slot);
        } else {
            self.crew_clear(slot, id);
        }
    }

    /// The crew is ready for the next call.
    pub(crate) fn crew_clear(&mut self, slot: u32, id: u32) {
        debug_assert_eq!(self.ambulance.slots.id(slot), id);
        self.ambulance.slots.free(slot);
        self.ambulance.busy -= 1;
        self.balance.closed += 1;
        self.dispatch();
    }
}
