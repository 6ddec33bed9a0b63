//! Talking therapies as weekly cohorts: referral, first contact, second contact, course, recovery. Counted in thousandths of a person.
//!
//! First contacts are called from a short and a long queue, in random order; who needs more than advice then waits for a second contact.
//! Contacts are one capacity: what goes to first contacts is not there for courses. The official clock stops at the first contact, the
//! patient's own at the second, with which treatment begins.

mod harm;
mod queue;
mod start;

use goodhart_des::random::{Purpose, draw};
use goodhart_des::sampling::poisson;
use goodhart_des::time::{WEEK, day_of_week, hour_of_day};
use goodhart_ledger::{Observer, TherapiesWeek};
use goodhart_levers::Stream;

use crate::luck;
use crate::place::Place;
use crate::tables::Tables;
use queue::{Queue, WEEKS};

/// Hour of Monday at which the week is counted.
const COUNTED_AT: u32 = 9;
/// Weeks in a mean year [weeks].
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// Thousandths of a person.
const THOUSAND: f64 = 1000.0;
/// Limits of the standards [weeks].
const WITHIN: [usize; 2] = [6, 18];
/// Most weeks that a course can last.
const LONGEST_COURSE: usize = 24;

/// The talking-therapies service of a place.
#[derive(Clone, Debug)]
pub(crate) struct Therapies {
    referrals_a_week: f64,
    /// Those who wait for a first contact: the short queue, then the long one.
    first: [Queue; 2],
    /// Those who wait for a second contact.
    second: Queue,
    /// Those in a course, by weeks until it ends [thousandths].
    courses: [u64; LONGEST_COURSE],
    /// First contacts a week, by queue, and courses begun a week, in the start state [thousandths].
    first_contacts: [f64; 2],
    begun: f64,
    /// Mean hidden wait in the start state [weeks].
    hidden_wait: f64,
}

/// What a week of the service led to [thousandths of a person].
#[derive(Clone, Copy, Debug, Default)]
struct Flow {
    /// Left without treatment: declined, gave up, or had one contact.
    left: u64,
    entered: u64,
    entered_within: [u64; 2],
    begun: u64,
    begun_within: [u64; 2],
    finished: u64,
}

impl Place {
    /// A week of talking therapies, on Monday morning.
    pub(crate) fn therapies_week<O: Observer>(&mut self, ledger: &mut O) {
        if hour_of_day(self.now) != COUNTED_AT || day_of_week(self.now) != 0 {
            return;
        }
        let referred = u64::from(poisson(
            self.therapies.referrals_a_week,
            draw(
                self.seed,
                u64::from(self.now / WEEK),
                Purpose(luck::THERAPY_REFERRALS.0),
                0,
            ),
        )) * 1000;
        let tables = self.tables.clone();
        let p = &tables.parameters.therapies;
        let capacity = &self.settings.capacity;
        let work = capacity.hours[Stream::Therapies] * capacity.pace[Stream::Therapies];
        let moved =
            self.settings.practice.first_contact_first.clamp(0.0, 1.0) * p.moved_at_full_use.get();
        let therapies = &mut self.therapies;
        let flow = therapies.week(referred, work, moved, p);
        let wait = therapies.hidden_weeks();
        let lost = p.recovery_lost_by_waiting.get() * (wait - therapies.hidden_wait);
        let recovers = (p.recovery.get() * (1.0 - lost)).clamp(0.0, 1.0);
        let counted = flow.finished as f64 * p.at_caseness.get();
        let recovered = counted * recovers;
        // Those who did not recover can be written down as having left before they finished.
        let hidden = (counted - recovered)
            * self.settings.recording.completers_only
            * p.written_off_at_full_use.get();
        let count = |people: f64| libm::round(people.max(0.0)) as u64;
        ledger.therapies(&TherapiesWeek {
            entered: flow.entered,
            within: flow.entered_within,
            begun: flow.begun,
            begun_within: flow.begun_within,
            ended: flow.finished + flow.left,
            completed: count(counted),
            completed_as_written: count(counted - hidden),
            recovered: count(recovered),
            finished: flow.finished,
            paired: count(flow.finished as f64 * p.paired.get()),
        });
        self.therapies_harm(flow.left, ledger);
    }
}

