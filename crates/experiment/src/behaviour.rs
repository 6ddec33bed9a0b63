//! What boards did over a run, for the report: means over weeks, never hashed.

use goodhart_levers::{PerStream, Stream};
use goodhart_managers::{Decision, Provider, StrategyId};

use crate::parcel::walk_float;

/// Sums over the weeks of a run.
#[derive(Clone, Debug)]
pub struct Behaviour {
    weeks: f64,
    attention: PerStream<f64>,
    effort: PerStream<f64>,
    allocation: PerStream<f64>,
    visibility: PerStream<f64>,
    intensities: Vec<f64>,
    unmeasured: f64,
    collections: f64,
    gaming: f64,
    pressure: f64,
    strain: f64,
    caught: u32,
}

impl Behaviour {
    pub(crate) fn new() -> Self {
        Self {
            weeks: 0.0,
            attention: PerStream::uniform(0.0),
            effort: PerStream::uniform(0.0),
            allocation: PerStream::uniform(0.0),
            visibility: PerStream::uniform(0.0),
            intensities: vec![0.0; StrategyId::ALL.len()],
            unmeasured: 0.0,
            collections: 0.0,
            gaming: 0.0,
            pressure: 0.0,
            strain: 0.0,
            caught: 0,
        }
    }

    pub(crate) fn week(&mut self, decisions: &[Decision], caught: usize) {
        self.weeks += 1.0;
        self.caught += caught as u32;
        for (provider, decision) in Provider::ALL.into_iter().zip(decisions) {
            for &stream in provider.streams() {
                self.attention[stream] += decision.attention[stream];
                self.effort[stream] += decision.effort[stream];
                self.allocation[stream] += decision.allocation[stream];
                self.visibility[stream] += decision.visibility[stream];
            }
            for (id, intensity) in &decision.intensities {
                self.intensities[*id as usize] += intensity;
            }
            self.unmeasured += decision.slots_on_unmeasured;
            self.collections += decision.hours_on_collections;
            self.gaming += decision.hours_on_gaming;
        }
        self.pressure += decisions[0].pressure;
        self.strain += decisions[0].strain;
    }

    /// Says that a strategy was used so much a week, to break what was seen on purpose.
    #[cfg(feature = "fault-injection")]
    pub(crate) fn use_for_test(&mut self, id: StrategyId, intensity: f64) {
        self.intensities[id as usize] = intensity * self.weeks;
    }

    /// Adds what boards of another place did over the same weeks: means are then over both, findings their sum.
    pub(crate) fn absorb(&mut self, other: &Self) {
        let sums = [
            (&mut self.attention, &other.attention),
            (&mut self.effort, &other.effort),
            (&mut self.allocation, &other.allocation),
            (&mut self.visibility, &other.visibility),
        ];
        for (own, others) in sums {
            for (sum, more) in own.0.iter_mut().zip(&others.0) {
                *sum += more;
            }
        }
        for (sum, more) in self.intensities.iter_mut().zip(&other.intensities) {
            *sum += more;
        }
        self.weeks += other.weeks;
        self.unmeasured += other.unmeasured;
        self.collections += other.collections;
        self.gaming += other.gaming;
        self.pressure += other.pressure;
        self.strain += other.strain;
        self.caught += other.caught;
    }

    /// Shows every sum to `word`, which reads or replaces it.
    pub(crate) fn walk(&mut self, word: &mut dyn FnMut(&mut u64)) {
        let by_stream = [
            &mut self.attention,
            &mut self.effort,
            &mut self.allocation,
            &mut self.visibility,
        ];
        let single = [
            &mut self.weeks,
            &mut self.unmeasured,
            &mut self.collections,
            &mut self.gaming,
            &mut self.pressure,
            &mut self.strain,
        ];
        let many = by_stream.into_iter().flat_map(|sums| &mut sums.0);
        for sum in many.chain(&mut self.intensities).chain(single) {
            walk_float(sum, word);
        }
        let mut caught = u64::from(self.caught);
        word(&mut caught);
        self.caught = caught as u32;
    }

    /// Review slots a week of a stream, mean over the weeks so far.
    pub(crate) fn attention(&self, stream: Stream) -> f64 {
        self.mean(self.attention[stream])
    }

    fn mean(&self, sum: f64) -> f64 {
        if self.weeks > 0.0 {
            sum / self.weeks
        } else {
            0.0
        }
    }

    /// Means over the weeks so far as (name, unit, value).
    pub(crate) fn quantities(&self) -> Vec<(String, &'static str, f64)> {
        let mean = |sum: f64| self.mean(sum);
        let mut list = Vec::new();
        for stream in Stream::ALL {
            let id = stream.id();
            list.push((
                format!("attention.{id}"),
                "review slots a week",
                mean(self.attention[stream]),
            ));
            list.push((
                format!("effort.{id}"),
                "multiple of the start state",
                mean(self.effort[stream]),
            ));
            list.push((
                format!("allocation.{id}"),
                "multiple of the start state",
                mean(self.allocation[stream]),
            ));
            list.push((
                format!("visibility.{id}"),
                "share",
                mean(self.visibility[stream]),
            ));
        }
        for (id, sum) in StrategyId::ALL.iter().zip(&self.intensities) {
            list.push((
                format!("gaming.{}", id.id()),
                "intensity from 0 to 1",
                mean(*sum),
            ));
        }
        list.push((
            "attention.unmeasured".into(),
            "review slots a week",
            mean(self.unmeasured),
        ));
        list.push((
            "hours.collections".into(),
            "hours a week",
            mean(self.collections),
        ));
        list.push(("hours.gaming".into(), "hours a week", mean(self.gaming)));
        list.push(("pressure.acute".into(), "weight", mean(self.pressure)));
        list.push((
            "strain.acute".into(),
            "weight beyond what staff bear",
            mean(self.strain),
        ));
        list.push(("gaming.caught".into(), "findings", f64::from(self.caught)));
        list
    }
}
