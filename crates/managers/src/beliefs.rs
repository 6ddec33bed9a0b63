//! What a board believes about the response of its figures to its own moves. The true response is never read.

use goodhart_des::lots;
use goodhart_levers::{PerStream, Stream};
use goodhart_targets::{Better, Dashboard, Indicator};

use crate::judgement::spread;
use crate::stakes::{Stake, before_theatre, where_it_lies};
use crate::{Character, Parameters, Provider};

/// A board's beliefs and the past it learns them from.
#[derive(Clone, Debug)]
pub(crate) struct Beliefs {
    provider: Provider,
    /// Error of the log of each believed response, in registry order of indicators.
    errors: Vec<f64>,
    /// What the errors come to under this freedom to act on them [ratios; 0–1], in the same order.
    ratios: Vec<f64>,
    autonomy: f64,
    /// In the same order.
    experience: Vec<Option<Experience>>,
}

/// Moving moments of a figure [spreads] and of the log of the time given to its stream.
#[derive(Clone, Copy, Debug, Default)]
struct Experience {
    figure: f64,
    time: f64,
    covariance: f64,
    variance: f64,
}

impl Beliefs {
    /// A board that knows nothing of its own past; its errors are drawn by the seed.
    pub fn new(provider: Provider, character: &Character, seed: u64, p: &Parameters) -> Self {
        let spread = p.belief.error.get() * (1.0 - character.maturity);
        let errors = Indicator::ALL
            .iter()
            .map(|indicator| spread * lots::normal(seed, indicator.id()))
            .collect();
        Self {
            provider,
            ratios: vec![1.0; Indicator::ALL.len()],
            autonomy: 0.0,
            errors,
            experience: vec![None; Indicator::ALL.len()],
        }
    }

    /// Is free to act on its errors so far from now on [0–1].
    pub fn act_with(&mut self, autonomy: f64) {
        if autonomy.to_bits() != self.autonomy.to_bits() {
            self.autonomy = autonomy;
            for (ratio, error) in self.ratios.iter_mut().zip(&self.errors) {
                *ratio = libm::exp(error * autonomy);
            }
        }
    }

    /// Takes in what the week showed under the present allocation.
    pub fn learn(&mut self, dashboard: &Dashboard, allocation: &PerStream<f64>, p: &Parameters) {
        for &indicator in Indicator::ALL {
            let stream = indicator.stream();
            let view = dashboard.view(indicator);
            let sign = match indicator.better() {
                Better::Higher => 1.0,
                Better::Lower => -1.0,
                Better::Neutral => continue,
            };
            if view.cases <= 0.0 || !self.provider.streams().contains(&stream) {
                continue;
            }
            let figure = sign * view.recent / spread(indicator.unit(), view.start, &p.judgement);
            let time: f64 = where_it_lies(indicator, before_theatre(indicator, dashboard))
                .map(|(there, part)| part * libm::log(allocation[there]))
                .sum();
            self.experience[indicator as usize]
                .get_or_insert(Experience {
                    figure,
                    time,
                    ..Experience::default()
                })
                .add(figure, time, 1.0 / p.belief.window.get());
        }
    }

    /// Believed gain of what a target counts for a little more time in one stream [spreads per log of time]; 0 where the board
    /// sees no connection. Where patients wait is on the list, so a board gives time to clinics or theatres as the long waiters stand
    /// before them.
    pub fn of_stake(&self, stake: &Stake<'_>, stream: Stream, p: &Parameters) -> f64 {
        let Some(indicator) = stake.item.quantity else {
            return 0.0;
        };
        if stake.before_theatre.is_none() {
            return self.response(indicator, stream, p);
        }
        let part: f64 = stake
            .where_it_lies()
            .filter(|(there, _)| *there == stream)
            .map(|(_, part)| part)
            .sum();
        part * self.whole_response(indicator, p)
    }

