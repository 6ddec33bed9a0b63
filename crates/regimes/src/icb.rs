//! How the integrated care board of a place shares the health service's money each year: as it was, by need, or by the noise of demands.

use goodhart_targets::catalogue::Binds;
use goodhart_targets::{Dashboard, Indicator};

use crate::{IcbParameters, Regime};

/// How money is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sharing {
    /// By history: shares stay as they are.
    #[default]
    History,
    /// By need, as reported.
    Need,
    /// By the noise of missed targets.
    Noise,
}

/// By what a provider's need is measured: who comes, and who waits. Of others no need is measured.
const NEED: [(Binds, Indicator); 3] = [
    (Binds::Acute, Indicator::EdAttendances),
    (Binds::Acute, Indicator::ElectiveList),
    (Binds::Ambulance, Indicator::AmbulanceIncidents),
];

impl Regime {
    /// By how much a provider's share would move in this year, before all are made to fit the sum [0–1, either way].
    pub fn asked_of_icb(
        &self,
        sharing: Sharing,
        p: &IcbParameters,
        dashboard: &Dashboard,
        body: Binds,
    ) -> f64 {
        let most = p.most.get();
        let asked = match sharing {
            Sharing::History => 0.0,
            Sharing::Need => p.need_followed.get() * need_grown(dashboard, body),
            Sharing::Noise => p.noise_heard.get() * self.noise(dashboard, body),
        };
        asked.clamp(-most, most)
    }

    /// Weight of the missed targets that bind a body: how loud it is [weights]. None where targets move no money.
    fn noise(&self, dashboard: &Dashboard, body: Binds) -> f64 {
        if !self.players.pots {
            return 0.0;
        }
        let items = self.binding(body);
        items
            .filter(|item| item.is_national() && item.window.counts())
            .map(|item| item.weight * self.missed(item, dashboard))
            .sum()
    }
}

/// Growth of a body's measured need over a year, mean of its measures [ratio]; 0 where none is measured.
fn need_grown(dashboard: &Dashboard, body: Binds) -> f64 {
    let (mut sum, mut measures) = (0.0, 0.0);
    for (_, indicator) in NEED.into_iter().filter(|(of, _)| *of == body) {
        let view = dashboard.view(indicator);
        if view.last_year > 0.0 {
            sum += view.recent / view.last_year - 1.0;
            measures += 1.0;
        }
    }
    if measures > 0.0 { sum / measures } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use goodhart_targets::View;
    use goodhart_targets::catalogue::{Order, first};

    use super::*;
    use crate::{Oversight, Parameters, Players};

    const P: IcbParameters = IcbParameters::DEFAULT;

    fn dashboard(of: impl Fn(Indicator) -> f64) -> Dashboard {
        let view = |&indicator: &Indicator| View {
            recent: of(indicator),
            last_year: 100.0,
            start: 100.0,
            cases: 1_000.0,
            ..View::default()
        };
        Dashboard::new(52, Indicator::ALL.iter().map(view).collect())
    }

    fn regime(targets: u16) -> Regime {
        let rows = first(Order::Salience, 1, targets);
        Regime::new(&rows, Oversight::PLAIN, &Parameters::DEFAULT)
    }

    #[test]
    fn need_that_grew_draws_a_part_of_its_growth_and_no_more_than_the_most() {
        let list = |length| {
            dashboard(move |one| {
                if one == Indicator::ElectiveList {
                    length
                } else {
                    100.0
                }
            })
        };
        let asked = |length, body| regime(10).asked_of_icb(Sharing::Need, &P, &list(length), body);
        assert!(asked(100.0, Binds::Acute).abs() < 1e-12);
        // One of two measures grew by 4 %, half of that is followed.
        assert!((asked(104.0, Binds::Acute) - 0.01).abs() < 1e-12);
        assert!((asked(300.0, Binds::Acute) - P.most.get()).abs() < 1e-12);
        assert!((asked(20.0, Binds::Acute) + P.most.get()).abs() < 1e-12);
        assert!(asked(300.0, Binds::Community).abs() < 1e-12);
    }

    /// What is missed is heard by its weight: each further target makes a body louder, whatever the others are, until it is as loud as can be.
    #[test]
    fn noise_adds_up_and_is_not_divided_by_the_number_of_targets() {
        let missed = dashboard(|_| 0.0);
        let loud = |targets, p: &IcbParameters| {
            regime(targets).asked_of_icb(Sharing::Noise, p, &missed, Binds::Acute)
        };
        let mut open = P;
        open.most = goodhart_units::Share::new(0.1);
        open.noise_heard = goodhart_units::Share::new(0.001);
        let own = |targets: u16| {
            let regime = regime(targets);
            let items = regime.binding(Binds::Acute);
            let weights = items.map(|item| item.weight * regime.missed(item, &missed));
            weights.sum::<f64>()
        };
        for targets in [3, 10, 31] {
            assert!((loud(targets, &open) - 0.001 * own(targets)).abs() < 1e-9);
        }
        assert!(own(31) > own(10) && own(10) > own(3));
        assert!((loud(133, &P) - P.most.get()).abs() < 1e-12);
    }

    #[test]
    fn history_moves_nothing_and_neither_does_noise_where_targets_move_no_money() {
        let missed = dashboard(|_| 0.0);
        let mut regime = regime(133);
        let asked =
            |regime: &Regime, sharing| regime.asked_of_icb(sharing, &P, &missed, Binds::Acute);
        assert!(asked(&regime, Sharing::History).abs() < 1e-12);
        assert!(asked(&regime, Sharing::Noise) > 0.0);
        regime.players = Players {
            pots: false,
            ..Players::ALL
        };
        assert!(asked(&regime, Sharing::Noise).abs() < 1e-12);
    }
}
