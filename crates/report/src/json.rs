//! A report as JSON in the shape outsiders hold on to. The wire types keep lists where JSON has names, because the worker's
//! compact encoding needs fixed fields.

use serde::{Serialize, Serializer};

use crate::{
    Attribution, AttributionBlock, Band, ChangeResult, CollapseResult, Distribution, GapPart,
    HarmBy, HarmResult, IndicatorResult, Parts, PlaceResult, Quantity, Report, Scenario, Series,
    TargetMark, TerminalResult,
};

/// The result as one line of JSON.
///
/// # Errors
///
/// Only if a value cannot be written as JSON, which no report can cause.
pub fn to_json(report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Shape {
        model_version: &report.model_version,
        digest: &report.digest,
        digest_first: &report.digest_first,
        scenario_digest: &report.scenario_digest,
        scenario: &report.scenario,
        seed: report.seed,
        replications: report.replications,
        places: report.places,
        in_force: report.in_force,
        measured: report.measured,
        targets: &report.targets,
        changes: report.changes.iter().map(change).collect(),
        months: report.months,
        first_month: &report.first_month,
        indicators: report.indicators.iter().map(indicator).collect(),
        series: &report.series,
        distributions: report.distributions.iter().map(distribution).collect(),
        harm: harm(&report.harm),
        terminal: &report.terminal,
        attribution: report.attribution.as_ref().map(attribution),
        staff: quantities(&report.staff),
        money: quantities(&report.money),
        behaviour: quantities(&report.behaviour),
        by_place: report.by_place.iter().map(place).collect(),
    })
}

/// An attribution alone, as `explain` writes it.
///
/// # Errors
///
/// Only if a value cannot be written as JSON, which no attribution can cause.
pub fn attribution_json(of: &Attribution) -> Result<String, serde_json::Error> {
    serde_json::to_string(&attribution(of))
}

#[derive(Serialize)]
struct Shape<'a> {
    model_version: &'a str,
    digest: &'a str,
    digest_first: &'a str,
    scenario_digest: &'a str,
    scenario: &'a Scenario,
    seed: u32,
    replications: u32,
    places: u32,
    in_force: u32,
    measured: u32,
    targets: &'a [String],
    changes: Vec<ChangeShape<'a>>,
    months: u32,
    first_month: &'a str,
    indicators: Vec<IndicatorShape<'a>>,
    series: &'a std::collections::BTreeMap<String, Series>,
    distributions: Vec<DistributionShape<'a>>,
    harm: HarmShape<'a>,
    terminal: &'a TerminalResult,
    attribution: Option<AttributionShape<'a>>,
    staff: Named<'a, QuantityShape<'a>>,
    money: Named<'a, QuantityShape<'a>>,
    behaviour: Named<'a, QuantityShape<'a>>,
    by_place: Vec<PlaceShape<'a>>,
}

#[derive(Serialize)]
struct ChangeShape<'a> {
    #[serde(flatten)]
    told: &'a ChangeResult,
    targets: &'a [String],
}

#[derive(Serialize)]
struct IndicatorShape<'a> {
    id: &'a str,
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
    better: &'a str,
    target: Option<TargetShape<'a>>,
    reported: &'a Band,
    official: &'a Band,
    real: &'a Band,
    apart: &'a Band,
    gap: &'a [GapPart],
}

#[derive(Serialize)]
struct TargetShape<'a> {
    #[serde(flatten)]
    mark: &'a TargetMark,
    sense: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit_unit: Option<&'a str>,
}

#[derive(Serialize)]
struct HarmShape<'a> {
    deaths_per_100k: &'a Band,
    qalys_per_100k: &'a Band,
    by: Vec<HarmByShape<'a>>,
    collapse: &'a CollapseResult,
}

#[derive(Serialize)]
struct HarmByShape<'a> {
    stream: Option<&'a str>,
    #[serde(flatten)]
    by: &'a HarmBy,
}

#[derive(Serialize)]
struct PlaceShape<'a> {
    place: u32,
    need: f64,
    capacity: f64,
    maturity: f64,
    indicators: Vec<IndicatorShape<'a>>,
    deaths_per_100k: &'a Band,
    qalys_per_100k: &'a Band,
    harm: HarmShape<'a>,
    terminal: &'a TerminalResult,
    staff: Named<'a, QuantityShape<'a>>,
    money: Named<'a, QuantityShape<'a>>,
    behaviour: Named<'a, QuantityShape<'a>>,
}

