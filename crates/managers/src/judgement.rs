//! Where a board stands on one target, and how much better it would be judged for doing better.
//!
//! Indicators in per cent, minutes and counts are made comparable by measuring all distances in *spreads*: the standard
//! deviation of the indicator between providers. For an indicator in per cent that is a number of points; for all others
//! a part of the reference level, which is the start state's level or, if larger, the threshold.

use goodhart_regimes::{InForce, Oversight};
use goodhart_targets::{IndicatorUnit, View};

use crate::JudgementParameters;

/// Weeks in a year of judgement.
const YEAR: u32 = 52;
/// Weeks behind a recent value.
const WEEKS_IN_VIEW: f64 = 4.0;

/// One spread between providers of an indicator [the indicator's unit]; never 0.
pub(crate) fn spread(unit: IndicatorUnit, level: f64, p: &JudgementParameters) -> f64 {
    const LEAST_LEVEL: f64 = 1.0; // one case, one minute: below that a relative spread means nothing
    let relative = match unit {
        IndicatorUnit::Percent => return p.spread_percent.get(),
        IndicatorUnit::Minutes | IndicatorUnit::Days | IndicatorUnit::Weeks => {
            p.spread_minutes.get()
        }
        IndicatorUnit::Count
        | IndicatorUnit::Pounds
        | IndicatorUnit::PerThousand
        | IndicatorUnit::Ratio
        | IndicatorUnit::Deaths
        | IndicatorUnit::Qalys => p.spread_other.get(),
    };
    relative * libm::fabs(level).max(LEAST_LEVEL)
}

/// Where a board stands on a target. All distances in spreads, positive = short of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Standing {
    /// To the threshold.
    shortfall: f64,
    /// To the agreed path from last year.
    behind_path: f64,
    /// To peers: what other places report, or the start state's level where there is only one.
    behind_peers: f64,
    /// Year-end forecast error.
    sigma: f64,
    /// Softness of the comparison with path and peers.
    sigma_trend: f64,
    /// Parts of judgement: line, gap, path, peers, and the loss expected beyond the line.
    line: f64,
    gap: f64,
    path: f64,
    peers: f64,
    hold_back: f64,
    gap_distance: f64,
    /// Where it is paid by achievement: from the first to the last that is paid [spreads].
    paid: Option<f64>,
    /// See [`room`].
    room: f64,
    /// How well the board is judged as it stands.
    now: f64,
    /// See [`pull`](Self::pull).
    pull: f64,
}

impl Standing {
    /// Where a board sees itself in `week`, misreading its end point by `misread` [spreads]. `None` for a target without a
    /// quantity, or where nothing was counted.
    pub fn of(
        item: &InForce,
        view: View,
        week: u32,
        oversight: &Oversight,
        misread: f64,
        p: &JudgementParameters,
    ) -> Option<Self> {
        let unit = item.quantity?.unit();
        if view.cases <= 0.0 {
            return None;
        }
        let reference = view.start.max(item.threshold);
        let spread = spread(unit, reference, p);
        let sign = if item.higher_is_better { 1.0 } else { -1.0 };
        let at = |value: f64| sign * value / spread;
        let asked = item.line_in(week, view.start);
        let (here, line) = (at(view.recent) + misread, at(asked));
        let last_year = at(view.last_year);
        let path = (last_year + p.path_share.get() * (line - last_year).max(0.0)).min(line);
        let sigma = sigma(unit, view, week, spread, p);
        let ranked = p.rank_share.get() * oversight.publication;
        let mut standing = Self {
            shortfall: line - here,
            behind_path: path - here,
            behind_peers: at(view.peers).min(line) - here,
            sigma,
            sigma_trend: sigma.max(p.trend_tolerance.get()),
            line: oversight.judged.line,
            gap: oversight.judged.gap,
            path: oversight.judged.trend * (1.0 - ranked),
            peers: oversight.judged.trend * ranked,
            hold_back: p.hold_back.get() * oversight.ratchet,
            gap_distance: p.gap_distance.get(),
            paid: item.paid_span().map(|span| span / spread),
            room: room(item, unit, view.recent, view.start, reference),
            now: 0.0,
            pull: 0.0,
        };
        standing.now = standing.judged(0.0);
        standing.pull = standing.slope();
        Some(standing)
    }

