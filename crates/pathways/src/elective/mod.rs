//! Planned care: referral, first appointment, tests, decision to admit, operation; follow-ups beside them.

mod activity;
mod beyond;
mod census;
mod follow_up;
mod harm;
mod line;
mod people;
mod session;
mod start;

use goodhart_des::queue::{Linked, Neighbours};
use goodhart_des::random::unit;
use goodhart_des::sampling::{Chance, poisson};
use goodhart_des::time::{DAY, HOUR, Seconds, WEEK, day_of_week, hour_of_day};
use goodhart_ledger::{Clock, ClockStop, Observer, StopReason};

use crate::clock::days_in;
use crate::identity::{Referral, Source, of_referral};
use crate::luck;
use crate::place::{Kind, Place};
use crate::route::ElectiveStage;
use crate::tables::Tables;
use follow_up::FollowUps;
use line::Line;
use people::People;

/// Hour at which a working day's sessions are booked.
const SESSIONS_AT: u32 = 8;

const NOBODY: u32 = u32::MAX;

/// A patient with a running clock. Half a line of memory: one read fetches all of her. In WebAssembly nobody knows where lines begin, and what
/// asks for more than a word of alignment leaves splinters.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(target_family = "wasm"), repr(align(32)))]
pub(crate) struct Waiting {
    /// Who she is; nobody once her clock has stopped.
    id: u32,
    /// Clock start [s].
    start: Seconds,
    /// When she would leave the list for a legitimate reason, if still on it [s]; never where nobody is left.
    removal: Seconds,
    /// Since when her clock is paused in the record [s]; 0 if never.
    paused: Seconds,
    /// When her test was asked for, or since when her operation is cancelled [s].
    asked: Seconds,
    /// How often her operation was cancelled.
    cancelled: u8,
    stage: ElectiveStage,
    /// Fifth of deprivation, 0 = most deprived.
    fifth: u8,
    /// Who waits since the same week.
    neighbours: Neighbours,
}

impl Linked for Waiting {
    #[inline]
    fn neighbours(&self) -> &Neighbours {
        &self.neighbours
    }

    #[inline]
    fn neighbours_mut(&mut self) -> &mut Neighbours {
        &mut self.neighbours
    }
}

/// State of planned care.
#[derive(Clone, Debug)]
pub(crate) struct Elective {
    /// By slot; whoever left last makes room first. Who is in a slot stands with the rest of her: a line of memory less to fetch.
    waiting: People,
    free: Vec<u32>,
    outpatient: Line,
    theatre: Line,
    follow_ups: FollowUps,
    /// Slots carried over between days (fractions).
    first_carry: f64,
    theatre_carry: f64,
    /// First appointments held and pathways completed since the last operating list.
    appointments: u32,
    completed: u32,
    urgent: Chance,
    listed: Chance,
    tests_after: Chance,
    overnight: Chance,
    next_census: Seconds,
    /// Up to when the harm of waiting is booked [s].
    last_census: Seconds,
}

impl Elective {
    pub(crate) fn new(tables: &Tables) -> Self {
        let elective = &tables.parameters.elective;
        Self {
            waiting: People::with_room_for(tables.base.list as usize),
            free: Vec::new(),
            outpatient: Line::new(),
            theatre: Line::new(),
            follow_ups: FollowUps::new(tables),
            first_carry: 0.0,
            theatre_carry: 0.0,
            appointments: 0,
            completed: 0,
            urgent: Chance::new(elective.urgent.get()),
            listed: Chance::new(elective.admitted_share.get()),
            tests_after: Chance::new(elective.tests_after_appointment.get()),
            overnight: Chance::new(elective.overnight.get()),
            last_census: tables.start.burn_in(),
            // The burn-in begins on the last day of December.
            next_census: tables.start.burn_in() + DAY + days_in(tables.start.year(), 1) * DAY
                - HOUR,
        }
    }

    /// Whether a copy is to have no room for those to come.
    pub(crate) fn copy_is_tight(&mut self, tight: bool) {
        self.waiting.copy_is_tight = tight;
    }

