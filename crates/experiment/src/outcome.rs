//! What one replication measured, and its digest.

use goodhart_ledger::Owner;
use goodhart_managers::Provider;
use goodhart_report::Digest;
use goodhart_targets::{Book, FIFTHS, HarmSum, Indicator, Measures, Record};

use crate::Prepared;
use crate::behaviour::Behaviour;
use crate::world::World;

/// Minutes in an hour.
const MINUTES: f64 = 60.0;

/// What one replication measured in its complete months.
#[derive(Clone, Debug)]
pub struct Outcome {
    measures: Measures,
    /// Whole months measured.
    pub months: u32,
    /// Months of the run.
    pub horizon: u32,
    pub(crate) behaviour: Behaviour,
    /// Money spent, premium for temporary staff, late money lapsed [pence].
    pub(crate) pence: [i64; 3],
    /// Acute clinical time in post at the end [minutes a week].
    pub(crate) staff_minutes: u64,
}

impl Outcome {
    pub(crate) fn of(prepared: &Prepared, world: &World, months: u32) -> Self {
        let (pence, hours) = world.means.as_ref().map_or(([0; 3], 0.0), |means| {
            let contracted = crate::means::contracted_hours(prepared, Provider::Acute);
            (
                [means.spent(), means.agency_premium(), means.pots_lost()],
                means.staff(Provider::Acute).hours * contracted,
            )
        });
        Self {
            measures: world.measures.clone(),
            months,
            horizon: prepared.months(),
            behaviour: world.behaviour.clone(),
            pence,
            staff_minutes: libm::round(hours * MINUTES) as u64,
        }
    }

    /// What was measured, to break it on purpose.
    #[cfg(feature = "fault-injection")]
    pub(crate) fn measures_for_test(&mut self) -> &mut Measures {
        &mut self.measures
    }

    /// Whether the whole horizon was simulated.
    pub fn is_complete(&self) -> bool {
        self.months == self.horizon
    }

    /// One record's book.
    pub fn book(&self, record: Record) -> &Book {
        self.measures.book(record)
    }

    /// Expected harm of an owner in a fifth.
    pub fn harm(&self, owner: Owner, fifth: usize) -> HarmSum {
        self.measures.harm_of(owner, fifth)
    }

    /// Expected harm of all owners and fifths.
    pub fn total_harm(&self) -> HarmSum {
        let mut sum = HarmSum::default();
        for owner in Owner::ALL {
            for fifth in 0..FIFTHS {
                let part = self.harm(owner, fifth);
                sum.micro_deaths += part.micro_deaths;
                sum.micro_qalys += part.micro_qalys;
            }
        }
        sum
    }

    /// The replication digest: integers in registry order, nothing else.
    pub fn digest(&self) -> u64 {
        let mut digest = Digest::new();
        for &indicator in Indicator::ALL {
            for month in 0..self.months {
                for record in Record::ALL {
                    let value = self.book(record).month(indicator, month);
                    digest.u64(value.numerator);
                    digest.u64(value.denominator);
                }
            }
        }
        for record in Record::ALL {
            let book = self.book(record);
            for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
                for &count in book.ed_minutes(admitted, older) {
                    digest.u64(count);
                }
            }
            for &count in book.list_weeks() {
                digest.u64(count);
            }
        }
        for owner in Owner::ALL {
            for fifth in 0..FIFTHS {
                let harm = self.harm(owner, fifth);
                digest.i64(harm.micro_deaths);
                digest.i64(harm.micro_qalys);
            }
        }
        for pence in self.pence {
            digest.i64(pence);
        }
        digest.u64(self.staff_minutes);
        digest.value()
    }
}
