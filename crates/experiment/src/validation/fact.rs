//! What a stylised fact is.

/// What a fact was used for, decided before any run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A parameter was set to it, or it was fed in.
    Fit,
    /// Nothing was set to it.
    Check,
    /// Not looked at in this version.
    HeldBack,
}

impl Tag {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fit => "used to fit",
            Self::Check => "used to check",
            Self::HeldBack => "held back",
        }
    }
}

/// A stylised fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Name, e.g. `V2`.
    pub id: &'static str,
    /// The fact in a sentence.
    pub fact: &'static str,
    /// Direction or band as the evidence has it.
    pub band: &'static str,
    /// Numbers in the register of sources; `C` is computed from official series.
    pub sources: &'static [&'static str],
    /// Author, year, title, address.
    pub cites: &'static [&'static str],
    /// What it was used for.
    pub tag: Tag,
    /// Start state it is looked at from.
    pub start: &'static str,
    /// Funding path.
    pub funding: &'static str,
    /// Regime.
    pub regime: &'static str,
    /// Window of the run.
    pub window: &'static str,
    /// How the model measures it.
    pub measure: &'static str,
    /// Why it cannot be tested, if it cannot.
    pub untestable: Option<&'static str>,
    /// What was set to it, if something was.
    pub fitted_by: Option<&'static str>,
    /// What of the fact the test leaves out.
    pub limits: Option<&'static str>,
    /// Why the model would miss it.
    pub if_missed: Option<&'static str>,
    /// Numbers that the measurement needs.
    pub(super) numbers: &'static [(&'static str, f64)],
    /// What is expected, part by part.
    pub parts: &'static [Part],
}

impl Fact {
    /// A number that the measurement needs; NaN, which no part can hold, if the data do not have it.
    pub(super) fn number(&self, name: &str) -> f64 {
        self.numbers
            .iter()
            .find(|(key, _)| *key == name)
            .map_or(f64::NAN, |(_, value)| *value)
    }
}

/// One number that a fact is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What is measured.
    pub of: &'static str,
    /// Lowest value that agrees [`unit`].
    pub low: Option<f64>,
    /// Highest value that agrees [`unit`].
    pub high: Option<f64>,
    /// Unit.
    pub unit: &'static str,
    /// Whether the whole interval must lie inside, not only the median: for facts that are a direction.
    pub whole: bool,
    /// Why it is only shown.
    pub unjudged: Option<&'static str>,
    /// Why it must hold for the rest to be comparable.
    pub given: Option<&'static str>,
}

impl Part {
    /// Whether the verdict depends on it.
    pub fn is_judged(&self) -> bool {
        self.unjudged.is_none() && self.given.is_none()
    }

    /// Whether a value agrees.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }
}
