//! Payment for points: what a row of the framework of general practice is worth, and how much of it is earned.

use goodhart_targets::Dashboard;
use goodhart_targets::catalogue::Target;

use crate::{InForce, Parameters, Regime};

/// Points of the whole framework of 2022/23.
const ALL_POINTS: f64 = 635.0;
/// A whole, in per cent.
const ALL_PERCENT: f64 = 100.0;

/// Weight of a paid row if all income hung on points: its part of them; [`InForce::paying`] takes the part of income that does. It is paid by count and without anybody's attention, so the centre's does not matter.
pub(crate) fn weight(target: &Target, parameters: &Parameters) -> Option<f64> {
    let points = f64::from(target.qof?.points);
    Some(parameters.payment.framework.get() * points / ALL_POINTS)
}

impl InForce {
    /// A paid row where this part of practice income hangs on all points [0–1]; other rows are as they are.
    #[must_use]
    pub fn paying(mut self, income: f64) -> Self {
        if self.target.qof.is_some() {
            self.weight *= income;
        }
        self
    }

    /// Distance from the first to the last paid achievement of a paid row [unit of the quantity].
    pub fn paid_span(&self) -> Option<f64> {
        let (lower, _) = self.target.qof?.range?;
        Some((self.threshold - f64::from(lower)).max(1.0))
    }
}

impl Regime {
    /// Points on offer, as a part of the whole framework of 2022/23 [0–1].
    pub fn points_offered(&self) -> f64 {
        self.paid().map(|(points, _)| points).sum::<f64>() / ALL_POINTS
    }

    /// Points that the recent figures earn next to those of the start state [ratio]; 1 where none are on offer.
    pub fn points_earned(&self, dashboard: &Dashboard) -> f64 {
        const MOST: f64 = 1.3; // what is put aside for growth of points is not without end
        let (mut now, mut then) = (0.0, 0.0);
        for (points, item) in self.paid() {
            let Some(quantity) = item.quantity else {
                continue;
            };
            let view = dashboard.view(quantity);
            now += points * part(item, view.recent);
            then += points * part(item, view.start);
        }
        if then > 0.0 {
            (now / then).min(MOST)
        } else {
            1.0
        }
    }

    fn paid(&self) -> impl Iterator<Item = (f64, &InForce)> {
        self.in_force
            .iter()
            .filter(|_| self.players.pots)
            .filter_map(|item| Some((f64::from(item.target.qof?.points), item)))
    }
}

/// Part of the points that a figure earns [0–1].
fn part(item: &InForce, value: f64) -> f64 {
    let lower = item
        .target
        .qof
        .and_then(|qof| qof.range)
        .map_or(0.0, |(lower, _)| f64::from(lower));
    let span = (item.threshold - lower).max(1.0 / ALL_PERCENT);
    ((value - lower) / span).clamp(0.0, 1.0)
}
