//! Everything the page knows, in one place; every change to it is one [`Action`].

use std::rc::Rc;

use goodhart_report::{Attribution, InputError, Scenario, preset_scenario, set};
use yew::Reducible;

use crate::address::{Opened, Settings};
use crate::finding::is_first_look;
use crate::known::with_known;
use crate::map::{Map, place};
use crate::reading::Texts;
use crate::shared::Shared;
use crate::worker_protocol::{
    Answer, Ask, Catalogue, REPLICATIONS_EXPLAINED, Simulated, Stage, WORLDS_EXPLAINED,
};

/// Indicator whose monthly series is shown first.
pub const FIRST_SERIES: &str = "ed.within_4h";

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The world the controls show.
    pub scenario: Shared<Scenario>,
    /// What else the address says: language, dark, keys of other versions.
    pub settings: Settings,
    /// Counts up with every change of the world.
    pub generation: u32,
    /// What the reader did since the page was opened; 0 before the first change by hand.
    pub gestures: u32,
    /// The latest result whose first replication is complete: what sentence, dials and bars speak about.
    pub answer: Option<Shared<Simulated>>,
    /// The last world that was worked out to its end before this one: where the figures stood.
    pub before: Option<Shared<Simulated>>,
    /// The first months of a newer world.
    pub growing: Option<Shared<Simulated>>,
    /// Indicator whose monthly series is shown.
    pub series: String,
    /// Keys of the address that could not be used, each with its reason.
    pub notice: Option<Shared<Vec<String>>>,
    /// How far the work on what the targets of this world did has come: replications, of how many.
    pub explaining: Option<(u32, u32)>,
    /// What is known of other numbers of targets and other money in this world.
    pub map: Shared<Map>,
    /// Measure the map shows, by its place in the list of them.
    pub mapped: usize,
    /// Generation of the last world that was chosen on the map; 0 if none was.
    pub chosen: u32,
    /// Why there is no simulation.
    pub trouble: Option<String>,
    /// Generation of the last world that the engine would not simulate; 0 if there was none.
    pub refused: u32,
    /// How often the worker was started again.
    pub restarts: u32,
    /// Whether the worker that runs has brought the world shown to its end: only then can it go on to what the targets did, and to the map.
    /// Another one may have done so and died.
    pub is_worked_out: bool,
    /// What the engine knows by name; empty until it is ready.
    pub catalogue: Shared<Catalogue>,
    /// Whether the engine has reported.
    pub ready: bool,
    /// What there is to read about levers, assumptions and targets.
    pub texts: Texts,
}

/// A change.
#[derive(Debug)]
pub enum Action {
    /// The reader set one lever: key and text.
    Set(&'static str, String),
    /// The reader set something by its full name, such as `a.emergency.trolleys`: name and text.
    SetNamed(String, String),
    /// The address was opened, or Back or Forward was pressed.
    Open(Box<Opened>),
    /// A host page replaced the world.
    Replace(Box<Scenario>),
    /// The worker said something.
    Heard(Box<Answer>),
    /// The reader chose an indicator.
    Series(String),
    /// The reader chose what the map shows, by its place in the list of measures.
    Mapped(usize),
    /// The reader chose a cell of the map.
    Go(u32),
    /// The reader has read the notice.
    Dismiss,
    /// The worker could not be started, or fell silent.
    Trouble(String),
    /// Start a new worker.
    Restart,
    /// Somebody wants to read about levers, assumptions or targets.
    AskTexts,
    /// The texts have come, or cannot be had.
    Texts(Texts),
}

impl State {
    /// The state at the start, from the address.
    pub fn opened(opened: Opened) -> Self {
        let mut state = Self {
            scenario: Shared::new(Scenario::default()),
            settings: Settings::default(),
            generation: 0,
            gestures: 0,
            answer: None,
            before: None,
            growing: None,
            series: FIRST_SERIES.to_owned(),
            notice: None,
            explaining: None,
            map: Shared::new(Map::default()),
            mapped: 0,
            chosen: 0,
            trouble: None,
            refused: 0,
            restarts: 0,
            is_worked_out: false,
            catalogue: Shared::new(Catalogue::default()),
            ready: false,
            texts: Texts::default(),
        };
        state.open(opened);
        state
    }

