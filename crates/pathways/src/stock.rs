//! A stock of coverage or quality: what a service has reached of what it could reach.
//!
//! Clinical time and management attention raise it towards a ceiling with falling returns; it decays at a rate whose range
//! starts at 0. At the time and attention of the start state it rests at its start level, whatever the parameters.

use crate::parameters::StockParameters;

/// The whole [parts per million].
pub const WHOLE: u32 = 1_000_000;
/// Weeks in a year.
const YEAR: f64 = 52.0;

/// A coverage or quality stock [parts per million of those it is meant for].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stock {
    level: u32,
    start: u32,
    ceiling: u32,
    /// What work upholds the start level: start over the distance from start to ceiling [ratio].
    upheld: f64,
    /// Attention as it has turned into practice [multiple of the start state].
    attention: f64,
}

/// What a service is given in a week, as multiples of the start state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// Clinical time and its output.
    pub time: f64,
    /// Attention of managers.
    pub attention: f64,
}

impl Stock {
    /// At rest at its start level. The ceiling is what the best reach; a start level at or above it cannot rise.
    pub fn at_rest(start: u32, ceiling: u32) -> Self {
        let ceiling = ceiling.min(WHOLE);
        let level = start.min(ceiling);
        // A service at its ceiling would need endless work: it is taken as half a per cent below.
        let distance = (ceiling - level).max(WHOLE / 200);
        Self {
            level,
            start: level,
            ceiling,
            upheld: f64::from(level) / f64::from(distance),
            attention: 1.0,
        }
    }

    /// Level now [parts per million].
    pub const fn level(&self) -> u32 {
        self.level
    }

    /// Level in the start state [parts per million].
    pub const fn start(&self) -> u32 {
        self.start
    }

    /// The most it can reach [parts per million].
    pub const fn ceiling(&self) -> u32 {
        self.ceiling
    }

    /// One week of work and decay.
    pub fn step(&mut self, work: Work, p: &StockParameters) {
        self.attention += (work.attention - self.attention) / p.attention_memory.get();
        let done = effort(work.time, self.attention, p);
        let level = f64::from(self.level);
        let left = (f64::from(self.ceiling) - level).max(f64::from(WHOLE / 200)) * self.upheld;
        let more = (done - 1.0).max(0.0);
        let change = p.decay.get() * (done.min(1.0) * left - level) + p.growth.get() * more * left;
        let next = libm::round(level + change / YEAR);
        self.level = next.clamp(0.0, f64::from(self.ceiling)) as u32;
    }
}

/// Attention as a multiple of the start state's, from review slots a week now and then [slots]. What a service gets without the
/// board stands on both sides, so that one which no board ever looked at is no division by nothing.
pub fn relative_attention(slots: f64, at_start: f64, p: &StockParameters) -> f64 {
    let routine = p.routine_looks.get();
    (slots + routine) / (at_start + routine)
}

/// Work done [multiple of the start state]: attention has falling returns, at most twice for its part.
fn effort(time: f64, attention: f64, p: &StockParameters) -> f64 {
    let share = p.attention_share.get();
    let attended = 2.0 * attention / (1.0 + attention);
    libm::pow(time.max(0.0), p.time_elasticity.get()) * (1.0 - share + share * attended)
}

#[cfg(test)]
mod tests {
    use goodhart_units::{PerYear, Share};

    use super::*;

    const START: u32 = 700_000;
    const CEILING: u32 = 950_000;

    fn after(years: u32, work: Work, p: &StockParameters) -> u32 {
        let mut stock = Stock::at_rest(START, CEILING);
        for _ in 0..52 * years {
            stock.step(work, p);
        }
        stock.level()
    }

    fn work(time: f64, attention: f64) -> Work {
        Work { time, attention }
    }

    #[test]
    fn at_the_start_states_work_it_rests_whatever_the_parameters() {
        for decay in [0.0, 0.1, 0.65] {
            for growth in [0.0, 1.5] {
                let p = StockParameters {
                    decay: PerYear::new(decay),
                    growth: PerYear::new(growth),
                    ..StockParameters::DEFAULT
                };
                assert_eq!(after(10, work(1.0, 1.0), &p), START);
            }
        }
    }

    #[test]
    fn more_work_raises_it_less_and_less_and_never_past_its_ceiling() {
        let p = StockParameters::DEFAULT;
        let [one, two, ten] = [1, 2, 10].map(|years| after(years, work(1.2, 2.0), &p));
        assert!(one > START && two > one && ten > two && ten < CEILING);
        assert!(two - one < one - START);
    }

    #[test]
    fn without_work_it_decays_and_with_no_decay_it_stays() {
        let p = StockParameters::DEFAULT;
        let dropped = after(1, work(1.0, 0.0), &p);
        assert!(dropped < START && dropped > START / 2, "{dropped}");
        let none = StockParameters {
            decay: PerYear::new(0.0),
            ..StockParameters::DEFAULT
        };
        assert_eq!(after(5, work(0.5, 0.0), &none), START);
    }

    #[test]
    fn attention_is_nothing_to_it_where_nothing_hangs_on_attention() {
        let p = StockParameters {
            attention_share: Share::new(0.0),
            ..StockParameters::DEFAULT
        };
        assert_eq!(after(5, work(1.0, 0.0), &p), START);
        assert_eq!(after(5, work(1.0, 9.0), &p), START);
    }

    #[test]
    fn a_service_that_no_board_ever_looked_at_keeps_its_routine() {
        let p = StockParameters::DEFAULT;
        for (slots, at_start, expected) in [(0.0, 0.0, 1.0), (0.3, 0.3, 1.0), (0.05, 0.0, 2.0)] {
            let relative = relative_attention(slots, at_start, &p);
            assert!((relative - expected).abs() < 1e-12, "{relative}");
        }
    }

    #[test]
    fn even_at_its_ceiling_it_rests() {
        let mut stock = Stock::at_rest(CEILING, CEILING);
        for _ in 0..520 {
            stock.step(work(1.0, 1.0), &StockParameters::DEFAULT);
        }
        assert!(CEILING - stock.level() < 5_000);
    }
}
