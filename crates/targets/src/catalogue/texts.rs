//! The long texts of the catalogue, apart from what the simulation needs, and the tables made of them.

use std::fmt::Write as _;

use super::{Comparator, LimitUnit, Scope, Sector, TARGETS, Target, TargetSet, TargetUnit};

include!(concat!(env!("OUT_DIR"), "/catalogue_texts.rs"));

/// What a reader sees of a target. Stands at the same position as its row in [`TARGETS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Identifier of the target.
    pub id: &'static str,
    /// Name in plain words.
    pub name: &'static str,
    /// What is measured, in plain words.
    pub metric: &'static str,
    /// What clinicians dispute about it. Judgement.
    pub contest_note: &'static str,
    /// Why the model does not measure it; empty where it names a quantity.
    pub unmeasured_because: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// What of the row was seen and what is from memory.
    pub provenance_note: &'static str,
    /// Whether its numbers were seen in a source; where not, the reader must be told.
    pub seen: bool,
}

/// A source of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title, with its publisher.
    pub title: &'static str,
    /// Year of publication.
    pub year: u16,
    /// Address.
    pub url: &'static str,
}

/// What a reader sees of a data collection. Stands at the same position as in [`COLLECTIONS`](super::COLLECTIONS).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionText {
    /// Identifier.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// Who collects or publishes it.
    pub publisher: &'static str,
}

/// The catalogue as Markdown, one table a sector.
pub fn markdown() -> String {
    let mut page = String::from(
        "# The catalogue of targets\n\n\
         Generated from `crates/targets/catalogue/`. Contains public sector information licensed under the Open \
         Government Licence v3.0.\n\n\
         *From memory* marks rows whose numbers nobody has yet checked against the source named. A quantity in \
         brackets is judged, not official. Salience, clinical value and contest notes are judgement.\n",
    );
    for &sector in Sector::ALL {
        // Writing to a String cannot fail.
        let _ = write!(
            page,
            "\n## {}\n\n\
             | Target | Asks | Binds | Measured by | Collection | Since | 2022/23 | A miss | Source |\n\
             |---|---|---|---|---|---|---|---|---|\n",
            sector.id().replace('-', " and "),
        );
        for (target, text) in TARGETS
            .iter()
            .zip(&TEXTS)
            .filter(|(target, _)| target.sector == sector)
        {
            let _ = writeln!(page, "{}", row(target, text));
        }
    }
    page
}

fn row(target: &Target, text: &Text) -> String {
    let measured = match target.quantity {
        Some(quantity) if target.provenance.mapping == super::Basis::Judged => {
            format!("(`{quantity}`)")
        }
        Some(quantity) => format!("`{quantity}`"),
        None => format!("not measured: {}", text.unmeasured_because),
    };
    let in_force = if target.in_force_2022_23 {
        "in force"
    } else {
        "no"
    };
    let seen = if text.seen { "" } else { ", *from memory*" };
    let points = match target.qof {
        Some(qof) if target.set == TargetSet::Qof => format!(", {} points", qof.points),
        _ => String::new(),
    };
    format!(
        "| {} `{}` | {}{points} | {} | {measured} | {} | {} | {in_force} | {} | [{}]({}), {}{seen} |",
        text.name.replace('|', "\\|"),
        target.id,
        asks(target),
        target.binds.id().replace('_', " "),
        target.collection().id,
        target.year_introduced,
        target.sanction.id(),
        text.source.title.replace('|', "\\|"),
        text.source.url,
        text.source.year,
    )
}

/// What the target asks, as in `at least 95 % within 240 minutes`.
pub fn asks(target: &Target) -> String {
    let side = match target.comparator {
        Comparator::AtLeast => "at least",
        Comparator::AtMost => "at most",
    };
    let limit = target
        .limit
        .map(|limit| format!("{} {}", limit.value, unit_word(limit.unit, limit.value)));
    let asked = match (target.share, limit) {
        (Some(share), Some(limit)) if share < 1.0 => {
            format!("at least {} % within {limit}", rounded(share * 100.0))
        }
        (Some(_), Some(limit)) => format!("all within {limit}"),
        (None, Some(limit)) => format!("{side} {limit}"),
        _ => match target.unit {
            TargetUnit::Percent => format!("{side} {} %", target.threshold),
            TargetUnit::Count => format!("{side} {}", grouped(target.threshold)),
            TargetUnit::Ratio | TargetUnit::Minutes | TargetUnit::Days => {
                format!("{side} {} ({})", target.threshold, target.unit.id())
            }
        },
    };
    match target.scope {
        Scope::Each => asked,
        Scope::England => format!("{asked} in England"),
    }
}

/// A whole number with its thousands apart.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn unit_word(unit: LimitUnit, value: u32) -> &'static str {
    let word = unit.id();
    if value == 1 {
        word.trim_end_matches('s')
    } else {
        word
    }
}

/// Tenths are as fine as any share of the catalogue; more digits would be those of binary fractions.
fn rounded(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}
