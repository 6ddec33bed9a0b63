//! How strategies are taken up, pushed back and paid for.

use std::collections::BTreeSet;

use goodhart_levers::{LongWaits, Practice, Recording};
use goodhart_regimes::{InForce, Regime};
use goodhart_targets::Indicator;

use super::{STRATEGIES, Strategy, StrategyId};
use crate::stakes::Stake;
use crate::{Character, Parameters};

/// Below this a strategy given up counts as gone [intensity].
const GONE: f64 = 1e-6;
/// Weeks in which the fear of a check fades by the factor e.
const FEAR_FADES: f64 = 52.0;

/// What a board has learnt to do.
#[derive(Clone, Debug)]
pub(crate) struct Repertoire {
    /// By strategy, the quantities whose targets could admit it, by place in the registry of indicators.
    admits: Vec<Vec<bool>>,
    intensities: Vec<f64>,
    fears: Vec<f64>,
}

/// What gaming sets and costs this week.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gaming {
    pub practice: Practice,
    pub recording: Recording,
    /// Clinical time it takes [parts of contracted time].
    pub clinical_time: f64,
}

/// What a board learns from others about strategies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Others<'a> {
    /// What a check found here last week.
    pub caught: &'a [StrategyId],
    /// How far boards of other places use each strategy, in registry order [0–1]; empty where none is known.
    pub peers_use: &'a [f64],
}

impl Repertoire {
    /// A board that knows no tricks.
    pub fn new() -> Self {
        let mut admits = vec![vec![false; Indicator::ALL.len()]; STRATEGIES.len()];
        for (strategy, admitted) in STRATEGIES.iter().zip(&mut admits) {
            for &quantity in strategy.quantities {
                admitted[quantity as usize] = true;
            }
        }
        Self {
            admits,
            intensities: vec![0.0; STRATEGIES.len()],
            fears: vec![0.0; STRATEGIES.len()],
        }
    }

