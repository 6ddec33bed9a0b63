//! Two hand-made reports, invented to look plausible: a typical world and an extreme one (133 targets, 80 % money).
#![allow(missing_docs, dead_code)]

use std::collections::BTreeMap;

use goodhart_report::{
    Attribution, AttributionBlock, Band, CollapseResult, Distribution, GapPart, HarmBy, HarmResult,
    IndicatorResult, Parts, Reallocation, Report, Scenario, Series, Split, TargetMark,
};

/// Id, unit, better, target, reported, official, real, half width of the bands in per cent.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    Option<(&'static str, f64)>,
    f64,
    f64,
    f64,
    f64,
);

#[rustfmt::skip]
const TYPICAL: [Line; 10] = [
    ("ed.within_4h", "percent", "higher", Some(("ae-4h-95", 95.0)), 74.2, 70.1, 61.3, 2.0),
    ("ed.over_12h_arrival", "percent", "lower", Some(("ae-12h-arrival-2", 2.0)), 4.1, 6.2, 8.9, 9.0),
    ("ambulance.c2.mean_minutes", "minutes", "lower", Some(("amb-cat2-mean-18", 18.0)), 27.4, 31.0, 38.2, 6.0),
    ("ambulance.handover_over_60", "count", "lower", Some(("amb-handover-60-zero", 0.0)), 212.0, 260.0, 341.0, 11.0),
    ("beds.delayed_discharges", "count", "lower", None, 58.0, 58.0, 58.0, 7.0),
    ("ward.safety", "per_thousand", "lower", None, 5.1, 6.4, 6.4, 5.0),
    ("elective.list", "count", "lower", None, 31_400.0, 31_400.0, 36_200.0, 3.0),
    ("elective.within_18w", "percent", "higher", Some(("rtt-18w-92", 92.0)), 63.0, 60.2, 49.8, 3.0),
    ("elective.over_52w", "count", "lower", Some(("rtt-52w-zero", 0.0)), 1_180.0, 1_420.0, 2_310.0, 8.0),
    ("elective.follow_up_overdue", "percent", "lower", None, 31.0, 31.0, 33.2, 6.0),
];

#[rustfmt::skip]
const EXTREME: [Line; 10] = [
    ("ed.within_4h", "percent", "higher", Some(("ae-4h-95", 95.0)), 96.8, 61.0, 9.7, 1.0),
    ("ed.over_12h_arrival", "percent", "lower", Some(("ae-12h-arrival-2", 2.0)), 0.0, 14.0, 41.5, 4.0),
    ("ambulance.c2.mean_minutes", "minutes", "lower", Some(("amb-cat2-mean-18", 18.0)), 18.0, 71.0, 188.4, 22.0),
    ("ambulance.handover_over_60", "count", "lower", Some(("amb-handover-60-zero", 0.0)), 0.0, 3_260.0, 12_341.0, 31.0),
    ("beds.delayed_discharges", "count", "lower", Some(("dtoc-zero", 0.0)), 391.0, 391.0, 391.4, 12.0),
    ("ward.safety", "per_thousand", "lower", Some(("harm-free-95", 5.0)), 0.21, 0.4, 31.0, 25.0),
    ("elective.list", "count", "lower", None, 131_400.0, 31_400.0, 236_200.0, 3.0),
    ("elective.within_18w", "percent", "higher", Some(("rtt-18w-92", 92.0)), 91.9, 80.2, 92.3, 0.1),
    ("elective.over_52w", "count", "lower", Some(("rtt-52w-zero", 0.0)), 1_234_567.0, 1_420_000.0, 2_310_000.0, 8.0),
    ("elective.follow_up_overdue", "percent", "lower", None, 99.6, 99.0, 99.9, 0.05),
];

pub fn typical() -> Report {
    build(
        &TYPICAL,
        &Shape {
            months: 60,
            spike: 0.28,
            drift: -0.15,
            noise: 0.03,
            targets: 31,
            method: "removal",
        },
    )
}

pub fn extreme() -> Report {
    build(
        &EXTREME,
        &Shape {
            months: 60,
            spike: 0.9,
            drift: -0.8,
            noise: 0.2,
            targets: 133,
            method: "shapley",
        },
    )
}

/// No target, no attribution, everything recorded as it was.
pub fn untargeted() -> Report {
    let mut report = typical();
    for result in &mut report.indicators {
        result.target = None;
        result.reported = result.real;
        result.official = result.real;
    }
    report.attribution = None;
    let smooth = histogram(0.0, 1.0);
    for one in &mut report.distributions {
        one.counts.clone_from(&smooth);
    }
    report
}