    /// Those with a running clock, in order of slot.
    fn people(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter().filter(|person| person.id != NOBODY)
    }

    /// Who is kept in a slot, if anybody is.
    pub(crate) fn who_is_in(&self, slot: u32) -> u32 {
        self.waiting[slot as usize].id
    }

    /// People who wait for a first appointment.
    pub(crate) fn waiting_for_clinic(&self) -> usize {
        self.outpatient.len()
    }

    /// People who wait for an operation.
    pub(crate) fn waiting_for_theatre(&self) -> usize {
        self.theatre.len()
    }

    /// People with a running clock.
    pub(crate) fn len(&self) -> usize {
        self.waiting.len() - self.free.len()
    }
}

impl Place {
    /// What planned care does at the top of an hour: month-end census, weekly follow-ups and pauses, the day's referrals and sessions.
    pub(crate) fn planned_care<O: Observer>(&mut self, ledger: &mut O) {
        if self.now >= self.elective.next_census {
            self.list_census(ledger);
        }
        if hour_of_day(self.now) != SESSIONS_AT || day_of_week(self.now) > 4 {
            return;
        }
        self.refer(ledger);
        self.request_tests();
        self.cancer_day(ledger);
        if day_of_week(self.now) == 0 {
            self.write_pauses();
            self.hold_follow_ups(ledger);
        }
        self.hold_clinics(ledger);
        self.hold_tests(ledger);
        self.hold_lists(ledger);
        self.cancer_day_treatments(ledger);
    }

    fn refer<O: Observer>(&mut self, ledger: &mut O) {
        let day = self.now / DAY;
        let mean = self.tables.per_hour.referrals_a_day - self.become_urgent();
        let number = poisson(
            mean,
            self.luck_of_hour(Source::Referral, self.now / HOUR, luck::NUMBER),
        );
        let kind = Referral::Planned;
        let besides = self.others_referred(kind, day, mean, number);
        let usual = (0..number.min(kind.most())).map(|order| of_referral(kind, day, order));
        for id in usual.chain(besides) {
            if self.is_averted(id) {
                continue;
            }
            ledger.referral(self.now);
            self.joins_list(id, self.now, ElectiveStage::Outpatient);
        }
    }

    /// A clock runs for this person from `start`.
    fn joins_list(&mut self, id: u32, start: Seconds, stage: ElectiveStage) -> u32 {
        let removal = self
            .now
            .saturating_add(self.tables.removal.sample(self.luck(id, luck::REMOVAL)));
        let person = Waiting {
            id,
            start,
            removal,
            paused: 0,
            asked: 0,
            cancelled: 0,
            stage,
            fifth: self.fifth(id),
            neighbours: Neighbours::NONE,
        };
        let elective = &mut self.elective;
        let slot = if let Some(slot) = elective.free.pop() {
            elective.waiting[slot as usize] = person;
            slot
        } else {
            elective.waiting.push(person);
            elective.waiting.len() as u32 - 1
        };
        self.balance.referred += 1;
        self.enters_line(slot, stage);
        slot
    }

    fn enters_line(&mut self, slot: u32, stage: ElectiveStage) {
        let id = self.elective.waiting[slot as usize].id;
        self.elective.waiting[slot as usize].stage = stage;
        let urgent = self.elective.urgent.happens(self.luck(id, luck::URGENT));
        let weight = if urgent {
            self.tables.parameters.elective.urgent_weight.get()
        } else {
            1.0
        };
        let purpose = if stage == ElectiveStage::Theatre {
            luck::BOOKING_THEATRE
        } else {
            luck::BOOKING
        };
        let lot = f64::from(self.tables.lottery.sample(self.luck(id, purpose))) / weight;
        let elective = &mut self.elective;
        let line = if stage == ElectiveStage::Theatre {
            &mut elective.theatre
        } else {
            &mut elective.outpatient
        };
        line.push(&mut elective.waiting, slot, lot as u32);
    }

