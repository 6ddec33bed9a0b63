//! Late in-year money: announced in autumn, gone in spring.

use crate::{PotsParameters, WEEKS_PER_YEAR};

/// The late money of one financial year, in units of the provider's mean weekly need-matched money.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pots {
    /// What each week of the season may spend; 0 before the announcement.
    instalment: f64,
    /// What earlier weeks of the season could not spend.
    carried: f64,
}

impl Pots {
    /// The announcement of `year_total`.
    pub fn announce(parameters: &PotsParameters, year_total: f64) -> Self {
        let weeks = WEEKS_PER_YEAR - first_week(parameters);
        Self {
            instalment: year_total / f64::from(weeks),
            carried: 0.0,
        }
    }

    /// What comes in `week_of_year`, and is reported on once, spent or not; 0 out of season.
    pub fn instalment(&self, parameters: &PotsParameters, week_of_year: u32) -> f64 {
        if week_of_year < first_week(parameters) || week_of_year >= WEEKS_PER_YEAR {
            return 0.0;
        }
        self.instalment
    }

    /// What may be spent in `week_of_year`; 0 out of season.
    pub fn available(&self, parameters: &PotsParameters, week_of_year: u32) -> f64 {
        if week_of_year < first_week(parameters) || week_of_year >= WEEKS_PER_YEAR {
            return 0.0;
        }
        self.instalment + self.carried / f64::from(WEEKS_PER_YEAR - week_of_year)
    }

    /// Books what a week had `available` and left `unspent`; a week out of season changes nothing.
    pub fn carry(&mut self, available: f64, unspent: f64) {
        if available > 0.0 {
            // Exactly nothing is carried where all instalments are spent.
            self.carried += (self.instalment - available) + unspent;
        }
    }
}

/// The week in which late money is announced.
pub(crate) fn announcement_week(parameters: &PotsParameters) -> u32 {
    parameters.announced.get().round() as u32
}

/// First week in which late money can be spent: never before it is announced.
fn first_week(parameters: &PotsParameters) -> u32 {
    (parameters.spendable.get().round() as u32).max(announcement_week(parameters))
}
