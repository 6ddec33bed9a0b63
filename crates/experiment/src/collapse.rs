//! Collapse of ward safety: rare, so it is carried as a weighted branch beside the run and not drawn by lot.
//!
//! Its hazard is money squeeze × weak surveillance × preoccupation. The weight of the branch is the chance that this place is in
//! it; what happens there changes no flow and stands apart from all totals.

use goodhart_levers::Stream;
use goodhart_managers::Decision;

use crate::parameters::CollapseParameters;

const WEEKS_A_YEAR: f64 = 52.0;
/// Money is short by tenths in the parameter that says how much it matters.
const TENTHS: f64 = 10.0;

/// The branch in which the wards of a place have collapsed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Collapse {
    /// Sum of hazards so far: the expected number of collapses.
    pub hazard: f64,
    /// Weight of the branch now: the chance that a collapse is going on [0–1].
    pub weight: f64,
    /// Years in collapse so far, weighted [years].
    pub years: f64,
}

impl Collapse {
    /// One week under the acute board's decision, with money for `posts` (1 = need), pressure at most `pressure_max` and so many
    /// `inspections` a year.
    pub fn week(
        &mut self,
        p: &CollapseParameters,
        posts: f64,
        pressure_max: f64,
        inspections: f64,
        of: &Decision,
    ) {
        let warned = p.warned.get() * inspections.min(1.0);
        let new = hazard(p, posts, pressure_max, of) * (1.0 - warned) / WEEKS_A_YEAR;
        self.hazard += new;
        self.mend(p.lasts.get());
        self.weight -= self.weight * inspections * p.found.get() / WEEKS_A_YEAR;
        self.weight += new * (1.0 - self.weight);
        self.years += self.weight / WEEKS_A_YEAR;
    }

    /// What a week mends of collapses that last so many years.
    fn mend(&mut self, lasts: f64) {
        self.weight -= self.weight / (lasts * WEEKS_A_YEAR);
    }

    /// Chance of at least one collapse so far [0–1].
    pub fn chance(&self) -> f64 {
        1.0 - libm::exp(-self.hazard)
    }
}

/// Collapses a year.
fn hazard(p: &CollapseParameters, posts: f64, pressure_max: f64, of: &Decision) -> f64 {
    let squeeze = libm::exp(p.money.get() * TENTHS * (1.0 - posts));
    let looked = 1.0 + p.attention.get() * of.attention[Stream::Wards];
    let unseen = 1.0 - p.seen.get() * of.visibility[Stream::Wards];
    let pressed = 1.0 + p.preoccupation.get() * of.pressure / pressure_max;
    p.hazard.get() * squeeze * unseen / looked * pressed
}

