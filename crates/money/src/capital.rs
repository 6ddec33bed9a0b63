//! Buildings, equipment and IT: stocks that wear out, and that spending keeps up once it has come into use.

use crate::{CapitalParameters, WEEKS_PER_YEAR};

/// What there is, as a multiple of the start state's [ratio].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capital {
    /// Buildings: what holds beds and rooms.
    pub estate: f64,
    /// Equipment and IT.
    pub equipment: f64,
}

impl Default for Capital {
    fn default() -> Self {
        Self {
            estate: 1.0,
            equipment: 1.0,
        }
    }
}

impl Capital {
    /// The week of the run whose spending comes into use in `week`; `None` where that lies before the run.
    pub fn decided_in(parameters: &CapitalParameters, week: u32) -> Option<u32> {
        let lag = libm::round(parameters.lag.get() * f64::from(WEEKS_PER_YEAR)) as u32;
        week.checked_sub(lag)
    }

    /// A week in which `spending`, as a multiple of what keeps the start state [ratio], comes into use.
    pub fn week(&mut self, parameters: &CapitalParameters, spending: f64) {
        let wear = |life: f64| 1.0 / (life * f64::from(WEEKS_PER_YEAR));
        self.estate += (spending - self.estate) * wear(parameters.estate_life.get());
        self.equipment += (spending - self.equipment) * wear(parameters.equipment_life.get());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: CapitalParameters = CapitalParameters::DEFAULT;

    #[test]
    fn what_keeps_the_start_state_keeps_it_to_the_digit() {
        let mut capital = Capital::default();
        for _ in 0..520 {
            capital.week(&P, 1.0);
        }
        assert_eq!(capital, Capital::default());
    }

    #[test]
    fn equipment_ages_faster_than_buildings() {
        let mut capital = Capital::default();
        for _ in 0..104 {
            capital.week(&P, 0.5);
        }
        assert!(capital.equipment < capital.estate && capital.estate < 1.0);
    }

    #[test]
    fn nothing_comes_into_use_before_its_time() {
        let lag = P.lag.get() as u32 * WEEKS_PER_YEAR;
        assert_eq!(Capital::decided_in(&P, lag - 1), None);
        assert_eq!(Capital::decided_in(&P, lag + 7), Some(7));
    }
}
