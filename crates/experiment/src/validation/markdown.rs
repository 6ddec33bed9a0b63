//! The report of a validation, from its results alone: the same results give the same bytes.

use std::fmt::{self, Write};

use goodhart_report::{Band, MODEL_VERSION};

use super::fact::Part;
use super::{FactResult, PartResult, Verdict};

/// What stands above every report.
const HEAD: &str = "\
# Stylised facts against the model

Written by `goodhart validate`; not edited by hand. The facts are `crates/experiment/validation/*.toml`: each carries its band, its
sources and what it was used for, decided before any run. *fitted*: a parameter was set to it or it was fed in, so agreement proves
nothing. *hit*: the median over replications lies in the band in every judged part (for a direction: the whole interval from the 10th to
the 90th centile); for figures of England or of many trusts together their mean stands for the median. *near*: only the interval reaches the
band. *miss*: it does not. *not testable*: this version cannot say. Start states are 2002, 2010 and 2022; a fact is looked at from the one
that lies nearest before it, with the money and the regime of the time, and its entry says what must hold for the comparison to count.
Differences between worlds are of the same people.
";

/// Results as Markdown.
pub fn markdown(results: &[FactResult]) -> String {
    let mut text = String::from(HEAD);
    // Writing to a String cannot fail.
    let _ = summary(&mut text, results);
    let _ = table(&mut text, results);
    for result in results {
        let _ = entry(&mut text, result);
    }
    text
}

fn summary(text: &mut String, results: &[FactResult]) -> fmt::Result {
    let count = |verdict: Verdict| {
        results
            .iter()
            .filter(|result| result.verdict == verdict)
            .count()
    };
    let each: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| format!("{} {}", count(verdict), verdict.id().replace('_', " ")))
        .collect();
    let checked = count(Verdict::Hit) + count(Verdict::Near) + count(Verdict::Miss);
    writeln!(
        text,
        "\nRun with model {MODEL_VERSION}. **{} facts: {}.** Checked against the model without having been told to it: {checked}.\n",
        results.len(),
        each.join(", ")
    )
}

fn table(text: &mut String, results: &[FactResult]) -> fmt::Result {
    writeln!(text, "| | fact | band | model | tag | verdict |")?;
    writeln!(text, "|---|---|---|---|---|---|")?;
    for result in results {
        let model = result.headline().map_or_else(|| "–".to_owned(), value);
        writeln!(
            text,
            "| [{id}](#{anchor}) | {} | {} | {model} | {} | **{}** |",
            result.fact.fact,
            result.fact.band.replace('|', "\\|"),
            result.fact.tag.word(),
            result.verdict.id().replace('_', " "),
            id = result.id,
            anchor = result.id.to_lowercase(),
        )?;
    }
    Ok(())
}

fn entry(text: &mut String, result: &FactResult) -> fmt::Result {
    let fact = result.fact;
    writeln!(text, "\n## {}\n", result.id)?;
    writeln!(
        text,
        "{} **{}**\n",
        fact.fact,
        result.verdict.id().replace('_', " ")
    )?;
    writeln!(text, "- Band: {}", fact.band)?;
    writeln!(
        text,
        "- Source: {} ({})",
        fact.cites.join("; "),
        fact.sources.join(", ")
    )?;
    writeln!(text, "- Tag: {}", fact.tag.word())?;
    writeln!(
        text,
        "- Start: {}. Funding: {}. Regime: {}. Window: {}.",
        fact.start, fact.funding, fact.regime, fact.window
    )?;
    writeln!(text, "- Measured as: {}", fact.measure)?;
    if !result.note.is_empty() {
        writeln!(text, "- Note: {}", result.note)?;
    }
    if result.parts.iter().all(|part| part.value.is_none()) {
        return Ok(());
    }
    writeln!(text, "\n| part | expected | model |")?;
    writeln!(text, "|---|---|---|")?;
    for part in &result.parts {
        let why = match (part.part.unjudged, part.part.given) {
            (Some(why), _) => format!(" (not judged: {why})"),
            (_, Some(why)) => format!(" (must hold: {why})"),
            _ => String::new(),
        };
        writeln!(
            text,
            "| {} | {}{why} | {} |",
            part.part.of,
            expected(part.part),
            value(part)
        )?;
    }
    Ok(())
}

/// The numbers expected of a part, with their unit.
fn expected(part: &Part) -> String {
    let range = match (part.low, part.high) {
        (Some(low), Some(high)) if low < high => format!("{low} to {high}"),
        (Some(low), Some(_)) => format!("{low}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => String::new(),
    };
    let whole = if part.whole { ", whole interval" } else { "" };
    format!("{range} {}{whole}", part.unit)
}

fn value(result: &PartResult) -> String {
    let Some(Band { median, p10, p90 }) = result.value else {
        return "–".to_owned();
    };
    let unit = result.part.unit;
    if p10.to_bits() == p90.to_bits() {
        return format!("{} {unit}", figures(median));
    }
    format!(
        "{} ({} to {}) {unit}",
        figures(median),
        figures(p10),
        figures(p90)
    )
}

/// A number with as many decimals as a reader can use.
fn figures(value: f64) -> String {
    let size = value.abs();
    let text = if size >= 100.0 {
        format!("{value:.0}")
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    };
    text.strip_prefix('-')
        .filter(|rest| rest.chars().all(|digit| digit == '0' || digit == '.'))
        .map_or_else(|| text.clone(), str::to_owned)
}
