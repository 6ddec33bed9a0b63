//! The regime: what binds, how it is judged, and what is seen and checked.

use std::collections::BTreeSet;

use goodhart_targets::catalogue::{Binds, TARGETS};

use crate::collections::RunningCollection;
use crate::{Centre, InForce, Parameters, Players, collections};

/// How a board is judged: shares of three ways, which sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Whether it is above the line [0–1].
    pub line: f64,
    /// Every point below the line [0–1].
    pub gap: f64,
    /// Its own last year, the agreed path, peers [0–1].
    pub trend: f64,
}

impl Judged {
    /// Only the line counts.
    pub const LINE_ONLY: Self = Self {
        line: 1.0,
        gap: 0.0,
        trend: 0.0,
    };
    /// Only the gap counts.
    pub const GAP_ONLY: Self = Self {
        line: 0.0,
        gap: 1.0,
        trend: 0.0,
    };
    /// Only trend and rank count.
    pub const TREND_ONLY: Self = Self {
        line: 0.0,
        gap: 0.0,
        trend: 1.0,
    };
}

/// The levers of oversight; defaults and ranges stand in `params/oversight.toml`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oversight {
    /// How hard the centre presses on misses [0–2].
    pub pressure: f64,
    /// How a board is judged.
    pub judged: Judged,
    /// Part of results that are published [0–1].
    pub publication: f64,
    /// How much is checked [0–1].
    pub audit: f64,
    /// Intensity of review by peers [0–1].
    pub peer_review: f64,
    /// Freedom to move capacity [multiple of the start state].
    pub autonomy: f64,
    /// Part of an excess over a threshold that is added to next year's [0–1].
    pub ratchet: f64,
    /// Clinical time per collection [multiple of the start state].
    pub data_burden: f64,
}

impl Oversight {
    /// The levers as the start state has them.
    pub fn new(parameters: &Parameters) -> Self {
        let start = &parameters.oversight;
        Self {
            pressure: start.pressure.get(),
            judged: Judged {
                line: start.judged_line.get(),
                gap: start.judged_gap.get(),
                trend: start.judged_trend.get(),
            },
            publication: start.publication.get(),
            audit: start.audit.get(),
            peer_review: start.peer_review.get(),
            autonomy: start.autonomy.get(),
            ratchet: start.ratchet.get(),
            data_burden: start.data_burden.get(),
        }
    }
}

/// Everything national that a board meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    /// The targets in force.
    pub in_force: Vec<InForce>,
    /// The levers of oversight.
    pub oversight: Oversight,
    /// Which channels of targets act.
    pub players: Players,
    /// Identifiers of strategies switched off.
    pub disabled: BTreeSet<&'static str>,
    /// The data collections that run, whether a target needs them or not.
    pub collections: Vec<RunningCollection>,
    /// What the centre can act on.
    pub centre: Centre,
    /// Contracted clinical time that one collection takes [0–1].
    pub time_per_collection: f64,
}

impl Regime {
    /// A regime with these catalogue rows in force (positions in [`TARGETS`]; others are left out) and the levers of the
    /// start state. No collection runs that no target needs; see [`keeping_collections_of`](Self::keeping_collections_of).
    pub fn new(rows: &[u16], parameters: &Parameters) -> Self {
        let in_force = rows
            .iter()
            .filter_map(|&row| TARGETS.get(usize::from(row)))
            .map(|target| InForce::new(target, parameters))
            .collect();
        Self::of(in_force, parameters)
    }

    /// The same from targets as they are.
    pub fn of(in_force: Vec<InForce>, parameters: &Parameters) -> Self {
        let collections = collections(&[], &in_force, 0.0, 0);
        Self {
            in_force,
            oversight: Oversight::new(parameters),
            players: Players::ALL,
            disabled: BTreeSet::new(),
            collections,
            centre: Centre::new(parameters),
            time_per_collection: parameters.collection.clinical_time.get(),
        }
    }

    /// The same regime following `before`: what was collected for dropped targets goes on, except with probability
    /// `stops` [0–1], drawn by collection and `seed`.
    #[must_use]
    pub fn keeping_collections_of(mut self, before: &[InForce], stops: f64, seed: u64) -> Self {
        self.collections = collections(before, &self.in_force, stops, seed);
        self
    }

    /// The targets that bind a body.
    pub fn binding(&self, body: Binds) -> impl Iterator<Item = &InForce> {
        self.in_force
            .iter()
            .filter(move |item| item.target.binds == body)
    }

    /// Part of a body's contracted clinical time that goes to data collections [0–1].
    pub fn collection_share(&self, body: Binds) -> f64 {
        let running = self
            .collections
            .iter()
            .filter(|collection| collection.binds == body)
            .filter(|collection| self.players.reporting || collection.without_targets)
            .count();
        (running as f64 * self.time_per_collection * self.oversight.data_burden).min(1.0)
    }
}
