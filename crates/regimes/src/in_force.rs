//! A target while it is in force.

use goodhart_targets::catalogue::{Comparator, Sanction, Scope, Target, TargetSet, TargetUnit};
use goodhart_targets::{Indicator, IndicatorUnit};

use crate::Parameters;

/// Salience of a target that makes headlines (the catalogue's highest).
pub(crate) const HEADLINE_SALIENCE: f64 = 5.0;
/// Year with which runs begin unless they name another, and the month.
const START: (u32, u8) = (2022, 4);
/// Residents of England [people] (Office for National Statistics, mid-2023).
const ENGLAND: f64 = 57_690_323.0;
/// Residents of a place unless a run says otherwise [people].
const REFERENCE_POPULATION: f64 = 250_000.0;
/// The whole, in per cent.
const ALL_PERCENT: f64 = 100.0;

/// Where a target with an announced measurement window stands. Most are measured all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Measured all the time.
    Always,
    /// The window is far off: nobody looks yet.
    Ahead,
    /// The window is near: boards prepare.
    Near,
    /// What is done now counts.
    Open,
    /// The result is in: nothing counts any more.
    Over,
}

impl Window {
    /// The state in `week` of a window from `first` to `last`, for which boards prepare `lead` weeks [weeks].
    pub const fn in_week(week: u32, first: u32, last: u32, lead: u32) -> Self {
        if week > last {
            Self::Over
        } else if week >= first {
            Self::Open
        } else if week + lead >= first {
            Self::Near
        } else {
            Self::Ahead
        }
    }

    /// Whether anything hangs on the target now.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Ahead | Self::Over)
    }
}

/// A target in force, with the threshold and limit that hold today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InForce {
    /// The catalogue row.
    pub target: &'static Target,
    /// Threshold [unit of the quantity].
    pub threshold: f64,
    /// End of the agreed path to the threshold, where it is a milestone [weeks since the start of a run].
    pub due_week: Option<u32>,
    /// Whether a higher value of the quantity is nearer to the target.
    pub higher_is_better: bool,
    /// Length of the clock that must not be exceeded [s], where the target has one.
    pub limit_s: Option<u32>,
    /// Part of the patients who must be within the limit [0–1], where the target has that form.
    pub share: Option<f64>,
    /// The quantity that measures it; `None` where the model measures no such thing.
    pub quantity: Option<Indicator>,
    /// Whether the target counts completed pathways instead of patients still waiting (waiting lists only).
    pub completed_pathways: bool,
    /// Where its announced measurement window stands, if it has one.
    pub window: Window,
    /// How much a miss weighs, from sanction and salience [ratio]; never divided by the number of targets in force.
    pub weight: f64,
    /// Which edition of its definition holds: one that was renewed is new to a board.
    pub edition: u32,
    /// Pressure that ministers add to it, whatever else the centre acts on [multiple of the start state's].
    pub pressed: f64,
}

impl InForce {
    /// The row as the catalogue has it. A threshold for England as a whole, or one in another unit than the indicator's,
    /// leaves the target without a quantity.
    pub fn new(target: &'static Target, parameters: &Parameters) -> Self {
        Self::starting(target, parameters, START.0)
    }

    /// The same for a run that begins in April of another year: its milestones are so much further off.
    pub fn starting(target: &'static Target, parameters: &Parameters, year: u32) -> Self {
        let line = target
            .quantity
            .and_then(Indicator::by_id)
            .and_then(|quantity| Some((quantity, line(target, quantity.unit())?)));
        Self {
            target,
            threshold: line.map_or(target.threshold, |(_, (threshold, _))| threshold),
            due_week: target.due.map(|due| weeks_to_end_of(due, year)),
            higher_is_better: line.map_or(
                target.comparator == Comparator::AtLeast,
                |(_, (_, higher))| higher,
            ),
            limit_s: target
                .limit
                .and_then(|limit| u32::try_from(limit.seconds()).ok()),
            share: target.share,
            quantity: line.map(|(quantity, _)| quantity),
            completed_pathways: false,
            window: Window::Always,
            weight: weight(target, parameters),
            edition: 0,
            pressed: 0.0,
        }
    }

    /// The same in a place of so many residents [people]: a count for England as a whole asks for its part.
    #[must_use]
    pub fn for_residents(mut self, residents: u32) -> Self {
        let counted = self
            .quantity
            .is_some_and(|quantity| quantity.unit() == IndicatorUnit::Count);
        if self.target.scope == Scope::England && counted {
            self.threshold *= f64::from(residents) / REFERENCE_POPULATION;
        }
        self
    }

    /// The same counted by completed pathways instead of patients still waiting.
    #[must_use]
    pub fn by_completed_pathways(mut self) -> Self {
        if self.quantity == Some(Indicator::ElectiveWithin18w) {
            self.completed_pathways = true;
            self.quantity = Some(Indicator::ElectiveCompletedWithin18w);
        }
        self
    }

    /// What is asked for in `week` of the run: the threshold, or where a milestone is not yet due the point reached so far on a straight
    /// path from the level at the start [unit of the quantity].
    pub fn line_in(&self, week: u32, start: f64) -> f64 {
        match self.due_week {
            Some(due) if week < due && !self.met_by(start) => {
                start + (self.threshold - start) * f64::from(week) / f64::from(due)
            }
            _ => self.threshold,
        }
    }

    /// Whether `value` [unit of the quantity] is at least as good as `line`.
    pub fn is_met(&self, value: f64, line: f64) -> bool {
        if self.higher_is_better {
            value >= line
        } else {
            value <= line
        }
    }

    /// Whether `value` [unit of the quantity] meets the threshold of today.
    pub fn met_by(&self, value: f64) -> bool {
        self.is_met(value, self.threshold)
    }

