//! Wards: the general pool of beds, stays, delayed discharge, and the care a ward can give.

use goodhart_des::queue::List;
use goodhart_des::random::unit;
use goodhart_des::sampling::Chance;
use goodhart_des::time::{DAY, HOUR, MINUTE, Seconds, day_of_week, hour_of_day};
use goodhart_ledger::{BedCensus, Observer, micro};
use goodhart_levers::Stream;

use crate::conservation::line_length;
use crate::emergency::patient::{Patient, Space};
use crate::identity::{of_operation, of_start};
use crate::luck;
use crate::place::{Kind, Line, Place};
use crate::route::Stage;
use crate::tables::Tables;

/// Who gets the next bed: those near a limit, then all others in order of decision, in the department or sent in by a doctor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum BedClass {
    NearLimit = 0,
    InOrder = 1,
}

/// The general pool of beds.
#[derive(Clone, Debug)]
pub(crate) struct Beds {
    open: u32,
    occupied: u32,
    /// Beds emergency patients can fill.
    suitable: u32,
    /// Beds that fit none of them and are given all the same to those who have waited long.
    outlying: u32,
    /// Beds kept for planned patients, and planned patients in beds.
    protected: u32,
    planned: u32,
    pub being_made_ready: u32,
    queue: Line,
    fit: List,
    /// Discharges the teams could still complete, carried over between hours [people].
    carry: f64,
    short_stay: [Chance; 2],
    needs_package: [Chance; 2],
    /// Expected incidents since the last census [10⁻⁶].
    micro_incidents: u64,
}

impl Beds {
    pub(crate) fn new(tables: &Tables) -> Self {
        let beds = &tables.parameters.beds;
        Self {
            open: 0,
            occupied: 0,
            suitable: 0,
            outlying: 0,
            protected: tables.base.protected_beds,
            planned: 0,
            being_made_ready: 0,
            queue: Line::new(),
            fit: List::new(),
            carry: 0.0,
            short_stay: beds.short_stay.map(Chance::new),
            needs_package: beds.needs_package.map(Chance::new),
            micro_incidents: 0,
        }
    }

    pub(crate) fn open(&self) -> u32 {
        self.open
    }

    pub(crate) fn occupied(&self) -> u32 {
        self.occupied
    }

    pub(crate) fn queue_len(&self) -> u32 {
        line_length(&self.queue)
    }

    /// Whether a planned patient can have a bed: one of those kept for her, or one that nobody in the department waits for.
    pub(crate) fn free_for_planned(&self) -> bool {
        self.planned < self.protected || self.free_for_emergency() && self.queue.is_empty()
    }

    /// Whether an emergency patient can have a bed.
    fn free_for_emergency(&self) -> bool {
        self.filled() < self.suitable
    }

    /// Whether there is a bed on the wrong ward for somebody who has waited long.
    fn free_for_outlier(&self) -> bool {
        self.filled() < self.suitable + self.outlying && self.occupied < self.open
    }

    /// Beds filled of those that emergency patients can have. Planned patients beyond their own beds take from them.
    fn filled(&self) -> u32 {
        let planned_elsewhere = self.planned.saturating_sub(self.protected);
        self.occupied - self.planned + planned_elsewhere
    }
}

impl Place {
    /// The start state: beds occupied by people at a random point of their stay.
    pub(crate) fn fill_beds(&mut self) {
        self.set_beds();
        let tables = self.tables.clone();
        let p = &tables.parameters.beds;
        let occupied = libm::round(tables.base.beds * p.occupancy_start.get()) as u32;
        let fit =
            libm::round(p.awaiting_fit_start.get() * f64::from(tables.population) / 1e6) as u32;
        for order in 0..occupied {
            let id = of_start(order);
            let slot = self.admit_person(id, Stage::Ward, self.is_older(id, true));
            self.beds.occupied += 1;
            // The rest of a stay that is in progress is longer than a new one where stays vary: (1 + cv²) / 2 of the mean.
            let cv = p.stay_cv.get();
            let rest = p.long_stay_days.get() * (1.0 + cv * cv) / 2.0 * f64::from(DAY);
            let left = if order < fit {
                0.0
            } else {
                -rest * libm::log(1.0 - unit(self.luck(id, luck::START_STAY)))
            };
            self.schedule(self.now + left as u32, id, Kind::Fit, slot);
        }
        let packages = self.social_care.places;
        for order in 0..packages {
            let id = of_start(occupied + order);
            let rest = tables.package.sample(self.luck(id, luck::PACKAGE));
            let passed = unit(self.luck(id, luck::START_AGE));
            self.occupy_package(id, (f64::from(rest) * (1.0 - passed)) as u32);
        }
    }

