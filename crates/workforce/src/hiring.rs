//! From a funded post to a person at work.

use crate::HiringParameters;

/// Longest lag that can be represented [weeks]; the highest `hire_lag` of the parameter files.
const LONGEST: usize = 26;

/// Hires on their way, by week of their first day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pipeline {
    /// A ring: hires whose first day comes in each of the next weeks [ratio of start staff].
    due: [f64; LONGEST],
    /// Where in the ring this week is.
    at: u32,
    /// From advertisement to first day [weeks].
    lag: u32,
}

impl Pipeline {
    /// A pipeline in which the same number begins every week.
    pub fn steady(lag_weeks: f64, weekly: f64) -> Self {
        let lag = lag_weeks.round().clamp(1.0, LONGEST as f64) as u32;
        let mut due = [0.0; LONGEST];
        due[..lag as usize].fill(weekly);
        Self { due, at: 0, lag }
    }

    /// Those whose first day is this week.
    pub fn arrive(&mut self) -> f64 {
        std::mem::replace(&mut self.due[self.at as usize], 0.0)
    }

    /// Hires still under way [ratio of start staff].
    pub fn under_way(&self) -> f64 {
        self.due[..self.lag as usize].iter().sum()
    }

    /// Loses `share` of all hires under way [0–1].
    pub fn strand(&mut self, share: f64) {
        for due in &mut self.due[..self.lag as usize] {
            *due *= 1.0 - share;
        }
    }

    /// Begins `hires` and ends the week. Call after [`Self::arrive`].
    pub fn begin(&mut self, hires: f64) {
        self.due[self.at as usize] = hires;
        self.at = (self.at + 1) % self.lag;
    }
}

/// The labour market in which posts are filled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Market {
    /// Hires that begin in a week of the start state [ratio of start staff].
    weekly_at_start: f64,
    /// Posts advertised in the start state [ratio of start staff].
    advertised_at_start: f64,
    /// Supply of trained people, as a multiple of the start state's.
    trained: f64,
}

impl Market {
    pub const fn at_start(weekly: f64, advertised: f64) -> Self {
        Self {
            weekly_at_start: weekly,
            advertised_at_start: advertised,
            trained: 1.0,
        }
    }

    /// Hires that begin this week when so many posts are `advertised` [both ratio of start staff] and recruiters work at so many times the start
    /// state's `pace`; no more than the supply of people allows.
    pub fn hires(&self, hiring: &HiringParameters, advertised: f64, pace: f64) -> f64 {
        if advertised <= 0.0 {
            return 0.0;
        }
        let wanted = libm::pow(
            advertised / self.advertised_at_start,
            hiring.vacancy_elasticity.get(),
        );
        let supply = hiring.labour_supply.get() * self.trained;
        (self.weekly_at_start * (wanted * pace).min(supply)).min(advertised)
    }

    /// One week in which the supply of trained people follows the `places` to train them [ratio of the start state].
    pub fn train(&mut self, hiring: &HiringParameters, places: f64) {
        let weeks = hiring.training_time.get() * crate::WEEKS_PER_YEAR;
        self.trained += (places - self.trained) / weeks;
    }
}