    /// How much better the board would be judged if it did better by `gain` [spreads].
    pub fn better(&self, gain: f64) -> f64 {
        self.judged(gain) - self.now
    }

    /// Part of a gain at the start state's level that is left to gain.
    pub const fn room(&self) -> f64 {
        self.room
    }

    /// How well the board would be judged if it did better by `gain` [spreads]; 0 at best, lower is worse.
    fn judged(&self, gain: f64) -> f64 {
        let short = self.shortfall - gain;
        if let Some(span) = self.paid {
            // Practices lie one spread around their mean; each is paid in proportion.
            return -(positive_part(short) - positive_part(short - span)) / span;
        }
        let line = -normal_below(short / self.sigma);
        let gap = -self.gap_distance * (1.0 - libm::exp(-short.max(0.0) / self.gap_distance));
        let path = -normal_below((self.behind_path - gain) / self.sigma_trend);
        let peers = -normal_below((self.behind_peers - gain) / self.sigma_trend);
        let beyond = -(-short).max(0.0);
        self.line * line
            + self.gap * gap
            + self.path * path
            + self.peers * peers
            + self.hold_back * beyond
    }

    /// Gain in judgement for a little more of the quantity [per spread].
    pub const fn pull(&self) -> f64 {
        self.pull
    }

    /// The derivative of [`judged`](Self::judged).
    fn slope(&self) -> f64 {
        if let Some(span) = self.paid {
            return (normal_below(self.shortfall) - normal_below(self.shortfall - span)) / span;
        }
        let line = normal_density(self.shortfall / self.sigma) / self.sigma;
        let gap = if self.shortfall > 0.0 {
            libm::exp(-self.shortfall / self.gap_distance)
        } else {
            0.0
        };
        let path = normal_density(self.behind_path / self.sigma_trend) / self.sigma_trend;
        let peers = normal_density(self.behind_peers / self.sigma_trend) / self.sigma_trend;
        let beyond = if self.shortfall < 0.0 { -1.0 } else { 0.0 };
        self.line * line
            + self.gap * gap
            + self.path * path
            + self.peers * peers
            + self.hold_back * beyond
    }

    /// Probability, as the board sees it, that the year ends short of the threshold [0–1].
    pub fn missed(&self) -> f64 {
        normal_below(self.shortfall / self.sigma)
    }
}

/// What is left to gain, next to the start state: whatever shortens waits shortens them by a part, and nobody can take more from a list than
/// stands on it. For a share that should be high, the part still outside it counts [ratio].
fn room(item: &InForce, unit: IndicatorUnit, recent: f64, start: f64, reference: f64) -> f64 {
    const MOST: f64 = 2.0; // beyond that boards do not believe in a proportional recovery
    let (left, at_start) = if item.higher_is_better {
        if unit != IndicatorUnit::Percent {
            return 1.0;
        }
        (100.0 - recent, 100.0 - start)
    } else {
        (recent, reference)
    };
    if at_start <= 0.0 {
        return 1.0;
    }
    (left / at_start).clamp(0.0, MOST)
}

/// The board's own year-end forecast error [spreads]: sampling, what the months do unexplained, and the time left.
fn sigma(unit: IndicatorUnit, view: View, week: u32, spread: f64, p: &JudgementParameters) -> f64 {
    const WHOLE: f64 = 100.0;
    let variance = view.noise * view.noise;
    let sampling = match unit {
        IndicatorUnit::Percent => {
            view.recent.clamp(0.0, WHOLE) * (WHOLE - view.recent.clamp(0.0, WHOLE)) / view.cases
        }
        _ => variance / WEEKS_IN_VIEW,
    };
    let left = f64::from(YEAR - week % YEAR) / f64::from(YEAR);
    let error = libm::sqrt(sampling + p.unexplained.get() * left * variance) / spread;
    error.max(p.least_error.get() / p.spread_percent.get())
}

