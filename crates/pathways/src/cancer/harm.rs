//! Harm of waiting for the treatment of a cancer. Owner: referral, recall or diagnosis to the first treatment, beyond what no hospital could save.

use goodhart_des::time::{DAY, Seconds};
use goodhart_ledger::{Harm, Observer, Owner, micro};

use super::Person;
use crate::place::Place;

impl Place {
    /// Books the expected loss of survival against treatment at the earliest.
    pub(super) fn cancer_harm<O: Observer>(&self, person: &Person, ledger: &mut O) {
        let harm = &self.tables.parameters.harm;
        let wait: Seconds = self.now - person.need;
        let late = f64::from(wait) / f64::from(DAY) - harm.cancer_earliest_days.get();
        if late <= 0.0 {
            return;
        }
        // The hazard is a power of the delay; the causal share takes from its logarithm.
        let hazard = libm::pow(
            harm.cancer_hazard_per_4_weeks.get(),
            late / 28.0 * harm.cancer_causal.get(),
        );
        let survival = 1.0 - harm.cancer_deaths.get();
        let lost = survival - libm::pow(survival, hazard);
        ledger.harm(&Harm {
            at: self.now,
            owner: Owner::CancerDelay,
            fifth: person.fifth,
            micro_deaths: micro(lost),
            micro_qalys: micro(lost * harm.qalys_per_cancer_death.get()),
        });
    }
}
