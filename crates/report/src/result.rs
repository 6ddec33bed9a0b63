//! The result of a run: what shells and charts need, without the model.
//!
//! Shape and names are the contract's; the same types cross the worker's wire and are written as JSON. What no page shows does not
//! cross it, is not worked out there, and stands in JSON only: the page is spared what reads it.

use serde::{Deserialize, Serialize};

use crate::Scenario;

/// Median and the 10th and 90th centile over replications, in the quantity's own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Middle value.
    pub median: f64,
    /// One replication in ten lies below.
    pub p10: f64,
    /// One replication in ten lies above.
    pub p90: f64,
}

/// The target in force on an indicator, if any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetMark {
    /// Catalogue id.
    pub id: String,
    /// Threshold, in the indicator's unit.
    pub threshold: f64,
    /// `at_least` or `at_most` the threshold; in JSON only.
    #[serde(skip)]
    pub sense: &'static str,
    /// The time limit and its unit (`minutes`, `hours`, `days`, `weeks`, `months`), where the target has one; in JSON only.
    #[serde(skip)]
    pub limit: Option<(f64, &'static str)>,
}

/// One indicator over the whole horizon, in three records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorResult {
    /// Contract name.
    pub id: String,
    /// `percent`, `minutes`, `days`, `weeks`, `count`, `pounds`, `per_thousand`, `ratio`, `deaths`, `QALYs`.
    pub unit: String,
    /// `month` where values are what a mean month has: of counts of events, of sums of money, of harm; in JSON only.
    #[serde(skip)]
    pub per: Option<&'static str>,
    /// `higher`, `lower`, `neutral`.
    pub better: String,
    /// The strictest target in force on it.
    pub target: Option<TargetMark>,
    /// What was written down.
    pub reported: Band,
    /// By the official definition.
    pub official: Band,
    /// The patient's own clock.
    pub real: Band,
    /// The first less the last in each replication.
    pub apart: Band,
    /// How the mean of that came about.
    pub gap: Vec<GapPart>,
}

/// A part of the gap between what was written down and the patients' own clock, told from the entries of the same runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapPart {
    /// A strategy; `definition`, what the official definition counts otherwise without anybody's doing; or `habit`, how care is written
    /// down where it is paid for and where it is not.
    pub by: String,
    /// Mean over replications, in the indicator's unit; above 0 where it flatters. Parts add up to the mean gap, from which the distance
    /// of the medians may differ.
    pub value: f64,
}

/// One indicator month by month; one row per replication, `None` where nothing was counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// `month`.
    pub step: String,
    /// Reported, [replication][month].
    pub reported: Vec<Vec<Option<f64>>>,
    /// Official, [replication][month].
    pub official: Vec<Vec<Option<f64>>>,
    /// Real, [replication][month].
    pub real: Vec<Vec<Option<f64>>>,
}

/// Which patients a distribution counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// `admitted` or `discharged`, where split.
    pub disposal: Option<String>,
    /// `under_65` or `65_and_over`, where split.
    pub age: Option<String>,
}

/// Counts per bin over the horizon, summed over replications; the last bin is open-ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// Contract name, e.g. `ed.minutes`.
    pub id: String,
    /// Width of a bin in `unit`.
    pub bin_width: f64,
    /// `minutes`, `weeks`, …
    pub unit: String,
    /// `reported`, `official`, `real`.
    pub record: String,
    /// Which patients.
    pub split: Split,
    /// `major` where those of minor units are left out; in JSON only.
    #[serde(skip)]
    pub department: Option<&'static str>,
    /// Patients per bin.
    pub counts: Vec<u64>,
}

/// Harm of one owner in one deprivation fifth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HarmBy {
    /// Exposure that owns it.
    pub owner: String,
    /// The stream of care in which it arises, where it is one; in JSON only.
    #[serde(skip)]
    pub stream: Option<&'static str>,
    /// Fifth of deprivation, 0 = most deprived.
    pub fifth: u8,
    /// Expected deaths per 100,000 residents over the horizon.
    pub deaths_per_100k: Band,
    /// QALYs lost per 100,000 residents over the horizon, deaths included.
    pub qalys_per_100k: Band,
}

