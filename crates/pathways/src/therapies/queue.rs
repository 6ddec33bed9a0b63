//! Those who wait for a contact, by weeks since referral: a cohort, called in random order.

/// Weeks since referral that are told apart; the last holds all longer ones.
pub(super) const WEEKS: usize = 53;

/// People by weeks since referral [thousandths of a person].
#[derive(Clone, Debug)]
pub(super) struct Queue {
    by_week: [u64; WEEKS],
}

impl Queue {
    pub(super) const EMPTY: Self = Self {
        by_week: [0; WEEKS],
    };

    /// Those who join, at this number of weeks since referral [thousandths].
    pub(super) fn join(&mut self, week: usize, people: u64) {
        self.by_week[week.min(WEEKS - 1)] += people;
    }

    /// All of them [thousandths].
    pub(super) fn waiting(&self) -> u64 {
        self.by_week.iter().sum()
    }

    /// A week passes.
    pub(super) fn age(&mut self) {
        self.by_week[WEEKS - 1] += self.by_week[WEEKS - 2];
        self.by_week.copy_within(0..WEEKS - 2, 1);
        self.by_week[0] = 0;
    }

    /// Takes a part of everybody, whoever has waited how long [0–1]; returned by weeks since referral [thousandths].
    pub(super) fn take(&mut self, part: f64) -> [u64; WEEKS] {
        let mut taken = [0; WEEKS];
        for (taken, waiting) in taken.iter_mut().zip(&mut self.by_week) {
            *taken = libm::round(*waiting as f64 * part.clamp(0.0, 1.0)) as u64;
            *waiting -= *taken;
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_lost_by_waiting_or_being_called() {
        let mut queue = Queue::EMPTY;
        let mut called = 0;
        for _ in 0..80 {
            queue.join(0, 10_007);
            called += queue.take(0.01).iter().sum::<u64>();
            queue.age();
        }
        assert_eq!(called + queue.waiting(), 80 * 10_007);
    }

    #[test]
    fn those_called_in_random_order_have_waited_as_long_as_those_who_wait() {
        let mut queue = Queue::EMPTY;
        queue.join(3, 4_000);
        queue.join(9, 8_000);
        let taken = queue.take(0.25);
        assert_eq!((taken[3], taken[9]), (1_000, 2_000));
    }
}
