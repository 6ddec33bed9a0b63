//! Ministers: what they do in the year when a headline has failed for quarters on end. At most one of three rules is on, and none by default.
//!
//! They read what is reported and published, of the best known targets only; so a record that hides a failure keeps them quiet. Nothing
//! here hangs on how many targets are in force.

use std::sync::Arc;

use goodhart_targets::catalogue::Binds;
use goodhart_targets::{Indicator, View};

use crate::collections::{collections, distinct};
use crate::in_force::HEADLINE_SALIENCE;
use crate::{InForce, MinistersParameters, Regime};

/// Weeks of a quarter and of a financial year.
const QUARTER: u32 = 13;
const YEAR: u32 = 52;
/// Months of a quarter.
const MONTHS: u32 = 3;

/// What ministers do about a failed headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reaction {
    /// Nothing.
    #[default]
    None,
    /// They exchange targets.
    Churn,
    /// They hold recurrent money back for a late pot.
    Pots,
    /// They press.
    Pressure,
}

/// A headline that failed in the last quarter that was read, or on which ministers still press.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Headline {
    id: &'static str,
    binds: Binds,
    /// Weight of its target [ratio].
    weight: f64,
    /// Quarters in a row in which it failed.
    failed: u32,
    /// Pressure added [multiple of the start state's].
    pressed: f64,
}

/// Recurrent money held back in a financial year for late pots.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldBack {
    /// Part of the recurrent money of every purse of the health service [0–1].
    pub share: f64,
    /// For how much of the year [weeks].
    pub weeks: f64,
    /// Who gets the pot, and what part of it [0–1]; the parts sum to 1.
    pub to: Vec<(Binds, f64)>,
}

/// Targets that ministers exchanged: which, and for what.
#[derive(Clone, Debug, PartialEq)]
struct Exchanged {
    gone: &'static str,
    come: InForce,
}

/// What ministers remember and have done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ministers {
    headlines: Vec<Headline>,
    held_back: Option<HeldBack>,
    exchanged: Vec<Exchanged>,
}

/// The last quarter whose figures are read in this week: its first month, counted from the start of the run [months]. None in other weeks.
pub fn quarter_read_in(week: u32, p: &MinistersParameters) -> Option<u32> {
    let since = week.checked_sub(p.figures_out.get() as u32)?;
    let quarters = since / QUARTER;
    (since.is_multiple_of(QUARTER) && quarters > 0).then(|| (quarters - 1) * MONTHS)
}

impl Ministers {
    /// Reads a quarter's figures. `reported` is the quarter as reported [unit of the indicator; `None` where nothing was counted], `view` what
    /// boards see, for the path of a milestone. Says which headlines have failed for so long that ministers react.
    pub fn read(
        &mut self,
        regime: &Regime,
        reaction: Reaction,
        p: &MinistersParameters,
        week: u32,
        reported: impl Fn(Indicator) -> Option<f64>,
        view: impl Fn(Indicator) -> View,
    ) -> bool {
        let before = std::mem::take(&mut self.headlines);
        for item in regime
            .in_force
            .iter()
            .filter(|item| is_headline(item, regime))
        {
            let Some((quantity, value)) = item.quantity.and_then(|q| Some((q, reported(q)?)))
            else {
                continue;
            };
            let known = before.iter().find(|known| known.id == item.target.id);
            let (failed, pressed) = known.map_or((0, 0.0), |known| (known.failed, known.pressed));
            let failed = if item.is_met(value, item.line_in(week, view(quantity).start)) {
                0
            } else {
                failed + 1
            };
            let step = if f64::from(failed) >= p.patience.get() {
                p.pressure_step.get()
            } else {
                -p.pressure_step.get()
            };
            let pressed = if reaction == Reaction::Pressure {
                (pressed + step).clamp(0.0, p.pressure_most.get())
            } else {
                0.0
            };
            if failed > 0 || pressed > 0.0 {
                self.headlines.push(Headline {
                    id: item.target.id,
                    binds: item.target.binds,
                    weight: item.weight,
                    failed,
                    pressed,
                });
            }
        }
        self.reacts(p)
    }

    /// Whether a headline has failed for so long that ministers react.
    fn reacts(&self, p: &MinistersParameters) -> bool {
        self.failing(p).next().is_some()
    }

    fn failing(&self, p: &MinistersParameters) -> impl Iterator<Item = &Headline> {
        let patience = p.patience.get();
        let headlines = self.headlines.iter();
        headlines.filter(move |headline| f64::from(headline.failed) >= patience)
    }

