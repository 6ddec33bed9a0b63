//! From values to verdicts.

use goodhart_report::Band;

use super::fact::{Fact, Part, Tag};
use super::{FactResult, PartResult};

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every judged part agrees.
    Hit,
    /// No part is missed, but for one only the edge of the interval agrees.
    Near,
    /// The interval of a part lies outside its band.
    Miss,
    /// Set or fed in: agreement proves nothing.
    Fitted,
    /// This version cannot say.
    NotTestable,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: [Self; 5] = [
        Self::Hit,
        Self::Near,
        Self::Miss,
        Self::Fitted,
        Self::NotTestable,
    ];

    /// Stable identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Near => "near",
            Self::Miss => "miss",
            Self::Fitted => "fitted",
            Self::NotTestable => "not_testable",
        }
    }
}

/// How a part's values lie to its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lies {
    Inside,
    AtTheEdge,
    Outside,
}

fn lies(part: &Part, value: Band) -> Lies {
    let ends = [value.p10, value.p90];
    let inside = if part.whole {
        ends.iter()
            .all(|&end| part.holds(end) && !on_edge(part, end))
    } else {
        part.holds(value.median)
    };
    let overlaps = part.low.is_none_or(|low| value.p90 >= low)
        && part.high.is_none_or(|high| value.p10 <= high);
    if inside {
        Lies::Inside
    } else if part.holds(value.median) || (!part.whole && overlaps) {
        Lies::AtTheEdge
    } else {
        Lies::Outside
    }
}

/// Nothing at all is no direction.
fn on_edge(part: &Part, value: f64) -> bool {
    [part.low, part.high].contains(&Some(value))
}

/// The verdict on a fact with these values of its parts, in their order.
pub(super) fn judged(fact: &'static Fact, values: &[Option<Band>]) -> FactResult {
    let parts: Vec<PartResult> = fact
        .parts
        .iter()
        .enumerate()
        .map(|(at, part)| PartResult {
            part,
            value: values.get(at).copied().flatten(),
        })
        .collect();
    let (verdict, note) = verdict(fact, &parts);
    FactResult {
        id: fact.id,
        fact,
        parts,
        verdict,
        note,
    }
}

fn verdict(fact: &Fact, parts: &[PartResult]) -> (Verdict, String) {
    if let Some(why) = fact.untestable {
        return (Verdict::NotTestable, why.to_owned());
    }
    let worst = parts
        .iter()
        .filter(|result| result.part.is_judged())
        .filter_map(|result| Some(lies(result.part, result.value?)))
        .max();
    let missed = fact.if_missed.unwrap_or_default();
    if fact.tag == Tag::Fit {
        let by = fact.fitted_by.unwrap_or_default();
        return match worst {
            Some(Lies::Inside) | None => (Verdict::Fitted, by.to_owned()),
            Some(_) => (Verdict::Fitted, format!("{by} OUTSIDE ITS BAND: {missed}")),
        };
    }
    let astray = parts.iter().find(|result| {
        result.part.given.is_some()
            && result
                .value
                .is_none_or(|value| !result.part.holds(value.median))
    });
    if let Some(result) = astray {
        let why = result.part.given.unwrap_or_default();
        let note = format!(
            "The state in which the fact was seen is not reached ({}): {why}.",
            result.part.of
        );
        return (Verdict::NotTestable, note);
    }
    let Some(worst) = worst else {
        let note = "The runs do not reach the values between which it is measured.";
        return (Verdict::NotTestable, note.to_owned());
    };
    let limits = fact.limits.unwrap_or_default();
    match worst {
        Lies::Inside => (Verdict::Hit, limits.to_owned()),
        Lies::AtTheEdge => (Verdict::Near, sentences(missed, limits)),
        Lies::Outside => (Verdict::Miss, sentences(missed, limits)),
    }
}

fn sentences(one: &str, other: &str) -> String {
    format!("{one} {other}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: Part = Part {
        of: "x",
        low: Some(1.0),
        high: Some(2.0),
        unit: "",
        whole: false,
        unjudged: None,
        given: None,
    };

    fn band(p10: f64, median: f64, p90: f64) -> Band {
        Band { median, p10, p90 }
    }

    #[test]
    fn the_median_decides_and_the_interval_saves_from_a_miss() {
        assert_eq!(lies(&PART, band(0.0, 1.5, 9.0)), Lies::Inside);
        assert_eq!(lies(&PART, band(1.9, 2.1, 3.0)), Lies::AtTheEdge);
        assert_eq!(lies(&PART, band(2.1, 2.2, 3.0)), Lies::Outside);
        assert_eq!(lies(&PART, band(0.0, 0.5, 0.9)), Lies::Outside);
    }

    #[test]
    fn a_direction_needs_the_whole_interval() {
        let part = Part {
            low: Some(0.0),
            high: None,
            whole: true,
            ..PART
        };
        assert_eq!(lies(&part, band(0.1, 1.0, 2.0)), Lies::Inside);
        assert_eq!(lies(&part, band(-0.1, 1.0, 2.0)), Lies::AtTheEdge);
        assert_eq!(lies(&part, band(-2.0, -0.1, 2.0)), Lies::Outside);
        assert_eq!(lies(&part, band(0.0, 0.0, 0.0)), Lies::AtTheEdge);
    }
}
