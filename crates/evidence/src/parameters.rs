//! The face that every generated set of parameters shows.

use goodhart_units::Unit;

use crate::{Source, Spec, SpecArray};

/// A struct of parameters whose fields can also be reached by key, for links, sliders and sensitivity.
///
/// Implemented by generated code, one struct per parameter file and one that holds all of a crate.
pub trait ParameterSet {
    /// Every parameter with one value, ordered by key within its file.
    const SPECS: &'static [Spec];
    /// Every profile, ordered by key within its file.
    const ARRAYS: &'static [SpecArray];
    /// Every source of these parameters.
    const SOURCES: &'static [Source];

    /// The present value of the parameter at this place of [`SPECS`](Self::SPECS) [unit of its spec].
    fn number(&self, place: usize) -> Option<f64>;

    /// The same to be written to, which nobody checks: callers want [`set`](Self::set).
    fn number_mut(&mut self, place: usize) -> Option<&mut f64>;

    /// The present values of the profile `key` [unit of its spec].
    fn array(&self, key: &str) -> Option<&[f64]>;

    /// Where `key` stands in [`SPECS`](Self::SPECS). Keys are kept there alone: a `match` on a thousand of them would be the
    /// largest function of the page.
    fn place(key: &str) -> Option<usize> {
        Self::SPECS.iter().position(|spec| spec.key == key)
    }

    /// What is known about `key`.
    fn spec(key: &str) -> Option<&'static Spec> {
        Self::place(key).and_then(|place| Self::SPECS.get(place))
    }

    /// The present value of `key`, e.g. `emergency.cubicles` [unit of its spec].
    fn get(&self, key: &str) -> Option<f64> {
        Self::place(key).and_then(|place| self.number(place))
    }

    /// Sets `key` to `value` [unit of its spec]. On an error nothing has changed.
    ///
    /// # Errors
    ///
    /// If there is no such parameter, or `value` is not a number inside its `low` to `high`.
    fn set(&mut self, key: &str, value: f64) -> Result<(), SetError>
    where
        Self: Sized,
    {
        put(self, key, value)
    }
}

/// What of a [`ParameterSet`] needs no type: the functions that write are there once and not for every set.
pub trait Numbers {
    /// Every parameter with one value.
    fn specs(&self) -> &'static [Spec];

    /// The present value of the parameter at this place of [`specs`](Self::specs), to be written to.
    fn at(&mut self, place: usize) -> Option<&mut f64>;
}

impl<T: ParameterSet> Numbers for T {
    fn specs(&self) -> &'static [Spec] {
        T::SPECS
    }

    fn at(&mut self, place: usize) -> Option<&mut f64> {
        self.number_mut(place)
    }
}

/// [`ParameterSet::set`].
///
/// # Errors
///
/// As there.
pub fn put(set: &mut dyn Numbers, key: &str, value: f64) -> Result<(), SetError> {
    let unknown = || SetError::UnknownKey {
        key: key.to_owned(),
    };
    let mut specs = set.specs().iter().enumerate();
    let (place, spec) = specs
        .find(|(_, spec)| spec.key == key)
        .ok_or_else(unknown)?;
    if !(spec.low <= value && value <= spec.high) {
        return Err(SetError::OutOfRange {
            key: spec.key,
            value,
            low: spec.low,
            high: spec.high,
            unit: spec.unit,
        });
    }
    *set.at(place).ok_or_else(unknown)? = value;
    Ok(())
}

/// Puts every parameter at the value of its spec: so the page carries that value once.
pub fn reset(set: &mut dyn Numbers) {
    for (place, spec) in set.specs().iter().enumerate() {
        if let Some(number) = set.at(place) {
            *number = spec.value;
        }
    }
}

/// Why a parameter could not be set; keys carry the prefix `a.` under which links name assumptions.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SetError {
    /// No parameter has this key.
    #[error("a.{key}: there is no such parameter")]
    UnknownKey {
        /// The key asked for, without prefix.
        key: String,
    },
    /// The value is not a number, or outside the plausible range.
    #[error("a.{key}: {value} is outside {low} to {high} [{unit}]")]
    OutOfRange {
        /// The parameter.
        key: &'static str,
        /// The value refused [`unit`].
        value: f64,
        /// Lowest value allowed [`unit`].
        low: f64,
        /// Highest value allowed [`unit`].
        high: f64,
        /// Unit of the three.
        unit: Unit,
    },
}