/// Every behavioural slope of this file with its "nothing" value, as (key, value).
pub(crate) fn inert() -> Vec<(&'static str, f64)> {
    vec![
        ("collapse.attention", 0.0),
        ("collapse.seen", 0.0),
        ("collapse.preoccupation", 0.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Parameters;
    use crate::{Detail, prepare, summarise};
    use goodhart_report::Scenario;

    /// What a board decides whose wards nobody looks at.
    fn unseen() -> Decision {
        let prepared = prepare(&Scenario::default()).expect("the default is allowed");
        let mut board = goodhart_managers::Board::new(
            goodhart_managers::Provider::Acute,
            &prepared.assumptions.managers,
            0.5,
            1,
        );
        let view = goodhart_targets::View {
            recent: 50.0,
            before: 50.0,
            last_year: 50.0,
            start: 50.0,
            peers: 50.0,
            cases: 0.0,
            noise: 1.0,
        };
        let views = vec![view; goodhart_targets::Indicator::ALL.len()];
        let dashboard = goodhart_targets::Dashboard::new(0, views);
        board.review(&goodhart_managers::Outlook {
            dashboard: &dashboard,
            regime: &prepared.regime.without_targets(),
            hours: goodhart_levers::PerStream::uniform(1.0),
            base_hours_per_week: 1_000.0,
            caught: &[],
            peers_use: &[],
            luck: 0,
        })
    }

    fn after_a_year(scenario: Scenario) -> (f64, u64) {
        let prepared = prepare(&Scenario {
            years: 1,
            reps: 1,
            population: 50_000,
            ..scenario
        })
        .expect("an allowed scenario");
        let outcome = crate::summary::complete(&prepared, 0);
        (outcome.collapse.chance(), outcome.digest())
    }

    #[test]
    fn the_branch_fills_with_its_hazard_and_empties_as_collapses_are_mended() {
        let p = Parameters::DEFAULT.collapse;
        let mut branch = Collapse {
            weight: 1.0,
            ..Collapse::default()
        };
        let lasts = p.lasts.get();
        for _ in 0..libm::round(lasts * WEEKS_A_YEAR) as u32 {
            branch.mend(lasts);
        }
        assert!((branch.weight - libm::exp(-1.0)).abs() < 0.01);
    }

    #[test]
    fn tight_money_and_many_targets_make_a_collapse_likelier() {
        let (usual, _) = after_a_year(Scenario::default());
        let (tight, _) = after_a_year(Scenario {
            funding: 80.0,
            ..Scenario::default()
        });
        let (one, _) = after_a_year(Scenario {
            targets: 1,
            ..Scenario::default()
        });
        assert!(tight > usual && usual > one && one > 0.0);
    }

    #[test]
    fn inspectors_warn_once_a_year_and_mend_what_they_find_each_time() {
        let p = Parameters::DEFAULT.collapse;
        let years = |inspections| {
            let decision = unseen();
            let mut branch = Collapse::default();
            for _ in 0..260 {
                branch.week(&p, 1.0, 1.0, inspections, &decision);
            }
            (branch.years, branch.hazard)
        };
        let ((alone, hazard), (once, warned), (often, same)) = (years(0.0), years(1.0), years(4.0));
        assert!((warned / hazard - (1.0 - p.warned.get())).abs() < 1e-9);
        assert_eq!(warned.to_bits(), same.to_bits());
        assert!(alone > once && once > 1.5 * often && often > 0.0);
    }

    #[test]
    fn inspections_change_care_by_the_time_they_take_and_by_nothing_else() {
        let inspected = |time: f64| {
            let mut scenario = Scenario {
                inspect: 4.0,
                ..Scenario::default()
            };
            let key = "inspection.clinical_time".to_owned();
            scenario.assumptions.insert(key, time);
            after_a_year(scenario)
        };
        let (usual, digest) = after_a_year(Scenario::default());
        let (chance, same) = inspected(0.0);
        assert!(chance < usual);
        assert_eq!(digest, same);
        assert_ne!(digest, inspected(0.002).1);
    }

    #[test]
    fn it_moves_nothing_else() {
        let (chance, digest) = after_a_year(Scenario::default());
        let mut never = Scenario::default();
        never.assumptions.insert("collapse.hazard".to_owned(), 0.0);
        let (none, same) = after_a_year(never);
        assert!(chance > 0.0 && none == 0.0);
        assert_eq!(digest, same);
    }

    #[test]
    fn it_stands_apart_from_the_total() {
        let prepared = prepare(&Scenario {
            years: 1,
            reps: 1,
            population: 50_000,
            ..Scenario::default()
        })
        .expect("an allowed scenario");
        let outcome = crate::summary::complete(&prepared, 0);
        let total = crate::summary::per_100k(&prepared, outcome.total_harm().micro_deaths);
        let report = summarise(
            &prepared,
            &std::iter::once(outcome).collect::<Vec<_>>(),
            Detail::Full,
        );
        assert!((report.harm.deaths_per_100k.median - total).abs() < 1e-9);
        assert!(report.harm.collapse.deaths_per_100k.median > 0.0);
    }
}
