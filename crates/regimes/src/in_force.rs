//! A target while it is in force.

use goodhart_targets::Indicator;
use goodhart_targets::catalogue::{Comparator, Sanction, Target, TargetSet};

use crate::Parameters;

/// Salience of a target that makes headlines (the catalogue's highest).
const HEADLINE_SALIENCE: f64 = 5.0;

/// A target in force, with the threshold and limit that hold today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InForce {
    /// The catalogue row.
    pub target: &'static Target,
    /// Threshold [unit of the quantity].
    pub threshold: f64,
    /// Length of the clock that must not be exceeded [s], where the target has one.
    pub limit_s: Option<u32>,
    /// Part of the patients who must be within the limit [0–1], where the target has that form.
    pub share: Option<f64>,
    /// The quantity that measures it; `None` where the model measures no such thing.
    pub quantity: Option<Indicator>,
    /// Whether the target counts completed pathways instead of patients still waiting (waiting lists only).
    pub completed_pathways: bool,
    /// How much a miss weighs, from sanction and salience [ratio]; never divided by the number of targets in force.
    pub weight: f64,
}

impl InForce {
    /// The row as the catalogue has it.
    pub fn new(target: &'static Target, parameters: &Parameters) -> Self {
        Self {
            target,
            threshold: target.threshold,
            limit_s: target
                .limit
                .and_then(|limit| u32::try_from(limit.seconds()).ok()),
            share: target.share,
            quantity: target.quantity.and_then(Indicator::by_id),
            completed_pathways: false,
            weight: weight(target, parameters),
        }
    }

    /// Whether a higher value of the quantity is nearer to the target.
    pub fn higher_is_better(&self) -> bool {
        self.target.comparator == Comparator::AtLeast
    }

    /// Whether `value` [unit of the quantity] meets the threshold of today.
    pub fn met_by(&self, value: f64) -> bool {
        if self.higher_is_better() {
            value >= self.threshold
        } else {
            value <= self.threshold
        }
    }

    /// Whether it is a national target (and not a paid indicator of general practice).
    pub fn is_national(&self) -> bool {
        self.target.set == TargetSet::National
    }
}

fn weight(target: &Target, parameters: &Parameters) -> f64 {
    let sanction = match target.sanction {
        Sanction::None => parameters.sanction.none,
        Sanction::Financial => parameters.sanction.financial,
        Sanction::Regulatory => parameters.sanction.regulatory,
    };
    sanction.get() * f64::from(target.salience) / HEADLINE_SALIENCE
}
