//! Where it is on, whoever beats a threshold is asked for more next year.

use std::sync::Arc;

use goodhart_targets::{Indicator, IndicatorUnit};

use crate::Regime;

/// The most that a percentage can be.
const ALL_PERCENT: f64 = 100.0;

impl Regime {
    /// Next year's regime after results `achieved` [unit of the indicator; `None` where nothing was counted]. A threshold
    /// that was beaten moves by [`ratchet`](crate::Oversight::ratchet) times the excess; none is ever relaxed.
    #[must_use]
    pub fn next_year(&self, achieved: impl Fn(Indicator) -> Option<f64>) -> Self {
        let mut next = self.clone();
        for item in &mut next.in_force {
            let Some(quantity) = item.quantity else {
                continue;
            };
            let Some(value) = achieved(quantity).filter(|&value| item.met_by(value)) else {
                continue;
            };
            let moved = item.threshold + self.oversight.ratchet * (value - item.threshold);
            item.threshold = match quantity.unit() {
                IndicatorUnit::Percent => moved.clamp(0.0, ALL_PERCENT),
                _ => moved.max(0.0),
            };
        }
        next
    }
}

/// Thresholds that were raised, by target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raised(Vec<(&'static str, f64)>);

impl Raised {
    /// The thresholds of a regime after the ratchet.
    pub fn of(regime: &Regime) -> Self {
        let items = regime.in_force.iter();
        Self(
            items
                .filter(|item| item.quantity.is_some())
                .map(|item| (item.target.id, item.threshold))
                .collect(),
        )
    }

    /// The regime with thresholds where they were raised to, unless it asks for more itself.
    pub fn in_force(&self, regime: &Arc<Regime>) -> Arc<Regime> {
        if self.0.is_empty() {
            return regime.clone();
        }
        let mut raised = regime.clone();
        for item in &mut Arc::make_mut(&mut raised).in_force {
            let mut known = self.0.iter();
            if let Some((_, threshold)) = known.find(|(id, _)| *id == item.target.id)
                && item.is_met(*threshold, item.threshold)
            {
                item.threshold = *threshold;
            }
        }
        raised
    }
}

#[cfg(test)]
mod tests {
    use goodhart_targets::catalogue::position;

    use super::*;
    use crate::{Oversight, Parameters};

    #[test]
    fn beating_a_threshold_raises_it_and_missing_it_does_not() {
        let row = position("ae-4h-95").expect("the four-hour row is in the catalogue");
        let mut regime = Regime::new(&[row], Oversight::PLAIN, &Parameters::DEFAULT);
        let threshold = |regime: &Regime| regime.in_force[0].threshold;
        assert_eq!(
            threshold(&regime.next_year(|_| Some(99.0))).to_bits(),
            95.0_f64.to_bits()
        );
        regime.oversight.ratchet = 0.5;
        assert_eq!(
            threshold(&regime.next_year(|_| Some(99.0))).to_bits(),
            97.0_f64.to_bits()
        );
        assert_eq!(
            threshold(&regime.next_year(|_| Some(70.0))).to_bits(),
            95.0_f64.to_bits()
        );
        assert_eq!(
            threshold(&regime.next_year(|_| None)).to_bits(),
            95.0_f64.to_bits()
        );
    }
}
