//! Measures: listens to the ledger and keeps three books, the weeks a board sees, and harm.

mod left_behind;
mod listening;

use goodhart_ledger::Owner;

use crate::book::{BLANK, Book, Fraction};
use crate::census::Waits;
use crate::clerk::Clerk;
use crate::paid_points::Points;
use crate::results::{ByWeek, HarmSum, Results};
use crate::traces::Traces;
use crate::weeks::Weeks;
use crate::{Dashboard, Indicator, Limits, Record};

/// Counts per month of events, closed with the month.
pub(crate) const MONTHLY: [Indicator; 12] = [
    Indicator::MoneySpent,
    Indicator::MoneyPotsLost,
    Indicator::MoneyAgencyPremium,
    Indicator::EdAttendances,
    Indicator::EdOver12hDecision,
    Indicator::AmbulanceIncidents,
    Indicator::HandoverOver60,
    Indicator::ElectiveRemovals,
    Indicator::GpAppointments,
    Indicator::CancerOver104d,
    Indicator::CancelledOver28d,
    Indicator::UrgentCancelledTwice,
];

/// Expected harm per month, counted in millionths.
pub(crate) const HARM: [Indicator; 2] = [Indicator::HarmDeaths, Indicator::HarmQalys];

/// Counts at a census, closed with the census.
const AT_CENSUS: [Indicator; 5] = [
    Indicator::ElectiveList,
    Indicator::ElectiveOver52w,
    Indicator::ElectiveOver65w,
    Indicator::ElectiveOver78w,
    Indicator::ElectiveOver104w,
];

/// Thousandths of a person in a person.
const THOUSANDTHS: u64 = 1_000;

/// Fifths of deprivation.
pub const FIFTHS: usize = 5;

/// A census before anyone is counted, by record.
const NOBODY: [Waits; 3] = [const { Waits::NONE }; 3];

/// Everything measured in one replication.
#[derive(Clone, Debug)]
pub struct Measures {
    reported: Clerk,
    official: Clerk,
    real: Clerk,
    weeks: Weeks,
    /// The waiting-list census being taken, by record.
    counting: [Waits; 3],
    /// Those of the first record who have a decision to admit.
    decided: Waits,
    /// People within the limit for a test, and all who wait for one, at the same census: one record, nobody writes it otherwise.
    tests: Fraction,
    harm: [[HarmSum; FIFTHS]; Owner::ALL.len()],
    /// Deaths averted and healthy years gained that no loss has been set against yet [10⁻⁶, never above 0].
    gained: [i64; 2],
    points: Points,
    traces: Traces,
    /// People in the backlog for cancer treatment now and before the pandemic, likewise [thousandths].
    backlog: Fraction,
    running: bool,
    by_week: Option<Box<ByWeek>>,
}

impl Measures {
    /// Blank books for so many months.
    pub fn new(months: u32) -> Self {
        Self {
            reported: Clerk::new(months),
            official: Clerk::new(months),
            real: Clerk::new(months),
            weeks: Weeks::new(),
            counting: NOBODY,
            decided: Waits::NONE,
            tests: Fraction::default(),
            backlog: Fraction::default(),
            harm: [[HarmSum::default(); FIFTHS]; Owner::ALL.len()],
            gained: [0; 2],
            points: Points::new(),
            traces: Traces::default(),
            running: false,
            by_week: None,
        }
    }

    /// Keeps every week of the run from now on.
    pub fn keep_weeks(&mut self) {
        self.by_week = Some(Box::new(ByWeek {
            so_far: [BLANK; 3],
            weeks: Vec::new(),
        }));
    }

    /// The same history under another number of months: what a burnt-in world carries into a run.
    #[must_use]
    pub fn carried_into(&self, months: u32) -> Self {
        Self {
            weeks: self.weeks.clone(),
            ..Self::new(months)
        }
    }

    /// Up to what time boards count from now on.
    pub fn set_limits(&mut self, limits: &Limits) {
        self.weeks.set_limits(limits);
    }

    /// One record's book.
    pub fn book(&self, record: Record) -> &Book {
        match record {
            Record::Reported => &self.reported.book,
            Record::Official => &self.official.book,
            Record::Real => &self.real.book,
        }
    }

    /// What is read after a run, without what a run needs to go on.
    pub fn results(&self) -> Results {
        let mut results = Results {
            books: Record::ALL.map(|record| self.book(record).clone()),
            harm: self.harm,
            traces: self.traces.list(),
            by_week: self.by_week.clone(),
        };
        results.pack();
        results
    }

    /// Closes the month and opens another; `None` is outside the run.
    pub fn turn_to(&mut self, month: Option<u32>) {
        self.running = month.is_some();
        for clerk in self.clerks() {
            clerk.period(&MONTHLY, 1);
            clerk.period(&HARM, 1_000_000);
            clerk.turn_to(month);
        }
    }

    /// Closes the week: it becomes part of what boards see.
    pub fn close_week(&mut self) {
        self.weeks.close();
    }

    /// Keeps what has been counted since it was called last as a week of the run, where weeks are kept. Call it once a week's and a month's
    /// end are both behind, where they fall together; at the end of the run the days that are left are a week.
    pub fn keep_week(&mut self) {
        if let Some(mut kept) = self.by_week.take() {
            let now = [&self.reported, &self.official, &self.real].map(Clerk::so_far);
            let mut week = now;
            for (book, before) in week.iter_mut().zip(&kept.so_far) {
                for (value, earlier) in book.iter_mut().zip(before) {
                    value.numerator -= earlier.numerator;
                    value.denominator -= earlier.denominator;
                }
            }
            kept.so_far = now;
            kept.weeks.push(week);
            self.by_week = Some(kept);
        }
    }

    /// The last four weeks become the start state that boards compare with.
    pub fn settle(&mut self) {
        self.weeks.settle();
    }

    /// What a board sees in this week of the run.
    pub fn dashboard(&self, week: u32) -> Dashboard {
        self.weeks.dashboard(week)
    }

    /// A value that is the same in all records: staff, money, administration.
    pub fn state(&mut self, indicator: Indicator, numerator: u64, denominator: u64) {
        for book in self.clerks() {
            book.add(indicator, numerator, denominator);
        }
        self.weeks.add(indicator, numerator, denominator);
    }

    pub(crate) fn clerks(&mut self) -> [&mut Clerk; 3] {
        [&mut self.reported, &mut self.official, &mut self.real]
    }
}
