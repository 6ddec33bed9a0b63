//! What spills over: unmet need walks into the emergency department, poor care at home is sent in. Both are individuals: in the start state
//! the same people come as without this file; with less unmet need some of them stay away, with more others come who would not have.

use goodhart_des::random::{draw, unit};
use goodhart_des::sampling::poisson;
use goodhart_ledger::Access;

use super::Surgery;
use crate::identity::{MOST_PER_HOUR, Source, is_return, of_hour};
use crate::luck;
use crate::parameters::GeneralPracticeParameters;
use crate::place::{Kind, Place};
use crate::tables::Tables;

/// Weeks of the burn-in that are looked at for the start state's level: the first ones settle.
const SETTLES: u32 = 4;

/// What general practice makes felt elsewhere, next to the start state.
#[derive(Clone, Debug)]
pub(super) struct Felt {
    week: Week,
    /// Sums over the burn-in, from which the start state's levels come, weeks so far, and weeks in the sums.
    at_start: Week,
    weeks: u32,
    counted: u32,
    /// Unmet need, felt over some weeks [ratio of the start state].
    unmet: f64,
    /// Continuity, felt over some weeks [0–1].
    continuity: f64,
    /// Care for those with long-term conditions, as it shows after its lag, and in the start state [0–1].
    care: f64,
    care_at_start: f64,
    /// Admissions that good care at home can keep out [ratio of the start state].
    admissions: f64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Week {
    unmet: u64,
    held: u64,
    with_usual: u64,
}

impl Week {
    fn continuity(self) -> f64 {
        if self.held == 0 {
            0.0
        } else {
            self.with_usual as f64 / self.held as f64
        }
    }
}

impl Felt {
    pub(super) fn new(surgeries: &[Surgery], tables: &Tables) -> Self {
        let care = super::long_term::index(surgeries, tables);
        Self {
            week: Week::default(),
            at_start: Week::default(),
            weeks: 0,
            counted: 0,
            unmet: 1.0,
            continuity: 0.0,
            care,
            care_at_start: care,
            admissions: 1.0,
        }
    }

    /// A day of one practice.
    pub(super) fn day(&mut self, went_elsewhere: u32, access: &Access) {
        self.week.unmet += u64::from(went_elsewhere);
        self.week.held += u64::from(access.held);
        self.week.with_usual += u64::from(access.with_usual);
    }

    /// Long-term care as it is now [0–1], after four weeks.
    pub(super) fn give(&mut self, care: f64, lag_weeks: f64, weeks: f64) {
        self.care += (care - self.care) * (weeks / lag_weeks).min(1.0);
    }

    /// Requests next to the start state for contacts with a stranger [ratio].
    pub(super) fn repeats(&self, p: &GeneralPracticeParameters) -> f64 {
        1.0 + p.repeat_contacts.get() * self.continuity_lost()
    }

    fn continuity_lost(&self) -> f64 {
        if self.held_at_start() {
            self.at_start.continuity() - self.continuity
        } else {
            0.0
        }
    }

    fn held_at_start(&self) -> bool {
        self.at_start.held > 0
    }

    pub(super) fn end_week(&mut self, tables: &Tables, before_run: bool) {
        let p = &tables.parameters.general_practice;
        let week = std::mem::take(&mut self.week);
        self.weeks += 1;
        if before_run {
            if self.weeks > SETTLES {
                self.counted += 1;
                self.at_start.unmet += week.unmet;
                self.at_start.held += week.held;
                self.at_start.with_usual += week.with_usual;
                self.continuity = self.at_start.continuity();
            }
            return;
        }
        if !self.held_at_start() {
            return;
        }
        let usual = self.at_start.unmet as f64 / f64::from(self.counted);
        let ratio = if usual > 0.0 {
            week.unmet as f64 / usual
        } else {
            1.0
        };
        let recent = 1.0 / p.felt_over.get();
        self.unmet += (ratio.min(p.most.get()) - self.unmet) * recent;
        self.continuity += (week.continuity() - self.continuity) * recent;
        let care = &tables.parameters.long_term_care;
        let saved = care.admissions_by_care.get()
            * care.causal.get()
            * (self.care - self.care_at_start)
            - p.admissions_by_continuity.get() * p.continuity_causal.get() * self.continuity_lost();
        self.admissions = (1.0 - saved).clamp(0.0, p.most.get());
    }
}

impl Place {
    /// Unmet need next to the start state, and admissions that care at home could keep out [ratio each].
    fn spill_over(&self) -> [(Source, f64, f64); 2] {
        let p = &self.tables.parameters.general_practice;
        let felt = &self.general_practice.felt;
        [
            (Source::Walking, p.walk_in_share.get(), felt.unmet),
            (Source::Direct, p.sensitive_share.get(), felt.admissions),
        ]
    }

    /// Whether this person of a source stays away because general practice met the need behind it.
    pub(crate) fn stays_away(&self, source: Source, id: u32) -> bool {
        self.spill_over()
            .into_iter()
            .filter(|(from, _, _)| *from == source && !is_return(id))
            .any(|(_, share, level)| {
                level < 1.0 && {
                    let lot = unit(self.luck(id, luck::GP_SPILL));
                    lot < share * (1.0 - level)
                }
            })
    }

    /// Others of a source who come because general practice left them without. `mean` is that of the source in this hour.
    pub(crate) fn others_come(&mut self, source: Source, kind: Kind, mean: f64) {
        let most = self.tables.parameters.general_practice.most.get();
        for (from, share, level) in self.spill_over() {
            if from != source || level <= 1.0 {
                continue;
            }
            let hour = self.now / goodhart_des::time::HOUR;
            let lot = self.luck_of_hour(source, hour, luck::GP_SPILL);
            let could = poisson(mean * share * (most - 1.0), lot).min(MOST_PER_HOUR / 2);
            for order in 0..could {
                let id = of_hour(source, hour, MOST_PER_HOUR - order);
                let comes = unit(draw(self.seed, u64::from(id), luck::GP_SPILL, 1));
                if comes < (level - 1.0) / (most - 1.0) {
                    let moment = self.now
                        + goodhart_des::random::below(
                            self.luck(id, luck::MOMENT),
                            goodhart_des::time::HOUR,
                        );
                    self.schedule(moment, id, kind, 0);
                }
            }
        }
    }
}
