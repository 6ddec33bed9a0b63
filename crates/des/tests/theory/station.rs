//! One station: Poisson arrivals in classes, a priority line, identical servers.

use goodhart_des::calendar::{Calendar, Event, EventHash};
use goodhart_des::queue::{Links, PriorityQueue};
use goodhart_des::random::{Purpose, Seed, draw};
use goodhart_des::resource::Pool;
use goodhart_des::sampling::{Discrete, Table};
use goodhart_des::slots::Slots;
use goodhart_des::statistics::{Tally, TimeWeighted};
use goodhart_des::time::Seconds;

pub const CLASSES: usize = 5;

const INTERARRIVAL: Purpose = Purpose(0);
const CLASS: Purpose = Purpose(1);
const SERVICE: Purpose = Purpose(2);

const ARRIVAL: u8 = 0;
const DEPARTURE: u8 = 1;

/// What a station is made of.
pub struct Design {
    pub servers: u32,
    /// Mean time between arrivals [s].
    pub interarrival: f64,
    /// Shares of the classes, best first.
    pub mix: Vec<f64>,
    /// Service time per class.
    pub service: Vec<Table>,
    /// Statistics start here [s].
    pub burn_in: Seconds,
    /// The last arrival comes before this [s]; the station is then run empty.
    pub end: Seconds,
}

/// What is seen of a station.
pub struct Observed {
    /// Waiting times per class of those who arrived after the burn-in [s].
    pub waits: [Tally; CLASSES],
    /// Times from arrival to departure of everyone [s].
    pub stays: Tally,
    /// Time integral of the number present, from the start until the station is empty [s].
    pub presence: u64,
    /// Time integral of the servers in use, from the start until the station is empty [s].
    pub service: u64,
    /// Number present at the end of arrivals.
    pub present_at_end: u32,
    /// Fingerprint of all events.
    pub path: EventHash,
}

impl Observed {
    /// Waiting times of all classes together.
    pub fn all_waits(&self) -> Tally {
        let mut all = Tally::new();
        self.waits.iter().for_each(|waits| all.merge(waits));
        all
    }
}

/// Runs a station until it is empty.
pub fn run<C: Calendar>(design: &Design, calendar: C, seed: Seed) -> Observed {
    let mut station = Station::new(design, calendar, seed);
    station.schedule_arrival(0, 0);
    let mut last = 0;
    let mut present_at_end = None;
    while let Some(event) = station.calendar.pop() {
        station.path.add(event);
        if event.time >= design.end {
            present_at_end.get_or_insert(station.present.level());
        }
        match event.kind {
            ARRIVAL => station.arrive(event),
            _ => station.depart(event),
        }
        last = event.time;
    }
    assert_eq!(
        (station.present.level(), station.pool.in_use()),
        (0, 0),
        "arrived = left"
    );
    Observed {
        waits: station.waits,
        stays: station.stays,
        presence: station.present.area(last),
        service: station.pool.unit_seconds_used(last),
        present_at_end: present_at_end.unwrap_or(0),
        path: station.path,
    }
}

struct Station<'a, C> {
    design: &'a Design,
    seed: Seed,
    calendar: C,
    interarrival: Table,
    mix: Discrete,
    pool: Pool,
    queue: PriorityQueue<CLASSES>,
    links: Links,
    slots: Slots,
    arrived: Vec<Seconds>,
    class: Vec<u32>,
    present: TimeWeighted,
    waits: [Tally; CLASSES],
    stays: Tally,
    path: EventHash,
}

impl<'a, C: Calendar> Station<'a, C> {
    fn new(design: &'a Design, calendar: C, seed: Seed) -> Self {
        Self {
            design,
            seed,
            calendar,
            interarrival: Table::exponential(design.interarrival),
            mix: Discrete::new(&design.mix).expect("the shares of the classes"),
            pool: Pool::new(0, design.servers),
            queue: PriorityQueue::new(),
            links: Links::new(),
            slots: Slots::new(),
            arrived: Vec::new(),
            class: Vec::new(),
            present: TimeWeighted::new(0, 0),
            waits: [Tally::new(); CLASSES],
            stays: Tally::new(),
            path: EventHash::default(),
        }
    }

    fn schedule_arrival(&mut self, now: Seconds, customer: u32) {
        let u = draw(self.seed, u64::from(customer), INTERARRIVAL, 0);
        let time = now + self.interarrival.sample(u);
        if time < self.design.end {
            self.calendar.push(Event {
                time,
                tie: customer,
                kind: ARRIVAL,
                slot: 0,
            });
        }
    }

    fn arrive(&mut self, event: Event) {
        let now = event.time;
        let slot = self.slots.alloc(event.tie);
        self.arrived.resize(self.slots.span(), 0);
        self.class.resize(self.slots.span(), 0);
        let class = self
            .mix
            .index(draw(self.seed, u64::from(event.tie), CLASS, 0));
        self.arrived[slot as usize] = now;
        self.class[slot as usize] = class;
        self.present.add(now, 1);
        if self.pool.take(now) {
            self.serve(now, slot);
        } else {
            self.queue.push(&mut self.links, class, slot);
        }
        self.schedule_arrival(now, event.tie + 1);
    }

    fn serve(&mut self, now: Seconds, slot: u32) {
        let (arrived, class) = (self.arrived[slot as usize], self.class[slot as usize]);
        if arrived >= self.design.burn_in {
            self.waits[class as usize].add(now - arrived);
        }
        let customer = self.slots.id(slot);
        let u = draw(self.seed, u64::from(customer), SERVICE, 0);
        self.calendar.push(Event {
            time: now + self.design.service[class as usize].sample(u),
            tie: customer,
            kind: DEPARTURE,
            slot,
        });
    }

    fn depart(&mut self, event: Event) {
        let now = event.time;
        self.stays.add(now - self.arrived[event.slot as usize]);
        self.present.add(now, -1);
        self.slots.free(event.slot);
        if self.pool.release(now)
            && let Some(next) = self.queue.pop(&mut self.links)
        {
            let free = self.pool.take(now);
            assert!(free, "a server was just given back");
            self.serve(now, next);
        }
    }
}