impl Therapies {
    /// A week in which `work` times the start state's contacts are held, a part `moved` of those for courses given to first contacts.
    fn week(
        &mut self,
        referred: u64,
        work: f64,
        moved: f64,
        p: &crate::parameters::TherapiesParameters,
    ) -> Flow {
        let mut flow = Flow::default();
        let part = |people: u64, share: f64| libm::round(people as f64 * share) as u64;
        let declined = part(referred, p.declined.get());
        let long = part(referred - declined, p.long_queue.get());
        flow.left += declined;
        self.first[0].join(0, referred - declined - long);
        self.first[1].join(0, long);
        // A first contact and one of a course take the same time.
        let from_courses = self.begun * work * moved;
        let more = from_courses * p.contacts_per_course.get();
        let all: f64 = self.first_contacts.iter().sum();
        for (queue, usual) in self.first.iter_mut().zip(self.first_contacts) {
            flow.left += queue.take(p.leaves_first_wait.get()).iter().sum::<u64>();
            let slots = usual * work + more * usual / all.max(1.0);
            let waiting = queue.waiting() as f64;
            let seen = queue.take(if waiting > 0.0 { slots / waiting } else { 0.0 });
            for (week, people) in seen.into_iter().enumerate() {
                flow.entered += people;
                for (within, limit) in flow.entered_within.iter_mut().zip(WITHIN) {
                    *within += if week < limit { people } else { 0 };
                }
                let advised = part(people, p.one_contact.get());
                flow.left += advised;
                self.second.join(week, people - advised);
            }
            queue.age();
        }
        flow.left += self
            .second
            .take(p.leaves_hidden_wait.get())
            .iter()
            .sum::<u64>();
        let waiting = self.second.waiting() as f64;
        let slots = self.begun * work - from_courses;
        let begun = self
            .second
            .take(if waiting > 0.0 { slots / waiting } else { 0.0 });
        for (week, people) in begun.into_iter().enumerate() {
            flow.begun += people;
            for (within, limit) in flow.begun_within.iter_mut().zip(WITHIN) {
                *within += if week < limit { people } else { 0 };
            }
        }
        self.second.age();
        let length = (p.course_weeks.get() as usize).clamp(1, LONGEST_COURSE);
        flow.finished = self.courses[0];
        self.courses.copy_within(1..LONGEST_COURSE, 0);
        self.courses[LONGEST_COURSE - 1] = 0;
        self.courses[length - 1] += flow.begun;
        flow
    }

    /// Mean wait from first to second contact, as the queue stands to the pace of the start state [weeks].
    fn hidden_weeks(&self) -> f64 {
        self.second.waiting() as f64 / self.begun.max(1.0)
    }

    /// Those who wait, for a first or second contact [thousandths].
    fn waiting(&self) -> u64 {
        self.first.iter().map(Queue::waiting).sum::<u64>() + self.second.waiting()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Parameters;

    fn years(work: f64, moved: f64) -> (Flow, f64) {
        let tables = Tables::new(Parameters::DEFAULT, 250_000);
        let mut therapies = Therapies::new(&tables);
        let referred = libm::round(therapies.referrals_a_week * THOUSAND) as u64;
        let mut sum = Flow::default();
        for week in 0..104 {
            let flow = therapies.week(referred, work, moved, &tables.parameters.therapies);
            if week >= 52 {
                sum.left += flow.left;
                sum.entered += flow.entered;
                sum.begun += flow.begun;
                sum.finished += flow.finished;
                for limit in 0..2 {
                    sum.entered_within[limit] += flow.entered_within[limit];
                    sum.begun_within[limit] += flow.begun_within[limit];
                }
            }
        }
        (sum, therapies.hidden_weeks())
    }

    fn share(part: u64, of: u64) -> f64 {
        part as f64 / of as f64
    }

    /// The published figures of the start state, which are fitted: 68.5 % enter, 55.5 % of these finish, 88 % within 6 weeks, 98 % within 18.
    #[test]
    fn the_start_state_is_at_rest_at_its_published_levels() {
        let (flow, hidden) = years(1.0, 0.0);
        let referred = flow.left + flow.finished;
        for (value, published) in [
            (share(flow.entered, referred), 0.685),
            (share(flow.finished, flow.entered), 0.555),
            (share(flow.entered_within[0], flow.entered), 0.88),
            (share(flow.entered_within[1], flow.entered), 0.982),
        ] {
            assert!((value - published).abs() < 0.02, "{value}, not {published}");
        }
        assert!((hidden - 5.0).abs() < 0.5, "{hidden}");
    }

    #[test]
    fn first_contacts_at_the_cost_of_courses_look_quick_and_hide_the_wait() {
        let ((usual, usual_wait), (moved, wait)) = (years(1.0, 0.0), years(1.0, 0.1));
        assert!(
            share(moved.entered_within[0], moved.entered)
                > share(usual.entered_within[0], usual.entered)
        );
        assert!(wait > usual_wait);
        assert!(moved.finished < usual.finished);
    }

    #[test]
    fn less_work_means_longer_waits_and_more_who_leave() {
        let ((usual, _), (less, _)) = (years(1.0, 0.0), years(0.9, 0.0));
        assert!(less.left > usual.left && less.finished < usual.finished);
    }
}
