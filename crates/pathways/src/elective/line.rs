//! A waiting list that can be served in clinical order, longest first, or just before a limit.
//!
//! Clinical order is service in random order weighted by priority: whoever waits is called at a rate common to all, times her weight. With a
//! lot E drawn once per person from the exponential distribution, that is the order of (virtual time at joining + E / weight), where virtual
//! time is the key of the person last called. In March 2022 England's list was within points of the exponential distribution that
//! follows (62 % under 18 weeks, 5 % over a year at a mean of 17 weeks).
//!
//! So the calls in clinical order are a calendar in virtual time, and the wheel that keeps real time keeps it. Whoever leaves out of order
//! stays in that calendar until her call comes, and is then passed over.

use goodhart_des::calendar::{Calendar, Event, Wheel};
use goodhart_des::queue::{Links, List};
use goodhart_des::time::{Seconds, WEEK};

/// Weeks since second 0 for which buckets are kept: runs end before.
const WEEKS: usize = 860;
/// Virtual time starts anew once it is later than this, so that it and any lot fit into an event's time.
const LATEST: u32 = 1 << 31;

/// One waiting list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Calls in clinical order, by virtual time.
    calls: Wheel,
    /// Virtual time: key of the person last called in clinical order.
    virtual_time: u32,
    /// People by week of clock start.
    by_week: Vec<List>,
    /// No one waits from before this week.
    oldest: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            calls: Wheel::new(),
            virtual_time: 0,
            by_week: vec![List::new(); WEEKS],
            oldest: 0,
        }
    }

    /// Joins with a lot already divided by her weight.
    pub(super) fn push(&mut self, links: &mut Links, id: u32, slot: u32, start: Seconds, lot: u32) {
        self.calls.push(Event {
            time: self.virtual_time.saturating_add(lot),
            tie: id,
            kind: 0,
            slot,
        });
        let week = week(start);
        self.oldest = self.oldest.min(week);
        links.push_back(&mut self.by_week[week], slot);
    }

    /// The next in clinical order. `start` gives the clock start of the person in a slot, if she still stands in this line.
    pub(super) fn pop_clinical(
        &mut self,
        links: &mut Links,
        start: impl Fn(u32, u32) -> Option<Seconds>,
    ) -> Option<u32> {
        while let Some(Event {
            time, tie, slot, ..
        }) = self.calls.pop()
        {
            let Some(start) = start(slot, tie) else {
                continue;
            };
            self.virtual_time = time;
            if time > LATEST {
                self.start_anew();
            }
            links.remove(&mut self.by_week[week(start)], slot);
            return Some(slot);
        }
        self.start_anew();
        None
    }

    /// Virtual time becomes 0; nobody's turn changes.
    fn start_anew(&mut self) {
        let mut calls = Wheel::new();
        while let Some(event) = self.calls.pop() {
            calls.push(Event {
                time: event.time - self.virtual_time,
                ..event
            });
        }
        self.calls = calls;
        self.virtual_time = 0;
    }

    /// The longest waiter, if her clock has run for `weeks` full weeks.
    pub(super) fn pop_longest(
        &mut self,
        links: &mut Links,
        now: Seconds,
        weeks: u32,
    ) -> Option<u32> {
        let latest = week(now).checked_sub(weeks as usize)?;
        while self.oldest <= latest && self.by_week[self.oldest].is_empty() {
            self.oldest += 1;
        }
        (self.oldest <= latest)
            .then(|| self.pop_from(links, self.oldest))
            .flatten()
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
        links.pop_front(self.by_week.get_mut(week)?)
    }
}

fn week(at: Seconds) -> usize {
    ((at / WEEK) as usize).min(WEEKS - 1)
}
