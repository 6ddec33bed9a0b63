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

/// The levers of oversight. Their defaults and ranges stand in the list of levers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oversight {
    /// How hard the centre presses on misses [multiple of the start state].
    pub pressure: f64,
    /// How a board is judged.
    pub judged: Judged,
    /// Part of results that are published [0–1].
    pub publication: f64,
    /// How much is checked [0–1].
    pub audit: f64,
    /// Intensity of review by peers [0–1].
    pub peer_review: f64,
    /// How far clinicians have a say on boards, beyond the start state [0–1].
    pub clinical_voice: f64,
    /// How far public health sits on boards, beyond the start state [0–1].
    pub public_health: f64,
    /// How surely boards read which target counts how much [part of the start state, 0–1].
    pub clarity: f64,
    /// Inspections of the whole place beyond those of the start state [a year].
    pub inspections: f64,
    /// Freedom to move capacity [multiple of the start state].
    pub autonomy: f64,
    /// Part of an excess over a threshold that is added to next year's [0–1].
    pub ratchet: f64,
    /// Clinical time per collection [multiple of the start state].
    pub data_burden: f64,
}

impl Oversight {
    /// The yardstick: pressure, freedom and data as in the start state, everything published, objectives clear, nothing
    /// checked, no peers, no inspectors, no ratchet, judged by the gap.
    pub const PLAIN: Self = Self {
        pressure: 1.0,
        judged: Judged::GAP_ONLY,
        publication: 1.0,
        audit: 0.0,
        peer_review: 0.0,
        clinical_voice: 0.0,
        public_health: 0.0,
        clarity: 1.0,
        inspections: 0.0,
        autonomy: 1.0,
        ratchet: 0.0,
        data_burden: 1.0,
    };
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
    pub disabled: BTreeSet<String>,
    /// The data collections that run, whether a target needs them or not.
    pub collections: Vec<RunningCollection>,
    /// What the centre can act on.
    pub centre: Centre,
    /// Contracted clinical time that one collection takes [0–1].
    pub time_per_collection: f64,
    /// Contracted clinical time of a year that one inspection takes [0–1].
    pub time_per_inspection: f64,
    /// For how long boards knew of these targets before they came into force [weeks].
    pub notice: f64,
}

impl Regime {
    /// A regime with these catalogue rows in force (positions in [`TARGETS`]; others are left out) under these levers of
    /// oversight. No collection runs that no target needs; see [`keeping_collections_of`](Self::keeping_collections_of).
    pub fn new(rows: &[u16], oversight: Oversight, parameters: &Parameters) -> Self {
        let in_force = rows
            .iter()
            .filter_map(|&row| TARGETS.get(usize::from(row)))
            .map(|target| InForce::new(target, parameters))
            .collect();
        Self::of(in_force, oversight, parameters)
    }

    /// The same from targets as they are.
    pub fn of(in_force: Vec<InForce>, oversight: Oversight, parameters: &Parameters) -> Self {
        let collections = collections(&[], &in_force, 0.0, 0);
        Self {
            in_force,
            oversight,
            players: Players::ALL,
            disabled: BTreeSet::new(),
            collections,
            centre: Centre::new(parameters),
            time_per_collection: parameters.collection.clinical_time.get(),
            time_per_inspection: parameters.inspection.clinical_time.get(),
            notice: 0.0,
        }
    }

    /// The same regime following `before`: what was collected for dropped targets goes on, except with probability
    /// `stops` [0–1], drawn by collection and `seed`.
    #[must_use]
    pub fn keeping_collections_of(mut self, before: &[InForce], stops: f64, seed: u64) -> Self {
        self.collections = collections(before, &self.in_force, stops, seed);
        self
    }

    /// The world without targets under the same oversight. What is collected without need of a target goes on.
    #[must_use]
    pub fn without_targets(&self) -> Self {
        let mut regime = self.clone();
        regime.in_force.clear();
        regime
            .collections
            .retain(|collection| collection.without_targets);
        regime
    }

    /// The targets that bind a body.
    pub fn binding(&self, body: Binds) -> impl Iterator<Item = &InForce> {
        self.in_force
            .iter()
            .filter(move |item| item.target.binds == body)
    }

    /// Whether targets move slots, projects and capacity: not if that channel is off, and not if nothing is in force, whatever a board
    /// remembers of targets it once had.
    pub fn reallocates(&self) -> bool {
        self.players.reallocation && !self.in_force.is_empty()
    }

    /// Part of a body's contracted clinical time that goes to data collections, and to what inspectors ask for [0–1].
    pub fn collection_share(&self, body: Binds) -> f64 {
        let running = self
            .collections
            .iter()
            .filter(|collection| collection.binds == body)
            .filter(|collection| self.players.reporting || collection.without_targets)
            .count();
        let collections = running as f64 * self.time_per_collection * self.oversight.data_burden;
        (collections + self.oversight.inspections * self.time_per_inspection).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inspectors_take_time_from_every_body_whatever_is_collected() {
        let p = Parameters::DEFAULT;
        let mut regime = Regime::new(&[0], Oversight::PLAIN, &p).without_targets();
        let before = regime.collection_share(Binds::Council);
        regime.oversight.inspections = 2.0;
        regime.players = Players {
            reporting: false,
            ..Players::ALL
        };
        let taken = regime.collection_share(Binds::Council) - before;
        assert!((taken - 2.0 * p.inspection.clinical_time.get()).abs() < 1e-12);
    }
}
