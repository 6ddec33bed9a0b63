//! What a board sees: reported values, as late as they are in life, never the truth.

use crate::Indicator;

/// What a board can see of one indicator at its weekly review, in the indicator's own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// The last four weeks as reported.
    pub recent: f64,
    /// The same in the four weeks before that.
    pub before: f64,
    /// The same four weeks a year earlier, or the start state's level in the first year.
    pub last_year: f64,
    /// The start state's level, as reported in the weeks before the run (during the burn-in: in the first weeks it was counted).
    pub start: f64,
    /// What other places reported lately, on average; the start state's level where there are none to compare with.
    pub peers: f64,
    /// Cases behind `recent` (denominator) [cases]; 0 when nothing was counted.
    pub cases: f64,
    /// Standard deviation of the weekly value over the past half year [the indicator's unit].
    pub noise: f64,
}

/// Everything a board can see at its weekly review.
#[derive(Clone, Debug, PartialEq)]
pub struct Dashboard {
    /// Weeks since the start of the run.
    pub week: u32,
    views: Vec<View>,
    decided: Option<f64>,
}

impl Dashboard {
    /// A dashboard for this week; one view per indicator in registry order.
    pub fn new(week: u32, views: Vec<View>) -> Self {
        debug_assert_eq!(views.len(), Indicator::ALL.len());
        Self {
            week,
            views,
            decided: None,
        }
    }

    /// Says how many of the longest waiters have a decision to admit [0–1].
    #[must_use]
    pub fn with_decided(self, decided: Option<f64>) -> Self {
        Self { decided, ..self }
    }

    /// Of those who at the last census had waited past the first limit of the waiting list, the part who had a decision to admit [0–1]; of
    /// everybody waiting if nobody had; none before a census. England publishes the two parts of the list each month.
    pub const fn decided(&self) -> Option<f64> {
        self.decided
    }

    /// Puts other places' results beside the own ones; one value per indicator in registry order.
    pub fn compare_with(&mut self, results: &[f64]) {
        for (view, &result) in self.views.iter_mut().zip(results) {
            view.peers = result;
        }
    }

    /// What is seen of one indicator.
    pub fn view(&self, indicator: Indicator) -> View {
        self.views[indicator as usize]
    }
}
