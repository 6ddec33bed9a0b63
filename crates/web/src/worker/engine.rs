//! The worker's work as a machine that is stepped in slices: which world, how far, what to say about it.
//!
//! Knows no browser: time comes in as an argument, answers go out as values.

use goodhart_experiment::BurnIns;
use goodhart_report::Pair;
use goodhart_web::worker_protocol::{Answer, Ask, Request};

use super::explain::explain;
use super::work::Work;

/// The worker's state.
pub struct Engine {
    now: Option<Work>,
    next: Option<(u32, Vec<Pair>)>,
    series: String,
    burn_ins: BurnIns,
}

/// Burnt-in worlds kept between requests; each takes some three megabytes.
const KEPT_BURN_INS: u32 = 1;

impl Default for Engine {
    fn default() -> Self {
        Self {
            now: None,
            next: None,
            series: String::new(),
            burn_ins: BurnIns::keeping(KEPT_BURN_INS),
        }
    }
}

impl Engine {
    /// Takes a request in; the answer is only what must be said at once.
    pub fn hear(&mut self, request: Request) -> Option<Answer> {
        assert!(
            !request.fault,
            "asked to fail by the address (?fault=worker)"
        );
        let generation = request.generation;
        match request.ask {
            Ask::Run => {
                self.series = request.series;
                self.next = Some((generation, request.settings));
                None
            }
            Ask::Explain => Some(explain(generation, &request.settings)),
            Ask::Series => {
                self.series = request.series;
                self.now.as_ref()?.again(&self.series)
            }
            Ask::Cancel => {
                self.now.take_if(|work| work.generation() == generation);
                self.next.take_if(|next| next.0 == generation);
                None
            }
        }
    }

    /// Whether there is anything to do.
    pub fn is_busy(&self) -> bool {
        self.next.is_some() || self.now.as_ref().is_some_and(Work::is_unfinished)
    }

    /// Works until `until` [ms on `clock`] or until there is something to say.
    pub fn slice(&mut self, clock: impl Fn() -> f64, until: f64) -> Option<Answer> {
        loop {
            // A world that has shown nothing yet comes to its first months before a newer one takes over: otherwise a
            // slider in motion would show nothing until it stops.
            if self
                .now
                .as_ref()
                .is_none_or(|work| work.has_shown() || !work.is_unfinished())
                && let Some((generation, settings)) = self.next.take()
            {
                match Work::begin(generation, &settings, clock()) {
                    Ok(work) => self.now = Some(work),
                    Err(error) => {
                        return Some(Answer::Refused {
                            generation,
                            because: error.to_string(),
                        });
                    }
                }
            }
            let work = self.now.as_mut().filter(|work| work.is_unfinished())?;
            let answer = work.advance(clock(), &self.series, &mut self.burn_ins);
            if answer.is_some() || clock() >= until {
                return answer;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use goodhart_web::worker_protocol::{Simulated, Stage};

    use super::*;

    fn request(generation: u32, ask: Ask, settings: &[(&str, &str)]) -> Request {
        let settings = settings
            .iter()
            .map(|(key, text)| ((*key).into(), (*text).into()))
            .collect();
        Request {
            generation,
            ask,
            settings,
            series: "ed.within_4h".into(),
            fault: false,
        }
    }

    fn run(generation: u32) -> Request {
        request(
            generation,
            Ask::Run,
            &[("targets", "10"), ("reps", "2"), ("years", "1")],
        )
    }

    /// All answers until there is nothing left to do; every look at the clock takes a millisecond.
    fn finish(engine: &mut Engine, time: &Cell<f64>) -> Vec<Simulated> {
        let mut answers = Vec::new();
        while engine.is_busy() {
            let clock = || {
                time.set(time.get() + 1.0);
                time.get()
            };
            match engine.slice(clock, time.get() + 10.0) {
                Some(Answer::Result(simulated)) => answers.push(*simulated),
                Some(other) => panic!("{other:?}"),
                None => {}
            }
        }
        answers
    }

    #[test]
    fn a_world_is_shown_growing_then_refined_then_complete() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        engine.hear(run(1));
        let answers = finish(&mut engine, &time);
        assert!(
            answers.iter().is_sorted_by_key(|answer| answer.stage),
            "out of order"
        );
        let complete = answers
            .iter()
            .find(|answer| answer.stage == Stage::Complete)
            .expect("a complete answer");
        assert_eq!(complete.report.replications, 2);
        assert_eq!(complete.report.digest.len(), 16);
        assert!(complete.report.series.contains_key("ed.within_4h"));
    }

    #[test]
    fn a_newer_world_takes_over_and_the_older_one_is_dropped() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        for generation in 1..=5 {
            engine.hear(run(generation));
        }
        let answers = finish(&mut engine, &time);
        assert!(
            answers.iter().all(|answer| answer.generation == 5),
            "only the newest is begun"
        );
    }

    #[test]
    fn another_measure_is_sent_from_what_is_known() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        engine.hear(run(1));
        finish(&mut engine, &time);
        let answer = engine.hear(Request {
            series: "elective.list".into(),
            ..request(1, Ask::Series, &[])
        });
        let Some(Answer::Result(simulated)) = answer else {
            panic!("{answer:?}")
        };
        assert!(simulated.report.series.contains_key("elective.list"));
    }

    #[test]
    fn a_cancelled_world_is_left_alone() {
        let mut engine = Engine::default();
        engine.hear(run(1));
        engine.hear(request(1, Ask::Cancel, &[]));
        assert!(!engine.is_busy());
    }
}
