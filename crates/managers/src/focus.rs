//! Dividing the time for long-term care: each piece of care draws it by professional motive and by what is paid for it. The list of pieces is
//! fixed; what is not paid for stays on it.

use goodhart_levers::{Coding, Focus, PaidCare, PerPaidCare};
use goodhart_regimes::{InForce, Regime};

use crate::Parameters;
use crate::beliefs::Beliefs;
use crate::stakes::Stake;

/// A whole, in the parts in which thresholds are handed on.
const WHOLE: f64 = 1e6;
/// A per cent of it.
const PERCENT: f64 = 1e4;
/// Below this no piece of care falls, however little is seen in it [multiple of the start state].
const LEAST: f64 = 0.05;

/// What a board sees in each piece of care, and the weights it has come to.
#[derive(Clone, Debug)]
pub(crate) struct CareFocus {
    weight: PerPaidCare<f64>,
    at_start: PerPaidCare<f64>,
}

impl CareFocus {
    /// Professional motive alone.
    pub fn new(p: &Parameters) -> Self {
        Self {
            weight: PerPaidCare::uniform(1.0),
            at_start: PerPaidCare::uniform(motive(p)),
        }
    }

    /// What is now seen in each piece of care is the start state.
    pub fn settle(&mut self, utility: &PerPaidCare<f64>) {
        self.at_start = *utility;
        self.weight = PerPaidCare::uniform(1.0);
    }

    /// One week: weights follow what is seen in each piece of care, next to the start state.
    pub fn follow(&mut self, utility: &PerPaidCare<f64>, p: &Parameters) {
        let speed = p.allocation.speed.get();
        let most = p.long_term_focus.most.get();
        for &care in PaidCare::ALL {
            let marginal = utility[care] / self.at_start[care] / self.weight[care];
            let step = libm::exp((speed * (marginal - 1.0)).clamp(-1.0, 1.0));
            self.weight[care] = (self.weight[care] * step).clamp(LEAST.min(most), most);
        }
    }

    /// The lever.
    pub fn set(&self, p: &Parameters) -> Focus {
        let free = p.long_term_focus.free.get();
        Focus(PerPaidCare(
            self.weight.0.map(|weight| 1.0 + free * (weight - 1.0)),
        ))
    }
}

/// Professional motive of one piece of care [stakes]: that of the stream, shared alike.
fn motive(p: &Parameters) -> f64 {
    p.allocation.motive.get() / PaidCare::ALL.len() as f64
}

/// What the board sees in each piece of care [stakes]: motive, and what targets pull times what it believes it can do about them.
pub(crate) fn utility(
    held: &[Stake<'_>],
    regime: &Regime,
    beliefs: &Beliefs,
    p: &Parameters,
) -> PerPaidCare<f64> {
    let mut utility = PerPaidCare::uniform(motive(p));
    if !regime.reallocates() {
        return utility;
    }
    for stake in held {
        let Some(quantity) = stake.item.quantity else {
            continue;
        };
        if let Some(care) = quantity.care() {
            utility[care] += stake.pull() * beliefs.response(quantity, quantity.stream(), p);
        }
    }
    // Holding back takes no more than motive gives.
    utility.0 = utility.0.map(|value| value.max(0.0));
    utility
}

/// How carefully care is coded, and up to what it is paid.
pub(crate) fn coding(regime: &Regime, p: &Parameters) -> Coding {
    let unpaid = 1.0 - p.long_term_focus.coding_follows_payment.get();
    let mut coding = Coding {
        care: PerPaidCare::uniform(unpaid),
        ..Coding::default()
    };
    if !regime.players.pots {
        return coding;
    }
    for item in regime
        .in_force
        .iter()
        .filter(|item| item.target.qof.is_some())
    {
        if let Some(care) = item.quantity.and_then(goodhart_targets::Indicator::care) {
            coding.care[care] = 1.0;
            coding.paid_up_to[care] = paid_up_to(item);
        }
    }
    coding
}

/// Achievement at which payment is full [10⁻⁶].
fn paid_up_to(item: &InForce) -> u32 {
    let percent = item.target.qof.is_some_and(|qof| qof.range.is_some());
    let threshold = if percent {
        item.threshold * PERCENT
    } else {
        item.threshold * WHOLE
    };
    libm::round(threshold.clamp(0.0, WHOLE)) as u32
}