    pub(crate) fn admit_person(&mut self, id: u32, stage: Stage, older: bool) -> u32 {
        let slot = self.slots.alloc(id);
        let person = Patient::new(self.now, stage, older, self.fifth(id));
        if slot as usize == self.people.len() {
            self.people.push(person);
        } else {
            self.people[slot as usize] = person;
        }
        self.links.grow(self.people.len());
        self.balance.came += 1;
        slot
    }

    pub(crate) fn set_beds(&mut self) {
        let open = self.tables.base.beds * self.settings.capacity.beds;
        self.beds.open = libm::round(open) as u32;
        let p = &self.tables.parameters.beds;
        // What closes beds in a mean month is in the shares already.
        let month = self.month.at(self.now, self.tables.start);
        let usable = open * (1.0 - self.tables.closed_by_month[month]);
        let suitable = usable * p.suitable.get();
        let full = usable * p.full.get().max(p.suitable.get());
        // Beds of operations that are called off are free for others.
        let kept = 1.0 - self.settings.practice.called_off;
        self.beds.protected = libm::round(f64::from(self.tables.base.protected_beds) * kept) as u32;
        self.beds.outlying = libm::round(full - suitable) as u32;
        self.beds.suitable = (libm::round(suitable) as u32).saturating_sub(self.beds.protected);
        self.give_beds();
    }

    /// A doctor sends someone in for a bed.
    pub(crate) fn sent_in(&mut self, id: u32) {
        let slot = self.admit_person(id, Stage::Boarding, self.is_older(id, true));
        self.people[slot as usize].decided = self.now;
        self.request_bed(slot, BedClass::InOrder);
    }

    /// A patient decided to be admitted joins those waiting for a bed.
    pub(crate) fn request_bed(&mut self, slot: u32, class: BedClass) {
        let person = &mut self.people[slot as usize];
        person.stage = Stage::Boarding;
        person.class = class as u8;
        self.beds.queue.push(&mut self.links, class as u32, slot);
        self.give_beds();
    }

    /// Moves someone within those waiting for a bed; in each class the earliest decision stands first.
    pub(crate) fn reclass_bed(&mut self, slot: u32, class: BedClass) {
        let before = u32::from(self.people[slot as usize].class);
        self.beds.queue.remove(&mut self.links, before, slot);
        self.people[slot as usize].class = class as u8;
        let people = &self.people;
        let decided = people[slot as usize].decided;
        self.beds
            .queue
            .insert(&mut self.links, class as u32, slot, |other| {
                people[other as usize].decided <= decided
            });
    }

    /// Gives out what beds there are.
    pub(crate) fn give_beds(&mut self) {
        while let Some(slot) = self.next_for_bed() {
            self.beds.occupied += 1;
            let id = self.slots.id(slot);
            let person = &mut self.people[slot as usize];
            person.stage = Stage::Transfer;
            let due = person.near_limit.then_some(person.clock_start);
            let time = self.transfer_time(id, due);
            self.schedule(self.now + time, id, Kind::InBed, slot);
        }
    }

