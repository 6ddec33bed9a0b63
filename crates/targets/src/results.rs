//! What is read after a run: three books, harm, and single weeks where somebody asked for them.

use goodhart_ledger::Owner;

use crate::book::{Book, Fraction, PerIndicator};
use crate::measures::{FIFTHS, HARM, MONTHLY};
use crate::traces::{self, Traced};
use crate::{Indicator, Record};

/// Expected harm of one owner in one fifth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HarmSum {
    /// Expected deaths [10⁻⁶].
    pub micro_deaths: i64,
    /// Healthy years lost [10⁻⁶ QALYs].
    pub micro_qalys: i64,
}

impl HarmSum {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            micro_deaths: self.micro_deaths + other.micro_deaths,
            micro_qalys: self.micro_qalys + other.micro_qalys,
        }
    }
}

/// What one replication measured.
#[derive(Clone, Debug)]
pub struct Results {
    pub(crate) books: [Book; 3],
    pub(crate) harm: [[HarmSum; FIFTHS]; Owner::ALL.len()],
    /// In order of trace and indicator.
    pub(crate) traces: Vec<Traced>,
    pub(crate) by_week: Option<Box<ByWeek>>,
}

/// Every week of the run, in the order of records; kept only where somebody asks for it.
#[derive(Clone, Debug)]
pub(crate) struct ByWeek {
    pub(crate) so_far: [PerIndicator; 3],
    pub(crate) weeks: Vec<[PerIndicator; 3]>,
}

impl Results {
    /// Of a run of so many months in which nothing happened.
    pub fn blank(months: u32) -> Self {
        Self {
            books: Record::ALL.map(|_| Book::new(months)),
            harm: [[HarmSum::default(); FIFTHS]; Owner::ALL.len()],
            traces: Vec::new(),
            by_week: None,
        }
    }

    /// Keeps everything in little room, and only once what several records agree on.
    pub fn pack(&mut self) {
        let [reported, official, real] = &mut self.books;
        reported.pack(None);
        official.pack(Some(reported));
        real.pack(Some(official));
    }

    /// One record's book.
    pub fn book(&self, record: Record) -> &Book {
        &self.books[record as usize]
    }

    /// Expected harm of an owner in a fifth, over the run.
    pub fn harm_of(&self, owner: Owner, fifth: usize) -> HarmSum {
        self.harm[owner as usize][fifth]
    }

    /// What gaming left in the records over the run, by trace and indicator.
    pub fn traces(&self) -> &[Traced] {
        &self.traces
    }

    /// Weeks kept; the last has the days that are left of the run, up to seven.
    pub fn weeks_kept(&self) -> u32 {
        self.by_week
            .as_ref()
            .map_or(0, |kept| kept.weeks.len() as u32)
    }

    /// What a record counted in a week of the run that was kept. Counts of events and expected harm have the week below them; a
    /// census, a centile and what is written as a rate a month stand in the week in which their month ends, over that month.
    pub fn week(&self, record: Record, indicator: Indicator, week: u32) -> Fraction {
        let kept = self
            .by_week
            .as_ref()
            .and_then(|kept| kept.weeks.get(week as usize));
        let Some(books) = kept else {
            return Fraction::default();
        };
        let mut value = books[record as usize][indicator as usize];
        if MONTHLY.contains(&indicator) {
            value.denominator = 1;
        } else if HARM.contains(&indicator) {
            value.denominator = 1_000_000;
        }
        value
    }

    /// Adds what was measured in another place over the same months.
    pub fn absorb(&mut self, other: &Self) {
        for (book, others) in self.books.iter_mut().zip(&other.books) {
            book.absorb(others);
        }
        for (owner, others) in self.harm.iter_mut().zip(&other.harm) {
            for (sum, more) in owner.iter_mut().zip(others) {
                sum.micro_deaths += more.micro_deaths;
                sum.micro_qalys += more.micro_qalys;
            }
        }
        traces::absorb(&mut self.traces, &other.traces);
    }

    /// Shows every number that is read after a run to `word`, always in the same order; `word` reads or replaces it. Single weeks are
    /// not among them.
    pub fn walk(&mut self, word: &mut dyn FnMut(&mut u64)) {
        for book in &mut self.books {
            book.walk(word);
        }
        for sum in self.harm.as_flattened_mut() {
            for micro in [&mut sum.micro_deaths, &mut sum.micro_qalys] {
                let mut bits = micro.cast_unsigned();
                word(&mut bits);
                *micro = bits.cast_signed();
            }
        }
        traces::walk(&mut self.traces, word);
    }
}
