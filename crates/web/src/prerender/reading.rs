//! The texts about assumptions and targets, from the registries of the model.

use goodhart_evidence::Spec;
use goodhart_targets::Indicator;
use goodhart_targets::catalogue::{TARGETS, TEXTS, Target, Text, asks};
use goodhart_web::reading::{AssumptionText, Reading, TargetText};

/// Everything there is to read.
pub fn reading() -> Reading {
    Reading {
        assumptions: goodhart_experiment::assumptions().map(assumption).collect(),
        targets: TARGETS
            .iter()
            .zip(&TEXTS)
            .map(|(row, text)| target(row, text))
            .collect(),
    }
}

fn assumption(spec: &Spec) -> AssumptionText {
    let source = spec.source.map(|source| {
        let mut cited = format!("{}, {} ({})", source.author, source.title, source.year);
        if !spec.locator.is_empty() {
            cited += ": ";
            cited += spec.locator;
        }
        cited
    });
    AssumptionText {
        key: spec.key.to_owned(),
        what: spec.description.to_owned(),
        status: spec.status.word().to_owned(),
        source: source.unwrap_or_default(),
        because: spec.because.unwrap_or_default().to_owned(),
    }
}

fn target(row: &Target, text: &Text) -> TargetText {
    let is_measured = row.quantity.and_then(Indicator::by_id).is_some();
    TargetText {
        id: row.id.to_owned(),
        name: text.name.to_owned(),
        sector: row.sector.id().to_owned(),
        metric: text.metric.to_owned(),
        asks: asks(row),
        year: row.year_introduced,
        unmeasured_because: if is_measured {
            String::new()
        } else if text.unmeasured_because.is_empty() {
            "no pathway of this version has it".to_owned()
        } else {
            text.unmeasured_because.to_owned()
        },
        source: format!("{} ({})", text.source.title, text.source.year),
        seen: text.seen,
    }
}
