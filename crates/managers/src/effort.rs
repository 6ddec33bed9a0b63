//! How hard people work: under pressure, in the public eye, before peers, for patients; and what happens unwatched.

use goodhart_levers::{PerStream, Stream};
use goodhart_regimes::Regime;

use crate::stakes::{self, Stake};
use crate::{Character, EffortParameters, Parameters};

/// Pressure that misses put on a board.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pressure {
    /// On the board as a whole [weights].
    pub felt: f64,
    /// The part of it that falls on each stream [weights].
    pub on: PerStream<f64>,
}

impl Pressure {
    /// From what the board stands to lose.
    pub fn of(stakes: &[Stake<'_>], regime: &Regime) -> Self {
        let sum = stakes::missed(stakes);
        let felt = regime.felt(sum);
        let mut on = PerStream::uniform(0.0);
        if sum > 0.0 {
            for stake in stakes {
                for (stream, part) in stake.where_it_lies() {
                    on[stream] += part * felt * stake.size * stake.missed / sum;
                }
            }
        }
        Self { felt, on }
    }

    /// Strain on staff: what goes beyond that which they bear [0 = none].
    pub fn strain(&self, character: &Character, p: &EffortParameters) -> f64 {
        (self.felt - p.bearable.get() / character.effort_cost).max(0.0) * p.strain.get()
    }
}

/// The effort of a provider's staff.
#[derive(Clone, Debug)]
pub(crate) struct Effort {
    level: PerStream<f64>,
    drift: f64,
}

impl Effort {
    /// Neither pressed nor adrift.
    pub fn new() -> Self {
        Self {
            level: PerStream::uniform(1.0),
            drift: 0.0,
        }
    }

    /// One week: effort follows its causes. `worsened` is visible harm by stream against the start [spreads].
    pub fn follow(
        &mut self,
        pressure: &Pressure,
        worsened: &PerStream<f64>,
        visibility: &PerStream<f64>,
        regime: &Regime,
        character: &Character,
        p: &Parameters,
    ) {
        const FURTHEST: f64 = 3.0; // spreads beyond which more visible harm calls for no more effort
        let e = &p.effort;
        let oversight = &regime.oversight;
        let unwatched = 1.0 - accountability(pressure, regime, e);
        self.drift += (e.drift.get() * unwatched - self.drift) / e.drift_time.get();
        let everywhere = e.publication_gain.get() * (oversight.publication - 1.0)
            + e.peer_gain.get() * oversight.peer_review
            + e.autonomy_gain.get() * (oversight.autonomy - 1.0)
            - self.drift;
        for stream in Stream::ALL {
            let pressed = pressure.on[stream] / (e.pressure_half.get() * character.effort_cost);
            let push = e.pressure_gain.get() * (1.0 - libm::exp(-pressed));
            let care = e.motive_gain.get()
                * visibility[stream]
                * worsened[stream].clamp(-FURTHEST, FURTHEST);
            let due = 1.0 + push + care + everywhere;
            self.level[stream] += (due - self.level[stream]) * e.speed.get();
        }
    }

    /// Output per hour from effort [1 = neither pressed nor adrift].
    pub const fn level(&self) -> PerStream<f64> {
        self.level
    }
}

/// How far somebody holds the board to account [0–1].
fn accountability(pressure: &Pressure, regime: &Regime, p: &EffortParameters) -> f64 {
    let pressed = pressure.felt / regime.centre.pressure_max;
    (p.scrutiny_local.get()
        + p.scrutiny_published.get() * regime.oversight.publication
        + p.scrutiny_peers.get() * regime.oversight.peer_review
        + p.scrutiny_pressure.get() * pressed)
        .min(1.0)
}
