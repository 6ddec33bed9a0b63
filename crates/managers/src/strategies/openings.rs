//! What strategies could be used for. It follows from what is laid before a board; how firm the board's grip is on each stake, which changes
//! with every look, comes in afterwards.

use goodhart_regimes::{InForce, Regime};

use super::{STRATEGIES, Strategy};
use crate::Parameters;
use crate::stakes::Stake;

/// For every strategy, in registry order, the stakes that it serves and those that it spoils.
#[derive(Clone, Debug)]
pub(crate) struct Openings<'a> {
    admitting: Vec<Admitting<'a>>,
    spoilt: Vec<Effect>,
    /// Where each strategy's part of either list ends.
    ends: Vec<(usize, usize)>,
}

/// What full use of a strategy does at a stake.
#[derive(Clone, Copy, Debug)]
struct Effect {
    /// Place among the stakes.
    stake: usize,
    /// How much better the board would be judged [per stake].
    better: f64,
}

/// A stake whose target admits a strategy.
#[derive(Clone, Copy, Debug)]
struct Admitting<'a> {
    item: &'a InForce,
    effect: Effect,
    /// Place, within the strategy's part, of the first with the same quantity and limit.
    first: usize,
}

/// What one strategy could be used for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opening<'o, 'a> {
    one_limit: bool,
    admitting: &'o [Admitting<'a>],
    spoilt: &'o [Effect],
}

impl<'a> Openings<'a> {
    /// `admits` says of each strategy which quantities' targets could admit it, by place in the registry of indicators.
    pub fn of(admits: &[Vec<bool>], stakes: &[Stake<'a>], regime: &Regime, p: &Parameters) -> Self {
        let mut openings = Self {
            admitting: Vec::with_capacity(stakes.len()),
            spoilt: Vec::with_capacity(stakes.len()),
            ends: Vec::with_capacity(STRATEGIES.len()),
        };
        for (strategy, admits) in STRATEGIES.iter().zip(admits) {
            if regime.players.gaming && !regime.disabled.contains(strategy.id.id()) {
                openings.add(strategy, admits, stakes, p);
            }
            let end = (openings.admitting.len(), openings.spoilt.len());
            openings.ends.push(end);
        }
        openings
    }

    fn add(&mut self, strategy: &Strategy, admits: &[bool], stakes: &[Stake<'a>], p: &Parameters) {
        let traits = (strategy.traits)(p);
        let from = self.admitting.len();
        for (at, stake) in stakes.iter().enumerate() {
            let possible = stake
                .item
                .quantity
                .is_some_and(|quantity| admits[quantity as usize]);
            if possible && (strategy.condition)(stake.item) {
                let own = &self.admitting[from..];
                let first = own
                    .iter()
                    .position(|other| together(other.item, stake.item))
                    .unwrap_or(own.len());
                self.admitting.push(Admitting {
                    item: stake.item,
                    effect: Effect {
                        stake: at,
                        better: stake.better(traits.effect.get() * (strategy.reaches)(stake)),
                    },
                    first,
                });
            }
        }
        if self.admitting.len() == from || strategy.spoils.is_empty() {
            return;
        }
        for (at, stake) in stakes.iter().enumerate() {
            let spoils = stake
                .item
                .quantity
                .is_some_and(|quantity| strategy.spoils.contains(&quantity));
            if spoils {
                self.spoilt.push(Effect {
                    stake: at,
                    better: stake.better(-traits.spoilt.get()),
                });
            }
        }
    }

    /// One opening per strategy, in registry order.
    pub fn iter(&self) -> impl Iterator<Item = Opening<'_, 'a>> {
        let starts = std::iter::once(&(0, 0)).chain(&self.ends);
        STRATEGIES.iter().zip(starts.zip(&self.ends)).map(
            |(strategy, (&(admitting, spoilt), &(admitting_end, spoilt_end)))| Opening {
                one_limit: strategy.one_limit,
                admitting: &self.admitting[admitting..admitting_end],
                spoilt: &self.spoilt[spoilt..spoilt_end],
            },
        )
    }
}

impl<'a> Opening<'_, 'a> {
    /// The target that the strategy serves best, and what the board gains there and on all others that it serves with it [stakes]; none where
    /// no target admits it. A strategy that works against one limit serves the targets which share quantity and limit; any other serves them
    /// all, whichever comes first. `stakes` are those it was worked out for, as the board has a grip on them.
    pub fn served(&self, stakes: &[Stake<'_>]) -> Option<(&'a InForce, f64)> {
        let gain = |one: &Admitting<'_>| one.effect.on(stakes);
        if !self.one_limit {
            let first = self.admitting.first()?;
            return Some((first.item, self.admitting.iter().map(gain).sum()));
        }
        let mut best: Option<(&InForce, f64)> = None;
        for (at, first) in self.admitting.iter().enumerate() {
            if first.first != at {
                continue;
            }
            let gain: f64 = self.admitting[at..]
                .iter()
                .filter(|other| other.first == at)
                .map(gain)
                .sum();
            if best.is_none_or(|(_, most)| gain > most) {
                best = Some((first.item, gain));
            }
        }
        best
    }

    /// What the board loses where the strategy does harm to another figure [stakes, below 0].
    pub fn spoilt(&self, stakes: &[Stake<'_>]) -> f64 {
        self.spoilt.iter().map(|effect| effect.on(stakes)).sum()
    }
}

impl Effect {
    fn on(self, stakes: &[Stake<'_>]) -> f64 {
        stakes[self.stake].size * self.better
    }
}

/// Whether what is done against the limit of one target helps with the other.
fn together(one: &InForce, other: &InForce) -> bool {
    one.quantity == other.quantity && one.limit_s == other.limit_s
}
