//! A working day of a practice: urgent requests first, those with a booking, then those who wait, in random order.

use goodhart_ledger::{Access, AccessCensus, Observer};
use goodhart_levers::Stream;

use super::{WORKING_DAYS, count, part};
use crate::luck;
use crate::parameters::GeneralPracticeParameters;
use crate::place::Place;

/// Working days for which people book ahead: two weeks.
const AHEAD: usize = 10;
/// Working days in a year.
const DAYS_A_YEAR: f64 = 365.25 / 7.0 * WORKING_DAYS as f64;
/// Working days in two weeks, the day of asking left out.
const TWO_WEEKS: i32 = 10;
/// Weekday of the announced census, from Monday.
const CENSUS_DAY: usize = 1;

/// Who is waiting, who has a booking, and what the practice can hold.
#[derive(Clone, Debug)]
pub(super) struct Diary {
    /// Mean requests on a working day: urgent, as soon as possible, for a later day [people].
    requests: [f64; 3],
    /// Appointments on a mean working day of the start state.
    capacity: f64,
    /// Part of an appointment left over.
    carry: f64,
    /// Those who want to be seen as soon as possible and have not been, now and in the start state [people].
    waiting: u32,
    waiting_at_start: u32,
    /// Urgent requests turned away yesterday who ask again [people].
    again: u32,
    /// Bookings by working day, and those who could not book for it [people].
    booked: [u32; AHEAD],
    turned_away: [u32; AHEAD],
    today: usize,
}

/// What one day of one practice came to.
#[derive(Clone, Copy, Debug, Default)]
struct Day {
    access: Access,
    census: AccessCensus,
    asked: u32,
    elsewhere: u32,
}

/// What the place's practices have in common today.
#[derive(Clone, Copy, Debug)]
struct Common<'a> {
    p: &'a GeneralPracticeParameters,
    weekday: usize,
    /// Appointments next to the start state [ratio].
    output: f64,
    /// Requests as soon as possible next to the start state [ratio].
    repeats: f64,
    /// Need next to the start state [ratio]: what prevention left of it.
    need: f64,
}

impl Diary {
    /// A practice in which those who can wait do so for `wait` working days on average, and which keeps that level.
    pub(super) fn new(p: &GeneralPracticeParameters, list: u32, wait: f64) -> Self {
        let held = p.appointments_per_head.get() * f64::from(list) / DAYS_A_YEAR;
        let (urgent, ahead) = (p.urgent.get(), p.ahead.get());
        let soon = (1.0 - urgent - ahead).max(0.0);
        let reached = 1.0 / (1.0 + p.gives_up.get() * wait);
        let all = held / (urgent + ahead + soon * reached);
        let requests = [urgent, soon, ahead].map(|share| share * all);
        let booked = libm::round(requests[2]) as u32;
        let waiting = libm::round(requests[1] * reached * wait) as u32;
        Self {
            requests,
            capacity: held,
            carry: 0.0,
            waiting,
            waiting_at_start: waiting,
            again: 0,
            booked: [booked; AHEAD],
            turned_away: [0; AHEAD],
            today: 0,
        }
    }

    /// People with an open request [people].
    pub(super) fn inside(&self) -> u32 {
        self.waiting
            + self.again
            + self.booked.iter().sum::<u32>()
            + self.turned_away.iter().sum::<u32>()
    }

    /// Requests as soon as possible next to the start state [ratio]: who knows that the wait is short asks sooner.
    fn encouraged(&self, response: f64) -> f64 {
        const LEAST: f64 = 0.1; // a wait of a tenth is as good as none
        let wait = f64::from(self.waiting) / f64::from(self.waiting_at_start.max(1));
        libm::pow(wait.max(LEAST), -response)
    }