    /// The result of exactly the world the controls show, if there is one.
    pub fn current(&self) -> Option<&Shared<Simulated>> {
        self.answer
            .as_ref()
            .filter(|answer| answer.generation == self.generation)
    }

    /// Replications simulated for what the targets of this world did, of how many; `None` before there is a result of it.
    pub fn progress(&self) -> Option<(u32, u32)> {
        let report = &self.current()?.report;
        // Those of the world itself are not simulated twice.
        let (shared, own) = (
            REPLICATIONS_EXPLAINED.min(self.scenario.reps),
            self.scenario.reps,
        );
        let (done, of) = self
            .explaining
            .unwrap_or((shared, REPLICATIONS_EXPLAINED * WORLDS_EXPLAINED));
        Some((
            report.replications + done.saturating_sub(shared),
            own + of - shared,
        ))
    }

    /// What the worker is to do with its idle time: say what the targets did, then fill the map; a frame shows no map.
    pub fn idle_work(&self, framed: bool) -> Option<Ask> {
        let is_due = self.is_worked_out && self.trouble.is_none();
        let report = &self.current().filter(|_| is_due)?.report;
        if report.in_force > 0 && is_first_look(report) {
            Some(Ask::Explain)
        } else {
            (!framed).then_some(Ask::Map(self.map.since))
        }
    }

    /// Word for `data-state`: `loading`, `running`, `done`, `refused`, `error`.
    pub fn phase(&self) -> &'static str {
        if self.trouble.is_some() {
            "error"
        } else if self.refused == self.generation {
            "refused"
        } else if self.answer.is_none() && self.growing.is_none() {
            "loading"
        } else if self
            .current()
            .is_some_and(|answer| answer.stage >= Stage::Complete)
        {
            "done"
        } else {
            "running"
        }
    }

    /// Whether what is shown is of an earlier world than the controls: between a change and its first result.
    pub fn is_behind(&self) -> bool {
        self.answer.is_some() && self.current().is_none()
    }

    fn open(&mut self, opened: Opened) {
        self.settings = opened.settings;
        self.notice = (!opened.damage.is_empty()).then(|| Shared::new(opened.damage));
        self.take(opened.scenario);
    }

    fn take(&mut self, scenario: Scenario) {
        if *self.scenario != scenario || self.generation == 0 {
            let done = self
                .current()
                .filter(|answer| answer.stage == Stage::Complete);
            self.before = done.cloned().or(self.before.take());
            // Other luck and another start are other patients: no figure of theirs stood anywhere before.
            let people = |of: &Scenario| (of.seed, of.start, of.years);
            self.before
                .take_if(|before| people(&before.report.scenario) != people(&scenario));
            self.generation += 1;
            self.is_worked_out = false;
            if self.generation == 1 || !same_map(&self.scenario, &scenario) {
                self.map = Shared::new(Map {
                    since: self.generation,
                    runs: Vec::new(),
                });
            }
            self.scenario = Shared::new(scenario);
            self.growing = None;
            self.explaining = None;
            self.trouble = None;
        }
    }

    fn set_or_say(&mut self, key: &str, text: &str) {
        if let Err(error) = self.set(key, text) {
            self.notice = Some(Shared::new(vec![error.to_string()]));
        }
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), InputError> {
        let mut scenario = Scenario::clone(&self.scenario);
        with_known(&self.catalogue, |known| {
            if key == "preset" {
                // A preset sets everything but the luck.
                scenario = Scenario {
                    seed: scenario.seed,
                    ..preset_scenario(text, known)?
                };
                return Ok(());
            }
            set(&mut scenario, key, text, known)
        })?;
        if *self.scenario != scenario {
            self.gestures += 1;
            self.take(scenario);
        }
        Ok(())
    }

    fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Ready(catalogue) => {
                self.catalogue = Shared::new(catalogue);
                self.ready = true;
            }
            Answer::Result(simulated) => self.show(*simulated),
            Answer::Explaining {
                generation,
                done,
                of,
            } => {
                if generation == self.generation {
                    self.explaining = Some((done, of));
                }
            }
            // Older ones are of another map.
            Answer::Mapped(run) if run.generation >= self.map.since => {
                let mut map = Map::clone(&self.map);
                map.take(run);
                self.map = Shared::new(map);
            }
            Answer::Explained {
                generation,
                attribution,
            } => self.explain(generation, *attribution),
            Answer::Refused {
                generation,
                because,
            } if generation == self.generation => {
                self.notice = Some(Shared::new(vec![because]));
                self.refused = generation;
            }
            Answer::Mapped(_) | Answer::Refused { .. } => {}
            // What the worker said itself says more than what the browser says of its end.
            Answer::Broken { because } => {
                self.trouble.get_or_insert(because);
            }
        }
    }

    /// What the targets did belongs to exactly one world.
    fn explain(&mut self, generation: u32, attribution: Attribution) {
        if let Some(answer) = self.current().filter(|_| generation == self.generation) {
            let mut explained = Simulated::clone(answer);
            explained.report.attribution = Some(attribution);
            self.answer = Some(Shared::new(explained));
        }
    }

    /// Takes a result unless something newer is on the page already: results never come out of order.
    fn show(&mut self, mut simulated: Simulated) {
        let is_whole = simulated.stage == Stage::Complete;
        self.is_worked_out |= is_whole && simulated.generation == self.generation;
        let rank = |of: &Simulated| {
            (
                of.generation,
                of.stage,
                of.report.replications,
                of.report.months,
            )
        };
        let newest = self.answer.as_deref().map(rank);
        if newest.is_some_and(|newest| rank(&simulated) < newest) {
            return;
        }
        if simulated.stage == Stage::Growing {
            self.growing = Some(Shared::new(simulated));
        } else {
            // The same world once more (another measure): what its targets did stays known.
            let same = self
                .answer
                .as_ref()
                .filter(|answer| answer.generation == simulated.generation);
            simulated.report.attribution =
                same.and_then(|answer| answer.report.attribution.clone());
            self.growing = None;
            self.answer = Some(Shared::new(simulated));
        }
    }
}

