//! What a lever is, and the three things done with any of them: write, read, list.

use std::collections::BTreeMap;

use crate::input::{of_unit, quotable};
use crate::lever_value::number;
use crate::names::take_out;
use crate::{InputError, Known, LEVERS, NumberSpec, Scenario};

/// What values a lever takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number from `low` to `high`.
    Integer,
    /// A number from `low` to `high`.
    Number,
    /// `on` or `off`.
    Switch,
    /// One of these ids.
    Choice(&'static [&'static str]),
    /// A name from [`crate::Judged`] or three shares.
    Judged,
    /// Ids of targets, with commas between.
    Targets,
    /// Ids of gaming strategies, with commas between.
    Strategies,
    /// Numbers by `<target id>.threshold`, `<target id>.limit` or `<target id>.due`; each has the key `edit.<name>`.
    Edits,
    /// First and last day by target; each has the key `window.<target>`.
    Windows,
    /// Levers by date; each has the key `change.<date>.<lever>`.
    Changes,
    /// Numbers by parameter; each has the key `a.<name>`.
    Assumptions,
    /// Id of a preset.
    Preset,
}

impl Kind {
    /// Stable word for listings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Switch => "switch",
            Self::Choice(_) => "choice",
            Self::Judged => "judged",
            Self::Targets => "targets",
            Self::Strategies => "strategies",
            Self::Edits => "edits",
            Self::Windows => "windows",
            Self::Changes => "changes",
            Self::Assumptions => "assumptions",
            Self::Preset => "preset",
        }
    }
}

/// Where a lever stands on the page and in listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The two big controls.
    Heroes,
    /// Which targets, and what they look like.
    Targets,
    /// How the centre holds boards to them.
    Oversight,
    /// Money and the council.
    Money,
    /// What is run: people, time, luck.
    Run,
    /// What the model assumes.
    Assumptions,
}

impl Group {
    /// Stable word for listings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Heroes => "heroes",
            Self::Targets => "targets",
            Self::Oversight => "oversight",
            Self::Money => "money",
            Self::Run => "run",
            Self::Assumptions => "assumptions",
        }
    }
}

/// Everything there is to know about a lever. Parsers, listings, links, docs and the page's controls read only this.
#[derive(Clone, Copy, Debug)]
pub struct LeverSpec {
    /// Key in files, links and JSON.
    pub key: &'static str,
    /// Name for a reader.
    pub label: &'static str,
    /// What it does; empty in WebAssembly.
    pub what: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Lowest value of a number [`unit`].
    pub low: f64,
    /// Highest value of a number [`unit`].
    pub high: f64,
    /// Step of its control [`unit`].
    pub step: f64,
    /// Default, as it is written in files and links.
    pub default: &'static str,
    /// Unit of a number; empty where it stands alone.
    pub unit: &'static str,
    /// Where it stands.
    pub group: Group,
    /// Why it is a lever, or where its default comes from; empty in WebAssembly.
    pub source: &'static str,
    pub(crate) access: Access,
}

/// How a lever's value is reached in a scenario.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Access {
    /// One value.
    Whole {
        read: fn(&Scenario) -> String,
        write: fn(&mut Scenario, &str, &LeverSpec, &Known) -> Result<(), InputError>,
    },
    /// Numbers by name, each with a key of its own.
    Entries {
        read: fn(&Scenario) -> &BTreeMap<String, f64>,
        write: fn(&mut Scenario) -> &mut BTreeMap<String, f64>,
    },
}

impl LeverSpec {
    /// The lever's value in `scenario`, as it is written in files and links; numbers by name as `name:number,…`.
    pub fn text(&self, scenario: &Scenario) -> String {
        match self.access {
            Access::Whole { read, .. } => read(scenario),
            Access::Entries { read, .. } => read(scenario)
                .iter()
                .map(|(name, value)| format!("{name}:{value}"))
                .collect::<Vec<_>>()
                .join(","),
        }
    }

