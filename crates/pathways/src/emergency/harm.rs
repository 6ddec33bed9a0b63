//! Harm of waiting in the department for a bed. Owner: the patient's whole time in the department, up to the bed.
//!
//! Excludes the ambulance outside before the department's own clock could start only in so far as the study's clock did; ward care is
//! owned by the ward. Flat beyond the studied range.

use goodhart_des::time::HOUR;
use goodhart_ledger::{EmergencyStay, Harm, Observer, Owner, micro};

use crate::place::Place;

impl Place {
    /// Books the expected harm of an admitted patient's delay.
    pub(crate) fn delay_harm<O: Observer>(&self, stay: &EmergencyStay, ledger: &mut O) {
        let harm = &self.tables.parameters.harm;
        let hours = f64::from(stay.real.stop - stay.official.start) / f64::from(HOUR);
        let (from, to) = (harm.ed_delay_from_hours.get(), harm.ed_delay_to_hours.get());
        let part = ((hours - from) / (to - from)).clamp(0.0, 1.0);
        let deaths = harm.ed_delay_deaths.get() * harm.ed_delay_causal.get() * part;
        if deaths > 0.0 {
            ledger.harm(&Harm {
                at: stay.real.stop,
                owner: Owner::EmergencyDelay,
                fifth: stay.fifth,
                micro_deaths: micro(deaths),
                micro_qalys: micro(deaths * harm.qalys_per_emergency_death.get()),
            });
        }
    }

    /// Books the expected harm of a day's thin staffing on the wards, shared over fifths as patients are.
    pub(crate) fn ward_harm<O: Observer>(&self, deaths: f64, ledger: &mut O) {
        if deaths <= 0.0 {
            return;
        }
        let harm = &self.tables.parameters.harm;
        for (fifth, share) in self
            .tables
            .parameters
            .population
            .deprivation
            .iter()
            .enumerate()
        {
            ledger.harm(&Harm {
                at: self.now,
                owner: Owner::WardCare,
                fifth: fifth as u8,
                micro_deaths: micro(deaths * share),
                micro_qalys: micro(deaths * share * harm.qalys_per_emergency_death.get()),
            });
        }
    }
}
