//! Grid files: a scenario file whose table `[grid]` has a list of values for each lever that is varied.

use toml::{Table, Value};

use crate::resolve::Pair;
use crate::toml_text::{listed, pairs_of, parsed};
use crate::{InputError, Known, Scenario, resolve};

/// Name of the table.
const TABLE: &str = "grid";

/// A lever that is varied, and its values as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Key as in a scenario file: a lever, `a.<parameter>`, `edit.<target>.<field>`.
    pub key: String,
    /// Values in the order given; at least one.
    pub values: Vec<String>,
}

/// Every combination of the values of its axes, over the same base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What is set in every world.
    pub base: Vec<Pair>,
    /// What is varied, in order of key.
    pub axes: Vec<Axis>,
}

impl Grid {
    /// Reads a grid file. Values are looked at when its worlds are resolved.
    ///
    /// # Errors
    ///
    /// If the text is not TOML, has no `[grid]`, or a lever in it has no list of values or is set outside it too.
    pub fn from_toml(text: &str) -> Result<Self, InputError> {
        let mut table = parsed(text)?;
        let allowed =
            "a table [grid] with a list of values for each lever, such as targets = [0, 10, 133]";
        let grid = match table.remove(TABLE) {
            Some(Value::Table(grid)) if !grid.is_empty() => grid,
            other => {
                let given = other.map_or_else(String::new, |value| value.to_string());
                return Err(InputError::not_allowed(TABLE, &given, allowed));
            }
        };
        let mut axes = Vec::new();
        collect("", &grid, &mut axes)?;
        let grid = Self {
            base: pairs_of(&table)?,
            axes,
        };
        grid.sets_apart(&grid.base)?;
        Ok(grid)
    }

    /// Refuses settings for all worlds of what is varied.
    ///
    /// # Errors
    ///
    /// The first setting whose key is an axis.
    pub fn sets_apart(&self, settings: &[Pair]) -> Result<(), InputError> {
        for (key, text) in settings {
            if self.axes.iter().any(|axis| axis.key == *key) {
                let allowed =
                    "allowed for all worlds while [grid] varies it; set it in one of the two";
                return Err(InputError::not_allowed(key, text, allowed));
            }
        }
        Ok(())
    }

    /// Number of combinations; none if they cannot be counted.
    pub fn combinations(&self) -> Option<usize> {
        let mut lists = self.axes.iter().map(|axis| axis.values.len());
        lists.try_fold(1_usize, usize::checked_mul)
    }

    /// Values of a combination in order of the axes; the last axis varies fastest.
    pub fn values(&self, combination: usize) -> Vec<&str> {
        let mut rest = combination;
        let mut values: Vec<&str> = Vec::new();
        for axis in self.axes.iter().rev() {
            values.push(&axis.values[rest % axis.values.len()]);
            rest /= axis.values.len();
        }
        values.reverse();
        values
    }

    /// The world of a combination, `settings` in force in it too.
    ///
    /// # Errors
    ///
    /// The first value that is not allowed.
    pub fn world(
        &self,
        combination: usize,
        settings: &[Pair],
        known: &Known,
    ) -> Result<Scenario, InputError> {
        let keys = self.axes.iter().map(|axis| axis.key.clone());
        let values = self.values(combination).into_iter().map(str::to_owned);
        let own: Vec<Pair> = keys.zip(values).collect();
        resolve(&[&self.base, settings, &own], known)
    }
}

/// Axes of a table, those of tables inside it with their keys joined by dots.
fn collect(before: &str, table: &Table, axes: &mut Vec<Axis>) -> Result<(), InputError> {
    for (name, value) in table {
        let key = [before, name].concat();
        match value {
            Value::Table(inner) => collect(&[&key, "."].concat(), inner, axes)?,
            Value::Array(items) if !items.is_empty() => {
                let values = items
                    .iter()
                    .map(|item| listed(item).ok_or_else(|| no_list(&key, value)))
                    .collect::<Result<Vec<_>, _>>()?;
                axes.push(axis(key, values)?);
            }
            other => return Err(no_list(&key, other)),
        }
    }
    Ok(())
}

