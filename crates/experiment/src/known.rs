//! What input is checked against: presets, assumptions, targets, strategies.

use goodhart_managers::StrategyId;
use goodhart_regimes::InForce;
use goodhart_report::{Known, NumberSpec};
use goodhart_targets::catalogue::{LimitUnit, TARGETS, Target, TargetUnit};
use goodhart_targets::{Indicator, Limits, definition};

use crate::{Assumptions, presets};

/// Calls `use_it` with the registries of the model.
pub fn with_known<T>(use_it: impl FnOnce(&Known<'_>) -> T) -> T {
    let texts = presets::texts();
    let presets: Vec<(&str, &str)> = texts
        .iter()
        .map(|(id, text)| (*id, text.as_str()))
        .collect();
    let assumptions: Vec<NumberSpec<'_>> = Assumptions::specs()
        .map(|spec| NumberSpec {
            key: spec.key,
            low: spec.low,
            high: spec.high,
            default: spec.value,
            unit: spec.unit.word(),
        })
        .collect();
    let targets: Vec<&str> = TARGETS.iter().map(|target| target.id).collect();
    let keys = edit_keys();
    let edits: Vec<NumberSpec<'_>> = keys
        .iter()
        .map(|edit| NumberSpec {
            key: &edit.key,
            low: 0.0,
            high: edit.high,
            default: edit.default,
            unit: edit.unit,
        })
        .collect();
    let strategies: Vec<&str> = StrategyId::ALL
        .iter()
        .map(|strategy| strategy.id())
        .collect();
    use_it(&Known {
        presets: &presets,
        assumptions: &assumptions,
        edits: &edits,
        targets: &targets,
        strategies: &strategies,
    })
}

struct Edit {
    key: String,
    high: f64,
    default: f64,
    unit: &'static str,
}

/// Latest week of a run at which an edited milestone can be due: the longest run.
const LATEST_DUE: f64 = 520.0;

/// Thresholds and due weeks of the rows that the model measures, and limits of those that count up to one.
fn edit_keys() -> Vec<Edit> {
    let mut keys = Vec::new();
    let regimes = goodhart_regimes::Parameters::default();
    for target in &TARGETS {
        let usual = InForce::new(target, &regimes);
        let Some(quantity) = usual.quantity else {
            continue; // nothing would follow from another number
        };
        keys.push(Edit {
            key: format!("{}.threshold", target.id),
            high: highest(target),
            default: target.threshold,
            unit: target.unit.id(),
        });
        if let Some(limit) = target.limit.filter(|_| Limits::moves(quantity)) {
            // Longer waits for planned care are not told apart by week.
            const WEEKS: u32 = definition::LIST_BINS as u32 - 1;
            let high = if limit.unit == LimitUnit::Weeks {
                WEEKS
            } else {
                limit.value * 10
            };
            keys.push(Edit {
                key: format!("{}.limit", target.id),
                high: f64::from(high),
                default: f64::from(limit.value),
                unit: limit.unit.id(),
            });
        }
        if target.quantity == Some(Indicator::ElectiveWithin18w.id()) {
            keys.push(Edit {
                key: format!("{}.completed", target.id),
                high: 1.0,
                default: 0.0,
                unit: "",
            });
        }
        keys.push(Edit {
            key: format!("{}.due", target.id),
            high: LATEST_DUE,
            // 0 where the target asks for its threshold at once.
            default: f64::from(usual.due_week.unwrap_or(0)),
            unit: "weeks",
        });
    }
    keys
}

/// The highest threshold that can be asked for: the whole of a share, or ten times as much as is asked.
fn highest(target: &Target) -> f64 {
    const WHOLE: f64 = 100.0;
    match target.unit {
        TargetUnit::Percent if target.threshold <= WHOLE => WHOLE,
        _ => (target.threshold * 10.0).max(WHOLE),
    }
}
