//! A target as an object: whom it binds, what it measures, where the line is, what follows a miss.

use super::{
    Basis, Binds, Comparator, Confidence, EffortStream, Frequency, Kind, LimitUnit, Period,
    Sanction, Scope, Sector, TargetSet, TargetUnit,
};

/// One row of the catalogue, without its long texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Stable identifier, as in `ae-4h-95`.
    pub id: &'static str,
    /// National target or paid indicator of general practice.
    pub set: TargetSet,
    /// Chapter of the catalogue.
    pub sector: Sector,
    /// Process, output, outcome or structure.
    pub kind: Kind,
    /// Whose board answers for it.
    pub binds: Binds,
    /// Name of the indicator that measures it; `None` where the model has no such thing (the texts say why).
    /// A name here does not promise that the model of today measures it: the registry of indicators decides.
    pub quantity: Option<&'static str>,
    /// On which side of the threshold it is met.
    pub comparator: Comparator,
    /// The headline number [`unit`](Self::unit).
    pub threshold: f64,
    /// Unit of the threshold.
    pub unit: TargetUnit,
    /// Whether the threshold is for each body or for England as a whole.
    pub scope: Scope,
    /// Part of the patients who must be within the limit [0–1]; `None` if the target has not that form.
    pub share: Option<f64>,
    /// The time limit, where there is one.
    pub limit: Option<Limit>,
    /// Over what time it is judged.
    pub period: Period,
    /// Year and month by whose end it must be reached, where it is a milestone; until then a board is held to the path there.
    pub due: Option<(u16, u8)>,
    /// The data collection it rides on; several targets share one.
    pub collection: CollectionId,
    /// The stream of effort that works towards it.
    pub stream: EffortStream,
    /// The measure it is a milestone of: rows with the same word share one stream and one record.
    pub measure: &'static str,
    /// Year in which it was introduced.
    pub year_introduced: u16,
    /// Whether it was in force in 2022/23; the other rows are retired or came later.
    pub in_force_2022_23: bool,
    /// Points and payment range, for the rows of the Quality and Outcomes Framework.
    pub qof: Option<Qof>,
    /// Whether results are published by provider.
    pub published: bool,
    /// What follows a miss.
    pub sanction: Sanction,
    /// Whether clinicians dispute it (the texts say why).
    pub contested: bool,
    /// How much attention it gets, 1 (few have heard of it) to 5 (headlines). Judgement.
    pub salience: u8,
    /// How well it is backed clinically, 1 to 5; unknown for rows outside 2022/23. Judgement.
    pub clinical_value: Option<u8>,
    /// Membership of two short lists.
    pub lists: Lists,
    /// Which parts of the row were seen in a source.
    pub provenance: Provenance,
}

/// A time within which something must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Number of units.
    pub value: u32,
    /// The unit.
    pub unit: LimitUnit,
}

impl Limit {
    /// The limit [minutes].
    pub const fn minutes(self) -> u32 {
        self.value * self.unit.minutes()
    }

    /// The limit [seconds].
    pub const fn seconds(self) -> u64 {
        self.minutes() as u64 * 60
    }
}

/// Points of the Quality and Outcomes Framework, 2022/23.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qof {
    /// Points for full achievement.
    pub points: u8,
    /// Achievement at which payment begins and at which it is full [percent]; `None` for registers and projects.
    pub range: Option<(u8, u8)>,
}

/// Short lists a row may stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lists {
    /// One of the 110 better documented rows.
    pub core110: bool,
    /// One of ten chosen in the spirit of the review of 2023, which named none.
    pub hewitt_ten: bool,
}

/// How far a row can be trusted. Rows whose numbers were not seen must say so wherever they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The key numbers were seen in a source.
    pub key_numbers_seen: bool,
    /// The page named as source was opened.
    pub source_page_seen: bool,
    /// How sure the record is.
    pub confidence: Confidence,
    /// What the assignment to quantity, body and collection rests on.
    pub mapping: Basis,
}

/// Position of a collection in [`COLLECTIONS`](super::COLLECTIONS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollectionId(pub u8);

/// A data collection: clinical hours attach to it, not to the targets that ride on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Stable identifier, as in `ecds`.
    pub id: &'static str,
    /// How often it is returned.
    pub frequency: Frequency,
    /// Whether it exists as an official collection or is our judgement.
    pub basis: Basis,
}
