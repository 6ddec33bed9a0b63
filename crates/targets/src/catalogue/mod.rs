//! The catalogue of real targets: 178 national targets and standards of England and the 72 paid indicators of the
//! Quality and Outcomes Framework 2022/23, each an object with its threshold, sanction, data collection and source.
//!
//! `catalogue/targets.csv` is read at build time; a row with an unknown word, a share without a limit or no source
//! stops the build. [`TARGETS`] holds what the simulation needs; names and sources stand apart in `TEXTS` (feature
//! `texts`) because they are long and a page can fetch them later.

mod order;
mod target;
#[cfg(feature = "texts")]
mod texts;
mod words;

pub use order::{IN_GUIDANCE_2022_23, Order, first, mapped, order, slider_top};
pub use target::{Collection, CollectionId, Limit, Lists, Provenance, Qof, Target};
#[cfg(feature = "texts")]
pub use texts::{COLLECTION_TEXTS, CollectionText, Source, TEXTS, Text, asks, markdown};
pub use words::{
    Basis, Binds, Comparator, Confidence, EffortStream, Frequency, Kind, LimitUnit, Period,
    Sanction, Scope, Sector, TargetSet, TargetUnit,
};

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// Position in [`TARGETS`] of the row with this identifier.
pub fn position(id: &str) -> Option<u16> {
    (0..)
        .zip(&TARGETS)
        .find(|(_, target)| target.id == id)
        .map(|(at, _)| at)
}

/// The row with this identifier.
pub fn by_id(id: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.id == id)
}

/// Positions of the paid indicators of the Quality and Outcomes Framework, in catalogue order.
pub fn qof_rows() -> Vec<u16> {
    (0..)
        .zip(&TARGETS)
        .filter(|(_, target)| target.set == TargetSet::Qof)
        .map(|(at, _)| at)
        .collect()
}

impl Target {
    /// Whether a value of the quantity [unit of the threshold] meets the target.
    pub fn met_by(&self, value: f64) -> bool {
        match self.comparator {
            Comparator::AtLeast => value >= self.threshold,
            Comparator::AtMost => value <= self.threshold,
        }
    }

    /// The collection it rides on.
    pub fn collection(&self) -> &'static Collection {
        &COLLECTIONS[usize::from(self.collection.0)]
    }
}
