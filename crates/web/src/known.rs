//! What the engine knows by name, in the form in which input is checked against it.

use goodhart_report::{Known, NumberSpec};

use crate::worker_protocol::{Assumption, Catalogue};

/// Calls `look` with the catalogue as `report` wants it.
pub fn with_known<R>(catalogue: &Catalogue, look: impl FnOnce(&Known) -> R) -> R {
    let presets: Vec<(&str, &str)> = catalogue
        .presets
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    let assumptions: Vec<NumberSpec> = catalogue.assumptions.iter().map(spec).collect();
    let edits: Vec<NumberSpec> = catalogue.edits.iter().map(spec).collect();
    let targets: Vec<&str> = catalogue.targets.iter().map(String::as_str).collect();
    let strategies: Vec<&str> = catalogue.strategies.iter().map(String::as_str).collect();
    look(&Known {
        presets: &presets,
        assumptions: &assumptions,
        edits: &edits,
        targets: &targets,
        strategies: &strategies,
    })
}

fn spec(of: &Assumption) -> NumberSpec<'_> {
    NumberSpec {
        key: &of.key,
        low: of.low,
        high: of.high,
        default: of.default,
        unit: &of.unit,
    }
}