/// Whether two worlds differ in nothing but what the map goes over.
fn same_map(one: &Scenario, other: &Scenario) -> bool {
    let moved = Scenario {
        targets: one.targets,
        funding: one.funding,
        preset: one.preset.clone(),
        ..other.clone()
    };
    moved == *one
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = State::clone(&self);
        match action {
            Action::Set(key, text) => next.set_or_say(key, &text),
            Action::SetNamed(key, text) => next.set_or_say(&key, &text),
            Action::Open(opened) => next.open(*opened),
            Action::Replace(scenario) => {
                next.gestures += 1;
                next.take(*scenario);
            }
            Action::Heard(answer) => next.hear(*answer),
            Action::Series(indicator) => next.series = indicator,
            Action::Mapped(measure) => next.mapped = measure,
            Action::Go(cell) => {
                let (targets, funding) = place(cell);
                next.gestures += 1;
                next.take(Scenario {
                    targets,
                    funding: funding.into(),
                    ..Scenario::clone(&self.scenario)
                });
                next.chosen = next.generation;
            }
            Action::Dismiss => next.notice = None,
            Action::Trouble(because) => next.trouble = Some(because),
            Action::Restart => {
                next.trouble = None;
                next.ready = false;
                next.is_worked_out = false;
                next.explaining = None;
                next.restarts += 1;
            }
            Action::AskTexts => {
                // What could not be had once may be had now.
                if matches!(next.texts, Texts::Unasked | Texts::Missing) {
                    next.texts = Texts::Asked;
                }
            }
            Action::Texts(texts) => next.texts = texts,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use goodhart_report::Report;

    use super::*;
    use crate::worker_protocol::Mapped;

    fn state() -> Rc<State> {
        Rc::new(State::opened(Opened::default()))
    }

    fn simulated(generation: u32, stage: Stage, replications: u32) -> Action {
        let report = Report {
            replications,
            ..crate::sample::empty_report()
        };
        let simulated = Simulated {
            generation,
            stage,
            report,
            in_force: Vec::new(),
            helped: 0,
        };
        Action::Heard(Box::new(Answer::Result(Box::new(simulated))))
    }

    #[test]
    fn a_change_makes_a_new_generation_and_the_same_value_none() {
        let before = state();
        let after = Rc::clone(&before).reduce(Action::Set("targets", "31".into()));
        assert_eq!(
            (after.scenario.targets, after.generation),
            (31, before.generation + 1)
        );
        let same = Rc::clone(&after).reduce(Action::Set("targets", "31".into()));
        assert_eq!(same.generation, after.generation);
    }

    #[test]
    fn what_is_not_allowed_changes_nothing_and_is_said() {
        let after = state().reduce(Action::Set("funding", "500".into()));
        assert!((after.scenario.funding - 100.0).abs() < 1e-9);
        let said = after.notice.as_deref().expect("a notice");
        assert!(said[0].starts_with("funding"), "{said:?}");
    }

    #[test]
    fn the_page_runs_from_the_first_months_on() {
        let opened = state();
        assert_eq!(opened.phase(), "loading");
        let first_months = opened.reduce(simulated(1, Stage::Growing, 0));
        assert_eq!(first_months.phase(), "running");
    }

    #[test]
    fn results_never_come_out_of_order() {
        let shown = state().reduce(simulated(1, Stage::Refining, 3));
        let late = Rc::clone(&shown).reduce(simulated(1, Stage::Refining, 2));
        assert_eq!(late.answer, shown.answer);
        let newer = shown.reduce(simulated(1, Stage::Complete, 20));
        assert_eq!(newer.phase(), "done");
    }

    #[test]
    fn a_refused_world_does_not_run_for_ever_and_the_next_one_does() {
        let refused = state().reduce(Action::Heard(Box::new(Answer::Refused {
            generation: 1,
            because: "change: a date outside the run".to_owned(),
        })));
        assert_eq!(refused.phase(), "refused");
        assert!(refused.notice.is_some());
        let next = refused.reduce(Action::Set("targets", "10".into()));
        assert_ne!(next.phase(), "refused");
    }

    #[test]
    fn of_two_reasons_the_first_is_kept() {
        let broken = |because: &str| {
            Action::Heard(Box::new(Answer::Broken {
                because: because.to_owned(),
            }))
        };
        let after = state()
            .reduce(broken("a panic and its place"))
            .reduce(broken("unreachable"));
        assert_eq!(after.trouble.as_deref(), Some("a panic and its place"));
    }

    #[test]
    fn an_older_world_is_not_current() {
        let changed = state()
            .reduce(simulated(1, Stage::Complete, 20))
            .reduce(Action::Set("targets", "10".into()));
        assert_eq!(changed.phase(), "running");
        assert!(changed.is_behind());
        assert!(!state().is_behind(), "nothing is shown yet");
        assert!(!changed.reduce(simulated(2, Stage::Refining, 1)).is_behind());
    }

    #[test]
    fn a_worker_started_anew_is_asked_again_once_it_has_the_world() {
        let explained = |state: Rc<State>| {
            state.reduce(Action::Heard(Box::new(Answer::Explained {
                generation: 1,
                attribution: Box::new(Attribution {
                    replications: REPLICATIONS_EXPLAINED,
                    ..Attribution::default()
                }),
            })))
        };
        let complete = |state: Rc<State>| {
            let Action::Heard(mut answer) = simulated(1, Stage::Complete, 20) else {
                unreachable!("a result is heard")
            };
            if let Answer::Result(result) = &mut *answer {
                result.report.in_force = 10;
            }
            state.reduce(Action::Heard(answer))
        };
        let crashed = |state: Rc<State>| {
            let crash = Action::Trouble("a panic".to_owned());
            state.reduce(crash).reduce(Action::Restart)
        };
        let first = complete(state());
        assert_eq!(first.idle_work(false), Some(Ask::Explain));
        let anew = crashed(first);
        assert_eq!(anew.idle_work(false), None, "it knows nothing yet");
        let refining = anew.reduce(simulated(1, Stage::Refining, 3));
        assert_eq!(refining.idle_work(false), None, "nor half of it");
        let again = complete(refining);
        assert_eq!(again.idle_work(false), Some(Ask::Explain));
        let mapping = explained(again);
        assert_eq!(mapping.idle_work(false), Some(Ask::Map(1)));
        assert_eq!(mapping.idle_work(true), None, "a frame has no map");
        let anew = crashed(mapping);
        assert_eq!(anew.idle_work(false), None);
        assert_eq!(complete(anew).idle_work(false), Some(Ask::Map(1)));
    }

    fn mapped(generation: u32) -> Action {
        Action::Heard(Box::new(Answer::Mapped(Mapped {
            generation,
            cell: 1,
            replication: 0,
            values: [0.0; 5],
        })))
    }

    #[test]
    fn a_map_outlives_its_two_sliders_and_nothing_else() {
        let here = state().reduce(mapped(1));
        assert_eq!(here.map.runs.len(), 1);
        let moved = here.reduce(Action::Set("targets", "10".into()));
        assert_eq!((moved.map.since, moved.map.runs.len()), (1, 1));
        let gone = moved.reduce(Action::Go(1));
        let place = (gone.scenario.targets, gone.scenario.funding);
        assert_eq!((place, gone.generation), ((0, 80.0), 3));
        assert_eq!(gone.chosen, 3, "it is said beside the map");
        assert_eq!(gone.map.runs.len(), 1);
        let other = gone.reduce(Action::Set("seed", "2".into()));
        assert_eq!((other.map.since, other.map.runs.len()), (4, 0));
        // What was under way when the lever was moved belongs to neither.
        assert!(Rc::clone(&other).reduce(mapped(3)).map.runs.is_empty());
        assert_eq!(other.reduce(mapped(4)).map.runs.len(), 1);
    }

    #[test]
    fn the_world_before_is_the_last_complete_one_with_the_same_people() {
        let set = |key, text: &str| Action::Set(key, text.into());
        let before = |state: &State| state.before.as_ref().map(|answer| answer.generation);
        let first = state()
            .reduce(simulated(1, Stage::Complete, 20))
            .reduce(set("targets", "31"));
        assert_eq!(before(&first), Some(1));
        // A world that is passed through is no place where anything stood.
        let passed = first
            .reduce(simulated(2, Stage::Refining, 1))
            .reduce(set("targets", "10"));
        assert_eq!(before(&passed), Some(1));
        let settled = passed
            .reduce(simulated(3, Stage::Complete, 20))
            .reduce(set("targets", "0"));
        assert_eq!(before(&settled), Some(3));
        for (key, text) in [("seed", "7"), ("start", "2002"), ("years", "3")] {
            let other = Rc::clone(&settled).reduce(set(key, text));
            assert_eq!(before(&other), None, "{key}");
        }
    }

    #[test]
    fn the_first_months_never_replace_a_whole_replication() {
        let before = state()
            .reduce(simulated(1, Stage::Refining, 1))
            .reduce(Action::Set("targets", "10".into()));
        let growing = Rc::clone(&before).reduce(simulated(2, Stage::Growing, 0));
        assert_eq!(growing.answer, before.answer);
        assert!(growing.growing.is_some());
        assert!(
            growing
                .reduce(simulated(2, Stage::Refining, 1))
                .growing
                .is_none()
        );
    }
}
