//! M/M/10: ten servers, one line, first come first served; nine tenths busy.

use goodhart_des::calendar::{Calendar, Event};
use goodhart_des::queue::{List, Neighbours};
use goodhart_des::random::{Seed, draw};
use goodhart_des::resource::Pool;
use goodhart_des::sampling::Table;
use goodhart_des::slots::Slots;
use goodhart_des::time::{HOUR, Seconds};

use crate::purpose::{ARRIVAL, FIRST};

/// Servers.
pub const SERVERS: u32 = 10;
/// Customers per mean time of service.
pub const ARRIVALS_PER_SERVICE: f64 = 9.0;
/// One unit of the model's time is the mean time of service.
const UNIT: Seconds = HOUR;

const ARRIVES: u8 = 0;
const SERVED: u8 = 1;

/// The queue and all that is counted of it.
pub struct Line<C> {
    seed: Seed,
    calendar: C,
    between: Table,
    service: Table,
    servers: Pool,
    waiting: List,
    places: Vec<Neighbours>,
    arrived: Vec<Seconds>,
    customers: Slots,
    still_to_come: u32,
    served: u64,
    waited: u64,
}

impl<C: Calendar + Default> Line<C> {
    /// An empty queue to which so many customers will come.
    pub fn new(seed: Seed, customers: u32) -> Self {
        let between = Table::exponential(f64::from(UNIT) / ARRIVALS_PER_SERVICE);
        let mut calendar = C::default();
        calendar.push(Event {
            time: between.sample(draw(seed, 0, ARRIVAL, 0)),
            tie: 0,
            kind: ARRIVES,
            slot: 0,
        });
        Self {
            seed,
            calendar,
            between,
            service: Table::exponential(f64::from(UNIT)),
            servers: Pool::new(0, SERVERS),
            waiting: List::new(),
            places: Vec::new(),
            arrived: Vec::new(),
            customers: Slots::new(),
            still_to_come: customers,
            served: 0,
            waited: 0,
        }
    }

    /// Serves everyone.
    pub fn run(&mut self) {
        while let Some(event) = self.calendar.pop() {
            if event.kind == ARRIVES {
                self.arrive(event);
            } else {
                self.leave(event);
            }
        }
    }

    /// Customers who were served, and their mean wait [mean times of service].
    pub fn result(&self) -> (u64, f64) {
        let units = self.waited as f64 / f64::from(UNIT);
        (self.served, units / self.served.max(1) as f64)
    }

    fn arrive(&mut self, event: Event) {
        let customer = event.tie;
        let slot = self.customers.alloc(customer);
        if slot as usize == self.arrived.len() {
            self.arrived.push(0);
            self.places.push(Neighbours::NONE);
        }
        self.arrived[slot as usize] = event.time;
        if self.servers.take(event.time) {
            self.serve(event.time, slot);
        } else {
            self.waiting.push_back(&mut self.places, slot);
        }
        self.still_to_come -= 1;
        if self.still_to_come > 0 {
            let next = customer + 1;
            let gap = self
                .between
                .sample(draw(self.seed, u64::from(next), ARRIVAL, 0));
            self.calendar.push(Event {
                time: event.time + gap,
                tie: next,
                ..event
            });
        }
    }

    fn serve(&mut self, now: Seconds, slot: u32) {
        self.served += 1;
        self.waited += u64::from(now - self.arrived[slot as usize]);
        let customer = self.customers.id(slot);
        let time = self
            .service
            .sample(draw(self.seed, u64::from(customer), FIRST, 0));
        self.calendar.push(Event {
            time: now + time,
            tie: customer,
            kind: SERVED,
            slot,
        });
    }

    fn leave(&mut self, event: Event) {
        self.customers.free(event.slot);
        match self.waiting.pop_front(&mut self.places) {
            Some(next) => self.serve(event.time, next),
            None => {
                self.servers.release(event.time);
            }
        }
    }
}
