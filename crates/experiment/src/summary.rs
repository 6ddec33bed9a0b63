//! From outcomes to the report that shells and charts read.

use std::collections::BTreeMap;

use goodhart_ledger::{Category, Owner};
use goodhart_regimes::InForce;
use goodhart_report::{
    ChangeResult, CollapseResult, Distribution, HarmBy, HarmResult, IndicatorResult, MODEL_VERSION,
    Places, Quantity, Report, Series, Split, TargetMark, digest_hex, run_digest, scenario_digest,
};
use goodhart_targets::{Book, FIFTHS, Fraction, Indicator, Record, definition};

use crate::bands::band;
use crate::collapse::Collapse;
use crate::gap::gap;
use crate::prepare::{measured, national};
use crate::{BurnIns, Outcome, Prepared, Replication};

/// How much of the monthly series goes into a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail<'a> {
    /// Of these indicators, by id.
    Series(&'a [&'a str]),
    /// Of all indicators.
    Full,
}

/// Runs all replications of a scenario one after another.
pub fn run(prepared: &Prepared, detail: Detail<'_>) -> Report {
    let outcomes: Vec<Outcome> = (0..prepared.scenario.reps)
        .map(|r| complete(prepared, r))
        .collect();
    summarise(prepared, &outcomes, detail)
}

/// One whole replication.
pub(crate) fn complete(prepared: &Prepared, replication: u32) -> Outcome {
    complete_from(prepared, replication, &mut BurnIns::default())
}

/// The same, from a start state that may have been kept.
pub(crate) fn complete_from(prepared: &Prepared, replication: u32, kept: &mut BurnIns) -> Outcome {
    let mut running = Replication::begin_with(prepared, replication, kept);
    while !running.advance(u32::MAX).done {}
    running.outcome()
}

/// The report of the outcomes so far, in order of replication, without what stands in JSON only. A first outcome that is not complete is
/// reported as far as it goes.
pub fn summarise(prepared: &Prepared, outcomes: &[Outcome], detail: Detail<'_>) -> Report {
    let scenario = &prepared.scenario;
    let all: Vec<&Outcome> = outcomes.iter().collect();
    let complete = outcomes
        .iter()
        .filter(|outcome| outcome.is_complete())
        .count() as u32;
    let digests: Vec<u64> = outcomes
        .iter()
        .filter(|outcome| outcome.is_complete())
        .map(Outcome::digest)
        .collect();
    let all_in = complete > 0 && complete == scenario.reps;
    Report {
        model_version: MODEL_VERSION.to_owned(),
        digest: if all_in {
            digest_hex(run_digest(&digests))
        } else {
            String::new()
        },
        digest_first: digests
            .first()
            .map(|digest| digest_hex(*digest))
            .unwrap_or_default(),
        scenario_digest: digest_hex(scenario_digest(scenario)),
        scenario: scenario.clone(),
        seed: scenario.seed,
        replications: complete,
        places: scenario.places,
        in_force: national(&prepared.regime),
        measured: measured(&prepared.regime),
        targets: Vec::new(),
        changes: changes(prepared),
        months: outcomes.first().map_or(0, |outcome| outcome.months),
        first_month: prepared.tables.start.iso_date(0),
        indicators: Indicator::ALL
            .iter()
            .map(|&indicator| indicator_result(prepared, &all, indicator))
            .collect(),
        series: series(outcomes, detail),
        distributions: distributions(outcomes),
        harm: harm(prepared, &all, scenario.places),
        terminal: crate::terminal::terminal(prepared, &all, scenario.places),
        attribution: None,
        staff: staff(&all),
        money: money(&all),
        behaviour: behaviour(&all),
        by_place: Places::default(),
    }
}

fn changes(prepared: &Prepared) -> Vec<ChangeResult> {
    let turned = prepared.turns.iter().filter_map(|turn| {
        Some(ChangeResult {
            on: turn.on.clone()?,
            week: turn.week,
            in_force: national(&turn.regime),
            measured: measured(&turn.regime),
            targets: Vec::new(),
        })
    });
    turned.collect()
}

