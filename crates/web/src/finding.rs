//! The finding: what five years of this world did, in a sentence or two written from the report alone.

use goodhart_charts::{Words, decimal};
use goodhart_report::{IndicatorResult, Report};

use crate::words;

/// The measure the sentence speaks about.
pub const HEADLINE: &str = "ed.within_4h";
/// A gap smaller than this is no gap to a reader [percentage points].
const SMALLEST_GAP: f64 = 1.0;

/// A run of text, and which of the two records it quotes, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// `reported`, `real`, or nothing.
    pub record: Option<&'static str>,
}

/// Marks around quoted numbers while a sentence is put together (private-use letters, never in a message).
const MARKS: [(char, &str); 2] = [('\u{e000}', "reported"), ('\u{e001}', "real")];
const END: char = '\u{e002}';

/// The finding itself.
pub fn sentence(report: &Report) -> Vec<Piece> {
    let (targets, money) = (targets(report), money(report));
    let Some(shares) = shares(report) else {
        return pieces(&words::finding_nothing(&money, &targets));
    };
    let reported = quoted(0, &decimal(shares.reported.median, 0));
    let real = quoted(1, &decimal(shares.real.median, 0));
    pieces(&match gap(report, shares) {
        Gap::Flattering => words::finding_gap(&money, &real, &reported, &targets),
        Gap::Unflattering => words::finding_gap_reverse(&money, &real, &reported, &targets),
        Gap::None => words::finding_same(&money, &reported, &targets),
        Gap::Unknown => words::finding_unknown(&money, &real, &reported, &targets),
    })
}

/// What the targets did, as far as it is known; `None` until it has been worked out.
pub fn effect(report: &Report) -> Option<String> {
    if report.in_force == 0 {
        return Some(words::effect_none().to_owned());
    }
    let total = &report.attribution.as_ref()?.qalys.total;
    let size = decimal(total.abs(), places(total.abs()));
    let years = years(report);
    Some(if *total > 0.0 {
        words::effect_lost(&size, &years)
    } else {
        words::effect_gained(&size, &years)
    })
}

/// The finding for a screen reader: at most 25 words.
pub fn spoken(report: &Report) -> String {
    let funding = decimal(report.scenario.funding, 0);
    match shares(report) {
        Some(shares) => words::spoken_finding(
            report.in_force,
            &funding,
            &decimal(shares.real.median, 0),
            &decimal(shares.reported.median, 0),
        ),
        None => words::spoken_nothing(report.in_force, &funding),
    }
}

/// "31 targets", "no national targets".
pub fn targets(report: &Report) -> String {
    words::targets_in_force(report.in_force)
}

/// "5% less money than need".
pub fn money(report: &Report) -> String {
    let off = (report.scenario.funding - 100.0).round();
    let size = decimal(off.abs(), 0);
    if off < 0.0 {
        words::money_less(&size)
    } else if off > 0.0 {
        words::money_more(&size)
    } else {
        words::money_matched().to_owned()
    }
}

fn years(report: &Report) -> String {
    words::over_years(report.scenario.years)
}

const fn places(size: f64) -> u8 {
    if size < 10.0 { 1 } else { 0 }
}

fn shares(report: &Report) -> Option<&IndicatorResult> {
    let headline = report
        .indicators
        .iter()
        .find(|indicator| indicator.id == HEADLINE)?;
    headline.reported.median.is_finite().then_some(headline)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gap {
    Flattering,
    Unflattering,
    None,
    Unknown,
}

/// Whether record and patients differ: only where eight runs in ten agree on it, each run compared with itself.
fn gap(report: &Report, shares: &IndicatorResult) -> Gap {
    let difference = shares.reported.median.round() - shares.real.median.round();
    if difference.abs() < SMALLEST_GAP {
        return Gap::None;
    }
    let agree = |flattering: bool| {
        let gaps = gaps_of_runs(report);
        let same = gaps
            .iter()
            .filter(|gap| (**gap > 0.0) == flattering && **gap != 0.0)
            .count();
        !gaps.is_empty() && same * 10 >= gaps.len() * 8
    };
    match difference > 0.0 {
        true if agree(true) => Gap::Flattering,
        false if agree(false) => Gap::Unflattering,
        _ => Gap::Unknown,
    }
}

/// Reported minus real, per run, mean over months [percentage points].
fn gaps_of_runs(report: &Report) -> Vec<f64> {
    let Some(series) = report.series.get(HEADLINE) else {
        return Vec::new();
    };
    let runs = series.reported.iter().zip(&series.real);
    runs.map(|(reported, real)| {
        let months = reported
            .iter()
            .zip(real)
            .filter_map(|(reported, real)| Some((*reported)? - (*real)?));
        months.sum::<f64>()
    })
    .collect()
}

fn quoted(which: usize, text: &str) -> String {
    format!("{}{text}{END}", MARKS[which].0)
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut record = None;
    let mut run = String::new();
    for letter in text.chars() {
        let opens = MARKS.iter().find(|(mark, _)| *mark == letter);
        if opens.is_none() && letter != END {
            run.push(letter);
            continue;
        }
        if !run.is_empty() {
            pieces.push(Piece {
                text: std::mem::take(&mut run),
                record,
            });
        }
        record = opens.map(|(_, name)| *name);
    }
    pieces.push(Piece { text: run, record });
    pieces
}

/// Plain name of an indicator, as the charts have it.
pub fn indicator_name(id: &str) -> String {
    let message = ["indicator-", &id.replace('.', "-")].concat();
    let name = goodhart_charts::English.say(&message, &[]);
    if name == message { id.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use goodhart_report::Band;

    use super::*;
    use crate::sample;

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn band(median: f64) -> Band {
        Band {
            median,
            p10: median - 0.4,
            p90: median + 0.4,
        }
    }

    #[test]
    fn the_sentence_names_targets_money_and_both_records() {
        let mut report = sample::report(band(74.0), band(61.0));
        report.in_force = 31;
        report.scenario.funding = 95.0;
        let sentence = sentence(&report);
        let all = text(&sentence);
        for part in ["31", "5%", "74", "61"] {
            assert!(all.contains(part), "{all}");
        }
        assert!(sentence.contains(&Piece {
            text: "74".into(),
            record: Some("reported")
        }));
        assert!(sentence.contains(&Piece {
            text: "61".into(),
            record: Some("real")
        }));
    }

    #[test]
    fn no_gap_is_claimed_where_the_runs_disagree() {
        let mut report = sample::report(band(74.0), band(70.0));
        let series = report.series.get_mut(HEADLINE).expect("the sample has it");
        series.reported[0] = vec![Some(60.0)];
        series.reported[1] = vec![Some(60.0)];
        let all = text(&sentence(&report));
        assert!(all.contains("not known"), "{all}");
        let all = text(&sentence(&sample::report(band(70.0), band(70.2))));
        assert!(all.contains("same"), "{all}");
    }

    #[test]
    fn what_is_spoken_is_short() {
        let spoken = spoken(&sample::report(band(74.0), band(61.0)));
        assert!(spoken.split_whitespace().count() <= 25, "{spoken}");
    }
}