    /// Money in this week. Where ministers react with pots, they hold money back from now to the end of the year, unless this year's late
    /// money is announced already (`announced`, week of the year); what is held back for a year stays so. Says whether anything changed.
    pub fn hold_back(
        &mut self,
        reaction: Reaction,
        p: &MinistersParameters,
        week: u32,
        announced: u32,
    ) -> bool {
        let of_year = week % YEAR;
        let mut changed = false;
        if of_year == 0 {
            changed = self.held_back.take().is_some();
        }
        let reads = of_year == 0 || quarter_read_in(week, p).is_some();
        let acts = reaction == Reaction::Pots && reads && of_year <= announced;
        if acts && self.held_back.is_none() && p.pot_share.get() > 0.0 {
            let all: f64 = self.failing(p).map(|headline| headline.weight).sum();
            if all > 0.0 {
                let failing = self.failing(p);
                let to = failing.map(|headline| (headline.binds, headline.weight / all));
                self.held_back = Some(HeldBack {
                    share: p.pot_share.get(),
                    weeks: f64::from(YEAR - of_year),
                    to: to.collect(),
                });
                changed = true;
            }
        }
        changed
    }

    /// What is held back now.
    pub const fn held_back(&self) -> Option<&HeldBack> {
        self.held_back.as_ref()
    }

    /// Exchanges targets: each that goes, by name, for one that comes.
    pub fn exchange(&mut self, targets: impl IntoIterator<Item = (&'static str, InForce)>) {
        let targets = targets.into_iter();
        self.exchanged
            .extend(targets.map(|(gone, come)| Exchanged { gone, come }));
    }

    /// The regime as ministers have it: with their pressure on headlines, and with the targets that they exchanged. Collections of targets
    /// that went go on except with probability `stops` [0–1], drawn by collection and `seed`.
    pub fn in_force(
        &self,
        regime: Arc<Regime>,
        reaction: Reaction,
        p: &MinistersParameters,
        stops: f64,
        seed: u64,
    ) -> Arc<Regime> {
        let presses = reaction == Reaction::Pressure
            && self.headlines.iter().any(|headline| headline.pressed > 0.0);
        if !presses && self.exchanged.is_empty() {
            return regime;
        }
        let mut now = regime;
        let own = Arc::make_mut(&mut now);
        if !self.exchanged.is_empty() {
            own.exchange(&self.exchanged, stops, seed);
            own.notice = p.notice.get();
        }
        if presses {
            for item in &mut own.in_force {
                let mut known = self.headlines.iter();
                item.pressed = known
                    .find(|headline| headline.id == item.target.id)
                    .map_or(0.0, |headline| headline.pressed);
            }
        }
        now
    }
}

/// Whether it is one of the best known targets, published and measured now.
fn is_headline(item: &InForce, regime: &Regime) -> bool {
    item.is_national()
        && item.target.published
        && regime.oversight.publication > 0.0
        && f64::from(item.target.salience) >= HEADLINE_SALIENCE
        && item.window.counts()
}

impl Regime {
    /// Puts targets in the places of others, one exchange after another.
    fn exchange(&mut self, exchanged: &[Exchanged], stops: f64, seed: u64) {
        let mut before = self.in_force.clone();
        for one in exchanged {
            let mut items = self.in_force.iter_mut();
            if let Some(item) = items.find(|item| item.target.id == one.gone) {
                *item = one.come;
                before.push(one.come);
            }
        }
        let left_over = self.collections.iter().filter(|one| one.without_targets);
        let mut all: Vec<_> = left_over.copied().collect();
        all.extend(collections(&before, &self.in_force, stops, seed));
        self.collections = distinct(all);
    }
}

#[cfg(test)]
mod tests {
    use goodhart_targets::catalogue::position;

    use super::*;
    use crate::{Oversight, Parameters};

    const P: MinistersParameters = MinistersParameters::DEFAULT;

    fn regime() -> Regime {
        let rows =
            ["ae-4h-95", "rtt-18w-92", "ae-12h-arrival-2"].map(|id| position(id).expect("a row"));
        Regime::new(&rows, Oversight::PLAIN, &Parameters::DEFAULT)
    }

    /// So many quarters with this four-hour share and everyone within 18 weeks.
    fn after(quarters: u32, share: f64, reaction: Reaction, regime: &Regime) -> Ministers {
        let mut ministers = Ministers::default();
        read(&mut ministers, quarters, share, reaction, regime);
        ministers
    }

    fn read(
        ministers: &mut Ministers,
        quarters: u32,
        share: f64,
        reaction: Reaction,
        regime: &Regime,
    ) {
        for _ in 0..quarters {
            let reported = |indicator| {
                Some(match indicator {
                    Indicator::EdWithin4h => share,
                    Indicator::ElectiveWithin18w => 100.0,
                    _ => 50.0,
                })
            };
            ministers.read(regime, reaction, &P, 60, reported, |_| View::default());
        }
    }

    fn pressed(ministers: &Ministers, regime: &Regime, id: &str) -> f64 {
        let now = ministers.in_force(Arc::new(regime.clone()), Reaction::Pressure, &P, 0.0, 1);
        let item = now.in_force.iter().find(|item| item.target.id == id);
        item.expect("in force").pressed
    }

    #[test]
    fn figures_are_read_once_a_quarter_and_late() {
        let read: Vec<(u32, u32)> = (0..60)
            .filter_map(|week| Some((week, quarter_read_in(week, &P)?)))
            .collect();
        assert_eq!(read, [(19, 0), (32, 3), (45, 6), (58, 9)]);
    }

