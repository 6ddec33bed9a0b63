//! General practice: practices stepped by day as cohorts. Who asks for an appointment, who gets one and when, with whom; long-term care as
//! a stock of coverage for every paid indicator; what spills over to the hospital.

mod access;
mod harm;
mod list;
mod long_term;
mod recorded;
mod spill;

use goodhart_des::random::{Seed, draw, unit_open};
use goodhart_des::sampling::normal_quantile;
use goodhart_des::time::{DAY, WEEK, day_of_week, hour_of_day};
use goodhart_ledger::Observer;
use goodhart_levers::PaidCare;

use crate::place::Place;
use crate::tables::Tables;
use access::Diary;
use long_term::LongTerm;
use spill::Felt;

/// Hour at which practices open.
const OPENS_AT: u32 = 8;
/// Working days of a week.
const WORKING_DAYS: u32 = 5;
/// Weeks between two counts of long-term care [weeks].
const COUNTED_EVERY: u32 = 4;

/// One practice.
#[derive(Clone, Debug)]
pub(crate) struct Surgery {
    /// People on its list.
    list: u32,
    /// Fifth of deprivation of its area, 0 = most deprived.
    fifth: u8,
    /// How far it goes along with gaming, next to the mean practice [ratio].
    goes_along: f64,
    /// Part of patients for whom an indicator is unsuitable [0–1].
    unsuitable: f64,
    diary: Diary,
    long_term: LongTerm,
}

/// All practices of the place.
#[derive(Clone, Debug)]
pub(crate) struct GeneralPractice {
    surgeries: Vec<Surgery>,
    felt: Felt,
    /// How firmly coding has become habit, by paid indicator [0–1].
    habit: [f64; PaidCare::ALL.len()],
    /// Who asked, who was seen and who went elsewhere [people].
    balance: Requests,
}

/// Requests for an appointment, counted where they happen [people].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Requests {
    asked: u64,
    seen: u64,
    went_elsewhere: u64,
}

impl GeneralPractice {
    pub(crate) fn new(tables: &Tables, seed: Seed) -> Self {
        let surgeries = list::surgeries(tables, seed);
        let mut balance = Requests::default();
        for surgery in &surgeries {
            balance.asked += u64::from(surgery.diary.inside());
        }
        Self {
            felt: Felt::new(&surgeries, tables),
            surgeries,
            habit: [1.0; PaidCare::ALL.len()],
            balance,
        }
    }

    /// Requests that were made, and those that came to an end or are open.
    pub(crate) fn requests(&self) -> (u64, u64) {
        let open: u64 = self
            .surgeries
            .iter()
            .map(|surgery| u64::from(surgery.diary.inside()))
            .sum();
        let ended = self.balance.seen + self.balance.went_elsewhere;
        (self.balance.asked, ended + open)
    }
}

impl Place {
    /// What general practice does at the top of an hour.
    pub(crate) fn general_practice<O: Observer>(&mut self, ledger: &mut O) {
        let weekday = day_of_week(self.now);
        if hour_of_day(self.now) != OPENS_AT || weekday >= WORKING_DAYS {
            return;
        }
        self.hold_surgeries(weekday as usize, ledger);
        if weekday == 0 {
            self.take_up_coding();
            if (self.now / WEEK).is_multiple_of(COUNTED_EVERY) {
                self.give_long_term_care(ledger);
            }
            self.practice_harm(ledger);
            let before_run = self.now < self.tables.start.run();
            let Place {
                general_practice,
                tables,
                ..
            } = self;
            general_practice.felt.end_week(tables, before_run);
        }
    }

    /// A standard normal number that belongs to a practice and a day.
    fn luck_of_surgery(&self, surgery: usize, purpose: goodhart_des::random::Purpose) -> f64 {
        let day = self.now / DAY;
        let identity = (surgery as u64) << 32 | u64::from(day);
        normal_quantile(unit_open(draw(self.seed, identity, purpose, 0)))
    }
}

/// A count with this mean as a Poisson count would vary, from a standard normal number [people].
fn count(mean: f64, luck: f64) -> u32 {
    libm::round(mean + mean.max(0.0).sqrt() * luck).max(0.0) as u32
}

/// A part of people, rounded to whole ones.
fn part(people: u32, share: f64) -> u32 {
    libm::round(f64::from(people) * share).clamp(0.0, f64::from(people)) as u32
}

/// A positive number with mean 1 and this standard deviation, lognormal, for one practice.
fn practice_factor(
    seed: Seed,
    surgery: usize,
    purpose: goodhart_des::random::Purpose,
    cv: f64,
) -> f64 {
    let variance = libm::log1p(cv * cv);
    let z = normal_quantile(unit_open(draw(seed, surgery as u64, purpose, 0)));
    libm::exp(variance.sqrt() * z - 0.5 * variance)
}