    /// Reads `text` into `scenario`. On an error nothing has changed.
    ///
    /// # Errors
    ///
    /// If `text` is not a value of this lever or lies outside its range. Numbers by name can only be emptied here;
    /// [`set`] sets one of them.
    pub fn set(
        &self,
        scenario: &mut Scenario,
        text: &str,
        known: &Known,
    ) -> Result<(), InputError> {
        match self.access {
            Access::Whole { write, .. } => write(scenario, text.trim(), self, known),
            Access::Entries { write, .. } if text.trim().is_empty() => {
                write(scenario).clear();
                Ok(())
            }
            Access::Entries { .. } => {
                let allowed = format!("set one by one, as {}.<name> = number", self.key);
                Err(InputError::not_allowed(self.key, text, allowed))
            }
        }
    }
}

/// The lever with this key, if there is one.
pub fn lever(key: &str) -> Option<&'static LeverSpec> {
    LEVERS.iter().find(|lever| lever.key == key)
}

/// Sets the lever, assumption (`a.<parameter>`), edit (`edit.<target>.<field>`) or dated change (`change.<date>.<lever>`) that `key` names. On an error nothing has
/// changed. Setting a number by name to its default removes it, so that a world has one way to be written.
///
/// # Errors
///
/// If there is no such key, or `text` is not allowed for it.
pub fn set(
    scenario: &mut Scenario,
    key: &str,
    text: &str,
    known: &Known,
) -> Result<(), InputError> {
    if let Some(lever) = lever(key) {
        return lever.set(scenario, text, known);
    }
    if let Some(target) = key.strip_prefix("window.") {
        return crate::window::set_entry(&mut scenario.windows, target, text, known);
    }
    if let Some(name) = key.strip_prefix("change.") {
        return crate::change::set_entry(scenario, name, text, known);
    }
    let entry = key
        .split_once('.')
        .and_then(|(prefix, name)| Some((lever(prefix)?, name)));
    let Some((lever, name)) = entry else {
        return Err(InputError::unknown_key(key));
    };
    let Access::Entries { write, .. } = lever.access else {
        return Err(InputError::unknown_key(key));
    };
    let (what, specs) = specs(lever, known);
    let Some(spec) = specs.iter().find(|spec| spec.key == name) else {
        let names: Vec<&str> = specs.iter().map(|spec| spec.key).collect();
        return Err(InputError::unknown_name(lever.key, what, name, &names));
    };
    let value = parse_entry(key, text, spec)?;
    if value.to_bits() == (spec.default + 0.0).to_bits() {
        take_out(write(scenario), name);
    } else {
        write(scenario).insert(name.to_owned(), value);
    }
    Ok(())
}

/// Every value of the scenario as key and text, in registry order; each number by name has its own key. Feeding them to
/// [`set`] on a default scenario gives the same scenario.
pub fn entries(scenario: &Scenario) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    for lever in LEVERS {
        match lever.access {
            Access::Whole { read, .. } => entries.push((lever.key.to_owned(), read(scenario))),
            Access::Entries { read, .. } => entries.extend(
                read(scenario)
                    .iter()
                    .map(|(name, value)| (format!("{}.{name}", lever.key), value.to_string())),
            ),
        }
    }
    entries
}

/// The default of a number by name, as text; `None` if `key` names none.
pub(crate) fn entry_default(key: &str, known: &Known) -> Option<String> {
    let (prefix, name) = key.split_once('.')?;
    let (_, specs) = specs(lever(prefix)?, known);
    let spec = specs.iter().find(|spec| spec.key == name)?;
    Some(spec.default.to_string())
}

fn specs<'a>(lever: &LeverSpec, known: &'a Known) -> (&'static str, &'a [NumberSpec<'a>]) {
    match lever.kind {
        Kind::Edits => ("threshold, limit or date", known.edits),
        Kind::Assumptions => ("assumption", known.assumptions),
        _ => ("number", &[]),
    }
}

fn parse_entry(key: &str, text: &str, spec: &NumberSpec) -> Result<f64, InputError> {
    let NumberSpec {
        low, high, unit, ..
    } = *spec;
    let value = number(text).ok_or_else(|| {
        let unit = of_unit(unit);
        InputError::not_allowed(key, text, format!("a number from {low} to {high}{unit}"))
    })?;
    if low <= value && value <= high {
        return Ok(value);
    }
    Err(InputError::OutOfRange {
        key: quotable(key),
        given: quotable(text),
        low: low.to_string(),
        high: high.to_string(),
        unit: unit.to_owned(),
    })
}
