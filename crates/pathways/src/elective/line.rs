//! A waiting list that can be served in clinical order, longest first, or just before a limit.
//!
//! Clinical order is service in random order weighted by priority: whoever waits is called at a rate common to all, times her weight. With a
//! lot E drawn once per person from the exponential distribution, that is the order of (virtual time at joining + E / weight), where virtual
//! time is the key of the person last called. In March 2022 England's list was within points of the exponential distribution that
//! follows (62 % under 18 weeks, 5 % over a year at a mean of 17 weeks).
//!
//! So the calls in clinical order are a calendar in virtual time ([`Calls`]). Whoever leaves out of order stays in that calendar until her
//! call comes, and is then passed over.

use goodhart_des::queue::List;
use goodhart_des::time::{Seconds, WEEK};

use super::Waiting;
use crate::calls::{Call, Calls};

/// Weeks since second 0 for which buckets are kept: runs end before.
const WEEKS: usize = 860;

/// One waiting list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Calls in clinical order, by virtual time.
    calls: Calls,
    /// Virtual time: key of the person last called in clinical order.
    virtual_time: u64,
    /// People by week of clock start.
    by_week: Vec<List>,
    /// No one waits from before this week.
    oldest: usize,
    /// People in the line.
    len: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            calls: Calls::new(),
            virtual_time: 0,
            by_week: vec![List::new(); WEEKS],
            oldest: 0,
            len: 0,
        }
    }

    /// Joins with a lot already divided by her weight.
    pub(super) fn push(&mut self, people: &mut [Waiting], slot: u32, lot: u32) {
        let Waiting { id, start, .. } = people[slot as usize];
        self.calls.push(Call {
            time: self.virtual_time + u64::from(lot),
            id,
            slot,
        });
        let week = week(start);
        self.oldest = self.oldest.min(week);
        self.by_week[week].push_back(people, slot);
        self.len += 1;
    }

    /// The next in clinical order. `stands_here` says of a person whether she still stands in this line.
    pub(super) fn pop_clinical(
        &mut self,
        people: &mut [Waiting],
        stands_here: impl Fn(&Waiting) -> bool,
    ) -> Option<u32> {
        while let Some(call) = self.calls.pop(|slot| people[slot as usize].id) {
            let Call { time, id, slot } = call;
            self.virtual_time = time;
            // Looked at where she is kept: a copy of her is a call of `memory.copy` in WebAssembly.
            let person = &people[slot as usize];
            if person.id == id && stands_here(person) {
                let week = week(person.start);
                self.by_week[week].remove(people, slot);
                self.len -= 1;
                return Some(slot);
            }
        }
        None
    }

    /// The longest waiter, if her clock has run for `weeks` full weeks.
    pub(super) fn pop_longest(
        &mut self,
        people: &mut [Waiting],
        now: Seconds,
        weeks: u32,
    ) -> Option<u32> {
        let latest = week(now).checked_sub(weeks as usize)?;
        while self.oldest <= latest && self.by_week[self.oldest].is_empty() {
            self.oldest += 1;
        }
        (self.oldest <= latest)
            .then(|| self.pop_from(people, self.oldest))
            .flatten()
    }

    /// The one among those who have waited just under `limit` weeks, or the next shorter wait if nobody has.
    pub(super) fn pop_near(
        &mut self,
        people: &mut [Waiting],
        now: Seconds,
        limit: u32,
    ) -> Option<u32> {
        let passed = week(now).saturating_sub(limit as usize);
        let first = (passed + 1..=week(now)).find(|&week| !self.by_week[week].is_empty())?;
        self.pop_from(people, first)
    }

    /// The shortest waiter.
    pub(super) fn pop_shortest(&mut self, people: &mut [Waiting], now: Seconds) -> Option<u32> {
        let last = (self.oldest..=week(now))
            .rev()
            .find(|&week| !self.by_week[week].is_empty())?;
        self.pop_from(people, last)
    }

    /// People in the line.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Leaves the line.
    pub(super) fn remove(&mut self, people: &mut [Waiting], slot: u32) {
        self.by_week[week(people[slot as usize].start)].remove(people, slot);
        self.len -= 1;
    }

    /// Those whose clock has run for `weeks` full weeks.
    pub(super) fn waiting_for<'a>(
        &self,
        people: &'a [Waiting],
        now: Seconds,
        weeks: u32,
    ) -> impl Iterator<Item = u32> + use<'a> {
        self.by_week[week(now).saturating_sub(weeks as usize)].iter(people)
    }

    fn pop_from(&mut self, people: &mut [Waiting], week: usize) -> Option<u32> {
        let slot = self.by_week.get_mut(week)?.pop_front(people)?;
        self.len -= 1;
        Some(slot)
    }
}

fn week(at: Seconds) -> usize {
    ((at / WEEK) as usize).min(WEEKS - 1)
}