/// Mean of what is above 0 of a normal number with this mean and standard deviation 1.
fn positive_part(mean: f64) -> f64 {
    mean * normal_below(mean) + normal_density(mean)
}

/// Standard normal density.
fn normal_density(z: f64) -> f64 {
    const PEAK: f64 = 0.398_942_280_401_432_7; // 1 / sqrt(2 pi)
    PEAK * libm::exp(-0.5 * z * z)
}

/// Standard normal distribution function.
fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use goodhart_regimes::{Judged, Regime};

    const MIXED: Judged = Judged {
        line: 0.3,
        gap: 0.4,
        trend: 0.3,
    };

    use goodhart_targets::catalogue::position;

    use super::*;

    fn view(level: f64, noise: f64) -> View {
        View {
            recent: level,
            before: level,
            last_year: level,
            start: level,
            peers: level,
            cases: 8_000.0,
            noise,
        }
    }

    fn standing(id: &str, level: f64, noise: f64, judged: Judged) -> Standing {
        let row = position(id).expect("the row is in the catalogue");
        let mut regime = Regime::new(
            &[row],
            Oversight::PLAIN,
            &goodhart_regimes::Parameters::DEFAULT,
        );
        regime.oversight.judged = judged;
        let p = JudgementParameters::default();
        Standing::of(
            &regime.in_force[0],
            view(level, noise),
            0,
            &regime.oversight,
            0.0,
            &p,
        )
        .expect("the quantity is measured and counted")
    }

    #[test]
    fn at_2022_levels_the_great_targets_pull_but_not_by_their_line() {
        for (id, level, noise) in [
            ("ae-4h-95", 71.0, 2.0),
            ("rtt-18w-92", 62.0, 0.5),
            ("amb-cat2-mean-18", 49.0, 6.0),
        ] {
            assert!(standing(id, level, noise, MIXED).pull() > 0.1, "{id}");
            assert!(
                standing(id, level, noise, Judged::LINE_ONLY).pull() < 0.001,
                "{id}"
            );
            assert!(
                standing(id, level, noise, Judged::GAP_ONLY).pull() > 0.1,
                "{id}"
            );
            assert!(
                standing(id, level, noise, Judged::TREND_ONLY).pull() > 0.1,
                "{id}"
            );
        }
    }

    #[test]
    fn the_line_pulls_most_at_the_threshold() {
        let pull = |level| standing("ae-4h-95", level, 1.0, Judged::LINE_ONLY).pull();
        assert!(pull(95.0) > pull(93.5) && pull(93.5) > pull(92.0));
        assert!(pull(95.0) > pull(96.5));
    }

    #[test]
    fn pull_is_the_slope_of_the_judgement() {
        for level in [60.0, 85.0, 93.0, 95.5, 98.0] {
            let standing = standing("ae-4h-95", level, 2.0, MIXED);
            let step = 1e-6;
            let slope = (standing.judged(step) - standing.judged(-step)) / (2.0 * step);
            assert!(
                (slope - standing.pull()).abs() < 1e-4,
                "{level}: {slope} and {}",
                standing.pull()
            );
        }
    }

    #[test]
    fn the_forecast_error_never_falls_below_a_point() {
        let p = JudgementParameters::default();
        let least = p.least_error.get() / p.spread_percent.get();
        assert!(standing("ae-4h-95", 71.0, 0.0, MIXED).sigma >= least);
        assert!(standing("ae-4h-95", 71.0, 9.0, MIXED).sigma > least);
    }
}
