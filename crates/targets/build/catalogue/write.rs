//! Writing the checked rows as Rust.

use std::fmt::Write as _;

use super::mix::constant_mix;
use super::row::{Collected, Row};

/// `TARGETS`, `COLLECTIONS` and the fixed orders.
pub fn tables(rows: &[Row], collections: &[Collected]) -> String {
    let mut code = String::new();
    let mut line = |text: String| {
        code.push_str(&text);
        code.push('\n');
    };
    line("/// Every row of the catalogue.".into());
    line("#[allow(clippy::unreadable_literal)] // as they stand in the file".into());
    line(format!("pub static TARGETS: [Target; {}] = [", rows.len()));
    for row in rows {
        line(target(row));
    }
    line("];\n".into());

    line("/// Every data collection the targets ride on.".into());
    line(format!(
        "pub static COLLECTIONS: [Collection; {}] = [",
        collections.len()
    ));
    for known in collections {
        line(format!(
            "    Collection {{ id: {:?}, frequency: Frequency::{:?}, basis: Basis::{:?} }},",
            known.id, known.frequency, known.basis
        ));
    }
    line("];\n".into());

    for (name, ranked) in [
        ("BY_HISTORY", ranked(rows, |row| row.rank_historic)),
        ("BY_SALIENCE", ranked(rows, |row| row.rank_salience)),
        ("BY_CLINICAL_VALUE", ranked(rows, |row| row.rank_clinical)),
        ("BY_OUTCOMES_FIRST", ranked(rows, |row| row.rank_outcomes)),
        ("BY_CONSTANT_MIX", constant_mix(rows)),
    ] {
        line(format!(
            "static {name}: [u16; {}] = {ranked:?};",
            ranked.len()
        ));
    }
    code
}

/// `TEXTS` and `COLLECTION_TEXTS`.
pub fn texts(rows: &[Row], collections: &[Collected]) -> String {
    let mut code = String::from("/// The texts of every row, in the order of the catalogue.\n");
    let _ = writeln!(code, "pub static TEXTS: [Text; {}] = [", rows.len());
    for row in rows {
        let _ = writeln!(
            code,
            "    Text {{ id: {:?}, name: {:?}, metric: {:?}, contest_note: {:?}, unmeasured_because: {:?}, \
             source: Source {{ title: {:?}, year: {}, url: {:?} }}, provenance_note: {:?}, seen: {} }},",
            row.id,
            row.name,
            row.metric,
            row.contest_note,
            row.unmeasured_because,
            row.source_title,
            row.source_year,
            row.source_url,
            row.provenance_note,
            row.key_numbers_seen,
        );
    }
    code.push_str("];\n\n/// The texts of every collection.\n");
    let _ = writeln!(
        code,
        "pub static COLLECTION_TEXTS: [CollectionText; {}] = [",
        collections.len()
    );
    for known in collections {
        let _ = writeln!(
            code,
            "    CollectionText {{ id: {:?}, name: {:?}, publisher: {:?} }},",
            known.id, known.name, known.publisher
        );
    }
    code.push_str("];\n");
    code
}

fn target(row: &Row) -> String {
    let limit = match row.limit {
        Some((value, unit)) => {
            format!("Some(Limit {{ value: {value}, unit: LimitUnit::{unit:?} }})")
        }
        None => "None".into(),
    };
    let qof = match row.qof_points {
        Some(points) => format!(
            "Some(Qof {{ points: {points}, range: {:?} }})",
            row.qof_range
        ),
        None => "None".into(),
    };
    format!(
        "    Target {{ id: {:?}, set: TargetSet::{:?}, sector: Sector::{:?}, kind: Kind::{:?}, binds: Binds::{:?}, \
         quantity: {:?}, comparator: Comparator::{:?}, threshold: {:?}, unit: TargetUnit::{:?}, scope: Scope::{:?}, \
         share: {:?}, limit: {limit}, period: Period::{:?}, due: {:?}, collection: CollectionId({}), \
         stream: EffortStream::{:?}, measure: {:?}, year_introduced: {}, in_force_2022_23: {}, qof: {qof}, \
         published: {}, sanction: Sanction::{:?}, contested: {}, salience: {}, clinical_value: {:?}, \
         lists: Lists {{ core110: {}, hewitt_ten: {} }}, \
         provenance: Provenance {{ key_numbers_seen: {}, source_page_seen: {}, confidence: Confidence::{:?}, \
         mapping: Basis::{:?} }} }},",
        row.id,
        row.set,
        row.sector,
        row.kind,
        row.binds,
        row.quantity,
        row.comparator,
        row.threshold,
        row.unit,
        row.scope,
        row.share,
        row.period,
        row.due,
        row.collection,
        row.stream,
        row.measure,
        row.year_introduced,
        row.in_force_2022_23,
        row.published,
        row.sanction,
        row.contested,
        row.salience,
        row.clinical_value,
        row.core110,
        row.hewitt_ten,
        row.key_numbers_seen,
        row.source_page_seen,
        row.confidence,
        row.mapping,
    )
}

/// Positions of the national rows in force by a rank; a row that shares its rank with another follows it.
fn ranked(rows: &[Row], rank: impl Fn(&Row) -> Option<u16>) -> Vec<u16> {
    let mut order: Vec<(u16, &Row)> = (0..)
        .zip(rows)
        .filter(|(_, row)| row.in_an_order())
        .collect();
    order.sort_by_key(|(at, row)| (rank(row), *at));
    order.into_iter().map(|(at, _)| at).collect()
}
