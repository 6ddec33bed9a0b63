//! What one replication measured, and its digest.

use std::sync::OnceLock;

use goodhart_ledger::{Category, Owner};
use goodhart_managers::Provider;
use goodhart_pathways::{Afterwards, Beyond};
use goodhart_report::Digest;
use goodhart_targets::{Book, FIFTHS, Fraction, HarmSum, Indicator, Record, Results, Traced};

use crate::behaviour::Behaviour;
use crate::collapse::Collapse;
use crate::world::World;
use crate::{Endowment, Prepared};

/// Minutes in an hour.
const MINUTES: f64 = 60.0;

/// What one replication measured in its complete months; where there are several places, in all of them together.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(crate) results: Results,
    /// Whole months measured.
    pub months: u32,
    /// Months of the run.
    pub horizon: u32,
    pub(crate) behaviour: Behaviour,
    /// Money spent, premium for temporary staff, late money lapsed [pence].
    pub(crate) pence: [i64; 3],
    /// Acute clinical time in post at the end [minutes a week].
    pub(crate) staff_minutes: u64,
    /// The branch of ward collapse, apart from everything else and never hashed.
    pub(crate) collapse: Collapse,
    /// What lies beyond the horizon, once it is reached; apart from everything else and never hashed.
    pub(crate) beyond: Beyond,
    /// In what the place differs from the mean place.
    pub endowment: Endowment,
    /// Every place by itself, where there are several.
    pub places: Vec<Outcome>,
    /// Worked out once: a report is made of the same outcomes many times while more of them come in.
    pub(crate) digest: OnceLock<u64>,
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
            results: world.measures.results(),
            months,
            horizon: prepared.months(),
            behaviour: world.behaviour.clone(),
            pence,
            staff_minutes: libm::round(hours * MINUTES) as u64,
            collapse: world.collapse,
            beyond: if months == prepared.months() {
                let terminal = &prepared.assumptions.experiment.terminal;
                world.place.beyond(Afterwards {
                    discount: terminal.discount.get(),
                    run_down: terminal.run_down.get(),
                })
            } else {
                Beyond::default()
            },
            endowment: prepared.endowment,
            places: Vec::new(),
            digest: OnceLock::new(),
        }
    }

    /// What was measured, to break it on purpose.
    #[cfg(feature = "fault-injection")]
    pub(crate) fn results_for_test(&mut self) -> &mut Results {
        self.digest = OnceLock::new();
        &mut self.results
    }

    /// Several places together. Everything that enters a digest is added in integers.
    pub(crate) fn together(places: Vec<Self>) -> Option<Self> {
        let mut sum = Self {
            digest: OnceLock::new(),
            ..places.first()?.clone()
        };
        for place in &places[1..] {
            sum.results.absorb(&place.results);
            sum.behaviour.absorb(&place.behaviour);
            for (own, more) in sum.pence.iter_mut().zip(place.pence) {
                *own += more;
            }
            sum.staff_minutes += place.staff_minutes;
        }
        sum.results.pack();
        sum.places = places;
        Some(sum)
    }

    /// Each place by itself; of a single place, itself.
    pub fn by_place(&self) -> &[Self] {
        if self.places.is_empty() {
            std::slice::from_ref(self)
        } else {
            &self.places
        }
    }

    /// What gaming left in an indicator's records, by trace.
    pub fn traces(&self, indicator: Indicator) -> impl Iterator<Item = &Traced> {
        let all = self.results.traces().iter();
        all.filter(move |traced| traced.indicator == indicator)
    }

    /// Weeks kept, where they were asked for; the last has the days that are left of the run.
    pub fn weeks(&self) -> u32 {
        self.results.weeks_kept()
    }

    /// What a record counted in a week of the run.
    pub fn week(&self, record: Record, indicator: Indicator, week: u32) -> Fraction {
        self.results.week(record, indicator, week)
    }

    /// Whether the whole horizon was simulated.
    pub fn is_complete(&self) -> bool {
        self.months == self.horizon
    }

    /// One record's book.
    pub fn book(&self, record: Record) -> &Book {
        self.results.book(record)
    }

    /// Expected harm of an owner in a fifth.
    pub fn harm(&self, owner: Owner, fifth: usize) -> HarmSum {
        self.results.harm_of(owner, fifth)
    }

    /// Expected harm of all owners and fifths.
    pub fn total_harm(&self) -> HarmSum {
        let mut sum = HarmSum::default();
        for owner in Owner::ALL {
            for fifth in 0..FIFTHS {
                sum = sum.plus(self.harm(owner, fifth));
            }
        }
        sum
    }

    /// The replication digest: integers in registry order, nothing else.
    pub fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| self.work_out_digest())
    }

    fn work_out_digest(&self) -> u64 {
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
                for count in book.ed_minutes(admitted, older) {
                    digest.u64(count);
                }
            }
            for category in Category::ALL {
                for count in book.response_bins(category) {
                    digest.u64(count);
                }
            }
            for list in [
                book.list_weeks(),
                book.completed_weeks(),
                book.cancer_days(),
            ] {
                for count in list {
                    digest.u64(count);
                }
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
