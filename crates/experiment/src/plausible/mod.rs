//! Plausible sets of assumptions: those that no fact used to fit rules out (history matching).
//!
//! What is varied is every assumption whose value no evidence fixes, over its whole range; what rules out is a level of the start state of
//! 2022/23 ([`levels`]). The sets that are left are kept in `plausible/sets.csv`, and headlines are said over them: "in x of 200".

mod agreement;
mod kept_rows;
mod level;
mod levers_page;
mod orders;
mod orders_page;
mod page;
mod rows;
mod space;
pub mod study;
mod waves;

use goodhart_report::{InputError, Scenario};

pub use agreement::{AGREEMENT, Agreement};
pub use level::{Level, Scale, levels, measured};
pub use levers_page::levers as levers_page;
pub use orders_page::{SaidOfOrders, said_of_orders};
pub use page::sensitivity as sensitivity_page;
pub use rows::{Kept, header, kept, line, parsed};
pub use space::{share, value, varied};
pub use waves::{MOST, SETS, Tried, WAVES, first_wave, next_wave};

use crate::{BurnIns, Outcome, Prepared, prepare};

/// The sets that the project keeps.
const SETS_FILE: &str = include_str!("../../plausible/sets.csv");

/// The world in which levels are looked for: the default, one year of one place, with these assumptions.
pub fn fitting_world<'a>(values: impl IntoIterator<Item = (&'a str, f64)>) -> Scenario {
    Scenario {
        years: 1,
        reps: 1,
        assumptions: values
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
        ..Scenario::default()
    }
}

/// Runs a set of [`varied`] values and measures its distance from every level.
///
/// # Errors
/// A value outside its range.
pub fn tried(values: Vec<f64>) -> Result<Tried, InputError> {
    let named = varied().into_iter().zip(&values);
    let world = fitting_world(named.map(|(spec, &value)| (spec.key, value)));
    let outcome = one_replication(&prepare(&world)?, &mut BurnIns::default());
    let residuals = levels().iter().map(|level| level.residual(&outcome));
    Ok(Tried {
        residuals: residuals.collect(),
        values,
    })
}

impl Kept {
    /// The assumptions of the set that this version still has, as a scenario takes them.
    pub fn assumptions(&self) -> std::collections::BTreeMap<String, f64> {
        let own = self.values.iter();
        own.map(|(key, value)| ((*key).to_owned(), *value))
            .collect()
    }
}

/// Replication 0 of a prepared world.
pub(crate) fn one_replication(prepared: &Prepared, starts: &mut BurnIns) -> Outcome {
    crate::summary::complete_from(prepared, 0, starts)
}
