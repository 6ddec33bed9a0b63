//! One broken row for each way to be wrong: the build must refuse it and name the cell.

#[allow(dead_code, missing_docs)] // of the build module the tests need the reading half
#[path = "../build/catalogue/mod.rs"]
mod catalogue_build;

use catalogue_build::parse::{COLUMNS, collections, targets};

const COLLECTIONS: &str =
    "id,name,publisher,frequency,basis\necds,Emergency care,NHS England,monthly,official\n";

/// A sound row, in the order of the columns, to be broken one cell at a time.
const SOUND: [&str; 46] = [
    "ae-4h-95",
    "Four hours",
    "national",
    "urgent",
    "process",
    "acute",
    "ed.within_4h",
    ">=",
    "95",
    "percent",
    "each",
    "0.95",
    "240",
    "minutes",
    "month",
    "",
    "ecds",
    "emergency",
    "ae_4h",
    "2004",
    "yes",
    "",
    "",
    "",
    "yes",
    "regulatory",
    "yes",
    "5",
    "3",
    "yes",
    "no",
    "11",
    "1",
    "110",
    "116",
    "yes",
    "yes",
    "high",
    "official",
    "attendances",
    "cliff edge",
    "",
    "A source",
    "2019",
    "https://example.org",
    "",
];

fn read_with(changes: &[(&str, &str)]) -> Result<usize, String> {
    let mut cells = SOUND;
    for &(column, cell) in changes {
        let at = COLUMNS
            .iter()
            .position(|&known| known == column)
            .expect("a column of the catalogue");
        cells[at] = cell;
    }
    let known = collections(COLLECTIONS).map_err(|reason| reason.to_string())?;
    let file = format!("{}\n{}\n", COLUMNS.join(","), cells.join(","));
    targets(&file, &known)
        .map(|rows| rows.len())
        .map_err(|reason| reason.to_string())
}

fn refusal(changes: &[(&str, &str)]) -> String {
    read_with(changes).expect_err(&format!("{changes:?} should be refused"))
}

#[test]
fn the_sound_row_is_read() {
    assert_eq!(read_with(&[]), Ok(1));
}

#[test]
fn a_cell_outside_what_is_allowed_is_refused_by_name() {
    for (column, cell) in [
        ("set", "regional"),
        ("sector", "Urgent"),
        ("kind", "input"),
        ("binds", "ministry"),
        ("comparator", "=>"),
        ("unit", "per cent"),
        ("scope", "region"),
        ("limit_unit", "minute"),
        ("period", "fortnight"),
        ("collection", "ecdss"),
        ("stream", "everything"),
        ("sanction", "shame"),
        ("confidence", "sure"),
        ("mapping", "guess"),
        ("in_force_2022_23", "true"),
        ("published", ""),
        ("key_numbers_seen", "maybe"),
        ("source_page_seen", ""),
        ("salience", "6"),
        ("salience", "0"),
        ("clinical_value", "9"),
        ("share", "95"),
        ("share", "-0.1"),
        ("share", "0.9"),
        ("threshold", "many"),
        ("year_introduced", "204"),
        ("due", "2023"),
        ("due", "2023-13"),
        ("measure", "AE 4h"),
        ("source_url", "on request"),
        ("source_url", ""),
        ("source_title", ""),
        ("source_year", ""),
        ("name", ""),
        ("metric", ""),
        ("contest_note", ""),
        ("quantity", "edd.within_4h"),
        ("quantity", "ed"),
        ("rank_historic", ""),
        ("rank_outcomes", "first"),
        ("clinical_value", ""),
        ("qof_points", "10"),
    ] {
        let reason = refusal(&[(column, cell)]);
        assert!(reason.contains("ae-4h-95"), "{reason}");
        assert!(
            reason.contains(&format!("`{column}`")),
            "{column}={cell}: {reason}"
        );
        assert!(
            reason.contains(&format!("`{cell}`")),
            "{column}={cell}: {reason}"
        );
    }
}

#[test]
fn a_limit_must_be_there_where_the_form_needs_it() {
    let no_limit = [("limit", ""), ("limit_unit", "")];
    assert!(refusal(&no_limit).contains("240 minutes"));
    assert!(
        refusal(&[
            ("limit", ""),
            ("limit_unit", ""),
            ("quantity", "ed.mean_minutes")
        ])
        .contains("share")
    );
    assert!(
        refusal(&[("limit", "")]).contains("`limit`"),
        "a unit without a number"
    );
    assert!(
        refusal(&[("limit_unit", "")]).contains("`limit_unit`"),
        "a number without a unit"
    );
    assert!(
        refusal(&[("limit", "4")]).contains("240 minutes"),
        "a limit other than the name says"
    );
    assert_eq!(read_with(&[("limit", "4"), ("limit_unit", "hours")]), Ok(1));
}

#[test]
fn a_threshold_that_is_a_time_is_the_limit() {
    let mean = [
        ("quantity", "ambulance.c1.mean_minutes"),
        ("comparator", "<="),
        ("threshold", "7"),
        ("unit", "minutes"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&mean[..], more].concat();
    assert_eq!(read_with(&with(&[("share", ""), ("limit", "7")])), Ok(1));
    assert!(refusal(&with(&[("share", ""), ("limit", "8")])).contains("the threshold"));
    assert!(
        refusal(&with(&[("share", ""), ("limit", ""), ("limit_unit", "")]))
            .contains("the threshold")
    );
}

#[test]
fn a_row_is_measured_or_says_why_not() {
    assert!(refusal(&[("quantity", "")]).contains("unmeasured_because"));
    assert!(refusal(&[("unmeasured_because", "too hard")]).contains("unmeasured_because"));
    assert_eq!(
        read_with(&[("quantity", ""), ("unmeasured_because", "not simulated")]),
        Ok(1)
    );
}

#[test]
fn paid_indicators_have_points_and_a_range() {
    let qof = [
        ("set", "qof"),
        ("qof_points", "12"),
        ("qof_lower", "40"),
        ("qof_upper", "90"),
    ];
    assert_eq!(read_with(&qof), Ok(1));
    assert!(refusal(&[("set", "qof")]).contains("qof_points"));
    assert!(
        refusal(&[
            ("set", "qof"),
            ("qof_points", "12"),
            ("qof_lower", "90"),
            ("qof_upper", "40")
        ])
        .contains("lower")
    );
}

#[test]
fn an_identifier_stands_once() {
    let file = format!(
        "{}\n{}\n{}\n",
        COLUMNS.join(","),
        SOUND.join(","),
        SOUND.join(",")
    );
    let known = collections(COLLECTIONS).expect("sound collections");
    let reason = targets(&file, &known)
        .err()
        .expect("a repeated id")
        .to_string();
    assert!(reason.contains("not used before"), "{reason}");
    let twice = format!("{COLLECTIONS}ecds,Again,NHS England,daily,official\n");
    assert!(collections(&twice).is_err());
}

#[test]
fn a_missing_or_unknown_column_is_refused() {
    let known = collections(COLLECTIONS).expect("sound collections");
    let short = targets("id,name\na,b\n", &known)
        .err()
        .expect("columns are missing")
        .to_string();
    assert!(short.contains("`set`"), "{short}");
    let long = format!("{},colour\n{},red\n", COLUMNS.join(","), SOUND.join(","));
    let long = targets(&long, &known)
        .err()
        .expect("a column too many")
        .to_string();
    assert!(long.contains("`colour`"), "{long}");
}
