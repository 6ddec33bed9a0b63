//! Harm of what programmes miss. Owner: the person missed below what a service can reach, by programme or, where the row is one of
//! prevention, by prevention.
//!
//! Years gained by a healthier population stand on the account of prevention; what its lower need spares in care is on the accounts of care.
//! Rows whose harm has another owner (long-term conditions in general practice, heart attacks and strokes prevented) carry none.

use goodhart_ledger::{Harm, Observer, Owner, nearest};
use goodhart_levers::Programme;

use crate::place::Place;

impl Place {
    /// Books a week's expected harm, shared over fifths of deprivation.
    pub(super) fn programme_harm<O: Observer>(&self, ledger: &mut O) {
        let mut sums = [[0.0; 2]; 2];
        for ((row, stock), people) in Programme::all()
            .iter()
            .zip(&self.programmes.stocks)
            .zip(&self.programmes.people)
        {
            let below = f64::from(row.ceiling.saturating_sub(stock.level())) / super::MILLION;
            let sum = &mut sums[usize::from(row.prevention)];
            sum[0] += people * below * row.micro_deaths;
            sum[1] += people * below * row.micro_qalys;
        }
        let scale = self.tables.parameters.programme.harm.get();
        let residents = f64::from(self.tables.population);
        let (years, averted) = self
            .health
            .gained(residents, &self.tables.parameters.prevention);
        // What prevention gains may be more than what its parts still miss: the account can fall below nought.
        let gains = [[0.0; 2], [averted * super::MILLION, years * super::MILLION]];
        let owners = [Owner::Programmes, Owner::Prevention];
        for ((owner, [deaths, qalys]), gain) in owners.into_iter().zip(sums).zip(gains) {
            let deaths = deaths * scale - gain[0];
            self.shared_harm(owner, deaths, qalys * scale - gain[1], ledger);
        }
    }

    /// What programmes and prevention lose in a week more than in the start state: deaths and healthy years of each.
    pub(crate) fn programmes_next_to_start(&self) -> [[f64; 2]; 2] {
        let mut sums = [[0.0; 2]; 2];
        for ((row, stock), people) in Programme::all()
            .iter()
            .zip(&self.programmes.stocks)
            .zip(&self.programmes.people)
        {
            let fallen = f64::from(stock.start()) - f64::from(stock.level());
            let sum = &mut sums[usize::from(row.prevention)];
            for (sum, micro) in sum.iter_mut().zip([row.micro_deaths, row.micro_qalys]) {
                *sum += people * fallen / super::MILLION * micro / super::MILLION;
            }
        }
        let scale = self.tables.parameters.programme.harm.get();
        let residents = f64::from(self.tables.population);
        let prevention = &self.tables.parameters.prevention;
        let (years, deaths) = self.health.gained(residents, prevention);
        let [programmes, parts] = sums.map(|sum| sum.map(|lost| lost * scale));
        [programmes, [parts[0] - deaths, parts[1] - years]]
    }

    /// Books expected harm that has no one patient, shared over fifths as need is [10⁻⁶].
    pub(crate) fn shared_harm<O: Observer>(
        &self,
        owner: Owner,
        micro_deaths: f64,
        micro_qalys: f64,
        ledger: &mut O,
    ) {
        let fifths = &self.tables.parameters.population.deprivation;
        for (fifth, share) in fifths.iter().enumerate() {
            ledger.harm(&Harm {
                at: self.now,
                owner,
                fifth: fifth as u8,
                micro_deaths: nearest(micro_deaths * share),
                micro_qalys: nearest(micro_qalys * share),
            });
        }
    }
}
