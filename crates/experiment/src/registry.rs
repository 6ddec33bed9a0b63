//! The registries of the model as lists: what `goodhart list` prints and the page shows.

use goodhart_evidence::{ParameterSet, Source, Spec};
use goodhart_managers::STRATEGIES;
use goodhart_report::toml_note;
use goodhart_targets::Indicator;
use goodhart_targets::catalogue::{TARGETS, TargetSet};

use crate::Assumptions;
use crate::presets::FILES;

/// A strategy as a list shows it.
#[derive(Clone, Debug)]
pub struct StrategyLine {
    /// Name.
    pub id: &'static str,
    /// What it acts on.
    pub kind: &'static str,
    /// Further publications that show its use.
    pub evidence: &'static [&'static str],
    /// Publications behind it.
    pub sources: &'static [Source],
}

/// An indicator as a list shows it.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorLine {
    /// Name.
    pub id: &'static str,
    /// The stream of care it speaks about.
    pub stream: &'static str,
}

/// A target as a list shows it.
#[derive(Clone, Copy, Debug)]
pub struct TargetLine {
    /// Name.
    pub id: &'static str,
    /// The quantity it is about, if any model could measure it.
    pub quantity: Option<&'static str>,
    /// Threshold.
    pub threshold: f64,
    /// Unit of the threshold.
    pub unit: &'static str,
    /// Whether this model measures it.
    pub measured: bool,
    /// Whether it was in force in 2022/23.
    pub in_force_2022_23: bool,
}

/// Every parameter with unit, range, status and source.
pub fn assumptions() -> impl Iterator<Item = &'static Spec> {
    Assumptions::specs()
}

/// All gaming strategies.
pub fn strategies() -> impl Iterator<Item = StrategyLine> {
    STRATEGIES.iter().map(|strategy| StrategyLine {
        id: strategy.id.id(),
        kind: strategy.kind.id(),
        evidence: strategy.evidence,
        sources: strategy.sources,
    })
}

/// All indicators in registry order.
pub fn indicators() -> impl Iterator<Item = IndicatorLine> {
    Indicator::ALL.iter().map(|indicator| IndicatorLine {
        id: indicator.id(),
        stream: indicator.stream().id(),
    })
}

/// All national targets.
pub fn targets() -> impl Iterator<Item = TargetLine> {
    TARGETS
        .iter()
        .filter(|target| target.set == TargetSet::National)
        .map(|target| TargetLine {
            id: target.id,
            quantity: target.quantity,
            threshold: target.threshold,
            unit: target.unit.id(),
            measured: target.quantity.and_then(Indicator::by_id).is_some(),
            in_force_2022_23: target.in_force_2022_23,
        })
}

/// All presets as (id, title, what it shows).
pub fn presets_list() -> impl Iterator<Item = (&'static str, String, String)> {
    FILES.iter().map(|&(id, text)| {
        let note = |key: &str| toml_note(text, key).unwrap_or_default();
        (id, note("title"), note("about"))
    })
}

/// All publications behind parameters.
pub fn sources() -> Vec<&'static Source> {
    let sets = [
        goodhart_pathways::Parameters::SOURCES,
        goodhart_regimes::Parameters::SOURCES,
        goodhart_managers::Parameters::SOURCES,
        goodhart_workforce::Parameters::SOURCES,
        goodhart_money::Parameters::SOURCES,
        crate::parameters::Parameters::SOURCES,
    ];
    let mut all: Vec<&Source> = sets.into_iter().flatten().collect();
    all.sort_by_key(|source| source.id);
    all.dedup_by_key(|source| source.id);
    all
}