/// Collapse of ward safety: too rare to be drawn, so it is carried by its chance. In no total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CollapseResult {
    /// Chance that the wards of such a place collapse within the horizon [%].
    pub chance_percent: Band,
    /// Deaths it adds per 100,000 residents, weighted by the chance that it is going on.
    pub deaths_per_100k: Band,
    /// QALYs lost per 100,000 residents likewise, deaths included.
    pub qalys_per_100k: Band,
}

/// Expected harm over the horizon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HarmResult {
    /// Expected deaths per 100,000 residents.
    pub deaths_per_100k: Band,
    /// QALYs lost per 100,000 residents, deaths included.
    pub qalys_per_100k: Band,
    /// By owner and fifth.
    pub by: Vec<HarmBy>,
    /// Beside these: collapse of ward safety.
    pub collapse: CollapseResult,
}

/// What lies beyond the horizon, of one thing that still stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TerminalBy {
    /// `list`, `follow_ups`, `programmes`, `registers`, `prevention`.
    pub of: String,
    /// Expected deaths per 100,000 residents, discounted; below 0 averted.
    pub deaths_per_100k: Band,
    /// QALYs lost per 100,000 residents, deaths included, discounted; below 0 gained.
    pub qalys_per_100k: Band,
}

/// What lies beyond the horizon: queues cleared at final rates, stocks that run down to their start level. In no total and no digest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TerminalResult {
    /// Expected deaths per 100,000 residents, discounted.
    pub deaths_per_100k: Band,
    /// QALYs lost per 100,000 residents, deaths included, discounted.
    pub qalys_per_100k: Band,
    /// By what still stands.
    pub by: Vec<TerminalBy>,
}

/// Where reallocated attention landed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reallocation {
    /// In dimensions of care that gained attention.
    pub focus: f64,
    /// In dimensions of care that lost it.
    pub neglect: f64,
}

/// One part per player; parts add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// Effort under pressure, publication and peers.
    pub effort: f64,
    /// Capacity moved between streams.
    pub reallocation: Reallocation,
    /// What is measured is seen.
    pub information: f64,
    /// All gaming strategies together.
    pub gaming: f64,
    /// Clinical hours spent on collections.
    pub reporting: f64,
    /// Leaving under pressure.
    pub staff: f64,
    /// Money tied to targets.
    pub pots: f64,
}

/// What the targets did, in one unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AttributionBlock {
    /// Parts by player: exact Shapley values, or losses on removal where `method` says so.
    pub parts: Parts,
    /// Each player's effect alone, in the order of `Attribution::players`; empty where `method` is `removal`.
    #[serde(skip)]
    pub alone: Vec<f64>,
    /// Loss when each player is removed, in the order of `Attribution::players`.
    #[serde(skip)]
    pub removed: Vec<f64>,
    /// Gaming by strategy; adds up to `parts.gaming`. Empty where `method` is `removal`.
    #[serde(skip)]
    pub gaming_by_strategy: Vec<(String, f64)>,
    /// This world minus the no-target world, mean over replications.
    pub total: f64,
    /// The same of each replication, as a band.
    pub spread: Band,
}

/// Runs of each world from which a sign may be told; fewer are a first look.
pub const RUNS_THAT_TELL: u32 = 4;

/// What the targets did: the difference from the no-target world with the same money and the same patients.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// `targets_off`, `collections_off`, `never_targeted`.
    pub against: String,
    /// `shapley` (exact) or `removal` (loss when each player is removed; parts need not add up, the rest is interaction).
    pub method: String,
    /// Replications of each world.
    pub replications: u32,
    /// Names of the players, in order.
    #[serde(skip)]
    pub players: Vec<String>,
    /// Unit of the first block.
    pub unit: String,
    /// QALYs lost per 100,000 over the horizon; positive = worse.
    pub qalys: AttributionBlock,
    /// Expected deaths per 100,000 over the horizon; positive = worse.
    pub deaths: AttributionBlock,
    /// What the parts leave over (`removal` only) [QALYs per 100,000].
    pub interaction: f64,
    /// Patients who really left A&E within four hours: this world minus the no-target world, as a band over replications [points].
    pub real_within_4h: Band,
}

