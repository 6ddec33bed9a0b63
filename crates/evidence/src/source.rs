//! Where a number comes from and how much it may be trusted.

use std::fmt;

/// A publication or data set that numbers are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Key of the source inside its parameter file, e.g. `jones2022`.
    pub id: &'static str,
    /// Who wrote or published it; empty if the title says so.
    pub author: &'static str,
    /// Title of the work.
    pub title: &'static str,
    /// Year of publication.
    pub year: u16,
    /// Address where it can be read.
    pub url: &'static str,
    /// Licence of a data set, where it matters.
    pub licence: Option<&'static str>,
    /// How it was read, e.g. that only the abstract was seen.
    pub note: Option<&'static str>,
}

/// How a number was come by, from the firmest to the loosest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Read off a source as it stands.
    Observed,
    /// Worked out from numbers in a source.
    Estimated,
    /// Chosen so that the model reproduces a sourced fact.
    Calibrated,
    /// No evidence found: a choice, with its reason.
    Assumed,
}

impl Status {
    /// Every status, firmest first.
    pub const ALL: [Self; 4] = [
        Self::Observed,
        Self::Estimated,
        Self::Calibrated,
        Self::Assumed,
    ];

    /// The word that names the status in a parameter file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Estimated => "estimated",
            Self::Calibrated => "calibrated",
            Self::Assumed => "assumed",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
