//! Diagnostics: one capacity for scans, endoscopies and other tests with a list. Requests of the emergency department go first; the list is
//! served in random order, as planned care is (see `elective/line.rs`).

mod demand;
mod session;

use goodhart_des::sampling::poisson;
use goodhart_des::time::{DAY, HOUR, Seconds};
use goodhart_ledger::{Observer, TestsWaiting};

use crate::calls::{Call, Calls};
use crate::identity::{Referral, Source, of_referral, of_start};
use crate::luck;
use crate::place::Place;

pub(crate) use demand::{TestDemand, unneeded_after_weeks, weeks_to_result};

/// Days since second 0 for which requests are counted: runs end before.
const DAYS: usize = 6_100;
/// A call for somebody of whom nothing is kept but the day of the request.
const DIRECT: u32 = 1 << 31;
/// People at the start are numbered from here, beyond those on the waiting list.
const FIRST: u32 = 1 << 21;

/// The list for tests.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostics {
    calls: Calls,
    /// Key of the last call.
    virtual_time: u64,
    /// People who wait, by day of the request.
    by_day: Vec<u32>,
    /// Days before the first on which somebody has waited since.
    oldest: usize,
    /// Requests so far, and how many of them wait no longer.
    asked: u64,
    answered: u64,
    /// Tested in the emergency department since the last session [people].
    pub from_emergency: u32,
    /// Tests carried over between days (fractions).
    carry: f64,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self {
            calls: Calls::new(),
            virtual_time: 0,
            by_day: vec![0; DAYS],
            oldest: 0,
            asked: 0,
            answered: 0,
            from_emergency: 0,
            carry: 0.0,
        }
    }

    /// People who wait for a test, beside those with suspected or known cancer.
    pub(crate) fn len(&self) -> usize {
        (self.asked - self.answered) as usize
    }

    /// Requests, answered requests, and people who wait, for checks.
    pub(crate) fn balance(&self) -> [u64; 3] {
        let waiting = self.by_day.iter().map(|&people| u64::from(people)).sum();
        [self.asked, self.answered, waiting]
    }

    fn joins(&mut self, id: u32, slot: u32, asked: Seconds, lot: u32) {
        self.calls.push(Call {
            time: self.virtual_time + u64::from(lot),
            id,
            slot,
        });
        let day = day(asked);
        self.oldest = self.oldest.min(day);
        self.by_day[day] += 1;
        self.asked += 1;
    }

    /// Waits no longer, tested or not.
    pub(crate) fn leaves(&mut self, asked: Seconds) {
        self.by_day[day(asked)] -= 1;
        self.answered += 1;
    }
}

impl Place {
    /// A patient of planned care, kept in `slot`, is put on the list for a test.
    pub(crate) fn requests_test(&mut self, id: u32, slot: u32, asked: Seconds) {
        let lot = self.test_lot(id);
        self.diagnostics.joins(id, slot, asked, lot);
    }

    /// Requests of general practice that need no consultant: nobody but the list knows these people.
    pub(crate) fn request_tests(&mut self) {
        let day = self.now / DAY;
        let mean = self.tables.tests.direct_a_day;
        let number = poisson(
            mean,
            self.luck_of_hour(Source::Referral, self.now / HOUR, luck::TESTS_ASKED),
        );
        let kind = Referral::Test;
        let besides = self.others_referred(kind, day, mean, number);
        let usual = (0..number.min(kind.most())).map(|order| of_referral(kind, day, order));
        for id in usual.chain(besides) {
            if !self.is_averted(id) {
                self.requests_directly(id, self.now);
            }
        }
    }

    fn requests_directly(&mut self, id: u32, asked: Seconds) {
        let lot = self.test_lot(id);
        self.diagnostics
            .joins(id, DIRECT | day(asked) as u32, asked, lot);
    }

    fn test_lot(&self, id: u32) -> u32 {
        self.tables
            .lottery
            .sample(self.luck(id, luck::CALLED_FOR_TEST))
    }

    /// The start state: those of general practice; those of planned care are put on the list with the rest of theirs.
    pub(crate) fn fill_tests(&mut self) {
        let tables = self.tables.clone();
        let direct = libm::round(tables.tests.direct_waiting()) as u32;
        for order in 0..direct {
            let id = of_start(FIRST + order);
            let age = self.start_age(id, tables.tests.mean_wait_s(), 0) as Seconds;
            self.requests_directly(id, self.now - age.min(self.now));
        }
    }

    /// Everybody on the list for the month-end census, by day of the request.
    pub(crate) fn tests_census<O: Observer>(&mut self, ledger: &mut O) {
        let tests = &mut self.diagnostics;
        while tests.oldest < day(self.now) && tests.by_day[tests.oldest] == 0 {
            tests.oldest += 1;
        }
        for asked in tests.oldest..=day(self.now) {
            let people = tests.by_day[asked];
            if people > 0 {
                ledger.tests_waiting(&TestsWaiting {
                    people,
                    wait: self.now.saturating_sub(asked as Seconds * DAY),
                });
            }
        }
    }
}

fn day(at: Seconds) -> usize {
    ((at / DAY) as usize).min(DAYS - 1)
}