/// The first seven months of the first replication, no replication complete.
pub fn first_months() -> Report {
    let mut report = typical();
    report.months = 7;
    report.replications = 0;
    report.attribution = None;
    for series in report.series.values_mut() {
        for record in [&mut series.reported, &mut series.official, &mut series.real] {
            record.truncate(1);
            record[0].truncate(7);
        }
    }
    for one in &mut report.distributions {
        for count in &mut one.counts {
            *count /= 170;
        }
    }
    report
}

/// The limit of the four-hour target moved to where no code expects it.
pub fn moved_limit(minutes: f64) -> Report {
    let mut report = typical();
    report
        .scenario
        .edit
        .insert("ae-4h-95.limit".into(), minutes);
    report
}

/// Nothing counted yet.
pub fn empty() -> Report {
    let mut report = typical();
    report.indicators.clear();
    report.series.clear();
    report.distributions.clear();
    report.harm = HarmResult::default();
    report.attribution = None;
    report.months = 0;
    report.replications = 0;
    report
}

struct Shape {
    months: u32,
    spike: f64,
    drift: f64,
    noise: f64,
    targets: u32,
    method: &'static str,
}

fn build(lines: &[Line], shape: &Shape) -> Report {
    Report {
        model_version: "0.8.0".into(),
        digest: String::new(),
        digest_first: String::new(),
        scenario_digest: String::new(),
        scenario: Scenario::default(),
        seed: 1,
        replications: 20,
        places: 1,
        in_force: shape.targets,
        measured: shape.targets.min(24),
        targets: Vec::new(),
        changes: Vec::new(),
        months: shape.months,
        first_month: "2022-04-01".into(),
        indicators: lines.iter().map(indicator).collect(),
        series: lines
            .iter()
            .map(|line| (line.0.to_owned(), series(line, shape)))
            .collect::<BTreeMap<_, _>>(),
        distributions: distributions(shape.spike),
        harm: harm(shape.spike),
        terminal: goodhart_report::TerminalResult::default(),
        attribution: Some(attribution(shape)),
        staff: Vec::new(),
        money: Vec::new(),
        behaviour: Vec::new(),
        by_place: Vec::new(),
    }
}

fn band(median: f64, half: f64) -> Band {
    Band {
        median,
        p10: median * (1.0 - half / 100.0),
        p90: median * (1.0 + half / 100.0),
    }
}

fn indicator(line: &Line) -> IndicatorResult {
    let (id, unit, better, target, reported, official, real, half) = *line;
    IndicatorResult {
        id: id.into(),
        unit: unit.into(),
        per: None,
        better: better.into(),
        target: target.map(|(id, threshold)| TargetMark {
            id: id.into(),
            threshold,
            sense: "",
            limit: None,
        }),
        reported: band(reported, half),
        official: band(official, half),
        real: band(real, half),
        apart: band(reported - real, 10.0),
        gap: gap(
            better,
            [
                ("definition", official - real),
                ("retimed_record", reported - official),
            ],
        ),
    }
}

fn gap(better: &str, parts: [(&str, f64); 2]) -> Vec<GapPart> {
    let flatters = if better == "lower" { -1.0 } else { 1.0 };
    let parts = parts.into_iter().filter(|(_, value)| *value != 0.0);
    parts
        .map(|(by, value)| GapPart {
            by: by.into(),
            value: flatters * value,
        })
        .collect()
}

fn series(line: &Line, shape: &Shape) -> Series {
    let rows = |level: f64, phase: u32| -> Vec<Vec<Option<f64>>> {
        (0..20_u32)
            .map(|run| {
                (0..shape.months)
                    .map(|month| {
                        let season = [
                            0.04, 0.05, 0.03, 0.0, -0.02, -0.04, -0.05, -0.03, 0.0, 0.02, 0.03,
                            0.04,
                        ][(month % 12) as usize];
                        let wobble = f64::from((run * 7_919 + month * 104_729 + phase * 31) % 997)
                            / 997.0
                            - 0.5;
                        let drift = shape.drift * f64::from(month) / f64::from(shape.months);
                        let value = level
                            * (1.0
                                + season
                                + shape.noise * 2.0 * wobble
                                + drift * f64::from(phase) / 2.0);
                        // the first month of one run was not counted
                        let value = if line.1 == "percent" {
                            value.min(100.0)
                        } else {
                            value
                        };
                        (run > 0 || month > 0).then_some(value)
                    })
                    .collect()
            })
            .collect()
    };
    Series {
        step: "month".into(),
        reported: rows(line.4, 0),
        official: rows(line.5, 1),
        real: rows(line.6, 2),
    }
}

