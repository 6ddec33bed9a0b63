//! Stylised facts against the model: what was published about real systems, and whether the model shows it without having been told.
//!
//! Facts are data (`validation/*.toml`), each tagged once: *fit* (its quantity was set or fed in), *check*, *held back*. A fitted fact never
//! counts as a hit. [`watch`] runs the model, [`judge`] compares; misses stay misses.

mod ambulance;
mod elective;
mod emergency;
mod fact;
mod flow;
mod general_practice;
mod markdown;
mod money;
mod seen;
mod table;
mod verdict;
mod worlds;

use goodhart_report::Band;

pub use fact::{Fact, Part, Tag};
pub use markdown::markdown;
pub use verdict::Verdict;
pub use worlds::{Watched, pieces, runs, watch};

use worlds::Worlds;

/// One part of a fact against the model.
#[derive(Clone, Debug, PartialEq)]
pub struct PartResult {
    /// What was expected.
    pub part: &'static Part,
    /// Median and 10th and 90th centile over replications [`part.unit`]; none if it was not measured.
    pub value: Option<Band>,
}

/// A fact against the model.
#[derive(Clone, Debug, PartialEq)]
pub struct FactResult {
    /// Name, e.g. `V2`.
    pub id: &'static str,
    /// The fact.
    pub fact: &'static Fact,
    /// Each part with its value.
    pub parts: Vec<PartResult>,
    /// The judgement.
    pub verdict: Verdict,
    /// Why, and what the test leaves out.
    pub note: String,
}

impl FactResult {
    /// The value that stands for the fact: of the first judged part that has one.
    pub fn headline(&self) -> Option<&PartResult> {
        self.parts
            .iter()
            .find(|part| part.part.is_judged() && part.value.is_some())
    }
}

/// Every stylised fact, in the order of their numbers.
pub fn facts() -> &'static [Fact] {
    table::FACTS
}

/// Judges every fact by what all pieces of work saw, in any order.
pub fn judge(watched: Vec<Watched>) -> Vec<FactResult> {
    let worlds = Worlds::of_all(watched);
    facts()
        .iter()
        .map(|fact| verdict::judged(fact, &values(fact, &worlds)))
        .collect()
}

/// What the model says about each part of a fact; empty if it cannot say anything.
fn values(fact: &Fact, worlds: &Worlds) -> Vec<Option<Band>> {
    match fact.id {
        "V1" => emergency::rise(worlds),
        "V2" => emergency::spike(worlds),
        "V3" => emergency::spike_by_disposal(worlds),
        "V5" => emergency::mean_stay(worlds),
        "V6" => emergency::admissions(worlds),
        "V7" => emergency::last_ten_minutes(worlds),
        "V8" => emergency::deaths(worlds, fact),
        "V13" => flow::fullness(worlds),
        "V14" => flow::long_waits(worlds),
        "V15" => flow::winter(worlds),
        "V17" => flow::dispersion(worlds),
        "V20" => flow::handovers(worlds),
        "V21" => flow::delayed(worlds),
        "V22" => flow::weekend(worlds),
        "V23" => elective::against_wales(worlds),
        "V25" => elective::tail(worlds),
        "V26" => elective::removals(worlds),
        "V27" => general_practice::jump(worlds),
        "V30" => general_practice::ended(worlds),
        "V31" => general_practice::exceptions(worlds),
        "V32" => general_practice::access(worlds),
        "V33" => money::falsification(worlds, fact),
        "V34" => money::late(worlds, fact),
        "V35" => money::early(worlds),
        "V36" => money::prevention(worlds),
        "V37" => elective::fewer_targets(worlds),
        "V38" => ambulance::right_vehicle(worlds),
        "V39" => flow::collapses(worlds, fact),
        "V41" => flow::recovery(worlds),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
