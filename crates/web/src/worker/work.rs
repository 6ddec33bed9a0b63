//! One world being simulated: replication after replication, and then what its targets did.

use goodhart_charts::HEADLINES;
use goodhart_experiment::{
    BurnIns, Detail, Outcome, Prepared, Replication, prepare, summarise, with_known,
};
use goodhart_report::{InputError, Pair, resolve};

use goodhart_web::worker_protocol::{Answer, Simulated, Stage, TargetInForce};

/// Events between two looks at the clock.
const EVENTS: u32 = 4_096;
/// When the first months are shown, if no replication is complete by then [ms].
const FIRST_SIGHT_MS: f64 = 80.0;
/// Shortest time between two results of one world [ms]; the page draws each of them.
const BETWEEN_RESULTS_MS: f64 = 250.0;

/// One world.
pub struct Work {
    generation: u32,
    prepared: Prepared,
    wanted: u32,
    begun_at: f64,
    shown_at: Option<f64>,
    running: Option<Replication>,
    outcomes: Vec<Outcome>,
}

impl Work {
    /// Starts at replication 0.
    ///
    /// # Errors
    ///
    /// If the scenario cannot be simulated.
    pub fn begin(generation: u32, settings: &[Pair], now: f64) -> Result<Self, InputError> {
        let scenario = with_known(|known| resolve(&[settings], known))?;
        Ok(Self {
            generation,
            prepared: prepare(&scenario)?,
            wanted: scenario.reps,
            begun_at: now,
            shown_at: None,
            running: None,
            outcomes: Vec::new(),
        })
    }

    /// Which request.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Whether the page has seen anything of it.
    pub fn has_shown(&self) -> bool {
        self.shown_at.is_some()
    }

    /// Whether there is more to do.
    pub fn is_unfinished(&self) -> bool {
        (self.outcomes.len() as u32) < self.wanted
    }

    /// A few thousand events; an answer when there is something new to show.
    pub fn advance(&mut self, now: f64, series: &str, burn_ins: &mut BurnIns) -> Option<Answer> {
        let next = self.outcomes.len() as u32;
        let replication = self
            .running
            .get_or_insert_with(|| Replication::begin_with(&self.prepared, next, burn_ins));
        let progress = replication.advance(EVENTS);
        if progress.done {
            self.outcomes
                .extend(self.running.take().map(|replication| replication.outcome()));
            let is_due = self
                .shown_at
                .is_none_or(|shown| now - shown >= BETWEEN_RESULTS_MS);
            let is_last_or_first = self.outcomes.len() == 1 || !self.is_unfinished();
            if is_due || is_last_or_first {
                self.shown_at = Some(now);
                return Some(self.answer(self.stage(), &self.outcomes, series));
            }
            return None;
        }
        let is_first_sight = self.outcomes.is_empty()
            && progress.months > 0
            && now - self.begun_at >= FIRST_SIGHT_MS;
        let is_due = self
            .shown_at
            .is_none_or(|shown| now - shown >= BETWEEN_RESULTS_MS);
        if is_first_sight && is_due {
            let so_far = replication.outcome();
            self.shown_at = Some(now);
            return Some(self.answer(Stage::Growing, std::slice::from_ref(&so_far), series));
        }
        None
    }

    /// The latest result once more, with another series.
    pub fn again(&self, series: &str) -> Option<Answer> {
        (!self.outcomes.is_empty()).then(|| self.answer(self.stage(), &self.outcomes, series))
    }

    fn stage(&self) -> Stage {
        if self.is_unfinished() {
            Stage::Refining
        } else {
            Stage::Complete
        }
    }

    fn answer(&self, stage: Stage, outcomes: &[Outcome], series: &str) -> Answer {
        let mut report = summarise(&self.prepared, outcomes, Detail::Full);
        report
            .series
            .retain(|id, _| id == series || HEADLINES.contains(&id.as_str()));
        Answer::Result(Box::new(Simulated {
            generation: self.generation,
            stage,
            report,
            in_force: self.in_force(),
        }))
    }

    fn in_force(&self) -> Vec<TargetInForce> {
        let items = self.prepared.regime.in_force.iter();
        let items = items.filter(|item| item.is_national());
        items
            .map(|item| TargetInForce {
                id: item.target.id.to_owned(),
                measured: item.quantity.is_some(),
            })
            .collect()
    }
}
