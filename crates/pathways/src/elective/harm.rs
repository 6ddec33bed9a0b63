//! Harm of waiting for planned treatment. Owner: clock start to clock stop, whatever stops it; waits overdue for follow-up are owned there.
//!
//! It is booked as it grows: at every census for all who wait, at the clock stop for the rest.

use goodhart_des::time::{DAY, Seconds};
use goodhart_ledger::{Harm, Observer, Owner, micro};

use super::Waiting;
use crate::place::Place;
use crate::route::ElectiveStage;

/// Days in a mean month [days].
const DAYS_A_MONTH: f64 = 365.25 / 12.0;
/// Fifths of deprivation.
const FIFTHS: usize = 5;

/// Time waited since the last census, of one person or summed over several.
#[derive(Clone, Copy, Debug, Default)]
struct Waited {
    /// Its length [s].
    length: u64,
    /// The square of the whole wait at its end minus that at its beginning [s²].
    squares: u128,
}

impl Waited {
    /// The wait of a person from the last census to `until`.
    #[inline]
    fn since(census: Seconds, person: &Waiting, until: Seconds) -> Self {
        let from = person.start.max(census).min(until);
        let length = u64::from(until - from);
        let both_ends = u64::from(until - person.start) + u64::from(from - person.start);
        Self {
            length,
            squares: u128::from(length * both_ends),
        }
    }
}

/// Time waited since the last census by all who wait, by fifth and by whether an operation was decided on. Whole numbers are summed: the
/// order in which people are counted changes nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AllWaited([[Waited; 2]; FIFTHS]);

impl AllWaited {
    /// One person more, who waits at `until`.
    #[inline]
    pub(super) fn add(&mut self, census: Seconds, person: &Waiting, until: Seconds) {
        let one = Waited::since(census, person, until);
        let sum = &mut self.0[usize::from(person.fifth)][usize::from(is_decided(person))];
        sum.length += one.length;
        sum.squares += one.squares;
    }
}

impl Place {
    /// Books what all who wait have lost since the census before.
    pub(super) fn waits_harm<O: Observer>(&self, waited: &AllWaited, ledger: &mut O) {
        for (fifth, &[undecided, decided]) in waited.0.iter().enumerate() {
            let lost = self.lost(undecided, false) + self.lost(decided, true);
            book_wait(fifth as u8, lost, self.now, ledger);
        }
    }

    /// Books what a person whose clock stops at `stop` has lost since the last census.
    pub(super) fn wait_harm<O: Observer>(&self, person: &Waiting, stop: Seconds, ledger: &mut O) {
        let waited = Waited::since(self.elective.last_census, person, stop);
        let lost = self.lost(waited, is_decided(person));
        book_wait(person.fifth, lost, stop, ledger);
    }

    /// Healthy life lost by waiting [QALYs].
    #[inline]
    fn lost(&self, waited: Waited, decided: bool) -> f64 {
        self.lost_by(waited.length as f64, waited.squares as f64, decided)
    }

    /// Healthy life lost by waits of this length [s] whose squares [s²] grew by so much [QALYs].
    #[inline]
    pub(super) fn lost_by(&self, length: f64, squares: f64, decided: bool) -> f64 {
        const MONTH_S: f64 = DAYS_A_MONTH * DAY as f64;
        let harm = &self.tables.parameters.harm;
        let relative = if decided {
            1.0
        } else {
            harm.wait_outpatient_relative.get()
        };
        // Utility falls along a line while waiting (half of the fall on average), and the fall is kept for a while afterwards.
        let months = length / MONTH_S;
        let squares = squares / (MONTH_S * MONTH_S);
        (squares / 24.0 + months * harm.wait_years_kept.get())
            * harm.wait_qaly_per_month.get()
            * relative
            * harm.wait_causal.get()
    }
}

fn is_decided(person: &Waiting) -> bool {
    person.stage == ElectiveStage::Theatre
}

fn book_wait<O: Observer>(fifth: u8, lost: f64, at: Seconds, ledger: &mut O) {
    ledger.harm(&Harm {
        at,
        owner: Owner::ElectiveWait,
        fifth,
        micro_deaths: 0,
        micro_qalys: micro(lost),
    });
}