    /// Believed gain of an indicator for a little more time in one stream [spreads per log of time]; 0 where the board
    /// sees no connection.
    pub fn response(&self, indicator: Indicator, stream: Stream, p: &Parameters) -> f64 {
        let next_door = next_door(indicator);
        let helped = if next_door.is_empty() {
            0.0
        } else {
            p.belief.helpers.get()
        };
        let part = if stream == indicator.stream() {
            1.0 - helped
        } else if next_door.contains(&stream) {
            helped / next_door.len() as f64
        } else {
            return 0.0;
        };
        part * self.whole_response(indicator, p)
    }

    fn whole_response(&self, indicator: Indicator, p: &Parameters) -> f64 {
        const MOST: f64 = 3.0; // no board believes in more than thrice what it first thought
        let prior = p.belief.response.get() * self.ratios[indicator as usize];
        let past = self.experience[indicator as usize].unwrap_or_default();
        let weight = p.belief.learning.get();
        ((prior * weight + past.covariance) / (weight + past.variance)).clamp(0.0, MOST * prior)
    }
}

impl Experience {
    fn add(&mut self, figure: f64, time: f64, recent: f64) {
        let (off_figure, off_time) = (figure - self.figure, time - self.time);
        self.figure += recent * off_figure;
        self.time += recent * off_time;
        self.covariance = (1.0 - recent) * (self.covariance + recent * off_figure * off_time);
        self.variance = (1.0 - recent) * (self.variance + recent * off_time * off_time);
    }
}

/// The streams that a board thinks of beside an indicator's own.
fn next_door(indicator: Indicator) -> &'static [Stream] {
    // The whole way to a cancer's treatment passes through clinics, tests and theatres.
    if matches!(
        indicator,
        Indicator::CancerWithin62d | Indicator::CancerScreeningWithin62d
    ) {
        return &[Stream::Outpatients, Stream::Theatres];
    }
    match indicator.stream() {
        Stream::Emergency => &[Stream::Wards, Stream::Discharge],
        Stream::Wards => &[Stream::Discharge],
        Stream::Outpatients => &[Stream::Theatres],
        Stream::Theatres => &[Stream::Outpatients],
        Stream::Discharge
        | Stream::FollowUps
        | Stream::Diagnostics
        | Stream::Quality
        | Stream::Ambulance
        | Stream::SocialCare
        | Stream::GpAccess
        | Stream::LongTermCare
        | Stream::Community
        | Stream::Therapies
        | Stream::Prevention => &[],
    }
}

#[cfg(test)]
mod tests {
    use goodhart_targets::View;

    use super::*;

    const BOARD: Character = Character {
        maturity: 1.0,
        integrity: 0.6,
        effort_cost: 1.0,
    };

    fn taught(slope: f64) -> f64 {
        let p = Parameters::DEFAULT;
        let mut beliefs = Beliefs::new(Provider::Acute, &BOARD, 1, &p);
        for week in 0..52_u32 {
            let time = 1.0 + 0.2 * f64::from(week % 13) / 13.0;
            let level = 70.0 + slope * p.judgement.spread_percent.get() * libm::log(time);
            let view = View {
                recent: level,
                before: level,
                last_year: 70.0,
                start: 70.0,
                peers: 70.0,
                cases: 9_000.0,
                noise: 1.0,
            };
            let dashboard = Dashboard::new(week, vec![view; Indicator::ALL.len()]);
            beliefs.learn(&dashboard, &PerStream::uniform(time), &p);
        }
        beliefs.whole_response(Indicator::EdWithin4h, &p)
    }

    #[test]
    fn a_board_learns_from_its_own_past() {
        let prior = Parameters::DEFAULT.belief.response.get();
        assert!(taught(2.5) > prior);
        assert!(taught(0.0) < prior);
        assert!(taught(-20.0) >= 0.0);
    }

    #[test]
    fn a_mature_board_starts_without_error_and_others_differ() {
        let p = Parameters::DEFAULT;
        let first = |maturity, seed| {
            let character = Character { maturity, ..BOARD };
            let mut beliefs = Beliefs::new(Provider::Acute, &character, seed, &p);
            beliefs.act_with(1.0);
            beliefs.whole_response(Indicator::EdWithin4h, &p)
        };
        assert_eq!(first(1.0, 1).to_bits(), p.belief.response.get().to_bits());
        assert_ne!(first(0.2, 1).to_bits(), first(0.2, 2).to_bits());
    }
}
