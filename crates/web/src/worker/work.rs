//! One world being simulated: replication after replication, then what its targets did, then its map.

use goodhart_charts::HEADLINES;
use goodhart_experiment::{
    BurnIns, Detail, Outcome, Prepared, Replication, prepare, summarise, with_known,
};
use goodhart_report::{InputError, resolve};

use goodhart_web::worker_protocol::{Answer, Ask, Part, Request, Simulated, Stage, TargetInForce};

use super::atlas::{self, Atlas};
use super::parts::{InOrder, Parts, Settings};
use super::split::Split;

/// Events between two looks at the clock.
pub const EVENTS: u32 = 4_096;
/// When the first months are shown, if no replication is complete by then [ms].
const FIRST_SIGHT_MS: f64 = 50.0;
/// Shortest time between two results of one world [ms]; the page draws each of them.
const BETWEEN_RESULTS_MS: f64 = 250.0;
/// Runs between two results of one world, once there are some.
const STEP: usize = 4;

/// One world.
pub struct Work {
    generation: u32,
    settings: Settings,
    prepared: Prepared,
    begun_at: f64,
    shown_at: Option<f64>,
    running: Option<(Part, Replication)>,
    parts: Parts,
    gathered: InOrder,
    helped: u32,
    split: Option<Split>,
    atlas: Atlas,
}

/// The world of some settings, with the tables of those kept where they are the same.
///
/// # Errors
///
/// If the scenario cannot be simulated.
pub fn prepared(settings: &Settings, burn_ins: &BurnIns) -> Result<Prepared, InputError> {
    let mut prepared = prepare(&with_known(|known| resolve(&[settings], known))?)?;
    burn_ins.share_tables(&mut prepared);
    Ok(prepared)
}

