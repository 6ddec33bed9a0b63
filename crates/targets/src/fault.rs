//! Ways to break what was measured on purpose: a check that has never tripped proves nothing.

use goodhart_ledger::Owner;

use crate::traces::{self, Traced};
use crate::{Fraction, HarmSum, Indicator, Record, Results};

impl Results {
    /// Changes an indicator in one record and a month that is closed.
    pub fn change_for_test(
        &mut self,
        record: Record,
        indicator: Indicator,
        month: u32,
        change: impl FnOnce(&mut Fraction),
    ) {
        let book = &mut self.books[record as usize];
        let mut value = book.month(indicator, month);
        change(&mut value);
        book.months.set(month, indicator as usize, value);
    }

    /// A trace more.
    pub fn trace_for_test(&mut self, traced: Traced) {
        traces::absorb(&mut self.traces, &[traced]);
    }

    /// Expected harm of an owner in a fifth, to be changed.
    pub fn harm_for_test(&mut self, owner: Owner, fifth: usize) -> &mut HarmSum {
        &mut self.harm[owner as usize][fifth]
    }
}