#[derive(Serialize)]
struct DistributionShape<'a> {
    id: &'a str,
    bin_width: f64,
    unit: &'a str,
    record: &'a str,
    split: Named<'a, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'a str>,
    counts: &'a [u64],
}

#[derive(Serialize)]
struct AttributionShape<'a> {
    against: &'a str,
    method: &'a str,
    replications: u32,
    unit: &'a str,
    #[serde(flatten)]
    qalys: BlockShape<'a>,
    interaction: f64,
    deaths: BlockShape<'a>,
    real_within_4h: Band,
}

#[derive(Serialize)]
struct BlockShape<'a> {
    parts: &'a Parts,
    alone: Named<'a, f64>,
    removed: Named<'a, f64>,
    gaming_by_strategy: Named<'a, f64>,
    total: f64,
    spread: &'a Band,
}

#[derive(Serialize)]
struct QuantityShape<'a> {
    unit: &'a str,
    #[serde(flatten)]
    value: &'a Band,
}

/// Values by name, in their order.
struct Named<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

fn change(told: &ChangeResult) -> ChangeShape<'_> {
    ChangeShape {
        told,
        targets: &told.targets,
    }
}

fn indicator(of: &IndicatorResult) -> IndicatorShape<'_> {
    IndicatorShape {
        id: &of.id,
        unit: &of.unit,
        per: of.per,
        better: &of.better,
        target: of.target.as_ref().map(|mark| TargetShape {
            mark,
            sense: mark.sense,
            limit: mark.limit.map(|(limit, _)| limit),
            limit_unit: mark.limit.map(|(_, unit)| unit),
        }),
        reported: &of.reported,
        official: &of.official,
        real: &of.real,
        apart: &of.apart,
        gap: &of.gap,
    }
}

fn harm(of: &HarmResult) -> HarmShape<'_> {
    let by = of.by.iter().map(|by| HarmByShape {
        stream: by.stream,
        by,
    });
    HarmShape {
        deaths_per_100k: &of.deaths_per_100k,
        qalys_per_100k: &of.qalys_per_100k,
        by: by.collect(),
        collapse: &of.collapse,
    }
}

fn place(of: &PlaceResult) -> PlaceShape<'_> {
    PlaceShape {
        place: of.place,
        need: of.need,
        capacity: of.capacity,
        maturity: of.maturity,
        indicators: of.indicators.iter().map(indicator).collect(),
        deaths_per_100k: &of.harm.deaths_per_100k,
        qalys_per_100k: &of.harm.qalys_per_100k,
        harm: harm(&of.harm),
        terminal: &of.terminal,
        staff: quantities(&of.staff),
        money: quantities(&of.money),
        behaviour: quantities(&of.behaviour),
    }
}

fn distribution(of: &Distribution) -> DistributionShape<'_> {
    let split = [("disposal", &of.split.disposal), ("age", &of.split.age)];
    DistributionShape {
        id: &of.id,
        bin_width: of.bin_width,
        unit: &of.unit,
        record: &of.record,
        split: Named(
            split
                .into_iter()
                .filter_map(|(name, value)| Some((name, value.as_deref()?)))
                .collect(),
        ),
        department: of.department,
        counts: &of.counts,
    }
}

fn attribution(of: &Attribution) -> AttributionShape<'_> {
    AttributionShape {
        against: &of.against,
        method: &of.method,
        replications: of.replications,
        unit: &of.unit,
        qalys: block(&of.qalys, &of.players),
        interaction: of.interaction,
        deaths: block(&of.deaths, &of.players),
        real_within_4h: of.real_within_4h,
    }
}

fn block<'a>(of: &'a AttributionBlock, players: &'a [String]) -> BlockShape<'a> {
    let by_player = |values: &[f64]| {
        let names = players.iter().map(String::as_str);
        Named(names.zip(values.iter().copied()).collect())
    };
    let by_strategy = of.gaming_by_strategy.iter();
    BlockShape {
        parts: &of.parts,
        alone: by_player(&of.alone),
        removed: by_player(&of.removed),
        gaming_by_strategy: Named(
            by_strategy
                .map(|(name, value)| (name.as_str(), *value))
                .collect(),
        ),
        total: of.total,
        spread: &of.spread,
    }
}

fn quantities(of: &[Quantity]) -> Named<'_, QuantityShape<'_>> {
    let shapes = of.iter().map(|Quantity { id, unit, value }| {
        let shape = QuantityShape { unit, value };
        (id.as_str(), shape)
    });
    Named(shapes.collect())
}
