//! An emergency department and its ward: nurses, then cubicles, then for three in ten a bed. Who waits for a bed keeps the cubicle.

use goodhart_des::calendar::{Calendar, Event};
use goodhart_des::queue::{Links, List, PriorityQueue};
use goodhart_des::random::{Purpose, Seed, draw};
use goodhart_des::resource::Pool;
use goodhart_des::sampling::{Chance, Discrete, Table};
use goodhart_des::slots::Slots;
use goodhart_des::time::{DAY, HOUR, MINUTE, Seconds};

use crate::purpose::{ADMITTED, ARRIVAL, CLASS, FIRST, SECOND, STAY};

/// Classes of urgency, the most urgent first.
const CLASSES: usize = 5;
/// Their shares [%].
const SHARES: [f64; CLASSES] = [1.0, 12.0, 35.0, 42.0, 10.0];
/// Mean time in a cubicle [min].
const TREATMENT_MIN: [f64; CLASSES] = [90.0, 70.0, 55.0, 35.0, 20.0];
/// Coefficient of variation of that time.
const TREATMENT_CV: f64 = 0.6;
/// Share of a class that is admitted.
const ADMITTED_SHARE: [f64; CLASSES] = [0.85, 0.65, 0.39, 0.17, 0.055];
const NURSES: u32 = 5;
const ASSESSMENT_MIN: f64 = 8.0;
const CUBICLES: u32 = 22;
const BEDS: u32 = 240;
const STAY_DAYS: f64 = 2.5;
const STAY_CV: f64 = 1.0;

/// Days of a year, as all peers count them.
pub const YEAR: Seconds = 365 * DAY;
/// Arrivals an hour in each hour of a week that begins on Monday, 300 a day in all. The peers read the same file.
const ARRIVALS: &str = include_str!("../peers/arrivals.txt");
const HOURS: usize = 168;
/// Fixed-point scale of [`Table::sample_scaled`].
const ONE: f64 = 65_536.0;

const ARRIVES: u8 = 0;
const ASSESSED: u8 = 1;
const TREATED: u8 = 2;
const GOES_HOME: u8 = 3;

/// A patient in the department; the ward knows of each only when she goes home.
#[derive(Clone, Copy)]
struct Patient {
    arrived: Seconds,
    /// Since when she waits.
    since: Seconds,
    class: u32,
}

/// What the model tells, means over those who passed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outcome {
    /// Everyone who came.
    pub attendances: u64,
    /// Share of those who left the department that left it within four hours.
    pub within_four_hours: f64,
    /// Mean wait for a nurse [min].
    pub nurse_min: f64,
    /// Mean wait for a cubicle [min].
    pub cubicle_min: f64,
    /// Mean wait for a bed of those who got one [min].
    pub boarding_min: f64,
    /// Share of those treated for whom a bed was asked.
    pub admitted: f64,
}

/// A sum of waits and their number.
#[derive(Default)]
struct Waits {
    count: u64,
    seconds: u64,
}

impl Waits {
    fn add(&mut self, wait: Seconds) {
        self.count += 1;
        self.seconds += u64::from(wait);
    }

    fn mean_min(&self) -> f64 {
        self.seconds as f64 / (self.count.max(1) * u64::from(MINUTE)) as f64
    }
}

/// The department, the ward and all that is counted of them.
pub struct Department<C> {
    seed: Seed,
    calendar: C,
    /// Time between arrivals at a mean of one hour, and each hour's scale of it.
    between: Table,
    scale_q16: [u32; HOURS],
    class: Discrete,
    assessment: Table,
    treatment: [Table; CLASSES],
    admission: [Chance; CLASSES],
    stay: Table,
    nurses: Pool,
    cubicles: Pool,
    beds: Pool,
    for_nurse: PriorityQueue<CLASSES>,
    for_cubicle: PriorityQueue<CLASSES>,
    for_bed: List,
    links: Links,
    slots: Slots,
    patients: Vec<Patient>,
    nurse: Waits,
    cubicle: Waits,
    bed: Waits,
    attendances: u64,
    treated: u64,
    admitted: u64,
    left: u64,
    in_time: u64,
    events: u64,
}

