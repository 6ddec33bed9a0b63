//! A waiting list that can be served in clinical order, longest first, or just before a limit.
//!
//! Clinical order is service in random order weighted by priority: whoever waits is called at a rate common to all, times her weight. With a
//! lot E drawn once per person from the exponential distribution, that is the order of (virtual time at joining + E / weight), where virtual
//! time is the key of the person last called. In March 2022 England's list was within points of the exponential distribution that
//! follows (62 % under 18 weeks, 5 % over a year at a mean of 17 weeks).

use goodhart_des::queue::{KeyHeap, Links, List};
use goodhart_des::time::{Seconds, WEEK};

/// Weeks since second 0 for which buckets are kept: runs end before.
const WEEKS: usize = 860;

/// One waiting list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    order: KeyHeap,
    /// Virtual time: key of the person last called in clinical order.
    virtual_time: u64,
    /// People by week of clock start.
    by_week: Vec<List>,
    /// No one waits from before this week.
    oldest: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            order: KeyHeap::new(),
            virtual_time: 0,
            by_week: vec![List::new(); WEEKS],
            oldest: 0,
        }
    }

    /// Joins with a lot already divided by her weight.
    pub(super) fn push(&mut self, links: &mut Links, id: u32, slot: u32, start: Seconds, lot: u64) {
        self.order.push(self.virtual_time + lot, id, slot);
        let week = week(start);
        self.oldest = self.oldest.min(week);
        links.push_back(&mut self.by_week[week], slot);
    }

    /// The next in clinical order. `start` gives the clock start of a slot.
    pub(super) fn pop_clinical(
        &mut self,
        links: &mut Links,
        start: impl Fn(u32) -> Seconds,
    ) -> Option<u32> {
        let next = self.order.pop()?;
        self.virtual_time = next.key;
        links.remove(&mut self.by_week[week(start(next.slot))], next.slot);
        Some(next.slot)
    }

    /// The longest waiter.
    pub(super) fn pop_longest(&mut self, links: &mut Links) -> Option<u32> {
        while self.oldest < WEEKS && self.by_week[self.oldest].is_empty() {
            self.oldest += 1;
        }
        self.pop_from(links, self.oldest)
    }

    /// The one among those who have waited just under `limit` weeks, or the next shorter wait if nobody has.
    pub(super) fn pop_near(&mut self, links: &mut Links, now: Seconds, limit: u32) -> Option<u32> {
        let passed = week(now).saturating_sub(limit as usize);
        let first = (passed + 1..=week(now)).find(|&week| !self.by_week[week].is_empty())?;
        self.pop_from(links, first)
    }

    /// The shortest waiter.
    pub(super) fn pop_shortest(&mut self, links: &mut Links, now: Seconds) -> Option<u32> {
        let last = (self.oldest..=week(now))
            .rev()
            .find(|&week| !self.by_week[week].is_empty())?;
        self.pop_from(links, last)
    }

    /// Leaves the line.
    pub(super) fn remove(&mut self, links: &mut Links, slot: u32, start: Seconds) {
        self.order.remove(slot);
        links.remove(&mut self.by_week[week(start)], slot);
    }

    /// Those whose clock has run for `weeks` full weeks.
    pub(super) fn waiting_for<'a>(
        &self,
        links: &'a Links,
        now: Seconds,
        weeks: u32,
    ) -> impl Iterator<Item = u32> + use<'a> {
        links.iter(&self.by_week[week(now).saturating_sub(weeks as usize)])
    }

    fn pop_from(&mut self, links: &mut Links, week: usize) -> Option<u32> {
        let slot = links.pop_front(self.by_week.get_mut(week)?)?;
        self.order.remove(slot);
        Some(slot)
    }
}

fn week(at: Seconds) -> usize {
    ((at / WEEK) as usize).min(WEEKS - 1)
}