    /// One week: what was found is pushed back; what pays is slowly taken up; what is not admitted is exactly 0.
    pub fn learn(
        &mut self,
        stakes: &[Stake<'_>],
        regime: &Regime,
        others: Others<'_>,
        character: &Character,
        p: &Parameters,
    ) {
        let stakes = &measured(stakes);
        for (((strategy, admits), intensity), fear) in STRATEGIES
            .iter()
            .zip(&self.admits)
            .zip(&mut self.intensities)
            .zip(&mut self.fears)
        {
            *fear -= *fear / FEAR_FADES;
            if others.caught.contains(&strategy.id) {
                *intensity *= 1.0 - p.gaming.push_back.get();
                *fear += 1.0;
            }
            let admitting = admitting(strategy, admits, stakes, regime);
            if admitting.is_empty() {
                *intensity = 0.0;
                continue;
            }
            let gain = gain(strategy, &admitting, stakes, regime, *fear, character, p);
            let due = if gain > 0.0 {
                1.0 - libm::exp(-gain / p.gaming.scale.get())
            } else {
                0.0
            };
            let copied = others.peers_use.get(strategy.id as usize).unwrap_or(&0.0);
            // Giving up is not copied: what pays no more is dropped at a board's own pace.
            let copied = if due > *intensity { *copied } else { 0.0 };
            let speed = p.gaming.learning.get() * (1.0 + p.gaming.imitation.get() * copied);
            // The dates of a window are announced: a surge is decided for them and not slowly learnt.
            let speed = if strategy.id == StrategyId::MeasurementWeek {
                1.0
            } else {
                speed.min(1.0)
            };
            *intensity += (due - *intensity) * speed;
            if *intensity < GONE && due <= 0.0 {
                *intensity = 0.0;
            }
        }
    }

    /// The levers as the strategies set them; all at rest where every intensity is 0.
    pub fn act(&self, stakes: &[Stake<'_>], regime: &Regime, p: &Parameters) -> Gaming {
        let stakes = &measured(stakes);
        let mut gaming = Gaming::default();
        for ((strategy, admits), &intensity) in
            STRATEGIES.iter().zip(&self.admits).zip(&self.intensities)
        {
            if intensity <= 0.0 {
                continue;
            }
            let effect = (strategy.traits)(p).effect.get();
            let admitting = admitting(strategy, admits, stakes, regime);
            // One that works against no limit serves them all, whichever comes first.
            let served = if strategy.one_limit {
                served(strategy, &admitting, effect).map(|(item, _)| item)
            } else {
                admitting.first().map(|stake| stake.item)
            };
            let Some(served) = served else {
                continue;
            };
            (strategy.act)(
                intensity,
                served,
                &mut gaming.practice,
                &mut gaming.recording,
            );
            gaming.clinical_time += intensity * (strategy.traits)(p).clinical_time.get();
        }
        gaming
    }

    /// Intensity of every strategy [0–1], in registry order.
    pub fn intensities(&self) -> Vec<(StrategyId, f64)> {
        STRATEGIES
            .iter()
            .map(|strategy| strategy.id)
            .zip(self.intensities.iter().copied())
            .collect()
    }
}

impl Gaming {
    /// Adds honest work on the longest waiters. If more than all slots are spoken for, all claims shrink alike.
    pub fn add_longest(&mut self, longest: [LongWaits; 4]) {
        let order = &mut self.practice.list_order;
        order.longest = longest;
        let claimed = order.claimed();
        if claimed > 1.0 {
            for one in &mut order.longest {
                one.share /= claimed;
            }
            order.near_limit /= claimed;
            order.shortest_first /= claimed;
        }
    }
}

/// The stakes that any strategy could move.
fn measured<'s, 'a>(stakes: &'s [Stake<'a>]) -> Vec<&'s Stake<'a>> {
    stakes
        .iter()
        .filter(|stake| stake.item.quantity.is_some())
        .collect()
}

/// The target that a strategy serves best, and what the board gains there and on all others that it serves with it
/// [stakes]. A strategy that works against one limit serves the targets which share quantity and limit.
fn served<'a>(
    strategy: &Strategy,
    admitting: &[&Stake<'a>],
    effect: f64,
) -> Option<(&'a InForce, f64)> {
    if !strategy.one_limit {
        // It serves them all, whichever comes first.
        let gain = admitting.iter().map(|stake| stake.gain(effect)).sum();
        return admitting.first().map(|stake| (stake.item, gain));
    }
    let together = |one: &InForce, other: &InForce| {
        one.quantity == other.quantity && one.limit_s == other.limit_s
    };
    let gains: Vec<f64> = admitting.iter().map(|stake| stake.gain(effect)).collect();
    let mut best: Option<(&InForce, f64)> = None;
    for stake in admitting {
        let gain: f64 = admitting
            .iter()
            .zip(&gains)
            .filter(|(other, _)| together(stake.item, other.item))
            .map(|(_, gain)| gain)
            .sum();
        if best.is_none_or(|(_, most)| gain > most) {
            best = Some((stake.item, gain));
        }
    }
    best
}

/// The stakes whose targets admit a strategy; none where gaming or the strategy is switched off.
fn admitting<'s, 'a>(
    strategy: &Strategy,
    admits: &[bool],
    stakes: &[&'s Stake<'a>],
    regime: &Regime,
) -> Vec<&'s Stake<'a>> {
    let disabled: &BTreeSet<String> = &regime.disabled;
    if !regime.players.gaming || disabled.contains(strategy.id.id()) {
        return Vec::new();
    }
    let possible = |stake: &&Stake<'_>| {
        stake
            .item
            .quantity
            .is_some_and(|quantity| admits[quantity as usize])
    };
    stakes
        .iter()
        .copied()
        .filter(possible)
        .filter(|stake| (strategy.condition)(stake.item))
        .collect()
}

/// What full use of a strategy is worth to the board [stakes].
fn gain(
    strategy: &Strategy,
    admitting: &[&Stake<'_>],
    stakes: &[&Stake<'_>],
    regime: &Regime,
    fear: f64,
    character: &Character,
    p: &Parameters,
) -> f64 {
    let traits = (strategy.traits)(p);
    let spoils = |stake: &Stake<'_>| {
        stake
            .item
            .quantity
            .is_some_and(|quantity| strategy.spoils.contains(&quantity))
    };
    let served = served(strategy, admitting, traits.effect.get()).map_or(0.0, |(_, gain)| gain);
    let spoilt: f64 = stakes
        .iter()
        .filter(|stake| spoils(stake))
        .map(|stake| stake.gain(-traits.spoilt.get()))
        .sum();
    let found = regime.oversight.audit * traits.detectability.get();
    let penalty = p.gaming.caught_penalty.get() * (1.0 + p.gaming.fear.get() * fear);
    served + spoilt
        - found * penalty
        - character.integrity * traits.harm.get()
        - p.gaming.attention_cost.get() * traits.attention.get()
}
