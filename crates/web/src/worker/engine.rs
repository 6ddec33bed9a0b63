//! The worker's work as a machine that is stepped in slices: which world, how far, what to say about it.
//!
//! Knows no browser: time comes in as an argument, answers go out as values.

use goodhart_experiment::BurnIns;
use goodhart_web::worker_protocol::{Answer, Ask, Part, Request};

use super::parts::{Settings, opened};
use super::work::Work;

/// The worker's state.
pub struct Engine {
    now: Option<Work>,
    next: Option<(u32, Settings)>,
    series: String,
    burn_ins: BurnIns,
    helpers: Vec<Duty>,
    /// What is to be said to which helper.
    outbox: Vec<(usize, Request)>,
}

/// What a helper does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Duty {
    /// It has not said yet that it is up.
    Starting,
    Free,
    /// A part of a generation.
    Busy(u32, Part),
}

/// Burnt-in worlds kept between requests, each of some three megabytes: that of the replication which answers a slider first. The others
/// take longer and come later, and their burn-in is a twentieth of them.
const KEPT_BURN_INS: u32 = 1;

impl Default for Engine {
    fn default() -> Self {
        Self {
            now: None,
            next: None,
            series: String::new(),
            burn_ins: BurnIns::keeping(KEPT_BURN_INS),
            helpers: Vec::new(),
            outbox: Vec::new(),
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
                self.stop_helpers();
                None
            }
            Ask::Explain | Ask::Map(_) => {
                let work = self.now.as_mut()?;
                if work.generation() == generation {
                    match request.ask {
                        Ask::Map(since) => work.map(since),
                        _ => work.explain(),
                    }
                }
                None
            }
            Ask::Series => {
                self.series = request.series;
                self.now.as_ref()?.again(&self.series)
            }
            Ask::Cancel => {
                self.now.take_if(|work| work.generation() == generation);
                self.next.take_if(|next| next.0 == generation);
                None
            }
            Ask::Part(_) => None,
        }
    }

    /// Burnt-in worlds, to be filled while nobody waits.
    pub fn burn_ins(&mut self) -> &mut BurnIns {
        &mut self.burn_ins
    }

    /// A helper is being started; its number.
    pub fn join(&mut self) -> usize {
        self.helpers.push(Duty::Starting);
        self.helpers.len() - 1
    }

    /// A helper says that it is up, with an empty parcel, or sends what it has done.
    pub fn receive(&mut self, helper: usize, parcel: &[u8], now: f64) -> Option<Answer> {
        let duty = self.helpers.get_mut(helper)?;
        let Some((generation, part, rest)) = opened(parcel) else {
            *duty = Duty::Free;
            return None;
        };
        // What comes in late may cross a newer order.
        if *duty == Duty::Busy(generation, part) {
            *duty = Duty::Free;
        }
        let work = self.now.as_mut()?;
        if work.generation() != generation || self.next.is_some() {
            return None;
        }
        work.take(part, rest, now, &self.series)
    }

    /// What is to be said to which helper now.
    pub fn orders(&mut self) -> Vec<(usize, Request)> {
        if let Some(work) = self.now.as_mut().filter(|_| self.next.is_none()) {
            let free = self.helpers.iter_mut().enumerate();
            for (helper, duty) in free.filter(|(_, duty)| **duty == Duty::Free) {
                let Some((part, order)) = work.order() else {
                    break;
                };
                *duty = Duty::Busy(work.generation(), part);
                self.outbox.push((helper, order));
            }
        }
        std::mem::take(&mut self.outbox)
    }

    fn stop_helpers(&mut self) {
        for (helper, duty) in self.helpers.iter_mut().enumerate() {
            if let Duty::Busy(generation, _) = *duty {
                *duty = Duty::Free;
                let stop = Request {
                    generation,
                    ask: Ask::Cancel,
                    settings: Settings::new(),
                    series: String::new(),
                    fault: false,
                };
                self.outbox.push((helper, stop));
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
                match Work::begin(generation, settings, clock(), &self.burn_ins) {
                    Ok(mut work) => {
                        if let Some(before) = &mut self.now {
                            work.inherit(before);
                        }
                        self.now = Some(work);
                    }
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

    use goodhart_experiment::{Method, worlds};
    use goodhart_web::worker_protocol::{Simulated, Stage};

    use super::super::assistant::Helper;
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

    /// The whole of a world with so many helpers, of which the first dies with its first order; what it is and what its targets did.
    fn with_helpers(helpers: usize) -> (Simulated, goodhart_report::Attribution) {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        let clock = || {
            time.set(time.get() + 1.0);
            time.get()
        };
        let mut hands: Vec<Helper> = (0..helpers).map(|_| Helper::default()).collect();
        for helper in 0..helpers {
            let number = engine.join();
            assert!(engine.receive(number, &[], 0.0).is_none() && number == helper);
        }
        engine.hear(request(
            1,
            Ask::Run,
            &[("reps", "5"), ("years", "1"), ("population", "50000")],
        ));
        let (mut last, mut split) = (None, None);
        while split.is_none() {
            let mut answers = vec![engine.slice(clock, time.get() + 3.0)];
            for (helper, order) in engine.orders() {
                hands[helper].hear(order);
            }
            for (helper, hand) in hands.iter_mut().enumerate().skip(1) {
                if let Some(parcel) = hand.slice(clock, time.get() + 9.0) {
                    answers.push(engine.receive(helper, &parcel, time.get()));
                }
            }
            for answer in answers.into_iter().flatten() {
                match answer {
                    Answer::Result(simulated) => {
                        if simulated.stage == Stage::Complete {
                            engine.hear(request(1, Ask::Explain, &[]));
                        }
                        last = Some(*simulated);
                    }
                    Answer::Explained { attribution, .. } => {
                        // A first look, in one run, comes before.
                        split = (attribution.replications > 1).then_some(*attribution);
                    }
                    Answer::Explaining { done, of, .. } => assert!(done < of),
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(!engine.is_busy());
        last.zip(split).expect("a result and its split")
    }

    #[test]
    fn helpers_change_nothing_even_if_one_of_them_dies() {
        let (alone, split) = with_helpers(0);
        let (helped, split_with) = with_helpers(3);
        assert_eq!(alone.helped, 0);
        assert!(helped.helped > 0);
        assert_eq!(helped.report, alone.report);
        assert_eq!(split_with, split);
    }

    #[test]
    fn the_exact_split_is_begun_when_the_map_is_filled() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        let clock = || {
            time.set(time.get() + 1.0);
            time.get()
        };
        engine.hear(request(
            1,
            Ask::Run,
            &[
                ("reps", "1"),
                ("years", "1"),
                ("population", "50000"),
                ("targets", "10"),
            ],
        ));
        let (mut splits, mut mapped) = (Vec::new(), 0);
        while engine.is_busy() && mapped < goodhart_web::map::CELLS {
            match engine.slice(clock, time.get() + 30.0) {
                Some(Answer::Result(simulated)) if simulated.stage == Stage::Complete => {
                    engine.hear(request(1, Ask::Explain, &[]));
                }
                Some(Answer::Explained { attribution, .. }) => {
                    engine.hear(request(1, Ask::Map(1), &[]));
                    splits.push((mapped, attribution.method.clone(), attribution.replications));
                }
                Some(Answer::Mapped(_)) => mapped += 1,
                _ => {}
            }
        }
        let removal = |runs| (0, "removal".to_owned(), runs);
        assert_eq!(splits, [removal(1), removal(4)], "both before the map");
        let helper = engine.join();
        engine.receive(helper, &[], 0.0);
        let orders = engine.orders();
        let [(_, order)] = orders.as_slice() else {
            panic!("{orders:?}")
        };
        let Ask::Part(part) = order.ask else {
            panic!("{order:?}")
        };
        let of_removal = worlds(Method::Removal).any(|world| world == part.players);
        assert!(part.cell == 0 && !of_removal, "{part:?}");
    }

    #[test]
    fn a_newer_world_stops_helpers_and_the_split_at_once() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        let helper = engine.join();
        engine.receive(helper, &[], 0.0);
        engine.hear(run(1));
        finish(&mut engine, &time);
        engine.hear(request(1, Ask::Explain, &[]));
        let orders = engine.orders();
        assert!(
            matches!(orders.as_slice(), [(0, order)] if matches!(order.ask, Ask::Part(_))),
            "{orders:?}"
        );
        engine.hear(run(2));
        let orders = engine.orders();
        assert!(
            matches!(orders.as_slice(), [(0, order)] if order.ask == Ask::Cancel),
            "{orders:?}"
        );
        // A slice that lasts no time takes the newer world up.
        engine.slice(|| 0.0, 0.0);
        assert_eq!(engine.now.as_ref().map(Work::generation), Some(2));
    }

    #[test]
    fn what_comes_in_for_an_older_world_is_left_out() {
        let (mut engine, time) = (Engine::default(), Cell::new(0.0));
        let helper = engine.join();
        engine.receive(helper, &[], 0.0);
        engine.hear(run(1));
        let mut hand = Helper::default();
        while engine.now.as_ref().is_none_or(|work| !work.has_shown())
            || engine.orders_are_empty(&mut hand)
        {
            engine.slice(|| 0.0, 0.0);
        }
        let late = std::iter::repeat_with(|| hand.slice(|| 0.0, 1.0)).find_map(|sent| sent);
        engine.hear(run(2));
        let answers = {
            let answer = engine.receive(helper, &late.unwrap_or_default(), 0.0);
            assert!(answer.is_none(), "{answer:?}");
            finish(&mut engine, &time)
        };
        let last = answers.last().expect("an answer");
        assert_eq!((last.generation, last.stage), (2, Stage::Complete));
    }

    impl Engine {
        /// Hands the orders on.
        fn orders_are_empty(&mut self, hand: &mut Helper) -> bool {
            let orders = self.orders();
            orders
                .into_iter()
                .map(|(_, order)| hand.hear(order))
                .count()
                == 0
        }
    }
}
