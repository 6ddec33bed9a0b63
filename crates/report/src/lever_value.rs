//! How the value of one lever is written as text and read from it.

use std::collections::BTreeSet;

use crate::input::{of_unit, quoted};
use crate::{
    Icb, InputError, Judged, Kind, Known, LeverSpec, Ministers, Order, World, read_number,
};

/// A type a lever can have. `parse` of `text` gives the same value.
pub(crate) trait LeverValue: Sized {
    /// Reads a value, checking it against the lever's range.
    fn parse(text: &str, lever: &LeverSpec, known: &Known) -> Result<Self, InputError>;
    /// The one way the value is written.
    fn text(&self) -> String;
}

impl LeverValue for u32 {
    fn parse(text: &str, lever: &LeverSpec, _: &Known) -> Result<Self, InputError> {
        if let Kind::Choice(ids) = lever.kind {
            return ids
                .contains(&text)
                .then(|| text.parse().ok())
                .flatten()
                .ok_or_else(|| not_a_choice(lever, text, ids));
        }
        let number = number(text).ok_or_else(|| not_a_number(lever, text))?;
        if number < lever.low || number > lever.high {
            return Err(out_of_range(lever, text));
        }
        let whole = libm::trunc(number);
        if whole.to_bits() == number.to_bits() {
            Ok(whole as Self)
        } else {
            Err(not_a_number(lever, text))
        }
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl LeverValue for f64 {
    fn parse(text: &str, lever: &LeverSpec, _: &Known) -> Result<Self, InputError> {
        let number = number(text).ok_or_else(|| not_a_number(lever, text))?;
        if number < lever.low || number > lever.high {
            return Err(out_of_range(lever, text));
        }
        Ok(number)
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl LeverValue for bool {
    fn parse(text: &str, lever: &LeverSpec, _: &Known) -> Result<Self, InputError> {
        match text {
            "on" | "true" => Ok(true),
            "off" | "false" => Ok(false),
            _ => Err(InputError::not_allowed(lever.key, text, "on or off")),
        }
    }

    fn text(&self) -> String {
        if *self { "on" } else { "off" }.to_owned()
    }
}

macro_rules! choice {
    ($name:ident) => {
        impl LeverValue for $name {
            fn parse(text: &str, lever: &LeverSpec, _: &Known) -> Result<Self, InputError> {
                Self::by_id(text).ok_or_else(|| not_a_choice(lever, text, Self::IDS))
            }

            fn text(&self) -> String {
                self.id().to_owned()
            }
        }
    };
}

choice!(Order);
choice!(World);
choice!(Ministers);
choice!(Icb);

impl LeverValue for Judged {
    fn parse(text: &str, lever: &LeverSpec, _: &Known) -> Result<Self, InputError> {
        Self::parse(text).ok_or_else(|| InputError::not_allowed(lever.key, text, Self::ALLOWED))
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl LeverValue for BTreeSet<String> {
    fn parse(text: &str, lever: &LeverSpec, known: &Known) -> Result<Self, InputError> {
        let (what, names) = match lever.kind {
            Kind::Strategies => ("strategy", known.strategies),
            _ => ("target", known.targets),
        };
        // One by one: collecting into a set sorts, and every sort of another type is four kilobytes in the page.
        let mut set = Self::new();
        for name in text.split(',').map(str::trim) {
            if names.contains(&name) {
                set.insert(name.to_owned());
            } else if !name.is_empty() {
                return Err(InputError::unknown_name(lever.key, what, name, names));
            }
        }
        Ok(set)
    }

    fn text(&self) -> String {
        self.iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(",")
    }
}

/// The preset: empty when there is none.
impl LeverValue for Option<String> {
    fn parse(text: &str, lever: &LeverSpec, known: &Known) -> Result<Self, InputError> {
        if text.is_empty() {
            return Ok(None);
        }
        let ids: Vec<&str> = known.presets.iter().map(|(id, _)| *id).collect();
        if ids.contains(&text) {
            Ok(Some(text.to_owned()))
        } else {
            Err(InputError::unknown_name(lever.key, "preset", text, &ids))
        }
    }

    fn text(&self) -> String {
        self.clone().unwrap_or_default()
    }
}

/// Reads a finite number; a negative zero becomes zero, so that a value has one way to be written.
pub(crate) fn number(text: &str) -> Option<f64> {
    let number = read_number(text.trim())?;
    number.is_finite().then_some(number + 0.0)
}

fn not_a_number(lever: &LeverSpec, text: &str) -> InputError {
    let what = match lever.kind {
        Kind::Integer => "a whole number",
        _ => "a number",
    };
    let LeverSpec { low, high, .. } = lever;
    let unit = of_unit(lever.unit);
    InputError::NotAllowed {
        key: lever.key.to_owned(),
        given: number_given(text),
        allowed: format!("{what} from {low} to {high}{unit}"),
    }
}

/// What was given for a number. It is not put in quotation marks, so that NaN reads like one; nothing at all is.
fn number_given(text: &str) -> String {
    let given = quoted(text);
    let bare = given.trim_matches('"');
    if bare.trim().is_empty() {
        given
    } else {
        bare.to_owned()
    }
}

fn out_of_range(lever: &LeverSpec, text: &str) -> InputError {
    InputError::OutOfRange {
        key: lever.key.to_owned(),
        given: number_given(text),
        low: lever.low.to_string(),
        high: lever.high.to_string(),
        unit: lever.unit.to_owned(),
    }
}

fn not_a_choice(lever: &LeverSpec, text: &str, ids: &[&str]) -> InputError {
    InputError::not_allowed(lever.key, text, format!("one of {}", ids.join(", ")))
}
