//! What the model consists of: targets, strategies, indicators, owners of harm.

use goodhart_ledger::Owner;
use goodhart_managers::STRATEGIES;
use goodhart_targets::Indicator;
use goodhart_targets::catalogue::{TARGETS, TEXTS};

use crate::table::{Cell, Table};

pub fn targets() -> Table {
    let mut table = Table::reading(
        &[
            "id",
            "set",
            "binds",
            "kind",
            "quantity",
            "comparator",
            "threshold",
            "unit",
            "limit",
            "limit_unit",
            "sanction",
            "salience",
            "measured",
            "in_force_2022_23",
            "seen",
            "name",
            "source",
            "year",
            "url",
        ],
        &["id", "set", "binds", "kind", "measured", "seen", "name"],
    );
    for (target, text) in TARGETS.iter().zip(&TEXTS) {
        let measured = target
            .quantity
            .is_some_and(|id| Indicator::by_id(id).is_some());
        table.row(vec![
            target.id.into(),
            target.set.id().into(),
            target.binds.id().into(),
            target.kind.id().into(),
            target.quantity.into(),
            target.comparator.id().into(),
            target.threshold.into(),
            target.unit.id().into(),
            target.limit.map(|limit| f64::from(limit.value)).into(),
            target.limit.map(|limit| limit.unit.id()).into(),
            target.sanction.id().into(),
            f64::from(target.salience).into(),
            measured.into(),
            target.in_force_2022_23.into(),
            text.seen.into(),
            text.name.into(),
            text.source.title.into(),
            f64::from(text.source.year).into(),
            text.source.url.into(),
        ]);
    }
    table
}

pub fn strategies() -> Table {
    let mut table = Table::new(&[
        "id",
        "what",
        "kind",
        "serves",
        "spoils",
        "effect",
        "effect_range",
        "evidence",
    ]);
    let names = |indicators: &[Indicator]| -> Cell {
        let ids: Vec<&str> = indicators.iter().map(|indicator| indicator.id()).collect();
        ids.join(", ").into()
    };
    for strategy in STRATEGIES {
        let effect =
            goodhart_experiment::assumptions().find(|spec| spec.key == strategy.effect_key);
        let sources = strategy.sources.iter().map(|source| {
            let (author, year) = (source.author, source.year);
            format!("{author} {year}, {}, {}", source.title, source.url)
        });
        let further = strategy.evidence.iter().map(|&text| text.to_owned());
        let evidence: Vec<String> = sources.chain(further).collect();
        table.row(vec![
            strategy.id.id().into(),
            strategy.id.what().into(),
            strategy.kind.id().into(),
            names(strategy.quantities),
            names(strategy.spoils),
            effect.map(|spec| spec.value).into(),
            effect
                .map(|spec| format!("{} to {}", spec.low, spec.high))
                .into(),
            evidence.join("; ").into(),
        ]);
    }
    table
}

pub fn indicators() -> Table {
    let mut table = Table::new(&["id", "unit", "per", "better", "stream", "targets"]);
    for indicator in Indicator::ALL {
        let rows = TARGETS
            .iter()
            .filter(|target| target.quantity == Some(indicator.id()));
        table.row(vec![
            indicator.id().into(),
            indicator.unit().id().into(),
            indicator.adds_up().then_some("month").into(),
            indicator.better().id().into(),
            indicator.stream().id().into(),
            (rows.count() as f64).into(),
        ]);
    }
    table
}

pub fn owners() -> Table {
    let mut table = Table::new(&["owner", "exposure", "gives", "excludes", "file"]);
    for owner in Owner::ALL {
        let ownership = owner.ownership();
        table.row(vec![
            owner.id().into(),
            ownership.exposure.into(),
            ownership.gives.into(),
            ownership.excludes.into(),
            ownership.file.into(),
        ]);
    }
    table
}
