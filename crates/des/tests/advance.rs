//! How a model is built on the kernel, and why it is run in chunks.
//!
//! The model is a shop with one till. A world is plain data: clock, calendar, random seed and state. [`Shop::advance`] handles at most so many
//! events and returns, so that the caller can show early results, cancel, or let the browser swap the running code for its optimised form.
//! Where the chunks end changes nothing, and a clone taken between two chunks is a snapshot from which the run goes on to the same bytes.

use goodhart_des::calendar::{Calendar, Event, EventHash, Heap, Wheel};
use goodhart_des::queue::{Links, List};
use goodhart_des::random::{Purpose, Seed, draw};
use goodhart_des::resource::Pool;
use goodhart_des::sampling::Table;
use goodhart_des::slots::Slots;
use goodhart_des::statistics::Tally;
use goodhart_des::time::{DAY, Seconds};

const UNTIL_NEXT_ARRIVAL: Purpose = Purpose(0);
const TIME_AT_TILL: Purpose = Purpose(1);

const ARRIVAL: u8 = 0;
const PAID: u8 = 1;

#[derive(Clone)]
struct Shop<C> {
    seed: Seed,
    calendar: C,
    between_arrivals: Table,
    at_till: Table,
    till: Pool,
    line: List,
    links: Links,
    customers: Slots,
    arrived: Vec<Seconds>,
    waits: Tally,
    path: EventHash,
}

impl<C: Calendar> Shop<C> {
    fn open(mut calendar: C, seed: Seed) -> Self {
        calendar.push(Event {
            time: 0,
            tie: 0,
            kind: ARRIVAL,
            slot: 0,
        });
        Self {
            seed,
            calendar,
            between_arrivals: Table::exponential(100.0),
            at_till: Table::lognormal(80.0, 0.6),
            till: Pool::new(0, 1),
            line: List::new(),
            links: Links::new(),
            customers: Slots::new(),
            arrived: Vec::new(),
            waits: Tally::new(),
            path: EventHash::default(),
        }
    }

    /// Handles at most `max_events` events before `end`; says whether there are more.
    fn advance(&mut self, end: Seconds, max_events: u32) -> bool {
        for _ in 0..max_events {
            let Some(event) = self.calendar.pop_before(end) else {
                return false;
            };
            self.path.add(event);
            match event.kind {
                ARRIVAL => self.arrive(event),
                _ => self.pay(event),
            }
        }
        true
    }

    /// Customer number `tie` comes in, and the next one is on the way.
    fn arrive(&mut self, event: Event) {
        let customer = event.tie;
        let slot = self.customers.alloc(customer);
        self.arrived.resize(self.customers.span(), 0);
        self.arrived[slot as usize] = event.time;
        if self.till.take(event.time) {
            self.serve(event.time, slot);
        } else {
            self.links.push_back(&mut self.line, slot);
        }
        let next = customer + 1;
        let u = draw(self.seed, u64::from(next), UNTIL_NEXT_ARRIVAL, 0);
        self.calendar.push(Event {
            time: event.time + self.between_arrivals.sample(u),
            tie: next,
            ..event
        });
    }

    fn serve(&mut self, now: Seconds, slot: u32) {
        self.waits.add(now - self.arrived[slot as usize]);
        let customer = self.customers.id(slot);
        let u = draw(self.seed, u64::from(customer), TIME_AT_TILL, 0);
        self.calendar.push(Event {
            time: now + self.at_till.sample(u),
            tie: customer,
            kind: PAID,
            slot,
        });
    }

    fn pay(&mut self, event: Event) {
        self.customers.free(event.slot);
        self.till.release(event.time);
        if let Some(next) = self.links.pop_front(&mut self.line) {
            let free = self.till.take(event.time);
            assert!(free, "the till was just left");
            self.serve(event.time, next);
        }
    }

    fn result(&self, end: Seconds) -> (EventHash, Tally, u64, usize) {
        let used = self.till.unit_seconds_used(end);
        (self.path, self.waits, used, self.customers.len())
    }
}

const END: Seconds = 40 * DAY;

fn in_chunks<C: Calendar>(
    calendar: C,
    seed: Seed,
    max_events: u32,
) -> (EventHash, Tally, u64, usize) {
    let mut shop = Shop::open(calendar, seed);
    while shop.advance(END, max_events) {}
    shop.result(END)
}

#[test]
fn chunks_give_the_same_bytes_as_one_go() {
    for seed in (0..20).map(Seed) {
        let one_go = in_chunks(Wheel::new(), seed, u32::MAX);
        assert!(one_go.1.count > 30_000, "the shop had customers");
        for chunk in [1, 7, 4096] {
            assert_eq!(in_chunks(Wheel::new(), seed, chunk), one_go);
        }
        assert_eq!(in_chunks(Heap::new(), seed, 4096), one_go);
    }
}

#[test]
fn a_clone_goes_on_to_the_same_bytes() {
    let mut shop = Shop::open(Wheel::new(), Seed(3));
    shop.advance(END / 2, u32::MAX);
    let mut resumed = shop.clone();
    shop.advance(END, u32::MAX);
    while resumed.advance(END, 1000) {}
    assert_eq!(resumed.result(END), shop.result(END));
    assert_eq!(shop.result(END), in_chunks(Heap::new(), Seed(3), u32::MAX));
}

#[test]
fn another_seed_is_another_world() {
    assert_ne!(
        in_chunks(Wheel::new(), Seed(1), u32::MAX).0,
        in_chunks(Wheel::new(), Seed(2), u32::MAX).0
    );
}
