//! An outcome as plain bytes, for the way from one worker to another.
//!
//! One walk over all its numbers, in one order, both writes and reads: the two cannot come apart. Its shape is not sent, because it
//! follows from the scenario. Parcels are for the same program at the other end and are never stored.

use std::sync::OnceLock;

use goodhart_pathways::Beyond;
use goodhart_targets::Results;

use crate::behaviour::Behaviour;
use crate::collapse::Collapse;
use crate::{Outcome, Prepared};

type Word<'a> = &'a mut dyn FnMut(&mut u64);

impl Outcome {
    /// The bytes of a complete outcome, small numbers in few of them; weeks that were kept are left behind.
    pub fn parcel(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.walk(&mut |word| {
            // Writing a number to memory cannot fail.
            bytes = postcard::to_extend(word, std::mem::take(&mut bytes)).unwrap_or_default();
        });
        bytes
    }

    /// What was put into a parcel by a worker with the same scenario; `None` if it does not hold exactly the numbers of its outcomes.
    pub fn unparcel(prepared: &Prepared, parcel: &[u8]) -> Option<Self> {
        let mut rest = Some(parcel);
        let mut outcome = Self::blank(prepared);
        outcome.walk(&mut |word| {
            let next = rest.and_then(|bytes| postcard::take_from_bytes(bytes).ok());
            rest = next.map(|(number, rest)| {
                *word = number;
                rest
            });
        });
        outcome.results.pack();
        for place in &mut outcome.places {
            place.results.pack();
        }
        rest.is_some_and(<[u8]>::is_empty).then_some(outcome)
    }

    /// A complete outcome in which nothing happened.
    fn blank(prepared: &Prepared) -> Self {
        let months = prepared.months();
        let alone = Self {
            results: Results::blank(months),
            months,
            horizon: months,
            behaviour: Behaviour::new(),
            pence: [0; 3],
            staff_minutes: 0,
            collapse: Collapse::default(),
            beyond: Beyond::default(),
            endowment: prepared.endowment,
            places: Vec::new(),
            digest: OnceLock::new(),
        };
        let count = prepared.scenario.places as usize;
        Self {
            places: if count > 1 {
                vec![alone.clone(); count]
            } else {
                Vec::new()
            },
            ..alone
        }
    }

    fn walk(&mut self, word: Word) {
        self.results.walk(word);
        self.behaviour.walk(word);
        for pence in &mut self.pence {
            let mut bits = pence.cast_unsigned();
            word(&mut bits);
            *pence = bits.cast_signed();
        }
        word(&mut self.staff_minutes);
        let place = &mut self.endowment.place;
        let mut number = u64::from(*place);
        word(&mut number);
        *place = number as u32;
        let endowment = &mut self.endowment;
        let collapse = &mut self.collapse;
        let beyond = &mut self.beyond;
        let losses = [
            &mut beyond.list,
            &mut beyond.follow_ups,
            &mut beyond.programmes,
            &mut beyond.registers,
            &mut beyond.prevention,
        ];
        let single = [
            &mut endowment.need,
            &mut endowment.capacity,
            &mut endowment.maturity,
            &mut collapse.hazard,
            &mut collapse.weight,
            &mut collapse.years,
        ];
        let lost = losses
            .into_iter()
            .flat_map(|loss| [&mut loss.deaths, &mut loss.qalys]);
        for value in single.into_iter().chain(lost) {
            walk_float(value, word);
        }
        for place in &mut self.places {
            place.walk(word);
        }
    }
}

/// Shows the bits of a number, which must come out as they went in.
pub(crate) fn walk_float(value: &mut f64, word: Word) {
    let mut bits = value.to_bits();
    word(&mut bits);
    *value = f64::from_bits(bits);
}

#[cfg(test)]
mod tests {
    use goodhart_report::Scenario;

    use super::*;
    use crate::{Detail, Replication, prepare, summarise};

    fn after(months: u32, places: u32) -> (Prepared, Outcome) {
        let scenario = Scenario {
            years: 1,
            reps: 1,
            population: 50_000,
            places,
            ..Scenario::default()
        };
        let prepared = prepare(&scenario).expect("an allowed scenario");
        let mut running = Replication::begin(&prepared, 0);
        while running.progress().months < months {
            running.advance(4_096);
        }
        (prepared, running.outcome())
    }

    #[test]
    fn what_comes_out_makes_the_same_report() {
        for places in [1, 3] {
            let (prepared, outcome) = after(12, places);
            let report = |outcome: Outcome| {
                summarise(&prepared, std::slice::from_ref(&outcome), Detail::Full)
            };
            let parcel = outcome.clone().parcel();
            let arrived = Outcome::unparcel(&prepared, &parcel).expect("a whole parcel");
            assert_eq!(arrived.digest(), outcome.digest());
            assert_eq!(report(arrived), report(outcome), "{places} places");
        }
    }

    #[test]
    fn a_parcel_of_another_length_is_refused() {
        let (prepared, outcome) = after(12, 1);
        let mut parcel = outcome.parcel();
        parcel.push(0);
        assert!(Outcome::unparcel(&prepared, &parcel).is_none());
        parcel.truncate(parcel.len() - 2);
        assert!(Outcome::unparcel(&prepared, &parcel).is_none());
        assert!(Outcome::unparcel(&prepared, &[]).is_none());
    }
}