impl Work {
    /// Starts at replication 0.
    ///
    /// # Errors
    ///
    /// If the scenario cannot be simulated.
    pub fn begin(
        generation: u32,
        settings: Settings,
        now: f64,
        burn_ins: &BurnIns,
    ) -> Result<Self, InputError> {
        let prepared = prepared(&settings, burn_ins)?;
        Ok(Self {
            generation,
            settings,
            parts: Parts::new((0..prepared.scenario.reps).map(Part::whole)),
            prepared,
            begun_at: now,
            shown_at: None,
            running: None,
            gathered: InOrder::default(),
            helped: 0,
            split: None,
            atlas: Atlas::default(),
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
        let split = self.split.as_ref();
        !self.parts.is_done()
            || split.is_some_and(|split| !split.is_removed())
            || self.atlas.is_unfinished()
            || self.atlas.is_filled() && split.is_some_and(|split| !split.is_exact())
    }

    /// Goes on with the map that began with generation `since`, whenever nothing else is left to do.
    pub fn map(&mut self, since: u32) {
        self.atlas.begin(since, self.prepared.scenario.reps);
    }

    /// Takes over what was known of the map of the world before.
    pub fn inherit(&mut self, before: &mut Self) {
        self.atlas = std::mem::take(&mut before.atlas).at_rest();
    }

    /// Goes on to what the targets did, once it is complete.
    pub fn explain(&mut self) {
        if self.parts.is_done() && self.split.is_none() {
            self.split = Some(Split::new(self.gathered.outcomes()));
        }
    }

    /// A part for a helper; none before the first answer, which nothing must slow down.
    pub fn order(&mut self) -> Option<(Part, Request)> {
        if self.gathered.outcomes().is_empty() {
            return None;
        }
        let part = self.deal()?;
        let order = Request {
            generation: self.generation,
            ask: Ask::Part(part),
            settings: atlas::settings(&self.settings, part.cell),
            series: String::new(),
            fault: false,
        };
        Some((part, order))
    }

    fn deal(&mut self) -> Option<Part> {
        let mut split = self.split.as_mut();
        let dealt = self.parts.deal();
        let dealt = dealt.or_else(|| split.as_mut()?.removal().deal());
        let dealt = dealt.or_else(|| self.atlas.deal());
        dealt.or_else(|| split.filter(|_| self.atlas.is_filled())?.rest().deal())
    }

    /// A part that is not in yet, for this worker itself.
    fn next(&mut self) -> Option<Part> {
        let dealt = self.deal().or_else(|| self.parts.overdue());
        let mut split = self.split.as_mut();
        let part = dealt.or_else(|| split.as_mut()?.removal().overdue());
        let part = part.or_else(|| self.atlas.overdue());
        part.or_else(|| split.filter(|_| self.atlas.is_filled())?.rest().overdue())
    }

    /// The world of a part.
    fn world(&self, part: Part, burn_ins: &BurnIns) -> Option<Prepared> {
        if part.cell == 0 {
            return Some(self.prepared.with_only(part.players));
        }
        prepared(&atlas::settings(&self.settings, part.cell), burn_ins).ok()
    }

    /// A few thousand events; an answer when there is something new to show.
    pub fn advance(&mut self, now: f64, series: &str, burn_ins: &mut BurnIns) -> Option<Answer> {
        if self.running.is_none() {
            let part = self.next()?;
            let Some(world) = self.world(part, burn_ins) else {
                self.atlas.put(part);
                return None;
            };
            let replication = Replication::begin_early(&world, part.replication, burn_ins);
            self.running = Some((part, replication));
        }
        let is_due = self.is_due(now);
        let (part, replication) = self.running.as_mut()?;
        let progress = replication.advance_with(EVENTS, burn_ins);
        if progress.done {
            let (part, outcome) = (*part, replication.outcome());
            return self.put(part, outcome, now, series);
        }
        let is_first_sight = self.gathered.outcomes().is_empty()
            && progress.months > 0
            && now - self.begun_at >= FIRST_SIGHT_MS;
        if is_first_sight && is_due {
            let so_far = replication.outcome();
            self.shown_at = Some(now);
            return Some(self.answer(Stage::Growing, std::slice::from_ref(&so_far), series));
        }
        None
    }

    /// What a helper has sent; an answer when there is something new to show.
    pub fn take(&mut self, part: Part, parcel: &[u8], now: f64, series: &str) -> Option<Answer> {
        let outcome = Outcome::unparcel(&self.prepared, parcel)?;
        self.helped += 1;
        self.put(part, outcome, now, series)
    }

    fn put(&mut self, part: Part, outcome: Outcome, now: f64, series: &str) -> Option<Answer> {
        // The same part may be under way here, if it was overdue.
        self.running.take_if(|(own, _)| *own == part);
        if part.cell > 0 {
            let is_new = self.atlas.put(part);
            return is_new.then(|| {
                Answer::Mapped(atlas::mapped(
                    self.generation,
                    part,
                    &self.prepared,
                    &outcome,
                ))
            });
        }
        if let Some(split) = &mut self.split {
            split.put(part, &outcome);
            if let Some(attribution) = split.news(&self.prepared) {
                return Some(Answer::Explained {
                    generation: self.generation,
                    attribution: Box::new(attribution),
                });
            }
            let is_waited_for = !split.is_removed();
            let (done, of) = split.removal().progress();
            return (is_waited_for && self.is_due(now)).then(|| {
                self.shown_at = Some(now);
                Answer::Explaining {
                    generation: self.generation,
                    done,
                    of,
                }
            });
        }
        if !self.parts.put(part) {
            return None;
        }
        let before = self.gathered.outcomes().len();
        self.gathered.put(part.replication, outcome);
        let after = self.gathered.outcomes().len();
        let is_first_or_last = before == 0 || self.parts.is_done();
        // Headings and bars that change with every run cannot be read.
        let is_step = after <= 2 || after / STEP > before / STEP;
        if after > before && (is_first_or_last || is_step && self.is_due(now)) {
            self.shown_at = Some(now);
            return Some(self.answer(self.stage(), self.gathered.outcomes(), series));
        }
        None
    }

    fn is_due(&self, now: f64) -> bool {
        self.shown_at
            .is_none_or(|shown| now - shown >= BETWEEN_RESULTS_MS)
    }

    /// The latest result once more, with another series.
    pub fn again(&self, series: &str) -> Option<Answer> {
        let outcomes = self.gathered.outcomes();
        (!outcomes.is_empty()).then(|| self.answer(self.stage(), outcomes, series))
    }

    fn stage(&self) -> Stage {
        if self.parts.is_done() {
            Stage::Complete
        } else {
            Stage::Refining
        }
    }

    fn answer(&self, stage: Stage, outcomes: &[Outcome], series: &str) -> Answer {
        let drawn: Vec<&str> = HEADLINES.iter().copied().chain([series]).collect();
        let report = summarise(&self.prepared, outcomes, Detail::Series(&drawn));
        Answer::Result(Box::new(Simulated {
            generation: self.generation,
            stage,
            report,
            in_force: self.in_force(),
            helped: self.helped,
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
