//! The rows of the scoreboard: which measures, in which order, each on which scale.

use goodhart_report::{IndicatorResult, Report};

use crate::paired::{Verdict, compared};
use crate::quantity::{POINTS, figures, indicator_name, magnitude, quantity, strategy_name};
use crate::scale::ceiling;
use crate::words::{Say, Words};

/// Parts of a gap that are nobody's gaming, and how they are called.
const BY_ITSELF: [(&str, &str); 2] = [("definition", "gap-definition"), ("habit", "gap-habit")];
/// A smaller share of a gap than this is not named.
const WORTH_A_WORD: f64 = 0.03;

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
    /// Whether all runs are in.
    pub is_complete: bool,
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

    /// Share of the gap that is gaming's doing, where it is known and all of it lies on one side.
    pub fn part_of_gaming(&self) -> Option<f64> {
        let parts = || self.result.gap.iter();
        let whole: f64 = parts().map(|part| part.value).sum();
        let gaming: f64 = parts()
            .filter(|part| by_itself_name(&part.by).is_none())
            .map(|part| part.value)
            .sum();
        let share = gaming / whole;
        (0.0..=1.0).contains(&share).then_some(share)
    }

    /// How the gap came about, the largest parts first, gaming by itself; or that runs disagree on which side it lies. Only once all runs
    /// are in: a line that comes and goes with each of them moves all below it.
    pub fn came_about(&self, words: &dyn Words) -> Option<String> {
        let parts = &self.result.gap;
        if !self.is_complete || parts.is_empty() || self.verdict == Verdict::Alike {
            return None;
        }
        if self.verdict == Verdict::Unclear {
            return Some(words.say("chart-scoreboard-unclear", &[]));
        }
        let whole: f64 = parts.iter().map(|part| part.value).sum();
        let (mut by_itself, mut gaming) = (Vec::new(), Vec::new());
        for part in parts {
            match by_itself_name(&part.by) {
                Some(id) => by_itself.push((part.value, words.say(id, &[]))),
                None => gaming.push((part.value, in_a_sentence(&strategy_name(words, &part.by)))),
            }
        }
        if !gaming.is_empty() {
            let all = gaming.iter().map(|(value, _)| value).sum();
            let names = self.listed(gaming, whole, words);
            let named = words.say("chart-scoreboard-gaming", &[("parts", Say::text(names))]);
            by_itself.push((all, named));
        }
        let parts = self.listed(by_itself, whole, words);
        let gap = quantity(words, self.unit_of_gap(), whole, self.size_of(whole));
        Some(words.say(
            "chart-scoreboard-gap",
            &[("gap", Say::text(gap)), ("parts", Say::text(parts))],
        ))
    }

    /// Parts worth a word, the largest first; of a single one its size needs no saying.
    fn listed(&self, mut parts: Vec<(f64, String)>, whole: f64, words: &dyn Words) -> String {
        parts.sort_by(|one, other| other.0.abs().total_cmp(&one.0.abs()));
        let least = WORTH_A_WORD * whole.abs();
        let worth = parts.iter().filter(|part| part.0.abs() >= least).count();
        parts.truncate(worth.max(1));
        if let [(_, name)] = &parts[..] {
            return name.clone();
        }
        let one = |(value, name): (f64, String)| {
            let value = figures(words, self.unit_of_gap(), value, self.size_of(whole));
            words.say(
                "chart-scoreboard-part",
                &[("name", Say::text(name)), ("value", Say::text(value))],
            )
        };
        parts
            .into_iter()
            .map(one)
            .collect::<Vec<String>>()
            .join(", ")
    }

    /// Reported less real, mean over runs where its parts are known.
    pub fn mean_gap(&self) -> f64 {
        let IndicatorResult {
            reported,
            real,
            gap,
            better,
            ..
        } = self.result;
        if gap.is_empty() {
            return reported.median - real.median;
        }
        let flatters = if better == "lower" { -1.0 } else { 1.0 };
        flatters * gap.iter().map(|part| part.value).sum::<f64>()
    }

    /// What decides on the decimals of a gap: of points its own size, of people that of the figures it lies between.
    fn size_of(&self, gap: f64) -> f64 {
        if self.unit_of_gap() == POINTS {
            gap
        } else {
            magnitude(self.result)
        }
    }

    /// One share less another is no share.
    pub fn unit_of_gap(&self) -> &str {
        if self.result.unit == "percent" {
            POINTS
        } else {
            &self.result.unit
        }
    }

    pub fn value(&self, words: &dyn Words, value: f64) -> String {
        quantity(words, &self.result.unit, value, magnitude(self.result))
    }
}

/// A name as it stands within a sentence: without a capital, unless it is an abbreviation.
fn in_a_sentence(name: &str) -> String {
    let mut name = name.to_owned();
    let abbreviates = name.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase);
    if let (Some(first), false) = (name.get_mut(..1), abbreviates) {
        first.make_ascii_lowercase();
    }
    name
}

fn by_itself_name(part: &str) -> Option<&'static str> {
    let mut named = BY_ITSELF.iter();
    named.find(|(id, _)| *id == part).map(|(_, name)| *name)
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
            verdict: compared(result, words).verdict,
            name: indicator_name(words, &result.id),
            end: scale_end(result, before),
            is_complete: report.replications >= report.scenario.reps,
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
