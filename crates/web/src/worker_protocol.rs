//! What page and worker say to each other.
//!
//! Requests are rare and structured: they cross as JavaScript objects (serde-wasm-bindgen). Answers are large: each is
//! one buffer of compact bytes (postcard) that is transferred, not copied. Every request carries a generation; an answer
//! names the generation it belongs to, so that neither side ever mixes two worlds up.
//!
//! The page speaks to one worker. That one may have helpers: it deals [`Part`]s out to them and takes their parcels in, over
//! channels of their own.

use goodhart_report::{Attribution, RUNS_THAT_TELL, Report};
use serde::{Deserialize, Serialize};

/// Replications of each world when the page explains what the targets did: few, so that it takes seconds and not
/// minutes; `goodhart explain` takes all of them and splits exactly.
pub const REPLICATIONS_EXPLAINED: u32 = RUNS_THAT_TELL;

/// Worlds that take: this one, the one without targets, and this one without each of seven channels.
pub const WORLDS_EXPLAINED: u32 = 9;

/// Page to worker, and worker to helper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Counts up with every world asked for.
    pub generation: u32,
    /// What is asked.
    pub ask: Ask,
    /// The world: every lever as key and text, as in files and links; empty where `ask` needs none.
    pub settings: Vec<(String, String)>,
    /// Indicator whose monthly series travels with the results.
    pub series: String,
    /// Test hook: panic instead, to see the page survive it.
    pub fault: bool,
}

/// What is asked of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Simulate this world; what was under way is of no more interest once this one has something to show.
    Run,
    /// Work out what the targets did, when the world is complete.
    Explain,
    /// Fill the map that began with this generation, when nothing else is to be done.
    Map(u32),
    /// Send the series of another indicator from now on, beginning with the latest result.
    Series,
    /// Stop working on this generation.
    Cancel,
    /// Worker to helper: simulate this part of the world and send its parcel.
    Part(Part),
}

/// One replication of a world, of the same world with fewer channels of the targets, or of a cell of its map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Channels that act, as bits.
    pub players: u8,
    /// Which cell of the map, from 1; 0 is the world itself.
    pub cell: u32,
    /// Which replication.
    pub replication: u32,
}

impl Part {
    /// A replication of the world as it was asked for.
    pub const fn whole(replication: u32) -> Self {
        Self {
            players: ALL_PLAYERS,
            cell: 0,
            replication,
        }
    }

    /// The same in a cell of the map.
    #[must_use]
    pub const fn at(self, cell: u32) -> Self {
        Self { cell, ..self }
    }

    /// Whether all channels act.
    pub const fn is_whole(self) -> bool {
        self.players == ALL_PLAYERS
    }
}

/// All seven channels.
const ALL_PLAYERS: u8 = 0x7f;

/// Worker to page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The engine is warm, and this is what it knows.
    Ready(Catalogue),
    /// A result.
    Result(Box<Simulated>),
    /// How far the work on what the targets did has come.
    Explaining {
        /// Which request.
        generation: u32,
        /// Replications simulated.
        done: u32,
        /// Replications wanted.
        of: u32,
    },
    /// What the targets did.
    Explained {
        /// Which request.
        generation: u32,
        /// Against the no-target world with the same money and people.
        attribution: Box<Attribution>,
    },
    /// One run of one cell of the map.
    Mapped(Mapped),
    /// The scenario cannot be simulated; the message names key, value and range.
    Refused {
        /// Which request.
        generation: u32,
        /// One line.
        because: String,
    },
    /// The worker panicked and is of no further use.
    Broken {
        /// The panic's message.
        because: String,
    },
}

/// One run of one cell of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapped {
    /// Which request.
    pub generation: u32,
    /// Which cell, from 1.
    pub cell: u32,
    /// Which replication.
    pub replication: u32,
    /// QALYs lost and deaths per 100,000, really within four hours [%], how much less than reported [points], waiting list [people].
    pub values: [f64; 5],
}

/// What was simulated so far of one world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulated {
    /// Which request.
    pub generation: u32,
    /// How far.
    pub stage: Stage,
    /// The result, with the series of the scoreboard and of the indicator asked for: all of them are megabytes.
    pub report: Report,
    /// Targets in force.
    pub in_force: Vec<TargetInForce>,
    /// Replications that helpers have simulated.
    pub helped: u32,
}

/// How far a result has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// The first months of replication 0.
    Growing,
    /// Replication 0, and perhaps more, but not all.
    Refining,
    /// All replications.
    Complete,
}

/// What the engine knows by name: input is checked against it, and the page lists it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Presets: id and TOML text.
    pub presets: Vec<(String, String)>,
    /// Assumptions that a link may change.
    pub assumptions: Vec<Assumption>,
    /// Thresholds and limits that a link may change.
    pub edits: Vec<Assumption>,
    /// Targets that a link may add or drop (ids).
    pub targets: Vec<String>,
    /// Gaming strategies (ids).
    pub strategies: Vec<String>,
}

/// A number the reader may change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Key without prefix.
    pub key: String,
    /// Lowest value allowed [`unit`].
    pub low: f64,
    /// Highest value allowed [`unit`].
    pub high: f64,
    /// Value when nobody sets it [`unit`].
    pub default: f64,
    /// Unit.
    pub unit: String,
}

/// A target in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetInForce {
    /// Id in the catalogue.
    pub id: String,
    /// Whether the model measures the quantity it binds.
    pub measured: bool,
}
