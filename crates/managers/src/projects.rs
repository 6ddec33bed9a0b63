//! Improvement projects: a board can run so many, each raises its stream slowly, and what is not kept up fades.
//!
//! A board ran as many projects at the start, spread over its streams alike, and they upheld the start state's output. What
//! counts is therefore where a stream has more or fewer than then.

use goodhart_levers::PerStream;
use goodhart_regimes::Regime;

use crate::{ProjectParameters, Provider};

/// Weeks between two choices of projects.
const QUARTER: u32 = 13;
/// Weeks in a year.
const YEAR: f64 = 52.0;

/// The projects of a board.
#[derive(Clone, Debug)]
pub(crate) struct Projects {
    running: PerStream<u32>,
    gained: PerStream<f64>,
    /// Weeks until plans are agreed anew after a change of targets [weeks].
    standstill: f64,
    /// Targets that were planned for, with the edition of their definitions.
    plans: Option<Vec<(&'static str, u32)>>,
}

impl Projects {
    /// A board that has not begun any.
    pub fn new() -> Self {
        Self {
            running: PerStream::uniform(0),
            gained: PerStream::uniform(0.0),
            standstill: 0.0,
            plans: None,
        }
    }

    /// Stops projects for some weeks if the targets that bind the provider are not those that were planned for.
    pub fn replan(&mut self, provider: Provider, regime: &Regime, p: &ProjectParameters) {
        let names: Vec<(&'static str, u32)> = if regime.reallocates() {
            regime
                .binding(provider.binds())
                .map(|item| (item.target.id, item.edition))
                .collect()
        } else {
            Vec::new()
        };
        if self.plans.as_ref().is_some_and(|plans| *plans != names) {
            // What was known before could be planned before.
            self.standstill = (p.restart.get() - regime.notice).max(0.0);
        }
        self.plans = Some(names);
    }

    /// One week: every quarter projects go to the streams with the highest utility per project.
    pub fn advance(
        &mut self,
        week: u32,
        provider: Provider,
        utility: &PerStream<f64>,
        p: &ProjectParameters,
    ) {
        if week.is_multiple_of(QUARTER) || self.running.iter().all(|(_, projects)| projects == 0) {
            self.running = chosen(provider, utility, p.count.get().round() as u32);
        }
        let still = self.standstill > 0.0;
        self.standstill = (self.standstill - 1.0).max(0.0);
        let at_start = chosen(
            provider,
            &PerStream::uniform(1.0),
            p.count.get().round() as u32,
        );
        for &stream in provider.streams() {
            let running = if still { 0 } else { self.running[stream] };
            let more = works(running) - works(at_start[stream]);
            let gained = &mut self.gained[stream];
            *gained += (p.gain.get() * more - p.fading.get() * *gained) / YEAR;
            *gained = gained.clamp(-p.most.get(), p.most.get());
        }
    }

    /// Output per hour that projects have brought [multiple of the start state].
    pub fn output(&self) -> PerStream<f64> {
        PerStream(self.gained.0.map(|gained| 1.0 + gained))
    }

    /// Projects running in each stream.
    pub const fn running(&self) -> PerStream<u32> {
        self.running
    }
}

/// What so many projects in one stream achieve [projects]: they get in each other's way.
fn works(projects: u32) -> f64 {
    libm::sqrt(f64::from(projects))
}

/// Highest averages (D'Hondt): each project goes where utility per project is highest, the first of equals.
fn chosen(provider: Provider, utility: &PerStream<f64>, count: u32) -> PerStream<u32> {
    let mut running = PerStream::uniform(0);
    for _ in 0..count {
        let mut best = provider.streams()[0];
        for &stream in provider.streams() {
            let per_project = |stream| utility[stream] / f64::from(running[stream] + 1);
            if per_project(stream) > per_project(best) {
                best = stream;
            }
        }
        running[best] += 1;
    }
    running
}

#[cfg(test)]
mod tests {
    use goodhart_levers::Stream;
    use goodhart_regimes::{Oversight, Parameters};

    use super::*;

    fn after(weeks: u32, utility: &PerStream<f64>, projects: &mut Projects) {
        for week in 0..weeks {
            projects.advance(week, Provider::Acute, utility, &ProjectParameters::DEFAULT);
        }
    }

    #[test]
    fn a_stream_that_is_dropped_falls_behind_and_the_others_gain() {
        let mut projects = Projects::new();
        after(52, &PerStream::uniform(1.0), &mut projects);
        assert_eq!(projects.output(), PerStream::uniform(1.0));
        let mut elsewhere = PerStream::uniform(1.0);
        elsewhere[Stream::FollowUps] = 0.1;
        after(52, &elsewhere, &mut projects);
        assert_eq!(projects.running()[Stream::FollowUps], 0);
        assert!(projects.output()[Stream::FollowUps] < 0.995);
        assert!(
            Stream::ACUTE
                .iter()
                .any(|&stream| projects.output()[stream] > 1.001)
        );
    }

    #[test]
    fn a_change_of_targets_stops_plans_for_a_while() {
        let p = ProjectParameters::DEFAULT;
        let regime = |row| Regime::new(&[row], Oversight::PLAIN, &Parameters::DEFAULT);
        let mut projects = Projects::new();
        projects.replan(Provider::Acute, &regime(0), &p);
        assert_eq!(projects.standstill.to_bits(), 0.0_f64.to_bits());
        projects.replan(Provider::Acute, &regime(2), &p);
        assert!(projects.standstill > 0.0);
        after(8, &PerStream::uniform(1.0), &mut projects);
        assert!(projects.output()[Stream::Emergency] < 1.0);
    }
}