/// Seventy-two bins of ten minutes and an open one, near lognormal, with `share` of the hour after four hours moved before it.
pub fn histogram(share: f64, longer: f64) -> Vec<u64> {
    let mut counts: Vec<u64> = (0..72)
        .map(|bin| {
            let minutes = f64::from(bin) * 10.0 + 5.0;
            let rise = minutes * minutes / (minutes * minutes + 4_900.0);
            let fall = 1.0
                / (1.0
                    + (minutes / (210.0 * longer))
                        * (minutes / (210.0 * longer))
                        * (minutes / (210.0 * longer)));
            (420_000.0 * rise * fall) as u64
        })
        .collect();
    // everybody leaves sooner or later: the same number of patients whatever the shape
    let all: u64 = counts.iter().sum();
    for count in &mut counts {
        *count = (*count as f64 * 9_000_000.0 / all as f64) as u64;
    }
    let mut moved = 0;
    for count in &mut counts[24..30] {
        let take = (*count as f64 * share) as u64;
        *count -= take;
        moved += take;
    }
    counts[23] += moved * 3 / 4;
    counts[22] += moved / 4;
    counts.push((620_000.0 * longer) as u64);
    counts
}

fn distributions(spike: f64) -> Vec<Distribution> {
    let mut all = Vec::new();
    for (record, share, longer) in [
        ("reported", spike, 1.0),
        ("official", spike * 0.7, 1.1),
        ("real", spike * 0.5, 1.25),
    ] {
        for (disposal, part) in [("admitted", 3), ("discharged", 7)] {
            all.push(Distribution {
                id: "ed.minutes".into(),
                bin_width: 10.0,
                unit: "minutes".into(),
                record: record.into(),
                split: Split {
                    disposal: Some(disposal.into()),
                    age: None,
                },
                department: None,
                counts: histogram(share, longer)
                    .iter()
                    .map(|count| count * part / 10)
                    .collect(),
            });
        }
    }
    all
}

fn harm(spike: f64) -> HarmResult {
    let owners = [
        ("emergency_delay", 14.2),
        ("ambulance_response", 4.0),
        ("elective_wait", 3.0),
        ("follow_up_delay", 5.5),
        ("ward_care", 9.5),
    ];
    let mut by = Vec::new();
    for (owner, level) in owners {
        for fifth in 0..5_u8 {
            let deaths = level * (1.0 + spike) * (1.5 - 0.2 * f64::from(fifth)) / 5.0;
            by.push(HarmBy {
                owner: owner.into(),
                stream: None,
                fifth,
                deaths_per_100k: band(deaths, 15.0),
                qalys_per_100k: band(deaths * 8.5, 15.0),
            });
        }
    }
    HarmResult {
        deaths_per_100k: band(36.2 * (1.0 + spike), 6.0),
        qalys_per_100k: band(307.0 * (1.0 + spike), 6.0),
        by,
        collapse: CollapseResult::default(),
    }
}

fn attribution(shape: &Shape) -> Attribution {
    let scale: f64 = if shape.targets > 100 { 14.0 } else { 1.0 };
    let parts = |unit: f64| Parts {
        effort: -31.0 * unit,
        reallocation: Reallocation {
            focus: -22.0 * unit * scale.min(2.0),
            neglect: 34.0 * unit * scale,
        },
        information: -4.0 * unit,
        gaming: 12.5 * unit * scale,
        reporting: 6.2 * unit * scale,
        staff: 3.1 * unit * scale,
        pots: 0.04 * unit,
    };
    let block = |unit: f64| {
        let parts = parts(unit);
        let sum = parts.effort
            + parts.reallocation.focus
            + parts.reallocation.neglect
            + parts.information
            + parts.gaming
            + parts.reporting
            + parts.staff
            + parts.pots;
        let total = |sum: f64| {
            if shape.method == "removal" {
                sum + 5.5 * unit
            } else {
                sum
            }
        };
        AttributionBlock {
            parts,
            alone: vec![0.0; 7],
            removed: vec![0.0; 7],
            gaming_by_strategy: vec![("late_departures".into(), 12.5 * unit * scale)],
            total: total(sum),
            spread: band(total(sum), 20.0),
        }
    };
    Attribution {
        against: "targets_off".into(),
        method: shape.method.into(),
        replications: 4,
        players: [
            "effort",
            "reallocation",
            "information",
            "gaming",
            "reporting",
            "staff",
            "pots",
        ]
        .map(String::from)
        .to_vec(),
        unit: "QALYs lost per 100,000 over the horizon; positive = worse".into(),
        qalys: block(1.0),
        deaths: block(0.11),
        interaction: if shape.method == "removal" { 5.5 } else { 0.0 },
        real_within_4h: Band::default(),
    }
}
