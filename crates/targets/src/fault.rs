//! Ways to break what was measured on purpose: a check that has never tripped proves nothing.

use goodhart_ledger::Owner;

use crate::{Fraction, HarmSum, Indicator, Measures, Record};

impl Measures {
    /// An indicator in one record and a month that is closed, to be changed.
    pub fn month_for_test(
        &mut self,
        record: Record,
        indicator: Indicator,
        month: u32,
    ) -> &mut Fraction {
        let [reported, official, real] = self.books();
        let book = match record {
            Record::Reported => reported,
            Record::Official => official,
            Record::Real => real,
        };
        &mut book.months[month as usize][indicator as usize]
    }

    /// Expected harm of an owner in a fifth, to be changed.
    pub fn harm_for_test(&mut self, owner: Owner, fifth: usize) -> &mut HarmSum {
        &mut self.harm[owner as usize][fifth]
    }
}