    #[test]
    fn they_press_on_what_failed_for_two_quarters_more_in_each_that_follows_and_less_when_it_is_met()
     {
        let regime = regime();
        let on_four_hours = |quarters| {
            pressed(
                &after(quarters, 70.0, Reaction::Pressure, &regime),
                &regime,
                "ae-4h-95",
            )
        };
        let expected = [0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0];
        for (quarters, expected) in (0..).zip(expected) {
            assert!(
                (on_four_hours(quarters) - expected).abs() < 1e-12,
                "{quarters}"
            );
        }
        let mut ministers = after(3, 70.0, Reaction::Pressure, &regime);
        read(&mut ministers, 1, 96.0, Reaction::Pressure, &regime);
        assert!((pressed(&ministers, &regime, "ae-4h-95") - 0.25).abs() < 1e-12);
        read(&mut ministers, 1, 96.0, Reaction::Pressure, &regime);
        assert_eq!(ministers, Ministers::default());
    }

    #[test]
    fn what_is_met_little_known_or_not_published_is_let_alone() {
        let regime = regime();
        let ministers = after(6, 70.0, Reaction::Pressure, &regime);
        for id in ["rtt-18w-92", "ae-12h-arrival-2"] {
            assert!(pressed(&ministers, &regime, id).abs() < 1e-12, "{id}");
        }
        let mut hidden = regime.clone();
        hidden.oversight.publication = 0.0;
        assert_eq!(
            after(6, 70.0, Reaction::Pressure, &hidden),
            Ministers::default()
        );
    }

    /// The minister acts himself: what hangs on the headline rises by as much, however many other misses the centre has to share itself among.
    #[test]
    fn their_pressure_hangs_on_no_number_of_targets() {
        let few = regime();
        let rows = goodhart_targets::catalogue::first(
            goodhart_targets::catalogue::Order::Salience,
            1,
            133,
        );
        let many = Regime::new(&rows, Oversight::PLAIN, &Parameters::DEFAULT);
        let added = |regime: &Regime, missed: f64| {
            let ministers = after(3, 70.0, Reaction::Pressure, regime);
            let now = ministers.in_force(Arc::new(regime.clone()), Reaction::Pressure, &P, 0.0, 1);
            let of = |regime: &Regime| {
                let mut items = regime.in_force.iter();
                let item = items.find(|item| item.target.id == "ae-4h-95");
                regime.stake(item.expect("in force"), missed)
            };
            of(&now) - of(regime)
        };
        assert!(added(&few, 1.0) > 0.0);
        assert!((added(&few, 1.0) - added(&many, 60.0)).abs() < 1e-9);
    }

    #[test]
    fn money_is_held_back_from_the_reaction_to_the_end_of_the_year_and_not_after_the_announcement()
    {
        let regime = regime();
        let mut ministers = after(2, 70.0, Reaction::Pots, &regime);
        assert!(
            !ministers.hold_back(Reaction::Pots, &P, 45, 32),
            "too late for this year"
        );
        assert!(
            !ministers.hold_back(Reaction::Pots, &P, 20, 32),
            "nothing was read"
        );
        assert!(ministers.hold_back(Reaction::Pots, &P, 19, 32));
        let held = ministers.held_back().expect("money");
        assert!((held.weeks - 33.0).abs() < 1e-12);
        assert_eq!(held.to, [(Binds::Acute, 1.0)]);
        assert!(
            !ministers.hold_back(Reaction::Pots, &P, 32, 32),
            "once a year"
        );
        assert!(ministers.hold_back(Reaction::Pots, &P, 52, 32));
        assert!(ministers.held_back().is_some_and(|held| held.weeks > 51.0));
        read(&mut ministers, 1, 96.0, Reaction::Pots, &regime);
        assert!(ministers.hold_back(Reaction::Pots, &P, 104, 32));
        assert_eq!(ministers.held_back(), None);
    }

    #[test]
    fn an_exchanged_target_stands_in_the_place_of_the_old_one_and_its_collection_may_go_on() {
        let regime = regime();
        let new = InForce::new(
            &goodhart_targets::catalogue::TARGETS
                [usize::from(position("ca-62d-gp-85").expect("a row"))],
            &Parameters::DEFAULT,
        );
        let mut ministers = Ministers::default();
        ministers.exchange([("ae-12h-arrival-2", new)]);
        let now =
            |stops| ministers.in_force(Arc::new(regime.clone()), Reaction::Churn, &P, stops, 1);
        let ids: Vec<&str> = now(0.0)
            .in_force
            .iter()
            .map(|item| item.target.id)
            .collect();
        assert_eq!(ids, ["ae-4h-95", "rtt-18w-92", "ca-62d-gp-85"]);
        assert!(now(0.0).collections.len() >= now(1.0).collections.len());
        assert!(now(0.0).collections.len() > regime.collections.len());
    }
}
