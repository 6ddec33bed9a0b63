//! What lies beyond the end of a run: queues that still stand, cleared at final rates, and stocks that run down.
//!
//! It draws nothing and changes nothing. Queues count as they stand, stocks next to the start state; what will newly arise is not foreseen.

use goodhart_des::time::WEEK;

use crate::place::Place;

/// Weeks in a year [weeks].
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;

/// On what terms the time after the run is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Afterwards {
    /// Discounted a year, so that a year's worth later counts 1 / (1 + rate) [a year].
    pub discount: f64,
    /// Time in which a stock comes back to its start level, along a line; no queue is counted for longer [years].
    pub run_down: f64,
}

/// Expected deaths and healthy years lost, deaths included; below 0 they are averted and gained.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// Deaths [people].
    pub deaths: f64,
    /// Healthy years [QALYs].
    pub qalys: f64,
}

/// What stands at the end of a run, by where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beyond {
    /// People on the waiting list.
    pub list: Loss,
    /// Follow-ups overdue.
    pub follow_ups: Loss,
    /// Coverage and quality of programmes.
    pub programmes: Loss,
    /// Care for long-term conditions in general practice.
    pub registers: Loss,
    /// Health of the population, and the parts of prevention.
    pub prevention: Loss,
}

impl Beyond {
    /// The parts with their names, in order.
    pub const fn parts(&self) -> [(&'static str, Loss); 5] {
        [
            ("list", self.list),
            ("follow_ups", self.follow_ups),
            ("programmes", self.programmes),
            ("registers", self.registers),
            ("prevention", self.prevention),
        ]
    }
}

impl Loss {
    /// A loss of deaths and healthy years.
    pub(crate) const fn of([deaths, qalys]: [f64; 2]) -> Self {
        Self { deaths, qalys }
    }

    /// The same, so many times.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self {
            deaths: self.deaths * factor,
            qalys: self.qalys * factor,
        }
    }
}

impl Afterwards {
    /// Years for which a loss of the last week counts while it runs down along a line [years].
    pub(crate) fn years_of_stock(self) -> f64 {
        let rate = libm::log1p(self.discount);
        let span = self.run_down;
        if rate * span < 1e-6 {
            return span / 2.0;
        }
        1.0 / rate - (1.0 - libm::exp(-rate * span)) / (rate * rate * span)
    }

    /// Time in which `people` are served by so many a week [s].
    pub(crate) fn time_to_clear(self, people: f64, a_week: f64) -> f64 {
        let longest = self.run_down * WEEKS_A_YEAR;
        let weeks = if people <= 0.0 {
            0.0
        } else if people < a_week * longest {
            people / a_week
        } else {
            longest
        };
        weeks * f64::from(WEEK)
    }

    /// What something in the middle of so long a time counts [0–1].
    pub(crate) fn in_the_middle_of(self, seconds: f64) -> f64 {
        let years = seconds / 2.0 / f64::from(WEEK) / WEEKS_A_YEAR;
        libm::pow(1.0 + self.discount, -years)
    }
}

impl Place {
    /// What stands now and would be lost, or gained, after a run that ended here.
    pub fn beyond(&self, on: Afterwards) -> Beyond {
        let years = on.years_of_stock();
        let stock = |a_week: [f64; 2]| Loss::of(a_week).times(years * WEEKS_A_YEAR);
        let [programmes, prevention] = self.programmes_next_to_start();
        Beyond {
            list: self.list_beyond(on),
            follow_ups: self.follow_ups_beyond(on),
            programmes: stock(programmes),
            registers: stock(self.registers_next_to_start()),
            prevention: stock(prevention),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Afterwards = Afterwards {
        discount: 0.0,
        run_down: 10.0,
    };

    #[test]
    fn a_stock_that_runs_down_counts_half_its_time_and_less_when_discounted() {
        assert!((PLAIN.years_of_stock() - 5.0).abs() < 1e-9);
        let at = |discount| Afterwards { discount, ..PLAIN }.years_of_stock();
        assert!((at(1e-5) - 5.0).abs() < 1e-3);
        assert!(at(0.035) < 5.0 && at(0.05) < at(0.035) && at(0.05) > 4.0);
    }

    #[test]
    fn a_queue_that_nobody_serves_counts_no_longer_than_a_stock() {
        let year = WEEKS_A_YEAR * f64::from(WEEK);
        assert!((PLAIN.time_to_clear(100.0, 0.0) / year - 10.0).abs() < 1e-9);
        assert!((PLAIN.time_to_clear(100.0, 10.0) / f64::from(WEEK) - 10.0).abs() < 1e-9);
        assert!(PLAIN.time_to_clear(0.0, 0.0).abs() < 1e-9);
    }
}
