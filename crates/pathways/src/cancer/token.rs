//! First appointment stops the clock: urgent referrals near the limit get a short appointment that settles nothing.

use goodhart_des::random::unit;
use goodhart_des::time::{DAY, Seconds};
use goodhart_ledger::{CancerClock, Observer, Standard};

use super::Route;
use crate::luck;
use crate::place::Place;

impl Place {
    /// Token appointments of a day. The official clock stops; she keeps her place in the line for an appointment that helps. Returns the slots
    /// that these took.
    pub(super) fn token_appointments<O: Observer>(&mut self, ledger: &mut O) -> f64 {
        let Some(deadline) = self.settings.practice.token_appointments else {
            return 0.0;
        };
        let p = &self.tables.parameters.cancer;
        let lead = (p.token_lead_days.get() * f64::from(DAY)) as Seconds;
        let length = p.token_slot.get();
        let from = deadline.limit_s.saturating_sub(lead);
        let near: Vec<u32> = self
            .cancer
            .clinic
            .slots()
            .filter(|&slot| {
                let person = &self.cancer.people[slot as usize];
                let wait = self.now - person.need;
                !person.token
                    && (from..=deadline.limit_s).contains(&wait)
                    && unit(self.luck(person.id, luck::TOKEN_APPOINTMENT)) < deadline.intensity
            })
            .collect();
        for &slot in &near {
            let person = &mut self.cancer.people[slot as usize];
            person.token = true;
            let wait = self.now - person.need;
            ledger.cancer_clock(&CancerClock {
                id: person.id,
                standard: if person.route == Route::Breast {
                    Standard::SeenForBreast
                } else {
                    Standard::Seen
                },
                reported: Some(wait),
                official: Some(wait),
                real: None,
            });
        }
        near.len() as f64 * length
    }
}
