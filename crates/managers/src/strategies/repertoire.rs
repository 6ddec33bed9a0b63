//! How strategies are taken up, pushed back and paid for.

use goodhart_levers::{LongWaits, Practice, Recording};
use goodhart_regimes::Regime;
use goodhart_targets::Indicator;

use super::openings::Openings;
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

    /// What could be gamed with these stakes, however firm the board's grip on them.
    pub fn openings<'a>(
        &self,
        stakes: &[Stake<'a>],
        regime: &Regime,
        p: &Parameters,
    ) -> Openings<'a> {
        Openings::of(&self.admits, stakes, regime, p)
    }

    /// One week: what was found is pushed back; what pays is slowly taken up; what is not admitted is exactly 0.
    pub fn learn(
        &mut self,
        openings: &Openings<'_>,
        stakes: &[Stake<'_>],
        regime: &Regime,
        others: Others<'_>,
        character: &Character,
        p: &Parameters,
    ) {
        for (((strategy, opening), intensity), fear) in STRATEGIES
            .iter()
            .zip(openings.iter())
            .zip(&mut self.intensities)
            .zip(&mut self.fears)
        {
            *fear -= *fear / FEAR_FADES;
            if others.caught.contains(&strategy.id) {
                *intensity *= 1.0 - p.gaming.push_back.get();
                *fear += 1.0;
            }
            let Some((_, served)) = opening.served(stakes) else {
                *intensity = 0.0;
                continue;
            };
            let worth = served + opening.spoilt(stakes);
            let gain = gain(strategy, worth, regime, *fear, character, p);
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
    pub fn act(&self, openings: &Openings<'_>, stakes: &[Stake<'_>], p: &Parameters) -> Gaming {
        let mut gaming = Gaming::default();
        for ((strategy, opening), &intensity) in STRATEGIES
            .iter()
            .zip(openings.iter())
            .zip(&self.intensities)
        {
            if intensity <= 0.0 {
                continue;
            }
            let Some((served, _)) = opening.served(stakes) else {
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

/// What full use of a strategy is worth to the board, after what it risks and costs [stakes].
fn gain(
    strategy: &Strategy,
    worth: f64,
    regime: &Regime,
    fear: f64,
    character: &Character,
    p: &Parameters,
) -> f64 {
    let traits = (strategy.traits)(p);
    let found = regime.oversight.audit * traits.detectability.get();
    let penalty = p.gaming.caught_penalty.get() * (1.0 + p.gaming.fear.get() * fear);
    worth
        - found * penalty
        - character.integrity * traits.harm.get()
        - p.gaming.attention_cost.get() * traits.attention.get()
}
