//! The centre is bounded: it can act on so many failures a quarter, wherever they are.

use goodhart_targets::Dashboard;

use crate::{InForce, Parameters, Regime};

/// What the centre can do about misses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    /// Misses per place and quarter it can act on at full weight [misses].
    pub failures_acted_on: f64,
    /// Pressure at which a board feels no more [weights].
    pub pressure_max: f64,
    /// Weight of a published result in itself, next to the centre's action [ratio].
    pub reputation: f64,
    /// Part of the targets without a quantity that it takes as missed [0–1].
    pub unmeasured_missed: f64,
}

impl Centre {
    /// As the parameters have it.
    pub fn new(parameters: &Parameters) -> Self {
        let p = &parameters.centre;
        Self {
            failures_acted_on: p.failures_acted_on.get(),
            pressure_max: p.pressure_max.get(),
            reputation: p.reputation.get(),
            unmeasured_missed: p.unmeasured_missed.get(),
        }
    }
}

impl Regime {
    /// Weight of all misses that the centre hears of in this place [weights].
    pub fn missed_weight(&self, dashboard: &Dashboard) -> f64 {
        self.in_force
            .iter()
            .filter(|item| item.is_national() && item.window.counts())
            .map(|item| item.weight * self.missed(item, dashboard))
            .sum()
    }

    /// Whether a target is missed as reported: 0 or 1, or the part of those without a quantity that counts as missed [0–1].
    pub(crate) fn missed(&self, item: &InForce, dashboard: &Dashboard) -> f64 {
        let Some(quantity) = item.quantity else {
            return self.centre.unmeasured_missed;
        };
        let view = dashboard.view(quantity);
        let line = item.line_in(dashboard.week, view.start);
        if view.cases > 0.0 && !item.is_met(view.recent, line) {
            1.0
        } else {
            0.0
        }
    }

    /// Probability that the centre acts on a target of this weight if it is missed, when misses of `missed_weight`
    /// compete for it [0–1].
    pub fn chance_of_action(&self, weight: f64, missed_weight: f64) -> f64 {
        let capacity = self.centre.failures_acted_on * weight;
        if capacity <= 0.0 {
            0.0
        } else if capacity >= missed_weight {
            1.0
        } else {
            capacity / missed_weight
        }
    }

    /// What is at stake for a board with one target: its weight times the centre's likely action, and what publication
    /// adds [weights].
    pub fn stake(&self, item: &InForce, missed_weight: f64) -> f64 {
        if !item.is_national() {
            // Paid by count: certain, and nobody's attention is needed.
            return if self.players.pots { item.weight } else { 0.0 };
        }
        let action = self.oversight.pressure * self.chance_of_action(item.weight, missed_weight);
        let published = if item.target.published {
            self.oversight.publication
        } else {
            0.0
        };
        item.weight * (action + item.pressed + self.centre.reputation * published)
    }

    /// Pressure that a board feels when its stakes in missed targets add up to `sum` [weights].
    pub fn felt(&self, sum: f64) -> f64 {
        self.centre.pressure_max * (1.0 - libm::exp(-sum / self.centre.pressure_max))
    }
}

#[cfg(test)]
mod tests {
    use goodhart_targets::catalogue::{Order, first};
    use goodhart_targets::{Indicator, View};

    use super::*;
    use crate::Oversight;

    fn far_from_everything() -> Dashboard {
        let view = View {
            recent: 50.0,
            before: 50.0,
            last_year: 50.0,
            start: 50.0,
            peers: 50.0,
            cases: 1_000.0,
            noise: 2.0,
        };
        Dashboard::new(0, vec![view; Indicator::ALL.len()])
    }

    #[test]
    fn the_centre_divides_what_it_can_do_among_all_misses() {
        let parameters = Parameters::DEFAULT;
        let stakes = |n, capacity| {
            let mut regime =
                Regime::new(&first(Order::Salience, 1, n), Oversight::PLAIN, &parameters);
            regime.centre.failures_acted_on = capacity;
            regime.stake(
                &regime.in_force[0],
                regime.missed_weight(&far_from_everything()),
            )
        };
        assert!(stakes(133, 5.0) < stakes(10, 5.0));
        // A centre without bound: the number of targets takes nothing from any of them.
        assert_eq!(stakes(133, 200.0).to_bits(), stakes(10, 200.0).to_bits());
    }

    #[test]
    fn pressure_levels_off() {
        let regime = Regime::new(&[], Oversight::PLAIN, &Parameters::DEFAULT);
        assert_eq!(regime.felt(0.0).to_bits(), 0.0_f64.to_bits());
        assert!(regime.felt(2.0) - regime.felt(1.0) < regime.felt(1.0));
        assert!(regime.felt(1e6) <= regime.centre.pressure_max);
    }
}