    /// One working day. `luck` are standard normal numbers, one per kind of request; `closed` is how far the diary is closed for bookings.
    fn day(&mut self, common: &Common<'_>, luck: [f64; 3], closed: f64) -> Day {
        let p = common.p;
        let busy = p.by_weekday[common.weekday] / mean(&p.by_weekday);
        let [urgent, soon, ahead] = self.requests.map(|mean| mean * common.need);
        let urgent = count(urgent * busy, luck[0]);
        let soon = count(
            soon * busy * common.repeats * self.encouraged(p.demand_response.get()),
            luck[1],
        );
        let ahead = count(ahead * busy, luck[2]);

        let open = self.capacity * busy * common.output + self.carry;
        let slots = open.max(0.0) as u32;
        self.carry = open.max(0.0) - f64::from(slots);

        let today = self.today;
        self.today = (today + 1) % AHEAD;
        let can_book = ahead - part(ahead, closed);
        let due = std::mem::replace(&mut self.booked[today], can_book);
        let back = std::mem::replace(&mut self.turned_away[today], ahead - can_book);
        let kept = due.min(slots);

        let at_once = urgent + self.again;
        let urgent_seen = at_once.min(slots - kept);
        let turned = at_once - urgent_seen;
        let elsewhere = part(turned, p.elsewhere.get());
        self.again = turned - elsewhere;

        let pool = self.waiting + soon + back + (due - kept);
        let seen = pool.min(slots - kept - urgent_seen);
        let left = pool - seen;
        let given_up = part(left, p.gives_up.get());
        self.waiting = left - given_up;

        let chance = if pool > 0 {
            f64::from(seen) / f64::from(pool)
        } else {
            1.0
        };
        // Not seen on the day of asking, the next, the one after, and on all of two weeks.
        let missed = 1.0 - chance;
        let twice = missed * missed;
        let [one_day, two_days] = [1.0 - twice, 1.0 - twice * missed];
        let two_weeks = 1.0 - power(missed, TWO_WEEKS + 1);
        let usual = &p.usual_doctor;
        let on_the_day = closed * usual[0] + (1.0 - closed) * usual[1];
        let held = kept + urgent_seen + seen;
        let callers = urgent + soon + back;
        let offered = |within: f64| {
            let in_order = urgent.min(urgent_seen) + part(soon + back, within);
            in_order + part(callers.saturating_sub(in_order), closed)
        };
        Day {
            access: Access {
                held,
                booked_within_14d: urgent_seen
                    + part(seen, closed + (1.0 - closed) * two_weeks)
                    + part(kept, 1.0 - p.ahead_beyond_14d.get()),
                soon: at_once + seen + given_up,
                within_1d: urgent_seen + part(seen, one_day),
                within_48h: urgent_seen + part(seen, two_days),
                within_14d: urgent_seen + part(seen, two_weeks),
                urgent: at_once,
                urgent_within_1d: urgent_seen,
                wanted_ahead: ahead,
                booked_ahead: can_book,
                with_usual: libm::round(
                    f64::from(kept) * usual[2]
                        + f64::from(seen) * on_the_day
                        + f64::from(urgent_seen) * usual[0],
                ) as u32,
                at: 0,
            },
            census: AccessCensus {
                callers,
                offered_within_1d: offered(one_day),
                offered_within_48h: offered(two_days),
            },
            asked: urgent + soon + ahead,
            elsewhere: elsewhere + given_up,
        }
    }
}

impl Place {
    /// A working day in all practices.
    pub(super) fn hold_surgeries<O: Observer>(&mut self, weekday: usize, ledger: &mut O) {
        let tables = self.tables.clone();
        let p = &tables.parameters.general_practice;
        let capacity = &self.settings.capacity;
        let common = Common {
            p,
            weekday,
            output: capacity.hours[Stream::GpAccess] * capacity.pace[Stream::GpAccess],
            repeats: self.general_practice.felt.repeats(p),
            need: self.need_left(),
        };
        let closed = self.settings.practice.no_advance_booking;
        let mut all = Access {
            at: self.now,
            ..Access::default()
        };
        let mut census = AccessCensus::default();
        for at in 0..self.general_practice.surgeries.len() {
            let luck = [luck::GP_URGENT, luck::GP_ROUTINE, luck::GP_AHEAD]
                .map(|purpose| self.luck_of_surgery(at, purpose));
            let general_practice = &mut self.general_practice;
            let surgery = &mut general_practice.surgeries[at];
            let closed = (closed * surgery.goes_along).min(1.0);
            let day = surgery.diary.day(&common, luck, closed);
            let balance = &mut general_practice.balance;
            balance.asked += u64::from(day.asked);
            balance.seen += u64::from(day.access.held);
            balance.went_elsewhere += u64::from(day.elsewhere);
            general_practice.felt.day(day.elsewhere, &day.access);
            surgery.long_term.met(&day.access);
            add(&mut all, &day.access);
            census.callers += day.census.callers;
            census.offered_within_1d += day.census.offered_within_1d;
            census.offered_within_48h += day.census.offered_within_48h;
        }
        ledger.access(&all);
        if weekday == CENSUS_DAY {
            ledger.access_census(&census);
        }
    }
}

fn add(sum: &mut Access, day: &Access) {
    sum.held += day.held;
    sum.booked_within_14d += day.booked_within_14d;
    sum.soon += day.soon;
    sum.within_1d += day.within_1d;
    sum.within_48h += day.within_48h;
    sum.within_14d += day.within_14d;
    sum.urgent += day.urgent;
    sum.urgent_within_1d += day.urgent_within_1d;
    sum.wanted_ahead += day.wanted_ahead;
    sum.booked_ahead += day.booked_ahead;
    sum.with_usual += day.with_usual;
}

fn mean(profile: &[f64; WORKING_DAYS as usize]) -> f64 {
    profile.iter().sum::<f64>() / profile.len() as f64
}

/// A small whole power, by multiplication.
fn power(base: f64, exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * base)
}
