//! Announced measurement windows: only what a target's window shows counts, and everybody knows the dates.
//!
//! As text: `ae-4h-95@2023-03-27/2023-04-02`, with commas between targets. One has the key `window.<target>`.

use std::collections::BTreeMap;

use crate::input::quotable;
use crate::lever_value::LeverValue;
use crate::names::take_out;
use crate::{Date, InputError, Known, LeverSpec, Scenario};

/// Between a target and its dates.
const AT: char = '@';
/// Between the first and the last day.
const TO: char = '/';
const ALLOWED: &str = "two dates, first and last day, such as 2024-03-25/2024-03-31";

/// Sets the window of one target; an empty text takes it back.
pub(crate) fn set_entry(
    windows: &mut BTreeMap<String, String>,
    target: &str,
    text: &str,
    known: &Known,
) -> Result<(), InputError> {
    let text = text.trim();
    if !known.targets.contains(&target) {
        return Err(InputError::unknown_name(
            "window",
            "target",
            target,
            known.targets,
        ));
    }
    if text.is_empty() {
        take_out(windows, target);
        return Ok(());
    }
    let key = ["window.", &quotable(target)].concat();
    let (from, to) = dates(text).ok_or_else(|| InputError::not_allowed(&key, text, ALLOWED))?;
    windows.insert(
        target.to_owned(),
        [from.to_string(), to.to_string()].join("/"),
    );
    Ok(())
}

fn dates(text: &str) -> Option<(Date, Date)> {
    let (from, to) = text.split_once(TO)?;
    let (from, to) = (Date::parse(from.trim())?, Date::parse(to.trim())?);
    (from <= to).then_some((from, to))
}

impl Scenario {
    /// First and last week of each target's window [weeks from the start of the run]: every week that has a day of it.
    ///
    /// # Errors
    ///
    /// A window that is not within the run.
    pub fn window_weeks(&self) -> Result<Vec<(&str, u32, u32)>, InputError> {
        let first = Date::first_of_april(self.start);
        let end = Date::first_of_april(self.start + self.years);
        let week = |date: Date| u32::try_from(date.days_after(first) / 7).unwrap_or(0);
        let of = |(target, text): (&'_ String, &String)| {
            let within = dates(text).filter(|(from, to)| *from >= first && *to < end);
            within
                .map(|(from, to)| (week(from), week(to)))
                .ok_or_else(|| {
                    let key = ["window.", &quotable(target)].concat();
                    let allowed =
                        format!("{ALLOWED}, within the run from {first} to the day before {end}");
                    InputError::not_allowed(&key, text, allowed)
                })
        };
        self.windows
            .iter()
            .map(|entry| {
                let (from, to) = of(entry)?;
                Ok((entry.0.as_str(), from, to))
            })
            .collect()
    }
}

impl LeverValue for BTreeMap<String, String> {
    fn parse(text: &str, _: &LeverSpec, known: &Known) -> Result<Self, InputError> {
        let mut windows = Self::new();
        for one in text.split(',').map(str::trim).filter(|one| !one.is_empty()) {
            let Some((target, dates)) = one.split_once(AT) else {
                let allowed = ["<target>@", ALLOWED].concat();
                return Err(InputError::not_allowed("window", one, allowed));
            };
            set_entry(&mut windows, target.trim(), dates, known)?;
        }
        Ok(windows)
    }

    fn text(&self) -> String {
        self.iter()
            .map(|(target, dates)| format!("{target}{AT}{dates}"))
            .collect::<Vec<_>>()
            .join(",")
    }
}