impl Attribution {
    /// Whether it rests on too few runs for any sign to be told from them.
    pub const fn is_first_look(&self) -> bool {
        self.replications < RUNS_THAT_TELL
    }
}

/// A labelled quantity outside the indicator registry (staff, money, behaviour).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Stable name.
    pub id: String,
    /// Unit, written out.
    pub unit: String,
    /// Over the horizon.
    pub value: Band,
}

/// Places by themselves. The page never has any, and is spared what copies and drops them.
#[cfg(not(target_arch = "wasm32"))]
pub type Places = Vec<PlaceResult>;
/// No place by itself.
#[cfg(target_arch = "wasm32")]
pub type Places = [PlaceResult; 0];

/// One place of several: all but series and distributions.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceResult {
    /// Number of the place, from 0.
    pub place: u32,
    /// Need per resident, and with it money, staff and beds [multiple of the mean place].
    pub need: f64,
    /// Staff and beds next to need [multiple of the mean place].
    pub capacity: f64,
    /// Maturity of its boards [0–1].
    pub maturity: f64,
    /// Registry order.
    pub indicators: Vec<IndicatorResult>,
    /// Expected harm.
    pub harm: HarmResult,
    /// What lies beyond the horizon.
    pub terminal: TerminalResult,
    /// Staff.
    pub staff: Vec<Quantity>,
    /// Money.
    pub money: Vec<Quantity>,
    /// What its boards did.
    pub behaviour: Vec<Quantity>,
}

/// A change on a date, as it came into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeResult {
    /// The date asked for.
    pub on: String,
    /// First week under it, from 0 [weeks].
    pub week: u32,
    /// Targets in force from then on.
    pub in_force: u32,
    /// Of those, bound to a quantity the model measures.
    pub measured: u32,
    /// Catalogue ids of those in force; in JSON only.
    #[serde(skip)]
    pub targets: Vec<String>,
}

/// The result of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the model whose numbers these are.
    pub model_version: String,
    /// Digest of all replications, 16 hexadecimal digits; empty while replications are missing.
    pub digest: String,
    /// Digest of replication 0; empty until it is complete.
    pub digest_first: String,
    /// Digest of the resolved scenario.
    pub scenario_digest: String,
    /// Every lever, resolved.
    pub scenario: Scenario,
    /// Seed.
    pub seed: u32,
    /// Replications complete in this report.
    pub replications: u32,
    /// Places.
    pub places: u32,
    /// Targets in force when the run begins.
    pub in_force: u32,
    /// Of those, bound to a quantity the model measures.
    pub measured: u32,
    /// Catalogue ids of those in force when the run begins; in JSON only.
    #[serde(skip)]
    pub targets: Vec<String>,
    /// What came into force during the run.
    pub changes: Vec<ChangeResult>,
    /// Months complete in replication 0 (equals the horizon when it is done).
    pub months: u32,
    /// First day of the first month, ISO date.
    pub first_month: String,
    /// Registry order.
    pub indicators: Vec<IndicatorResult>,
    /// By indicator name.
    pub series: std::collections::BTreeMap<String, Series>,
    /// Counts per bin.
    pub distributions: Vec<Distribution>,
    /// Expected harm.
    pub harm: HarmResult,
    /// Filled by `explain`.
    pub attribution: Option<Attribution>,
    /// Staff.
    pub staff: Vec<Quantity>,
    /// Money.
    pub money: Vec<Quantity>,
    /// What boards did: attention, effort, intensities of strategies, hours on collections and gaming.
    pub behaviour: Vec<Quantity>,
    /// What lies beyond the horizon, beside `harm` and never in it.
    pub terminal: TerminalResult,
    /// Every place by itself; empty where there is only one. In JSON only.
    #[serde(skip)]
    pub by_place: Places,
}
