//! Changes on dates: what a scenario sets anew while it runs.
//!
//! As text, in links and flags: `2024-04-01:targets:10:funding:95~2025-04-01:pressure:2`. One setting of one change has the key
//! `change.<date>.<lever>`. In files each change is a table, `[[change]]`, with its date under `on`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::input::quotable;
use crate::lever_value::LeverValue;
use crate::{Date, Group, InputError, Known, LEVERS, LeverSpec, Scenario, lever, set};

/// Levers that come into force on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The date, as `2024-04-01`; in force from the first week of the run that begins on or after it.
    pub on: String,
    /// What is set, by the keys of levers and edits, as text.
    pub set: BTreeMap<String, String>,
}

/// Between two changes of a text.
const BETWEEN: char = '~';
/// Between the pieces of one change.
const WITHIN: char = ':';
const DATE: &str = "a date such as 2024-04-01";

/// What can change while a scenario runs: not the people and the luck, not what the model assumes, not the kind of world.
fn can_change(lever: &LeverSpec) -> bool {
    lever.group != Group::Run && !["a", "world", "change"].contains(&lever.key)
}

impl Scenario {
    /// The scenario as it stands in each part of its run: at the start, and from the week of each change on, with the number
    /// of the week from 0. Each part has all changes before it and no later ones.
    ///
    /// # Errors
    ///
    /// A setting of a change that is not allowed, or a date outside the run.
    pub fn parts(&self, known: &Known) -> Result<Vec<(u32, Self)>, InputError> {
        let mut now = self.clone();
        now.changes.clear();
        let mut parts = vec![(0, now.clone())];
        for change in &self.changes {
            let week = self.week_of(change)?;
            now.window_weeks()?;
            for (key, text) in &change.set {
                let named = with_named(&now, key, text);
                set_on(&mut now, change, key, &named, known)?;
                if key == "add" {
                    // What was dropped comes back; what is dropped later wins by itself.
                    let before = std::mem::take(&mut now.drop);
                    for id in &before {
                        if !text.split(',').any(|named| named == id) {
                            now.drop.insert(id.clone());
                        }
                    }
                }
            }
            parts.push((week, now.clone()));
        }
        now.window_weeks()?;
        Ok(parts)
    }

    /// The week of the run in which a change comes into force [weeks from the first].
    fn week_of(&self, change: &Change) -> Result<u32, InputError> {
        let first = Date::first_of_april(self.start);
        let end = Date::first_of_april(self.start + self.years);
        let weeks = (end.days_after(first) - 1) / 7;
        let last = first.plus_weeks(u32::try_from(weeks).unwrap_or(0));
        let week = Date::parse(&change.on)
            .filter(|on| (first..=last).contains(on))
            .and_then(|on| u32::try_from((on.days_after(first) + 6) / 7).ok());
        week.ok_or_else(|| {
            let allowed = format!("a date of the run, {first} to {last}");
            InputError::not_allowed("change", &change.on, allowed)
        })
    }

    /// Takes out changes whose dates lie outside the run, and says so.
    pub(crate) fn keep_changes_of_the_run(&mut self, errors: &mut Vec<InputError>) {
        let changes = std::mem::take(&mut self.changes);
        for change in changes {
            match self.week_of(&change) {
                Ok(_) => self.changes.push(change),
                Err(error) => errors.push(error),
            }
        }
    }
}

/// Sets one lever of one change; `name` is `<date>.<lever>`.
pub(crate) fn set_entry(
    scenario: &mut Scenario,
    name: &str,
    text: &str,
    known: &Known,
) -> Result<(), InputError> {
    let Some((on, key)) = name.split_once('.') else {
        let allowed = "set one by one, as change.<date>.<lever> = value";
        return Err(InputError::not_allowed("change", name, allowed));
    };
    put(&mut scenario.changes, on, key, text, known)
}

fn put(
    changes: &mut Vec<Change>,
    on: &str,
    key: &str,
    text: &str,
    known: &Known,
) -> Result<(), InputError> {
    let date = Date::parse(on).ok_or_else(|| InputError::not_allowed("change", on, DATE))?;
    let change = Change {
        on: date.to_string(),
        set: BTreeMap::new(),
    };
    let mut trial = Scenario::default();
    set_on(&mut trial, &change, key, text.trim(), known)?;
    // As the lever writes it, so that a change has one way to be written. A number by name is kept even at its default: it may
    // take back what was set before.
    let window = key.strip_prefix("window.").map(|target| {
        let dates = trial.windows.get(target);
        dates.cloned().unwrap_or_default()
    });
    let written = match (lever(key), window) {
        (Some(lever), _) => lever.text(&trial),
        (None, Some(window)) => window,
        (None, None) => {
            crate::lever_value::number(text).map_or_else(String::new, |number| number.text())
        }
    };
    let at = changes.partition_point(|other| other.on < change.on);
    if changes.get(at).is_none_or(|other| other.on != change.on) {
        changes.insert(at, change);
    }
    changes[at].set.insert(key.to_owned(), written);
    Ok(())
}

/// Targets named on a date come to those named before; an empty list takes them back.
fn with_named(now: &Scenario, key: &str, text: &str) -> String {
    match lever(key) {
        Some(lever) if ["add", "drop"].contains(&key) && !text.is_empty() => {
            [&lever.text(now), ",", text].concat()
        }
        _ => text.to_owned(),
    }
}

/// Sets a lever as a change does. Errors name the change.
fn set_on(
    scenario: &mut Scenario,
    change: &Change,
    key: &str,
    text: &str,
    known: &Known,
) -> Result<(), InputError> {
    let prefix = key.split_once('.').map_or(key, |(prefix, _)| prefix);
    if lever(prefix).is_some_and(|lever| !can_change(lever)) {
        let keys: Vec<&str> = LEVERS
            .iter()
            .filter(|lever| can_change(lever))
            .map(|lever| lever.key)
            .collect();
        let allowed = format!("a lever that can change during a run: {}", keys.join(", "));
        let given = format!("{key}={text}");
        return Err(InputError::not_allowed(&named(change), &given, allowed));
    }
    set(scenario, key, text, known).map_err(|error| error.within(&named(change)))
}

fn named(change: &Change) -> String {
    format!("change.{}", quotable(&change.on))
}

impl LeverValue for Vec<Change> {
    fn parse(text: &str, _: &LeverSpec, known: &Known) -> Result<Self, InputError> {
        let mut changes = Self::new();
        for one in text.split(BETWEEN).filter(|one| !one.trim().is_empty()) {
            let mut pieces = one.trim().split(WITHIN);
            let on = pieces.next().unwrap_or_default();
            let mut any = false;
            while let Some(key) = pieces.next() {
                let Some(value) = pieces.next() else {
                    let allowed = "<date>:<lever>:<value>, with ~ between changes";
                    return Err(InputError::not_allowed("change", one, allowed));
                };
                put(&mut changes, on, key, value, known)?;
                any = true;
            }
            if !any {
                let allowed = "<date>:<lever>:<value>, with ~ between changes";
                return Err(InputError::not_allowed("change", one, allowed));
            }
        }
        Ok(changes)
    }

    fn text(&self) -> String {
        let one = |change: &Change| {
            let mut text = change.on.clone();
            for (key, value) in &change.set {
                for piece in [key, value] {
                    text.push(WITHIN);
                    text.push_str(piece);
                }
            }
            text
        };
        self.iter()
            .map(one)
            .collect::<Vec<_>>()
            .join(&BETWEEN.to_string())
    }
}