    /// Whether it is a national target (and not a paid indicator of general practice).
    pub fn is_national(&self) -> bool {
        self.target.set == TargetSet::National
    }
}

/// Threshold in the indicator's unit, and whether it must be reached from below; `None` if the two cannot be compared.
fn line(target: &Target, unit: IndicatorUnit) -> Option<(f64, bool)> {
    let as_written = (target.threshold, target.comparator == Comparator::AtLeast);
    if target.scope == Scope::England {
        return national(target, unit).map(|threshold| (threshold, as_written.1));
    }
    match (target.unit, unit) {
        (TargetUnit::Percent, IndicatorUnit::Percent)
        | (TargetUnit::Minutes, IndicatorUnit::Minutes)
        | (TargetUnit::Days, IndicatorUnit::Days)
        | (TargetUnit::Count, IndicatorUnit::Count)
        | (TargetUnit::Ratio, IndicatorUnit::Ratio) => Some(as_written),
        // "All within 14 days", measured as the share within 14 days.
        (TargetUnit::Minutes | TargetUnit::Days, IndicatorUnit::Percent) => {
            target.share.map(|share| (share * ALL_PERCENT, true))
        }
        _ => None,
    }
}

/// What a number for England as a whole asks of a place of the reference size [unit of the indicator]. A number of additional staff or
/// appointments since 2019 is not compared: how many there were then is not known here.
fn national(target: &Target, unit: IndicatorUnit) -> Option<f64> {
    const MONTHS: f64 = 12.0;
    const PER: f64 = 100_000.0;
    match (target.unit, unit, target.quantity) {
        // The indicator is the place's part of the national number, in per cent.
        (TargetUnit::Count, IndicatorUnit::Percent, _) => Some(ALL_PERCENT),
        // The indicator is a rate in 100,000 residents.
        (TargetUnit::Count, IndicatorUnit::Ratio, _) => Some(target.threshold / ENGLAND * PER),
        // People who enter talking therapies: a year's for England, a month's in the place.
        (TargetUnit::Count, IndicatorUnit::Count, Some("therapies.entered")) => {
            Some(target.threshold / MONTHS * REFERENCE_POPULATION / ENGLAND)
        }
        _ => None,
    }
}

/// Weeks from April of the first year to the end of a month; 0 if it lies before.
fn weeks_to_end_of((year, month): (u16, u8), first_year: u32) -> u32 {
    const WEEKS: f64 = 52.0;
    const MONTHS: f64 = 12.0;
    let first_month = START.1;
    let months = (f64::from(year) - f64::from(first_year)) * MONTHS + f64::from(month)
        - f64::from(first_month)
        + 1.0;
    (months.max(0.0) * WEEKS / MONTHS) as u32
}

fn weight(target: &Target, parameters: &Parameters) -> f64 {
    if let Some(paid) = crate::payment::weight(target, parameters) {
        return paid;
    }
    let sanction = match target.sanction {
        Sanction::None => parameters.sanction.none,
        Sanction::Financial => parameters.sanction.financial,
        Sanction::Regulatory => parameters.sanction.regulatory,
    };
    sanction.get() * f64::from(target.salience) / HEADLINE_SALIENCE
}

#[cfg(test)]
mod tests {
    use goodhart_targets::Limits;
    use goodhart_targets::catalogue::TARGETS;

    use super::*;

    #[test]
    fn a_target_counts_up_to_the_limit_its_indicator_is_named_after() {
        for target in &TARGETS {
            let item = InForce::new(target, &Parameters::DEFAULT);
            let (Some(quantity), Some(limit)) = (item.quantity, item.limit_s) else {
                continue;
            };
            if Limits::moves(quantity) {
                let defined = Limits::DEFINITIONS.of(quantity);
                assert_eq!(limit, defined, "{}", target.id);
            }
        }
    }

    #[test]
    fn a_milestone_asks_for_no_more_than_its_path_until_it_is_due() {
        let row = |id| {
            let target = TARGETS.iter().find(|target| target.id == id);
            InForce::new(
                target.expect("the row is in the catalogue"),
                &Parameters::DEFAULT,
            )
        };
        let year_waits = row("rtt-52w-zero"); // due in March 2025
        assert_eq!(year_waits.due_week, Some(156));
        for (asked, expected) in [
            (year_waits.line_in(0, 1_300.0), 1_300.0),
            (year_waits.line_in(78, 1_300.0), 650.0),
            (year_waits.line_in(156, 1_300.0), 0.0),
            (row("rtt-104w-zero").line_in(17, 70.0), 0.0),
            (row("ae-4h-95").line_in(0, 70.0), 95.0),
        ] {
            assert!((asked - expected).abs() < 1e-9, "{asked}, not {expected}");
        }
    }

    #[test]
    fn every_target_on_an_indicator_can_be_compared_with_it() {
        let lost: Vec<&str> = TARGETS
            .iter()
            .filter(|target| target.scope == Scope::Each)
            .filter(|target| target.quantity.and_then(Indicator::by_id).is_some())
            .filter(|target| {
                InForce::new(target, &Parameters::DEFAULT)
                    .quantity
                    .is_none()
            })
            .map(|target| target.id)
            .collect();
        assert!(lost.is_empty(), "no common unit: {lost:?}");
    }

    #[test]
    fn the_headline_standards_weigh_most() {
        let weight = |id: &str| {
            let target =
                goodhart_targets::catalogue::by_id(id).expect("the row is in the catalogue");
            InForce::new(target, &Parameters::DEFAULT).weight
        };
        assert!(weight("ae-4h-95") > weight("ae-left-unseen-5"));
        assert!(weight("rtt-18w-92") > weight("ae-12h-arrival-2"));
    }
}
