//! What differs between worlds with the same people, and its JSON.

use serde::Serialize;

use crate::{Band, Scenario};

/// How far apart two worlds are in one quantity, every replication compared with itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Middle difference, the other world less the first [the quantity's unit].
    pub median: f64,
    /// One replication in ten lies below.
    pub p10: f64,
    /// One replication in ten lies above.
    pub p90: f64,
    /// Replications in which the other world has more.
    pub positive: u32,
    /// Replications in which it has less.
    pub negative: u32,
    /// Replications in which both worlds counted something.
    pub replications: u32,
    /// Variance of the differences over that of two worlds with luck of their own, the sum of both variances: what the same people
    /// spare [ratio]. None with fewer than two replications, and where neither world varies.
    pub variance_ratio: Option<f64>,
}

/// One quantity in two worlds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// In the first world.
    pub first: Band,
    /// In the other.
    pub other: Band,
    /// The other less the first.
    pub difference: Difference,
}

/// One indicator over the horizon in two worlds; none where no replication counted anything in both.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorComparison {
    /// Contract name.
    pub id: String,
    /// Unit, as in a report.
    pub unit: String,
    /// `month`, as in a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    /// `higher`, `lower`, `neutral`.
    pub better: String,
    /// What was written down.
    pub reported: Option<Compared>,
    /// By the official definition.
    pub official: Option<Compared>,
    /// The patient's own clock.
    pub real: Option<Compared>,
}

/// Expected harm in two worlds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HarmComparison {
    /// Expected deaths per 100,000 residents.
    pub deaths_per_100k: Option<Compared>,
    /// QALYs lost per 100,000 residents, deaths included.
    pub qalys_per_100k: Option<Compared>,
}

/// A world less the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorldComparison {
    /// How the world was named.
    pub name: String,
    /// Registry order.
    pub indicators: Vec<IndicatorComparison>,
    /// Expected harm over the horizon.
    pub harm: HarmComparison,
    /// Expected harm beyond it, in no total.
    pub terminal: HarmComparison,
}

/// A world that was compared: which one, and what proves its run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedWorld {
    /// How it was named.
    pub name: String,
    /// Digest of all replications, 16 hexadecimal digits.
    pub digest: String,
    /// Digest of replication 0.
    pub digest_first: String,
    /// Digest of the resolved scenario.
    pub scenario_digest: String,
    /// Targets in force when the run begins.
    pub in_force: u32,
    /// Of those, bound to a quantity the model measures.
    pub measured: u32,
    /// Every lever, resolved.
    pub scenario: Scenario,
}

/// Worlds with the same people, each compared with the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Version of the model whose numbers these are.
    pub model_version: String,
    /// Seed of all.
    pub seed: u32,
    /// Replications of each.
    pub replications: u32,
    /// Places of each.
    pub places: u32,
    /// All worlds, the first first.
    pub worlds: Vec<ComparedWorld>,
    /// Every other world less the first.
    pub differences: Vec<WorldComparison>,
}