impl<C: Calendar + Default> Department<C> {
    /// Empty department, empty ward, Monday midnight.
    ///
    /// # Panics
    /// If the file of arrivals has not 168 rates.
    pub fn new(seed: Seed) -> Self {
        let rates: Vec<f64> = ARRIVALS
            .split_whitespace()
            .map(|rate| rate.parse().expect("a rate"))
            .collect();
        assert_eq!(rates.len(), HOURS, "a week of hours");
        let minutes = f64::from(MINUTE);
        let mut department = Self {
            seed,
            calendar: C::default(),
            between: Table::exponential(f64::from(HOUR)),
            scale_q16: std::array::from_fn(|hour| (ONE / rates[hour]).round() as u32),
            class: Discrete::new(&SHARES).expect("shares"),
            assessment: Table::exponential(ASSESSMENT_MIN * minutes),
            treatment: TREATMENT_MIN.map(|mean| Table::lognormal(mean * minutes, TREATMENT_CV)),
            admission: ADMITTED_SHARE.map(Chance::new),
            stay: Table::lognormal(STAY_DAYS * f64::from(DAY), STAY_CV),
            nurses: Pool::new(0, NURSES),
            cubicles: Pool::new(0, CUBICLES),
            beds: Pool::new(0, BEDS),
            for_nurse: PriorityQueue::new(),
            for_cubicle: PriorityQueue::new(),
            for_bed: List::new(),
            links: Links::new(),
            slots: Slots::new(),
            patients: Vec::new(),
            nurse: Waits::default(),
            cubicle: Waits::default(),
            bed: Waits::default(),
            attendances: 0,
            treated: 0,
            admitted: 0,
            left: 0,
            in_time: 0,
            events: 0,
        };
        department.expect(0, 0);
        department
    }

    /// Handles at most so many events before `end`; says whether there are more.
    pub fn advance(&mut self, end: Seconds, max_events: u32) -> bool {
        for done in 0..max_events {
            let Some(event) = self.calendar.pop_before(end) else {
                self.events += u64::from(done);
                return false;
            };
            match event.kind {
                ARRIVES => self.arrive(event),
                ASSESSED => self.finish_assessment(event),
                TREATED => self.finish_treatment(event),
                _ => self.go_home(event.time),
            }
        }
        self.events += u64::from(max_events);
        true
    }

    /// Events handled so far.
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// What happened so far.
    pub fn outcome(&self) -> Outcome {
        let share = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
        Outcome {
            attendances: self.attendances,
            within_four_hours: share(self.in_time, self.left),
            nurse_min: self.nurse.mean_min(),
            cubicle_min: self.cubicle.mean_min(),
            boarding_min: self.bed.mean_min(),
            admitted: share(self.admitted, self.treated),
        }
    }

    /// Schedules the arrival of patient `number`, the first after `now`. Gaps have no memory: where one passes the end of an hour, the
    /// rest is drawn anew at the rate of the next.
    fn expect(&mut self, now: Seconds, number: u32) {
        let mut from = now;
        for attempt in 0.. {
            let hour = from / HOUR;
            let u = draw(self.seed, u64::from(number), ARRIVAL, attempt);
            let scale = self.scale_q16[hour as usize % HOURS];
            let time = from + self.between.sample_scaled(u, scale);
            let next_hour = (hour + 1) * HOUR;
            if time < next_hour {
                return self.calendar.push(Event {
                    time,
                    tie: number,
                    kind: ARRIVES,
                    slot: 0,
                });
            }
            from = next_hour;
        }
    }

