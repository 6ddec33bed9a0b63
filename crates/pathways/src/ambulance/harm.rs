//! Harm of waiting for a crew. Owner: call to arrival, for cardiac arrests only; ends where the crew reaches the patient.

use goodhart_des::random::unit;
use goodhart_des::time::MINUTE;
use goodhart_ledger::{Category, Clock, Harm, Observer, Owner, micro};

use crate::luck;
use crate::place::Place;

impl Place {
    /// Books the expected loss of survival against an immediate response.
    pub(crate) fn arrest_harm<O: Observer>(
        &self,
        id: u32,
        category: Category,
        clock: Clock,
        ledger: &mut O,
    ) {
        if category != Category::C1 || !self.is_arrest(id) {
            return;
        }
        let harm = &self.tables.parameters.harm;
        let minutes = f64::from(clock.length()) / f64::from(MINUTE);
        let lost = (self.survival(0.0) - self.survival(minutes)) * harm.arrest_causal.get();
        ledger.harm(&Harm {
            at: self.now,
            owner: Owner::AmbulanceResponse,
            fifth: self.fifth(id),
            micro_deaths: micro(lost),
            micro_qalys: micro(lost * harm.qalys_per_arrest_death.get()),
        });
    }

    /// Whether a life-threatening call is a cardiac arrest.
    pub(super) fn is_arrest(&self, id: u32) -> bool {
        let share = self.tables.parameters.harm.arrest_share_of_c1.get();
        unit(self.luck(id, luck::ARREST)) < share
    }

    /// Probability of surviving a cardiac arrest reached after this time [minutes].
    fn survival(&self, minutes: f64) -> f64 {
        let harm = &self.tables.parameters.harm;
        let reference = harm.arrest_survival.get();
        let odds = reference / (1.0 - reference)
            * libm::pow(
                harm.arrest_odds_per_minute.get(),
                harm.arrest_reference_minutes.get() - minutes,
            );
        odds / (1.0 + odds)
    }
}
