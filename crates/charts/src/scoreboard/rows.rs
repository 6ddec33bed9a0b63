//! The rows of the scoreboard: which measures, in which order, each on which scale.

use goodhart_report::{IndicatorResult, Report};

use crate::paired::{Verdict, compared};
use crate::quantity::{indicator_name, magnitude, quantity};
use crate::scale::ceiling;
use crate::words::Words;

/// The headline measures by contract name; targeted and untargeted ones stand in the same list, so that neglect shows.
pub const HEADLINES: &[&str] = &[
    "ed.within_4h",
    "elective.within_18w",
    "ambulance.c2.mean_minutes",
    "ed.over_12h_arrival",
    "ambulance.handover_over_60",
    "elective.over_52w",
    "elective.follow_up_overdue",
    "ward.safety",
    "beds.delayed_discharges",
];

/// The measures of the rest of the service by contract name, sector by sector.
pub const SECTORS: &[&str] = &[
    "ambulance.c1.mean_minutes",
    "diagnostics.within_6w",
    "cancer.within_14d",
    "cancer.within_28d",
    "cancer.within_62d",
    "gp.within_48h",
    "gp.within_14d",
    "gp.book_ahead",
    "gp.continuity",
    "qof.points",
    "therapies.within_6w",
    "therapies.recovery_of_completers",
    "therapies.recovery_of_referred",
    "social.waiting",
    "programme.sepsis_antibiotics",
    "programme.infection_c_difficile",
    "programme.dementia_diagnosis",
    "programme.health_checks",
    "programme.crisis_mental_health",
    "prevention.hypertension_treated",
];

/// One measure and the end of its scale.
pub struct Row<'a> {
    pub result: &'a IndicatorResult,
    /// The same in the world before.
    pub before: Option<&'a IndicatorResult>,
    pub name: String,
    pub verdict: Verdict,
    /// The scale runs from 0 to here, in the indicator's unit.
    pub end: f64,
}

impl Row<'_> {
    /// Length of the gap as drawn, as a share of the scale.
    pub fn gap(&self) -> f64 {
        (self.result.reported.median - self.result.real.median).abs() / self.end
    }

    /// Whether the record looks better than what patients got, whichever way better lies.
    pub fn flatters(&self) -> bool {
        matches!(
            (self.result.better.as_str(), self.verdict),
            ("higher", Verdict::ReportedHigher) | ("lower", Verdict::RealHigher)
        )
    }

    /// Share of the gap that is the record's doing, where the official value lies between the two.
    pub fn part_of_record(&self) -> Option<f64> {
        let IndicatorResult {
            reported,
            official,
            real,
            ..
        } = self.result;
        let whole = real.median - reported.median;
        let share = (official.median - reported.median) / whole;
        (0.0..=1.0).contains(&share).then_some(share)
    }

    pub fn value(&self, words: &dyn Words, value: f64) -> String {
        quantity(words, &self.result.unit, value, magnitude(self.result))
    }
}

/// Those of the measures that the report holds, always in the same order: a row is found where it stood before.
pub fn rows<'a>(
    report: &'a Report,
    before: Option<&'a Report>,
    measures: &[&str],
    words: &dyn Words,
) -> Vec<Row<'a>> {
    let find = |report: &'a Report, id: &str| {
        let mut counted = report
            .indicators
            .iter()
            .filter(|result| result.reported.median.is_finite() && result.real.median.is_finite());
        counted.find(|result| result.id == id)
    };
    let row = |id: &&str| {
        let (result, before) = (
            find(report, id)?,
            before.and_then(|report| find(report, id)),
        );
        Some(Row {
            result,
            before,
            verdict: compared(report, result, words).verdict,
            name: indicator_name(words, &result.id),
            end: scale_end(result, before),
        })
    };
    measures.iter().filter_map(row).collect()
}

/// Every scale starts at zero; a share of most patients ends at 100 %, everything else at the next round number. Both worlds fit on it.
fn scale_end(result: &IndicatorResult, before: Option<&IndicatorResult>) -> f64 {
    let highest = [Some(result), before]
        .iter()
        .flatten()
        .flat_map(|result| [result.reported, result.real])
        .flat_map(|band| [band.median, band.p90])
        .chain(result.target.iter().map(|target| target.threshold))
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    if result.unit == "percent" {
        if highest > 50.0 {
            100.0
        } else {
            ceiling(highest).min(100.0)
        }
    } else {
        ceiling(highest)
    }
}