pub(crate) fn indicator_result(
    prepared: &Prepared,
    outcomes: &[&Outcome],
    indicator: Indicator,
) -> IndicatorResult {
    let total = |outcome: &&Outcome| {
        Record::ALL.map(|record| outcome.book(record).total(indicator, outcome.months))
    };
    let totals: Vec<[Fraction; 3]> = outcomes.iter().map(total).collect();
    let of = |record: Record| {
        band(totals.iter().filter_map(|total| {
            let total = total[record as usize];
            indicator.value(total.numerator, total.denominator)
        }))
    };
    IndicatorResult {
        id: indicator.id().to_owned(),
        unit: indicator.unit().id().to_owned(),
        per: None,
        better: indicator.better().id().to_owned(),
        target: target(prepared, indicator),
        reported: of(Record::Reported),
        official: of(Record::Official),
        real: of(Record::Real),
        apart: band(totals.iter().filter_map(|&[reported, _, real]| {
            let value = |of: Fraction| indicator.value(of.numerator, of.denominator);
            Some(value(reported)? - value(real)?)
        })),
        gap: gap(outcomes, &totals, indicator),
    }
}

fn target(prepared: &Prepared, indicator: Indicator) -> Option<TargetMark> {
    let strictest = strictest(prepared, indicator)?;
    Some(TargetMark {
        id: strictest.target.id.to_owned(),
        threshold: strictest.threshold,
        sense: "",
        limit: None,
    })
}

/// The strictest target on an indicator that is in force when the run begins.
pub(crate) fn strictest(prepared: &Prepared, indicator: Indicator) -> Option<&InForce> {
    let on_it = prepared
        .regime
        .in_force
        .iter()
        .filter(|item| item.quantity == Some(indicator));
    on_it.reduce(|a, b| {
        let b_is_stricter = if a.higher_is_better {
            b.threshold > a.threshold
        } else {
            b.threshold < a.threshold
        };
        if b_is_stricter { b } else { a }
    })
}

fn series(outcomes: &[Outcome], detail: Detail<'_>) -> BTreeMap<String, Series> {
    let is_wanted = |indicator: &&Indicator| match detail {
        Detail::Full => true,
        Detail::Series(ids) => ids.contains(&indicator.id()),
    };
    let mut all = BTreeMap::new();
    for &indicator in Indicator::ALL.iter().filter(is_wanted) {
        let rows = |record: Record| {
            outcomes
                .iter()
                .map(|outcome| months(outcome.book(record), indicator, outcome.months))
                .collect()
        };
        let series = Series {
            step: "month".to_owned(),
            reported: rows(Record::Reported),
            official: rows(Record::Official),
            real: rows(Record::Real),
        };
        all.insert(indicator.id().to_owned(), series);
    }
    all
}

fn months(book: &Book, indicator: Indicator, months: u32) -> Vec<Option<f64>> {
    (0..months)
        .map(|month| {
            let value = book.month(indicator, month);
            indicator.value(value.numerator, value.denominator)
        })
        .collect()
}

fn distributions(outcomes: &[Outcome]) -> Vec<Distribution> {
    let mut list = Vec::new();
    for record in Record::ALL {
        for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
            list.push(Distribution {
                id: "ed.minutes".to_owned(),
                bin_width: f64::from(definition::ED_BIN / 60),
                unit: "minutes".to_owned(),
                record: record.id().to_owned(),
                split: Split {
                    disposal: Some(if admitted { "admitted" } else { "discharged" }.to_owned()),
                    age: Some(if older { "65_and_over" } else { "under_65" }.to_owned()),
                },
                department: None,
                counts: summed(outcomes, |outcome| {
                    outcome.book(record).ed_minutes(admitted, older)
                }),
            });
        }
    }
    for record in Record::ALL {
        let plain = |id: &str, unit: &str, counts| Distribution {
            id: id.to_owned(),
            bin_width: 1.0,
            unit: unit.to_owned(),
            record: record.id().to_owned(),
            split: Split::default(),
            department: None,
            counts,
        };
        list.push(plain(
            "elective.weeks",
            "weeks",
            summed(outcomes, |outcome| outcome.book(record).list_weeks()),
        ));
        list.push(plain(
            "elective.completed_weeks",
            "weeks",
            summed(outcomes, |outcome| outcome.book(record).completed_weeks()),
        ));
        list.push(plain(
            "cancer.days",
            "days",
            summed(outcomes, |outcome| outcome.book(record).cancer_days()),
        ));
        for category in Category::ALL {
            list.push(Distribution {
                id: ["ambulance.", category_id(category), ".minutes"].concat(),
                bin_width: f64::from(definition::RESPONSE_BIN) / 60.0,
                unit: "minutes".to_owned(),
                record: record.id().to_owned(),
                split: Split::default(),
                department: None,
                counts: summed(outcomes, |outcome| {
                    outcome.book(record).response_bins(category)
                }),
            });
        }
    }
    list
}

