//! Reads `validation/*.toml` and writes the table of stylised facts; refuses what is incomplete or contradicts itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

/// A fact as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names)] // the word of the file
struct Fact {
    fact: String,
    band: String,
    source: Vec<String>,
    cites: Vec<String>,
    tag: Tag,
    start: String,
    funding: String,
    regime: String,
    window: String,
    measure: String,
    untestable: Option<String>,
    fitted_by: Option<String>,
    limits: Option<String>,
    if_missed: Option<String>,
    #[serde(default)]
    numbers: BTreeMap<String, f64>,
    part: Vec<Part>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Tag {
    Fit,
    Check,
    HeldBack,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    of: String,
    low: Option<f64>,
    high: Option<f64>,
    unit: String,
    #[serde(default)]
    whole: bool,
    unjudged: Option<String>,
    given: Option<String>,
}

/// The table of facts from files in the order given, in the order of their numbers.
///
/// # Errors
/// What is wrong with which fact.
pub fn table(files: &[String]) -> Result<String, String> {
    let mut facts = BTreeMap::new();
    for text in files {
        let read: BTreeMap<String, Fact> =
            toml::from_str(text).map_err(|error| error.to_string())?;
        for (id, fact) in read {
            let number: u16 = id
                .strip_prefix('V')
                .and_then(|digits| digits.parse().ok())
                .ok_or_else(|| format!("{id}: a fact is named V and its number"))?;
            check(&id, &fact)?;
            if facts.insert(number, fact).is_some() {
                return Err(format!("{id}: is there twice"));
            }
        }
    }
    let mut text = String::from("pub(super) const FACTS: &[Fact] = &[\n");
    for (number, fact) in &facts {
        write(&mut text, *number, fact).map_err(|error| error.to_string())?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn check(id: &str, fact: &Fact) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{id}: {what}"));
    if fact.source.is_empty() || fact.cites.is_empty() || fact.part.is_empty() {
        return wrong("source, cites and part must have entries");
    }
    if (fact.tag == Tag::Fit) != fact.fitted_by.is_some() {
        return wrong("fitted_by belongs to tag fit, and to it only");
    }
    if fact.untestable.is_some() && fact.tag != Tag::HeldBack {
        return wrong("only what is held back can be untestable");
    }
    if fact.untestable.is_none() && fact.if_missed.is_none() {
        return wrong("if_missed must say why it may be missed");
    }
    for part in &fact.part {
        match (part.low, part.high) {
            (None, None) if part.unjudged.is_none() => {
                return wrong("a part that is judged has low, high or both");
            }
            (Some(low), Some(high)) if low > high => return wrong("low is above high"),
            _ => {}
        }
        if part.unjudged.is_some() && (part.given.is_some() || part.whole) {
            return wrong("an unjudged part is neither given nor whole");
        }
    }
    if !fact
        .part
        .iter()
        .any(|part| part.unjudged.is_none() && part.given.is_none())
    {
        return wrong("at least one part is judged");
    }
    Ok(())
}

fn write(text: &mut String, number: u16, fact: &Fact) -> std::fmt::Result {
    writeln!(text, "Fact {{ id: \"V{number}\",")?;
    writeln!(text, "fact: {:?}, band: {:?},", fact.fact, fact.band)?;
    writeln!(
        text,
        "sources: &{:?}, cites: &{:?},",
        fact.source, fact.cites
    )?;
    writeln!(text, "tag: Tag::{:?},", fact.tag)?;
    writeln!(
        text,
        "start: {:?}, funding: {:?},",
        fact.start, fact.funding
    )?;
    writeln!(
        text,
        "regime: {:?}, window: {:?},",
        fact.regime, fact.window
    )?;
    writeln!(text, "measure: {:?},", fact.measure)?;
    writeln!(text, "untestable: {:?},", fact.untestable)?;
    writeln!(text, "fitted_by: {:?},", fact.fitted_by)?;
    writeln!(
        text,
        "limits: {:?}, if_missed: {:?},",
        fact.limits, fact.if_missed
    )?;
    let numbers: Vec<_> = fact.numbers.iter().collect();
    writeln!(text, "numbers: &{numbers:?},")?;
    writeln!(text, "parts: &[")?;
    for part in &fact.part {
        writeln!(
            text,
            "Part {{ of: {:?}, low: {:?}, high: {:?}, unit: {:?}, whole: {}, unjudged: {:?}, given: {:?} }},",
            part.of, part.low, part.high, part.unit, part.whole, part.unjudged, part.given
        )?;
    }
    writeln!(text, "] }},")
}