    fn arrive(&mut self, event: Event) {
        let (now, number) = (event.time, event.tie);
        self.attendances += 1;
        let class = self.class.index(self.draw(number, CLASS));
        let patient = Patient {
            arrived: now,
            since: now,
            class,
        };
        let slot = self.slots.alloc(number);
        if slot as usize == self.patients.len() {
            self.patients.push(patient);
        } else {
            self.patients[slot as usize] = patient;
        }
        if self.nurses.take(now) {
            self.assess(now, slot);
        } else {
            self.for_nurse.push(&mut self.links, class, slot);
        }
        self.expect(now, number + 1);
    }

    fn assess(&mut self, now: Seconds, slot: u32) {
        self.nurse.add(now - self.patients[slot as usize].since);
        let number = self.slots.id(slot);
        let time = self.assessment.sample(self.draw(number, FIRST));
        self.calendar.push(Event {
            time: now + time,
            tie: number,
            kind: ASSESSED,
            slot,
        });
    }

    fn finish_assessment(&mut self, event: Event) {
        let Event {
            time: now, slot, ..
        } = event;
        self.patients[slot as usize].since = now;
        if self.cubicles.take(now) {
            self.treat(now, slot);
        } else {
            let class = self.patients[slot as usize].class;
            self.for_cubicle.push(&mut self.links, class, slot);
        }
        match self.for_nurse.pop(&mut self.links) {
            Some(next) => self.assess(now, next),
            None => {
                self.nurses.release(now);
            }
        }
    }

    fn treat(&mut self, now: Seconds, slot: u32) {
        let patient = self.patients[slot as usize];
        self.cubicle.add(now - patient.since);
        let number = self.slots.id(slot);
        let u = self.draw(number, SECOND);
        self.calendar.push(Event {
            time: now + self.treatment[patient.class as usize].sample(u),
            tie: number,
            kind: TREATED,
            slot,
        });
    }

    fn finish_treatment(&mut self, event: Event) {
        let Event {
            time: now, slot, ..
        } = event;
        self.treated += 1;
        let class = self.patients[slot as usize].class as usize;
        if !self.admission[class].happens(self.draw(event.tie, ADMITTED)) {
            self.leave(now, slot);
            return;
        }
        self.admitted += 1;
        self.patients[slot as usize].since = now;
        if self.beds.take(now) {
            self.admit(now, slot);
        } else {
            self.links.push_back(&mut self.for_bed, slot);
        }
    }

    /// Into the ward, out of the cubicle.
    fn admit(&mut self, now: Seconds, slot: u32) {
        self.bed.add(now - self.patients[slot as usize].since);
        let number = self.slots.id(slot);
        let stay = self.stay.sample(self.draw(number, STAY));
        self.calendar.push(Event {
            time: now + stay,
            tie: number,
            kind: GOES_HOME,
            slot: 0,
        });
        self.leave(now, slot);
    }

    fn leave(&mut self, now: Seconds, slot: u32) {
        self.left += 1;
        self.in_time += u64::from(now - self.patients[slot as usize].arrived <= 4 * HOUR);
        self.slots.free(slot);
        match self.for_cubicle.pop(&mut self.links) {
            Some(next) => self.treat(now, next),
            None => {
                self.cubicles.release(now);
            }
        }
    }

    fn go_home(&mut self, now: Seconds) {
        match self.links.pop_front(&mut self.for_bed) {
            Some(next) => self.admit(now, next),
            None => {
                self.beds.release(now);
            }
        }
    }

    fn draw(&self, number: u32, purpose: Purpose) -> u64 {
        draw(self.seed, u64::from(number), purpose, 0)
    }
}

/// Whole years from empty, in pieces as the page's worker runs them.
pub fn years<C: Calendar + Default>(seed: Seed, years: u32) -> (Outcome, u64) {
    const PIECE: u32 = 4096;
    let mut department = Department::<C>::new(seed);
    while department.advance(years * YEAR, PIECE) {}
    (department.outcome(), department.events())
}
