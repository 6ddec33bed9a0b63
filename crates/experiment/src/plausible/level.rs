//! Levels that were used to fit, and how far from them a set of assumptions lies.

use goodhart_targets::{Indicator, Record};

use crate::Outcome;

/// How distances from a level are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In the level's unit.
    Linear,
    /// Relative to it: as a difference of natural logarithms.
    Log,
}

/// A published level of the start state that parameters were set to.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Name.
    pub id: &'static str,
    /// What it is, for readers.
    pub of: &'static str,
    /// An indicator in the official record, or one of the names of [`measured`].
    pub measure: &'static str,
    /// Unit of `published`.
    pub unit: &'static str,
    /// How distances are measured.
    pub scale: Scale,
    /// First and last month of the run, from 1.
    pub months: (u32, u32),
    /// The level [`unit`].
    pub published: f64,
    /// Standard deviation of the published figure [on the scale].
    pub observation: f64,
    /// Standard deviation of what a right model may be off [on the scale].
    pub discrepancy: f64,
    /// Standard deviation of one place's luck over these months [on the scale].
    pub luck: f64,
    /// Who published it.
    pub source: &'static str,
    /// Where in it.
    pub locator: &'static str,
    /// Why this discrepancy.
    pub because: &'static str,
}

/// All levels, in the order of their names.
pub fn levels() -> &'static [Level] {
    static LEVELS: &[Level] = include!(concat!(env!("OUT_DIR"), "/levels.rs"));
    LEVELS
}

/// Farther than any world gets, in standard deviations: stands for a level that could not be measured.
const NEVER: f64 = 99.0;

impl Level {
    /// Standard deviation of the three sources together [on the scale].
    pub fn deviation(&self) -> f64 {
        let squares = [self.observation, self.discrepancy, self.luck].map(|sd| sd * sd);
        squares.iter().sum::<f64>().sqrt()
    }

    /// How far the first year of a world lies from the level [standard deviations; positive = above].
    pub fn residual(&self, outcome: &Outcome) -> f64 {
        let distance = match (measured(outcome, self.measure, self.months), self.scale) {
            (Some(value), Scale::Linear) => value - self.published,
            (Some(value), Scale::Log) => libm::log(value.max(f64::MIN_POSITIVE) / self.published),
            (None, _) => NEVER * self.deviation(),
        };
        (distance / self.deviation()).clamp(-NEVER, NEVER)
    }
}

/// A level of a world: an indicator over some months in the official record, or a share made of two of them.
pub fn measured(outcome: &Outcome, measure: &str, (first, last): (u32, u32)) -> Option<f64> {
    let book = outcome.book(Record::Official);
    let over = |indicator: Indicator, first: u32, last: u32| {
        let mut sum = goodhart_targets::Fraction::default();
        for month in first - 1..last {
            let month = book.month(indicator, month);
            sum.add(month.numerator, month.denominator);
        }
        sum
    };
    let percent = |part: u64, whole: u64| (whole > 0).then(|| part as f64 / whole as f64 * 100.0);
    match measure {
        "major.within_4h" => {
            let (within, all) = major(outcome);
            percent(within, all)
        }
        "minor.within_4h" => {
            let (within, all) = major(outcome);
            let both = over(Indicator::EdWithin4h, 1, outcome.months);
            percent(
                both.numerator.saturating_sub(within),
                both.denominator.saturating_sub(all),
            )
        }
        "elective.over_52w_share" => percent(
            over(Indicator::ElectiveOver52w, first, last).numerator,
            over(Indicator::ElectiveList, first, last).numerator,
        ),
        "elective.list_growth" => {
            let at = |month| over(Indicator::ElectiveList, month, month).numerator;
            percent(at(last), at(first)).map(|percent| percent / 100.0)
        }
        id => {
            let indicator = Indicator::by_id(id)?;
            let sum = over(indicator, first, last);
            indicator.value(sum.numerator, sum.denominator)
        }
    }
}

/// Stays in the major department over the run: within four hours, and all [people].
fn major(outcome: &Outcome) -> (u64, u64) {
    const WITHIN: usize =
        (goodhart_targets::definition::ED_STAY / goodhart_targets::definition::ED_BIN) as usize;
    let book = outcome.book(Record::Official);
    let (mut within, mut all) = (0, 0);
    for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
        let counts = book.ed_minutes(admitted, older);
        within += counts[..WITHIN].iter().sum::<u64>();
        all += counts.iter().sum::<u64>();
    }
    (within, all)
}
