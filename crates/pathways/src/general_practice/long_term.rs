//! Long-term care: a stock of coverage for every paid indicator in every practice. Work raises it towards a ceiling with falling returns,
//! and what nobody works on lapses. In the start state's work every stock is at rest.

use goodhart_ledger::{Access, Observer};
use goodhart_levers::{CareKind, PaidCare, Stream};

use super::{COUNTED_EVERY, Surgery};
use crate::parameters::LongTermCareParameters;
use crate::place::Place;
use crate::tables::Tables;

/// A whole, in the parts in which stocks are kept.
const WHOLE: f64 = 1e6;
/// Weeks in a year.
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// Weeks over which a practice's continuity is taken.
const CONTINUITY_OVER: f64 = 26.0;
/// Working days of a week.
const DAYS: f64 = 5.0;

/// The long-term care of one practice.
#[derive(Clone, Debug)]
pub(super) struct LongTerm {
    /// Care given and that of the start state, of those it suits [10⁻⁶].
    given: Vec<u32>,
    at_start: Vec<u32>,
    /// Those without care, weighted by deaths and by healthy years a year, as it shows after its lag [a year].
    pub missing: [f64; 2],
    /// The same in the start state.
    pub missing_at_start: [f64; 2],
    /// Contacts with the usual doctor, over some months [0–1].
    pub continuity: f64,
}

impl LongTerm {
    /// A practice where `factor` times as much is missing as in the mean.
    pub(super) fn new(p: &LongTermCareParameters, factor: f64, list: u32) -> Self {
        let at_start: Vec<u32> = PaidCare::ALL
            .iter()
            .map(|&care| {
                let ceiling = ceiling(p, care);
                let missing = (ceiling - p.achieved[care as usize]).max(0.0) * factor;
                (libm::round((ceiling - missing).max(0.0) * WHOLE)) as u32
            })
            .collect();
        let mut new = Self {
            given: at_start.clone(),
            at_start,
            missing: [0.0; 2],
            missing_at_start: [0.0; 2],
            continuity: 0.0,
        };
        new.missing = new.without(p, list);
        new.missing_at_start = new.missing;
        new
    }

    /// A day's appointments.
    pub(super) fn met(&mut self, day: &Access) {
        if day.held == 0 {
            return;
        }
        let today = f64::from(day.with_usual) / f64::from(day.held);
        if self.continuity <= 0.0 {
            self.continuity = today;
        }
        self.continuity += (today - self.continuity) / (CONTINUITY_OVER * DAYS);
    }

    /// Care given, of those it suits [0–1].
    pub(super) fn given(&self, care: PaidCare) -> f64 {
        f64::from(self.given[care as usize]) / WHOLE
    }

    /// Four weeks of work on one indicator [multiple of the start state].
    fn step(&mut self, p: &LongTermCareParameters, care: PaidCare, work: f64) {
        let at = care as usize;
        let start = f64::from(self.at_start[at]) / WHOLE;
        let ceiling = ceiling(p, care);
        let decay = p.decay_by_kind[care.kind() as usize] * p.decay.get();
        let room = ceiling - start;
        if decay <= 0.0 || room <= 0.0 || start <= 0.0 {
            return;
        }
        // dS/dt = gain × work × (ceiling − S) − decay × S, with the gain at which the start state is at rest; solved exactly over the step.
        let gain = decay * start / room * work;
        let level = ceiling * gain / (gain + decay);
        let years = f64::from(COUNTED_EVERY) / WEEKS_A_YEAR;
        let now = f64::from(self.given[at]) / WHOLE;
        let next = level + (now - level) * libm::exp(-(gain + decay) * years);
        self.given[at] = libm::round(next * WHOLE) as u32;
    }

    /// Those without care they could have, weighted by deaths and healthy years a year.
    fn without(&self, p: &LongTermCareParameters, list: u32) -> [f64; 2] {
        let mut sum = [0.0; 2];
        for &care in PaidCare::ALL {
            let people = f64::from(list) * p.patients[care as usize] * (1.0 - p.unsuitable.get());
            let without = people * (1.0 - self.given(care));
            let kind = care.kind() as usize;
            sum[0] += without * p.deaths_by_kind[kind];
            sum[1] += without * p.qalys_by_kind[kind];
        }
        sum
    }
}

/// Most that can be given [0–1].
fn ceiling(p: &LongTermCareParameters, care: PaidCare) -> f64 {
    p.ceiling[care.kind() as usize]
}

/// Care that bears on admissions, of all who could have it [0–1]: drugs, tests and values in range.
pub(super) fn index(surgeries: &[Surgery], tables: &Tables) -> f64 {
    let p = &tables.parameters.long_term_care;
    let (mut got, mut all) = (0.0, 0.0);
    for surgery in surgeries {
        for &care in PaidCare::ALL {
            if matches!(
                care.kind(),
                CareKind::Treatment | CareKind::Test | CareKind::Outcome
            ) {
                let people = f64::from(surgery.list) * p.patients[care as usize];
                got += people * surgery.long_term.given(care);
                all += people;
            }
        }
    }
    if all > 0.0 { got / all } else { 0.0 }
}

impl Place {
    /// Four weeks of long-term care in all practices: the time there is goes to the indicators by what they are given weight for; then it
    /// is counted.
    pub(super) fn give_long_term_care<O: Observer>(&mut self, ledger: &mut O) {
        let tables = self.tables.clone();
        let p = &tables.parameters.long_term_care;
        let capacity = &self.settings.capacity;
        let time = capacity.hours[Stream::LongTermCare] * capacity.pace[Stream::LongTermCare];
        let focus = &self.settings.practice.long_term_focus.0;
        let mean = focus.0.iter().sum::<f64>() / focus.0.len() as f64;
        let lag = p.lag_weeks.get();
        let part = (f64::from(COUNTED_EVERY) / lag).min(1.0);
        for surgery in &mut self.general_practice.surgeries {
            for &care in PaidCare::ALL {
                surgery.long_term.step(p, care, time * focus[care] / mean);
            }
            let without = surgery.long_term.without(p, surgery.list);
            for (felt, now) in surgery.long_term.missing.iter_mut().zip(without) {
                *felt += (now - *felt) * part;
            }
        }
        let care = index(&self.general_practice.surgeries, &tables);
        self.general_practice
            .felt
            .give(care, lag, f64::from(COUNTED_EVERY));
        self.count_long_term_care(ledger);
    }
}
