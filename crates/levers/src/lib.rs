//! What a manager can move, and nothing else: capacity, operational practice and recording practice.
//!
//! Boards write these settings once a week; pathways read them at the place where they bite. No setting names a patient.
//! Every strategy at intensity 0 must leave the run byte for byte as if the strategy did not exist.

mod attention;
mod capacity;
mod paid_care;
mod practice;
mod programme;
mod recording;
mod stream;

pub use attention::Attention;
pub use capacity::Capacity;
pub use paid_care::{CareKind, Coding, Focus, PaidCare, PerPaidCare};
pub use practice::{CancerFirst, Deadline, ListOrder, LongWaits, Practice};
pub use programme::{PROGRAMMES, Programme, ProgrammeUnit};
pub use recording::Recording;
pub use stream::{PerStream, Stream};

/// Everything boards have decided for the coming week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How much of each resource is staffed and how hard it works.
    pub capacity: Capacity,
    /// Where attention goes.
    pub attention: Attention,
    /// How patients are handled.
    pub practice: Practice,
    /// How events are written down.
    pub recording: Recording,
    /// Money at work in prevention beyond the start state's, after falling returns [£ a resident a year].
    pub prevention: f64,
}
