//! The start state of talking therapies: queues as long as the waits imply, at which everything is at rest.

use super::{LONGEST_COURSE, Queue, THOUSAND, Tables, Therapies, WEEKS, WEEKS_A_YEAR};

impl Therapies {
    pub(crate) fn new(tables: &Tables) -> Self {
        let p = &tables.parameters.therapies;
        let referrals_a_week = p.referrals_per_million_per_year.get()
            * f64::from(tables.population)
            / 1e6
            / WEEKS_A_YEAR;
        let accepted = referrals_a_week * THOUSAND * (1.0 - p.declined.get());
        let long = p.long_queue.get();
        let waits = [p.short_wait_weeks.get(), p.long_wait_weeks.get()];
        let joined = [accepted * (1.0 - long), accepted * long];
        let mut first = [Queue::EMPTY, Queue::EMPTY];
        let mut first_contacts = [0.0; 2];
        let mut entering = [0.0; WEEKS];
        for at in 0..2 {
            let (leaves, called) = (p.leaves_first_wait.get(), part_called(waits[at]));
            first_contacts[at] = fill(
                &mut first[at],
                &spread(joined[at]),
                leaves,
                called,
                |week, people| {
                    entering[week] += people * (1.0 - p.one_contact.get());
                },
            );
        }
        let mut second = Queue::EMPTY;
        let leaves = p.leaves_hidden_wait.get();
        let begun = fill(
            &mut second,
            &entering,
            leaves,
            part_called(p.hidden_wait_weeks.get()),
            |_, _| {},
        );
        let length = (p.course_weeks.get() as usize).clamp(1, LONGEST_COURSE);
        let mut courses = [0; LONGEST_COURSE];
        courses[..length].fill(libm::round(begun) as u64);
        let hidden_wait = second.waiting() as f64 / begun.max(1.0);
        Self {
            referrals_a_week,
            first,
            second,
            courses,
            first_contacts,
            begun,
            hidden_wait,
        }
    }
}

/// Part of a queue called in a week so that its mean wait is this long [0–1].
fn part_called(weeks: f64) -> f64 {
    1.0 - libm::exp(-1.0 / weeks)
}

/// A steady stream of people who join in the week of referral.
fn spread(joined: f64) -> [f64; WEEKS] {
    let mut stream = [0.0; WEEKS];
    stream[0] = joined;
    stream
}

/// Fills a queue that people join each week at these numbers of weeks since referral, and says how many are called a week
/// [thousandths]. As in life: each week some leave, some of the rest are called, and the rest are a week older.
fn fill(
    queue: &mut Queue,
    joining: &[f64; WEEKS],
    leaves: f64,
    called: f64,
    mut on_call: impl FnMut(usize, f64),
) -> f64 {
    let mut all = 0.0;
    let mut older = 0.0;
    for (week, &join) in joining.iter().enumerate() {
        let waiting = older + join;
        let stay = waiting * (1.0 - leaves);
        let mut now = stay * called;
        older = stay - now;
        if week == WEEKS - 1 {
            // Those who wait longest are called as the others, week after week.
            now += older * called / (called + leaves - called * leaves).max(1e-9);
            older = 0.0;
        }
        on_call(week, now);
        all += now;
        if week + 1 < WEEKS {
            queue.join(week + 1, libm::round(older) as u64);
        }
    }
    all
}
