//! What one replication cost, what patients got of the headline measure and where boards looked: all that the attribution reads of an outcome.

use goodhart_ledger::Owner;
use goodhart_levers::Stream;
use goodhart_targets::{FIFTHS, HarmSum, Indicator, Record};

use crate::summary::per_100k;
use crate::{Outcome, Prepared};

/// Harm and attention of one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// Expected harm by owner.
    harm: [HarmSum; Owner::ALL.len()],
    /// Review slots a week by stream.
    attention: [f64; Stream::ALL.len()],
    /// Patients who really left A&E within four hours [%], if any came.
    pub(crate) real_within_4h: Option<f64>,
}

/// Means over the replications of one world [per 100,000], and where attention went.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Value {
    pub deaths: f64,
    pub qalys: f64,
    /// QALYs and deaths owned by streams that gained attention against the no-target world; the rest lost it.
    pub focus: [f64; 2],
}

impl Toll {
    /// Of a complete outcome.
    pub fn of(outcome: &Outcome) -> Self {
        let within = Indicator::EdWithin4h;
        let stays = outcome.book(Record::Real).total(within, outcome.months);
        Self {
            real_within_4h: within.value(stays.numerator, stays.denominator),
            harm: Owner::ALL.map(|owner| {
                (0..FIFTHS).fold(HarmSum::default(), |sum, fifth| {
                    sum.plus(outcome.harm(owner, fifth))
                })
            }),
            attention: Stream::ALL.map(|stream| outcome.behaviour.attention(stream)),
        }
    }

    /// Of all owners.
    pub(crate) fn total(&self) -> HarmSum {
        self.of_owners(|_| true)
    }

    fn of_owners(&self, counts: impl Fn(Owner) -> bool) -> HarmSum {
        let parts = Owner::ALL.into_iter().zip(self.harm);
        let parts = parts.filter(|(owner, _)| counts(*owner));
        parts.fold(HarmSum::default(), |sum, (_, part)| sum.plus(part))
    }
}

/// Streams that get more review slots in one world than in the other.
pub(crate) fn streams_that_gained(with: &[Toll], without: &[Toll]) -> Vec<Stream> {
    let slots = |tolls: &[Toll], stream: usize| -> f64 {
        tolls.iter().map(|toll| toll.attention[stream]).sum()
    };
    let streams = Stream::ALL.into_iter().enumerate();
    streams
        .filter(|(index, _)| slots(with, *index) > slots(without, *index))
        .map(|(_, stream)| stream)
        .collect()
}

/// Means over replications.
pub(crate) fn value(prepared: &Prepared, tolls: &[Toll], gained: &[Stream]) -> Value {
    let mut sum = Value::default();
    for toll in tolls {
        let total = toll.total();
        sum.deaths += per_100k(prepared, total.micro_deaths);
        sum.qalys += per_100k(prepared, total.micro_qalys);
        let focus = toll.of_owners(|owner| stream(owner).is_some_and(|of| gained.contains(&of)));
        sum.focus[0] += per_100k(prepared, focus.micro_qalys);
        sum.focus[1] += per_100k(prepared, focus.micro_deaths);
    }
    let n = tolls.len().max(1) as f64;
    Value {
        deaths: sum.deaths / n,
        qalys: sum.qalys / n,
        focus: sum.focus.map(|part| part / n),
    }
}

/// The stream in which harm of an owner arises. Programmes are in several.
pub(crate) fn stream(owner: Owner) -> Option<Stream> {
    Some(match owner {
        Owner::EmergencyDelay => Stream::Emergency,
        Owner::AmbulanceResponse => Stream::Ambulance,
        Owner::ElectiveWait => Stream::Theatres,
        Owner::FollowUpDelay => Stream::FollowUps,
        Owner::CancerDelay => Stream::Diagnostics,
        Owner::WardCare => Stream::Wards,
        Owner::ChronicCare | Owner::Continuity => Stream::LongTermCare,
        Owner::Prevention => Stream::Prevention,
        Owner::Therapies => Stream::Therapies,
        Owner::Programmes => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_harm_but_that_of_programmes_lies_in_one_stream() {
        for owner in Owner::ALL {
            assert_eq!(stream(owner).is_none(), owner == Owner::Programmes);
        }
    }
}
