//! The one list of levers, in the order of listings, digests and JSON.

use crate::{Group, Kind, LeverSpec};

/// Reads and writes one field of the scenario through the parser of its type.
macro_rules! whole {
    ($field:ident) => {
        $crate::levers::Access::Whole {
            read: |scenario| $crate::lever_value::LeverValue::text(&scenario.$field),
            write: |scenario, text, lever, known| {
                scenario.$field = $crate::lever_value::LeverValue::parse(text, lever, known)?;
                Ok(())
            },
        }
    };
}

macro_rules! entries {
    ($field:ident) => {
        $crate::levers::Access::Entries {
            read: |scenario: &$crate::Scenario| &scenario.$field,
            write: |scenario: &mut $crate::Scenario| &mut scenario.$field,
        }
    };
}

mod assumptions;
mod heroes;
mod money;
mod oversight;
mod run;
mod targets;

/// What a lever does, and why it is one. Empty in WebAssembly: the page fetches the first with its other texts, when somebody opens
/// the levers, and does not show the second.
const fn text(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") {
        ""
    } else {
        text
    }
}

/// What a lever that is not a number has for range, step and unit.
const PLAIN: LeverSpec = LeverSpec {
    key: "",
    label: "",
    what: "",
    kind: Kind::Switch,
    low: 0.0,
    high: 0.0,
    step: 0.0,
    default: "",
    unit: "",
    group: Group::Run,
    source: "",
    access: whole!(qof),
};

/// Every lever of this version. A lever that nothing reads is not here.
pub const LEVERS: &[LeverSpec] = &[
    heroes::TARGETS,
    heroes::FUNDING,
    money::GROWTH,
    targets::ORDER,
    targets::QOF,
    targets::ADD,
    targets::DROP,
    targets::EDIT,
    targets::WINDOW,
    oversight::PRESSURE,
    oversight::JUDGED,
    oversight::CLARITY,
    oversight::PUBLISH,
    oversight::AUDIT,
    oversight::INSPECT,
    oversight::PEER,
    oversight::VOICE,
    oversight::PUBLIC_HEALTH,
    oversight::RATCHET,
    oversight::CHURN,
    oversight::NOTICE,
    oversight::MINISTERS,
    oversight::OUTCOMES,
    oversight::MATURITY,
    oversight::AUTONOMY,
    oversight::DATA,
    money::CERTAINTY,
    money::ICB,
    money::SOCIAL,
    money::PREVENTION,
    money::CAPITAL,
    money::RECRUIT,
    targets::WORLD,
    assumptions::OFF,
    run::CHANGE,
    run::START,
    run::YEARS,
    run::REPS,
    run::POPULATION,
    run::PLACES,
    run::SEED,
    assumptions::A,
    run::PRESET,
];
