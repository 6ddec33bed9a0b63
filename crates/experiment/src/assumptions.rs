//! All parameters of the model in one place: what a scenario's assumptions may change.

use goodhart_evidence::{Numbers, ParameterSet, SetError, Spec, put};

/// Parameters of every crate that has some. Keys are unique across them (a test).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumptions {
    /// Patients, resources, harm.
    pub pathways: goodhart_pathways::Parameters,
    /// Weights, oversight, collections.
    pub regimes: goodhart_regimes::Parameters,
    /// Boards.
    pub managers: goodhart_managers::Parameters,
    /// Staff.
    pub workforce: goodhart_workforce::Parameters,
    /// Money.
    pub money: goodhart_money::Parameters,
    /// Contracted hours.
    pub experiment: crate::parameters::Parameters,
}

impl Assumptions {
    /// The parameters of the start state of a year.
    pub fn of_start(year: u32) -> Self {
        Self {
            pathways: goodhart_pathways::Parameters::of_start(year),
            ..Self::default()
        }
    }

    /// Every number with its unit, range, status and source.
    pub fn specs() -> impl Iterator<Item = &'static Spec> {
        goodhart_pathways::Parameters::SPECS
            .iter()
            .chain(goodhart_regimes::Parameters::SPECS)
            .chain(goodhart_managers::Parameters::SPECS)
            .chain(goodhart_workforce::Parameters::SPECS)
            .chain(goodhart_money::Parameters::SPECS)
            .chain(crate::parameters::Parameters::SPECS)
    }

    /// The value of one parameter by its key [its unit].
    pub fn get(&self, key: &str) -> Option<f64> {
        self.pathways
            .get(key)
            .or_else(|| self.regimes.get(key))
            .or_else(|| self.managers.get(key))
            .or_else(|| self.workforce.get(key))
            .or_else(|| self.money.get(key))
            .or_else(|| self.experiment.get(key))
    }

    /// Sets one parameter by its key.
    ///
    /// # Errors
    /// An unknown key or a value outside the parameter's range.
    pub fn set(&mut self, key: &str, value: f64) -> Result<(), SetError> {
        let sets: [&mut dyn Numbers; 6] = [
            &mut self.pathways,
            &mut self.regimes,
            &mut self.managers,
            &mut self.workforce,
            &mut self.money,
            &mut self.experiment,
        ];
        let mut last = None;
        for set in sets {
            match put(set, key, value) {
                Err(error @ SetError::UnknownKey { .. }) => last = Some(error),
                other => return other,
            }
        }
        Err(last.unwrap_or(SetError::UnknownKey {
            key: key.to_owned(),
        }))
    }
}

/// Every behavioural parameter with the value at which it does nothing: what the preset `inert` sets.
pub(crate) fn inert() -> impl Iterator<Item = (&'static str, f64)> {
    goodhart_managers::inert()
        .into_iter()
        .chain(goodhart_workforce::inert())
        .chain(goodhart_money::inert())
        .chain(goodhart_pathways::inert())
        .chain(crate::collapse::inert())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_crates_share_a_key() {
        let mut keys = BTreeSet::new();
        for spec in Assumptions::specs() {
            assert!(keys.insert(spec.key), "{} is used twice", spec.key);
        }
    }

    #[test]
    fn every_behavioural_parameter_can_be_nothing() {
        let mut assumptions = Assumptions::default();
        for (key, nothing) in inert() {
            assumptions
                .set(key, nothing)
                .expect("its range includes nothing");
        }
    }

    #[test]
    fn a_misspelt_key_is_named() {
        let error = Assumptions::default()
            .set("emergency.cubicels", 4.0)
            .expect_err("no such parameter");
        assert!(error.to_string().contains("emergency.cubicels"), "{error}");
    }
}
