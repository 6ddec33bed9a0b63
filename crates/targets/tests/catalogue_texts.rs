//! The long texts: `cargo test -p goodhart-targets --features texts`.
#![cfg(feature = "texts")]

use goodhart_targets::catalogue::{COLLECTION_TEXTS, COLLECTIONS, TARGETS, TEXTS, markdown};

#[test]
fn texts_stand_beside_their_rows() {
    for (target, text) in TARGETS.iter().zip(&TEXTS) {
        assert_eq!(target.id, text.id);
        assert!(
            !text.name.is_empty() && !text.metric.is_empty(),
            "{}",
            target.id
        );
        assert!(text.source.url.starts_with("http"), "{}", target.id);
        assert!(
            !text.source.title.is_empty() && text.source.year >= 1990,
            "{}",
            target.id
        );
        assert_eq!(
            text.seen, target.provenance.key_numbers_seen,
            "{}",
            target.id
        );
        assert_eq!(
            text.unmeasured_because.is_empty(),
            target.quantity.is_some(),
            "{}",
            target.id
        );
        assert!(
            !target.contested || !text.contest_note.is_empty(),
            "{}",
            target.id
        );
    }
    assert_eq!(TARGETS.len(), TEXTS.len());
    assert!(
        COLLECTIONS
            .iter()
            .zip(&COLLECTION_TEXTS)
            .all(|(known, text)| known.id == text.id)
    );
}

#[test]
fn the_table_tells_what_was_not_seen() {
    let page = markdown();
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.contains("](http"))
        .collect();
    assert_eq!(rows.len(), TARGETS.len());
    assert_eq!(
        rows.iter()
            .filter(|row| row.contains("*from memory*"))
            .count(),
        TEXTS.iter().filter(|text| !text.seen).count()
    );
    assert!(
        rows[0].contains("at least 95 % within 240 minutes"),
        "{}",
        rows[0]
    );
    assert!(page.contains("all within 52 weeks"));
    assert!(page.contains("at least 1,900,000 in England"));
    assert!(page.contains("at least 100 in England"));
    assert!(page.contains("at most 7 minutes"));
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 10, "{row}");
    }
}
