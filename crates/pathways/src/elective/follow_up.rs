//! Follow-ups: the classic untargeted work. Counted in thousandths of a person by week due: no national clock starts here.

use goodhart_des::time::{DAY, WEEK};
use goodhart_ledger::{Activity, Harm, Observer, Owner, Work, micro};
use goodhart_levers::Stream;

use crate::place::Place;
use crate::tables::Tables;

/// Follow-ups not yet due, and due ones that wait [thousandths of a person].
#[derive(Clone, Debug)]
pub(super) struct FollowUps {
    planned: u64,
    overdue: u64,
    per_first: u64,
    interval_weeks: f64,
    /// First appointments a day held in slots taken from follow-ups.
    pub given_to_first: f64,
    /// First appointments of the week for which nobody waited.
    pub spare_first: u32,
    /// First appointments that fit into the time of a follow-up.
    first_per_slot: f64,
}

const THOUSAND: f64 = 1000.0;

impl FollowUps {
    pub(super) fn new(tables: &Tables) -> Self {
        let elective = &tables.parameters.elective;
        let a_week =
            tables.base.first_appointments * elective.follow_ups_per_first.get() * THOUSAND;
        let interval = elective.follow_up_interval_weeks.get();
        Self {
            planned: (a_week * interval) as u64,
            overdue: (a_week * elective.follow_up_backlog_weeks.get()) as u64,
            per_first: (elective.follow_ups_per_first.get() * THOUSAND) as u64,
            interval_weeks: interval.max(1.0),
            given_to_first: 0.0,
            spare_first: 0,
            first_per_slot: elective.follow_up_slot.get(),
        }
    }

    /// A first appointment was held: follow-ups will become due.
    pub(super) fn plan(&mut self) {
        self.planned += self.per_first;
    }

    /// Overdue and all open follow-ups [people].
    pub(super) fn people(&self) -> (u32, u32) {
        (
            (self.overdue / 1000) as u32,
            ((self.overdue + self.planned) / 1000) as u32,
        )
    }
}

impl Place {
    /// A week's follow-ups: those that fall due join the overdue, capacity serves them, some of it may be given to first appointments.
    pub(super) fn hold_follow_ups<O: Observer>(&mut self, ledger: &mut O) {
        let capacity = &self.settings.capacity;
        let slots = self.tables.base.follow_ups
            * capacity.hours[Stream::FollowUps]
            * capacity.pace[Stream::FollowUps];
        let cancelled = self.settings.practice.follow_ups_cancelled;
        let follow_ups = &mut self.elective.follow_ups;
        let due = (follow_ups.planned as f64 / follow_ups.interval_weeks) as u64;
        follow_ups.planned -= due;
        // Clinic time that no new patient needed goes to follow-ups, and the other way round.
        let own = slots * (1.0 - cancelled);
        let spare = f64::from(std::mem::take(&mut follow_ups.spare_first))
            / follow_ups.first_per_slot.max(f64::MIN_POSITIVE);
        let held = (((own + spare) * THOUSAND) as u64).min(follow_ups.overdue + due);
        let unneeded = (own - held as f64 / THOUSAND).max(0.0);
        follow_ups.overdue = follow_ups.overdue + due - held;
        let given = slots * cancelled + unneeded;
        follow_ups.given_to_first = given * follow_ups.first_per_slot / 5.0;
        let overdue = follow_ups.overdue as f64 / THOUSAND;
        let then = self.tables.base.follow_ups / self.follow_ups_before();
        let then = (then * THOUSAND) as u64;
        ledger.activity(&Activity {
            work: Work::FollowUpsLess,
            done: then.saturating_sub(held),
            then,
        });
        self.overdue_harm(overdue, ledger);
    }

    /// A week of waiting past the due date. Owner: time overdue, whatever the first wait was.
    fn overdue_harm<O: Observer>(&self, people: f64, ledger: &mut O) {
        let harm = &self.tables.parameters.harm;
        let years = f64::from(WEEK / DAY) / 365.25;
        let lost = people
            * years
            * harm.follow_up_harm_per_overdue_year.get()
            * harm.follow_up_causal.get();
        for (fifth, share) in self
            .tables
            .parameters
            .population
            .deprivation
            .iter()
            .enumerate()
        {
            ledger.harm(&Harm {
                at: self.now,
                owner: Owner::FollowUpDelay,
                fifth: fifth as u8,
                micro_deaths: 0,
                micro_qalys: micro(lost * share),
            });
        }
    }
}