    /// Who gets the next bed, if there is one. Whoever has waited long is put on any ward that has a bed.
    fn next_for_bed(&mut self) -> Option<u32> {
        if self.beds.free_for_emergency() {
            return self.beds.queue.pop(&mut self.links);
        }
        let in_order = BedClass::InOrder as u32;
        let first = self.beds.queue.class(in_order).front()?;
        let waited = self.now - self.people[first as usize].decided;
        if self.beds.free_for_outlier() && waited >= self.tables.outlying_after {
            self.beds.queue.pop_class(&mut self.links, in_order)
        } else {
            None
        }
    }

    /// How long it takes to get this patient out of the department [s]. With a limit near, counted from `clock_start`, it is done as fast as
    /// is needed to end before it and no faster.
    pub(crate) fn transfer_time(&self, id: u32, clock_start: Option<Seconds>) -> Seconds {
        let natural = self
            .tables
            .transfer
            .sample(self.luck(id, luck::TRANSFER))
            .max(MINUTE);
        let Some(left) = clock_start.and_then(|start| self.left_to_limit(start)) else {
            return natural;
        };
        let pace = self.tables.parameters.emergency.hurried_pace.get();
        let fastest = ((f64::from(natural) / pace) as Seconds).max(MINUTE);
        let latest = left.saturating_sub(MINUTE);
        if natural <= latest || latest < fastest {
            natural
        } else {
            latest
        }
    }