fn axis(key: String, values: Vec<String>) -> Result<Axis, InputError> {
    if key == "reps" {
        let allowed = "allowed in [grid]: every world has the same replications; set reps above it";
        return Err(InputError::not_allowed(&key, &values.join(", "), allowed));
    }
    let twice = (1..values.len()).find(|&at| values[..at].contains(&values[at]));
    match twice {
        None => Ok(Axis { key, values }),
        Some(at) => {
            let allowed = "allowed twice in a list of [grid]; give every value once";
            Err(InputError::not_allowed(&key, &values[at], allowed))
        }
    }
}

fn no_list(key: &str, given: &Value) -> InputError {
    let allowed = "a list of values in [grid], such as [90, 100, 110]";
    InputError::not_allowed(key, &given.to_string(), allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: &str = "title = \"x\"\nyears = 2\n[a]\nboard.slots = 3\n[grid]\ntargets = [0, 133]\n\
                        qof = [true]\njudged = [\"gap\", [0.5, 0.3, 0.2]]\na.board.projects = [1, 2.5, 4]\n";

    #[test]
    fn all_values_meet_all_and_the_last_axis_varies_fastest() {
        let grid = Grid::from_toml(GRID).expect("a grid");
        let keys: Vec<&str> = grid.axes.iter().map(|axis| axis.key.as_str()).collect();
        assert_eq!(keys, ["a.board.projects", "judged", "qof", "targets"]);
        assert_eq!(grid.combinations(), Some(12));
        assert_eq!(grid.values(0), ["1", "gap", "on", "0"]);
        assert_eq!(grid.values(1), ["1", "gap", "on", "133"]);
        assert_eq!(grid.values(2), ["1", "0.5,0.3,0.2", "on", "0"]);
        assert_eq!(grid.values(11), ["4", "0.5,0.3,0.2", "on", "133"]);
        let mut all: Vec<_> = (0..12).map(|at| grid.values(at)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 12);
        let base: Vec<&str> = grid.base.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(base, ["a.board.slots", "years"]);
    }

    #[test]
    fn a_world_has_the_base_the_settings_and_its_combination() {
        let grid = Grid::from_toml("years = 2\n[grid]\ntargets = [0, 10]\n").expect("a grid");
        let settings = [("seed".to_owned(), "7".to_owned())];
        let world = grid.world(1, &settings, &Known::NOTHING).expect("allowed");
        assert_eq!((world.years, world.seed, world.targets), (2, 7, 10));
    }

    #[test]
    fn what_is_no_grid_is_named_with_what_is_allowed() {
        for (text, part) in [
            ("targets = 10", "grid: \"\" is not a table [grid]"),
            ("grid = 3", "grid: \"3\""),
            ("[grid]", "a table [grid] with a list"),
            ("[grid]\nfunding = 90", "funding: \"90\" is not a list"),
            ("[grid]\nfunding = []", "funding: \"[]\" is not a list"),
            ("[grid]\nfunding = [[[1]]]", "funding"),
            (
                "[grid]\nfunding = [90, 100, 90]",
                "funding: \"90\" is not allowed twice",
            ),
            (
                "[grid]\nreps = [1, 2]",
                "reps: \"1, 2\" is not allowed in [grid]",
            ),
            (
                "funding = 90\n[grid]\nfunding = [1]",
                "funding: \"90\" is not allowed for all",
            ),
            ("fundng = [90\n", "is not TOML"),
            (
                "fundng = 2022-04-01\n[grid]\ntargets = [1]",
                "fundng: there is no such lever",
            ),
        ] {
            let error = Grid::from_toml(text).expect_err(text).to_string();
            assert!(error.contains(part), "{text:?}: {error}");
        }
        let grid = Grid::from_toml("[grid]\nfunding = [90, 300]").expect("a grid");
        let error = grid.world(1, &[], &Known::NOTHING).expect_err("too rich");
        assert!(
            error
                .to_string()
                .contains("funding: 300 is outside 80 to 130")
        );
    }
}