fn summed(outcomes: &[Outcome], counts: impl Fn(&Outcome) -> Vec<u64>) -> Vec<u64> {
    let mut sum = Vec::new();
    for outcome in outcomes {
        let counts = counts(outcome);
        sum.resize(counts.len(), 0);
        for (total, count) in sum.iter_mut().zip(counts) {
            *total += count;
        }
    }
    sum
}

/// Millionths of a person's harm to harm per 100,000 residents.
pub(crate) fn per_100k(prepared: &Prepared, micro: i64) -> f64 {
    micro as f64 / 1e6 * 100_000.0
        / f64::from(prepared.scenario.population)
        / f64::from(prepared.scenario.places)
}

/// Of so many places together: all of the run's, or one of them.
pub(crate) fn harm(prepared: &Prepared, outcomes: &[&Outcome], places: u32) -> HarmResult {
    let share = f64::from(prepared.scenario.places) / f64::from(places);
    let over = |of: &dyn Fn(&Outcome) -> i64| {
        let each = outcomes.iter();
        band(each.map(|outcome| per_100k(prepared, of(outcome)) * share))
    };
    let mut by = Vec::new();
    for owner in Owner::ALL {
        for fifth in 0..FIFTHS {
            by.push(HarmBy {
                owner: owner.id().to_owned(),
                stream: None,
                fifth: fifth as u8,
                deaths_per_100k: over(&|outcome| outcome.harm(owner, fifth).micro_deaths),
                qalys_per_100k: over(&|outcome| outcome.harm(owner, fifth).micro_qalys),
            });
        }
    }
    HarmResult {
        deaths_per_100k: over(&|outcome| outcome.total_harm().micro_deaths),
        qalys_per_100k: over(&|outcome| outcome.total_harm().micro_qalys),
        by,
        collapse: collapse(prepared, outcomes),
    }
}

/// Means over places; a place's own chance differs with its boards and its money.
fn collapse(prepared: &Prepared, outcomes: &[&Outcome]) -> CollapseResult {
    let a = &prepared.assumptions;
    let deaths_a_year = a.experiment.collapse.deaths.get();
    let qalys = a.pathways.harm.qalys_per_emergency_death.get();
    let over = |of: &dyn Fn(&Collapse) -> f64| {
        band(outcomes.iter().map(|outcome| {
            let places = outcome.by_place();
            let sum: f64 = places.iter().map(|place| of(&place.collapse)).sum();
            sum / places.len() as f64
        }))
    };
    CollapseResult {
        chance_percent: over(&|branch| branch.chance() * 100.0),
        deaths_per_100k: over(&|branch| branch.years * deaths_a_year),
        qalys_per_100k: over(&|branch| branch.years * deaths_a_year * qalys),
    }
}

fn quantity(id: &str, unit: &str, values: impl IntoIterator<Item = f64>) -> Quantity {
    Quantity {
        id: id.to_owned(),
        unit: unit.to_owned(),
        value: band(values),
    }
}

pub(crate) fn staff(outcomes: &[&Outcome]) -> Vec<Quantity> {
    let hours = outcomes
        .iter()
        .map(|outcome| outcome.staff_minutes as f64 / 60.0);
    vec![quantity(
        "acute.hours_at_end",
        "clinical hours a week",
        hours,
    )]
}

/// What the months hold: the week that is under way when the run ends is paid for and not yet lived through, and stands in no month.
pub(crate) fn money(outcomes: &[&Outcome]) -> Vec<Quantity> {
    [
        ("spent", Indicator::MoneySpent),
        ("agency_premium", Indicator::MoneyAgencyPremium),
        ("pots_lost", Indicator::MoneyPotsLost),
    ]
    .into_iter()
    .map(|(id, indicator)| {
        let pounds = outcomes.iter().map(|outcome| {
            let book = outcome.book(Record::Reported);
            book.total(indicator, outcome.months).numerator as f64 / 100.0
        });
        quantity(id, "pounds over the horizon", pounds)
    })
    .collect()
}

pub(crate) fn behaviour(outcomes: &[&Outcome]) -> Vec<Quantity> {
    let lists: Vec<_> = outcomes
        .iter()
        .map(|outcome| outcome.behaviour.quantities())
        .collect();
    let Some(first) = lists.first() else {
        return Vec::new();
    };
    (0..first.len())
        .map(|row| {
            quantity(
                &first[row].0,
                first[row].1,
                lists.iter().map(|list| list[row].2),
            )
        })
        .collect()
}

const fn category_id(category: Category) -> &'static str {
    match category {
        Category::C1 => "c1",
        Category::C2 => "c2",
        Category::C3 => "c3",
        Category::C4 => "c4",
    }
}