    /// The patient is in the bed: the stay begins.
    pub(crate) fn in_bed<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.slots.id(slot);
        self.leaves_department(slot, ledger);
        let age = usize::from(self.people[slot as usize].older);
        let short_stay = self.people[slot as usize].short_stay
            || self.beds.short_stay[age].happens(self.luck(id, luck::SHORT_STAY));
        let person = &mut self.people[slot as usize];
        person.stage = Stage::Ward;
        person.bed_since = self.now;
        person.short_stay = short_stay;
        let table = if short_stay {
            &self.tables.short_stay
        } else {
            &self.tables.long_stay[age]
        };
        let stay = table.sample_scaled(self.luck(id, luck::STAY), self.haste());
        self.schedule(self.now + stay.max(HOUR), id, Kind::Fit, slot);
    }

    /// Stays are shorter where the hospital is fuller than usual, boarders included, and longer where it is emptier (Friebel et al. 2019)
    /// [16 binary digits below 1].
    fn haste(&self) -> u32 {
        let p = &self.tables.parameters.beds;
        let fullness = f64::from(self.beds.occupied + self.beds.queue_len())
            / f64::from(self.beds.open.max(1));
        let points = (fullness - p.occupancy_start.get()) * 100.0;
        let rate = (1.0 + p.discharge_response.get() * points).clamp(0.5, 2.0);
        (65_536.0 / rate) as u32
    }

    /// A planned patient takes a bed after the operation.
    pub(crate) fn planned_stay(&mut self, referral: u32) {
        let id = of_operation(referral);
        let slot = self.admit_person(id, Stage::Ward, self.is_older(id, true));
        self.beds.occupied += 1;
        self.beds.planned += 1;
        let person = &mut self.people[slot as usize];
        person.planned = true;
        person.short_stay = true;
        let stay = self
            .tables
            .elective_stay
            .sample(self.luck(id, luck::ELECTIVE_STAY));
        self.schedule(self.now + stay.max(HOUR), id, Kind::Fit, slot);
    }

    /// Medically fit to leave: some need a package first.
    pub(crate) fn fit<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        if !self.is_still(slot, id, Stage::Ward) {
            return;
        }
        let person = &self.people[slot as usize];
        if person.short_stay {
            self.leaves_hospital(slot, ledger);
        } else if self.beds.needs_package[usize::from(person.older)]
            .happens(self.luck(id, luck::NEEDS_PACKAGE))
        {
            self.needs_package(slot);
        } else {
            self.ready_for_discharge(slot);
        }
    }

    /// Everything is arranged; the discharge itself remains to be done.
    pub(crate) fn ready_for_discharge(&mut self, slot: u32) {
        self.people[slot as usize].stage = Stage::WaitingForDischarge;
        self.links.push_back(&mut self.beds.fit, slot);
    }

    /// Teams complete discharges through the day; what they could do and nobody needed is lost.
    pub(crate) fn complete_discharges<O: Observer>(&mut self, ledger: &mut O) {
        let tables = self.tables.clone();
        let capacity = &self.settings.capacity;
        let a_day = tables.base.discharges_a_week / 7.0
            * capacity.hours[Stream::Discharge]
            * capacity.pace[Stream::Discharge];
        let weekday = tables.discharge_by_weekday[day_of_week(self.now) as usize];
        self.beds.carry +=
            a_day * weekday * tables.discharge_by_hour[hour_of_day(self.now) as usize];
        while self.beds.carry >= 1.0 {
            let Some(slot) = self.links.pop_front(&mut self.beds.fit) else {
                self.beds.carry = 1.0;
                break;
            };
            self.beds.carry -= 1.0;
            self.leaves_hospital(slot, ledger);
        }
        if hour_of_day(self.now) == 0 {
            self.bed_census(ledger);
        }
    }

    fn leaves_hospital<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let person = self.people[slot as usize];
        let stay = self.now - person.bed_since;
        self.beds.planned -= u32::from(person.planned);
        ledger.discharge(self.now, stay, !person.planned);
        debug_assert!(
            person.space == Space::None,
            "still holds a place in the department"
        );
        self.close_person(slot);
        self.beds.being_made_ready += 1;
        let ready = self.now
            + (self.tables.parameters.beds.turnround_minutes.get() * f64::from(MINUTE)) as Seconds;
        // A bed and no person gets ready: the number of leavers so far orders simultaneous ones.
        self.schedule(ready, self.balance.left as u32, Kind::BedReady, 0);
    }

    pub(crate) fn bed_ready<O: Observer>(&mut self, _ledger: &mut O) {
        self.beds.being_made_ready -= 1;
        self.beds.occupied -= 1;
        self.give_beds();
    }

    pub(crate) fn close_person(&mut self, slot: u32) {
        self.slots.free(slot);
        self.balance.left += 1;
    }

    /// Whether the person with this identity is still in this slot and stage: events are not cancelled, stale ones are ignored.
    pub(crate) fn is_still(&self, slot: u32, id: u32, stage: Stage) -> bool {
        self.slots.in_use(slot)
            && self.slots.id(slot) == id
            && self.people[slot as usize].stage == stage
    }

    fn bed_census<O: Observer>(&mut self, ledger: &mut O) {
        self.ward_care(ledger);
        let awaiting_social_care = self.social_care.waiting();
        ledger.beds(&BedCensus {
            at: self.now,
            open: self.beds.open,
            occupied: self.beds.occupied - self.beds.being_made_ready,
            delayed: self.beds.fit.len() + awaiting_social_care,
            awaiting_social_care,
            boarding: self.beds.queue_len(),
            micro_incidents: std::mem::take(&mut self.beds.micro_incidents),
        });
    }

    /// Nursing time per patient relative to the start state, and what it does to patients over the past day.
    fn ward_care<O: Observer>(&mut self, ledger: &mut O) {
        let tables = self.tables.clone();
        let occupied = f64::from(self.beds.occupied - self.beds.being_made_ready);
        let at_start = tables.base.beds * tables.parameters.beds.occupancy_start.get();
        let capacity = &self.settings.capacity;
        let time = capacity.hours[Stream::Wards] * capacity.pace[Stream::Wards];
        let per_patient = time * at_start / occupied.max(1.0);
        let harm = &tables.parameters.harm;
        let incidents = occupied / 1000.0
            * harm.incidents_per_1000_bed_days.get()
            * libm::pow(per_patient.max(0.05), -harm.incident_elasticity.get());
        self.beds.micro_incidents += micro(incidents) as u64;
        let missing = (1.0 - per_patient).max(0.0);
        let deaths = occupied
            * harm.ward_deaths_per_day.get()
            * harm.ward_hazard.get()
            * missing
            * harm.ward_causal.get();
        self.ward_harm(deaths, ledger);
    }
}