    /// After the first appointment: home, tests first, or the list for an operation.
    fn seen<O: Observer>(&mut self, slot: u32, ledger: &mut O) {
        let id = self.elective.waiting[slot as usize].id;
        if self.elective.listed.happens(self.luck(id, luck::LISTED)) {
            self.enters_line(slot, ElectiveStage::Theatre);
        } else if self
            .elective
            .tests_after
            .happens(self.luck(id, luck::ELECTIVE_TESTS))
        {
            self.waits_for_test(slot, self.now);
        } else {
            self.stops_clock(slot, StopReason::NotAdmitted, self.now, ledger);
        }
    }

    fn waits_for_test(&mut self, slot: u32, asked: Seconds) {
        let person = &mut self.elective.waiting[slot as usize];
        person.stage = ElectiveStage::Tests;
        person.asked = asked;
        let id = person.id;
        self.requests_test(id, slot, asked);
    }

    /// The call for a test has come. False if she no longer waits for it.
    pub(crate) fn tested_for_planned_care(&mut self, slot: u32, id: u32) -> bool {
        let person = &mut self.elective.waiting[slot as usize];
        if person.id != id || person.stage != ElectiveStage::Tests {
            return false;
        }
        person.stage = ElectiveStage::Result;
        let asked = person.asked;
        self.diagnostics.leaves(asked);
        let time = self
            .tables
            .results
            .sample(self.luck(id, luck::ELECTIVE_TESTS_TIME));
        self.schedule(self.now + time.max(DAY), id, Kind::ResultKnown, slot);
        true
    }

    pub(crate) fn result_known<O: Observer>(&mut self, slot: u32, id: u32, ledger: &mut O) {
        let person = &self.elective.waiting[slot as usize];
        if person.id == id && person.stage == ElectiveStage::Result {
            self.stops_clock(slot, StopReason::NotAdmitted, self.now, ledger);
        }
    }

    /// The clock stops; the person is no longer on any line.
    fn stops_clock<O: Observer>(
        &mut self,
        slot: u32,
        reason: StopReason,
        at: Seconds,
        ledger: &mut O,
    ) {
        let person = self.elective.waiting[slot as usize];
        let id = person.id;
        let real = Clock {
            start: person.start,
            stop: at,
        };
        let pause = self.pause(&person, at);
        let reported = Clock {
            start: person.start + pause,
            stop: at,
        };
        ledger.clock_stop(&ClockStop {
            id,
            reason,
            real,
            official: real,
            reported,
        });
        self.elective.completed += u32::from(reason != StopReason::Removed);
        self.wait_harm(&person, at, ledger);
        let left = &mut self.elective.waiting[slot as usize];
        left.id = NOBODY;
        left.removal = Seconds::MAX; // so that the census need not ask twice
        self.elective.free.push(slot);
        self.balance.stopped += 1;
    }

    /// Length of the pause written into the record by this moment [s].
    fn pause(&self, person: &Waiting, at: Seconds) -> Seconds {
        if person.paused == 0 {
            return 0;
        }
        let longest =
            (self.tables.parameters.elective.suspension_weeks.get() * f64::from(WEEK)) as Seconds;
        at.saturating_sub(person.paused).min(longest)
    }

    /// Pauses the clocks, in the record only, of those who come within reach of the limit this week.
    fn write_pauses(&mut self) {
        let recording = &self.settings.recording;
        let (share, limit) = (recording.list_suspension, recording.suspension_limit_weeks);
        if share <= 0.0 || limit == 0 {
            return;
        }
        let reach = self.tables.parameters.elective.suspension_reach_weeks.get() as u32;
        let age = limit.saturating_sub(reach);
        let mut paused = Vec::new();
        for line in [&self.elective.outpatient, &self.elective.theatre] {
            for slot in line.waiting_for(&self.elective.waiting, self.now, age) {
                if unit(self.luck(self.elective.waiting[slot as usize].id, luck::SUSPENDED)) < share
                {
                    paused.push(slot);
                }
            }
        }
        for slot in paused {
            self.elective.waiting[slot as usize].paused = self.now;
        }
    }
}
