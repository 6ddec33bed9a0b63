//! Harm of general practice. Owners: years without care that would help (`chronic_care`), and seeing strangers (`continuity`). Both leave
//! out what happens in the department and on the ward, and cancers found late.

use goodhart_ledger::{Harm, Observer, Owner};

use crate::place::Place;

/// Weeks in a year.
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// A whole, in the parts in which harm is booked.
const MICRO: f64 = 1e6;

impl Place {
    /// A week of both, by the fifth in which each practice lies.
    pub(super) fn practice_harm<O: Observer>(&self, ledger: &mut O) {
        let p = &self.tables.parameters.general_practice;
        let care = &self.tables.parameters.long_term_care;
        let per_death = care.qalys_per_death.get();
        for surgery in &self.general_practice.surgeries {
            let causal = care.causal.get() / WEEKS_A_YEAR;
            let [deaths, healthy_years] = surgery.long_term.missing.map(|sum| sum * causal);
            let strangers = f64::from(surgery.list) * (1.0 - surgery.long_term.continuity);
            let by_strangers =
                strangers * p.deaths_by_continuity.get() * p.continuity_causal.get() / WEEKS_A_YEAR;
            for (owner, deaths, healthy_years) in [
                (Owner::ChronicCare, deaths, healthy_years),
                (Owner::Continuity, by_strangers, 0.0),
            ] {
                ledger.harm(&Harm {
                    at: self.now,
                    owner,
                    fifth: surgery.fifth,
                    micro_deaths: libm::round(deaths * MICRO) as i64,
                    micro_qalys: libm::round((deaths * per_death + healthy_years) * MICRO) as i64,
                });
            }
        }
    }
    /// What people with long-term conditions lose in a week more than in the start state: deaths and healthy years, those included.
    pub(crate) fn registers_next_to_start(&self) -> [f64; 2] {
        let care = &self.tables.parameters.long_term_care;
        let mut sum = [0.0; 2];
        for surgery in &self.general_practice.surgeries {
            let now = surgery.long_term.missing.iter();
            let both = now.zip(surgery.long_term.missing_at_start);
            for (sum, (now, then)) in sum.iter_mut().zip(both) {
                *sum += (now - then) * care.causal.get() / WEEKS_A_YEAR;
            }
        }
        let [deaths, healthy_years] = sum;
        [deaths, deaths * care.qalys_per_death.get() + healthy_years]
    }
}
