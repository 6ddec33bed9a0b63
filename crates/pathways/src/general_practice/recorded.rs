//! How long-term care is written down: coding follows payment, some patients are excepted, some care is ticked that was not given.

use goodhart_ledger::{CareGiven, Coverage, Observer, RecordedCare};
use goodhart_levers::{Coding, PaidCare};

use super::Surgery;
use crate::parameters::LongTermCareParameters;
use crate::place::Place;

/// A register or project is counted in so many parts.
const PARTS: f64 = 1_000.0;
/// A habit above this is one of coding [0–1].
const CODED: f64 = 0.5;
/// A whole, in the parts in which thresholds come.
const WHOLE: f64 = 1e6;

impl Place {
    /// A week in which habits of coding follow what is paid for. Before the run they are what the start state's regime made of them.
    pub(super) fn take_up_coding(&mut self) {
        let weeks = self.tables.parameters.long_term_care.coding_weeks.get();
        let settled = self.now < self.tables.start.run();
        let part = if settled {
            1.0
        } else {
            1.0 - libm::exp(-1.0 / weeks)
        };
        let coded = &self.settings.recording.coding.care.0;
        for (habit, now) in self.general_practice.habit.iter_mut().zip(coded) {
            *habit += (now - *habit) * part;
        }
    }

    /// Counts the care of every practice.
    pub(super) fn count_long_term_care<O: Observer>(&self, ledger: &mut O) {
        let p = &self.tables.parameters.long_term_care;
        let coding = &self.settings.recording.coding;
        let mut care = [RecordedCare::default(); PaidCare::ALL.len()];
        for surgery in &self.general_practice.surgeries {
            for (&one, (entry, &habit)) in PaidCare::ALL
                .iter()
                .zip(care.iter_mut().zip(&self.general_practice.habit))
            {
                *entry = recorded(p, coding, surgery, one, habit);
            }
            ledger.care_given(&CareGiven {
                care: &care,
                list: surgery.list,
            });
        }
    }
}

fn recorded(
    p: &LongTermCareParameters,
    coding: &Coding,
    surgery: &Surgery,
    care: PaidCare,
    habit: f64,
) -> RecordedCare {
    let kind = care.kind();
    let patients = kind.counts_patients();
    let (all, unsuitable) = if patients {
        let all = f64::from(surgery.list) * p.patients[care as usize];
        (all, surgery.unsuitable)
    } else {
        (PARTS, 0.0)
    };
    let due = all * (1.0 - unsuitable);
    let done = due * surgery.long_term.given(care);
    let written = done * (1.0 - p.uncoded[kind as usize] * (1.0 - habit));
    let excepted = all * unsuitable * habit;
    let up_to = f64::from(coding.paid_up_to[care]) / WHOLE;
    let left = all - excepted;
    // Where payment is not full, and no further than until it is.
    let by_habit = written;
    let short = (up_to * left - written).max(0.0);
    let ticked = short.min(
        (left - written).max(0.0) * p.tickable[kind as usize] * use_of(coding.ticked, surgery),
    );
    let written = written + ticked;
    let missing = (left - written).max(0.0);
    let beyond = if patients && up_to > 0.0 && written < up_to * left {
        (left - written / up_to)
            .min(missing * p.exceptable.get() * use_of(coding.excepted, surgery))
    } else {
        0.0
    };
    let whole = |value: f64| libm::round(value.max(0.0)) as u32;
    RecordedCare {
        reported: coverage(whole(written), whole(left - beyond)),
        by_habit: coverage(whole(by_habit), whole(left)),
        official: coverage(whole(done), whole(due)),
        real: coverage(whole(done), whole(all)),
        excepted: whole(all) - whole(left - beyond),
        coded: habit > CODED,
    }
}

/// How far this practice goes along [0–1].
fn use_of(intensity: f64, surgery: &Surgery) -> f64 {
    (intensity * surgery.goes_along).clamp(0.0, 1.0)
}

fn coverage(done: u32, due: u32) -> Coverage {
    Coverage {
        done: done.min(due),
        due,
    }
}
