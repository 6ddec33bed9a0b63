//! Whether a row agrees with itself.

use super::cells::{Cells, Refused};
use super::row::Row;
use super::words::{Comparator, LimitUnit, TargetSet, TargetUnit};

/// Families of indicator names (the first word of a quantity).
const FAMILIES: [&str; 17] = [
    "ed",
    "ambulance",
    "beds",
    "ward",
    "elective",
    "diagnostics",
    "cancer",
    "gp",
    "qof",
    "therapies",
    "programme",
    "social",
    "prevention",
    "staff",
    "admin",
    "money",
    "harm",
];

/// What no single cell can show.
///
/// # Errors
/// The cell at odds with the others.
pub fn check(cells: &Cells, row: &Row) -> Result<(), Refused> {
    match (&row.quantity, row.unmeasured_because.is_empty()) {
        (Some(_), true) | (None, false) => {}
        _ => {
            return Err(cells.refuse(
                "unmeasured_because",
                "a reason where, and only where, no quantity is named",
            ));
        }
    }
    if let Some(quantity) = &row.quantity {
        let family = quantity.split('.').next().unwrap_or_default();
        if !FAMILIES.contains(&family) || quantity.ends_with('.') || !quantity.contains('.') {
            return Err(cells.refuse(
                "quantity",
                &format!("family.name, family one of {}", FAMILIES.join(" ")),
            ));
        }
        check_limit(cells, row, quantity)?;
    }
    if row.share.is_some() && row.limit.is_none() {
        return Err(cells.refuse("limit", "a number, since a share must be within it"));
    }
    if row.share.is_some_and(|share| !share_agrees(row, share)) {
        return Err(cells.refuse("share", "the threshold as a fraction within the limit"));
    }
    if (row.set == TargetSet::Qof) != row.qof_points.is_some() {
        return Err(cells.refuse(
            "qof_points",
            "points for the rows of set qof and for no other",
        ));
    }
    if row.contested && row.contest_note.is_empty() {
        return Err(cells.refuse(
            "contest_note",
            "what is disputed, since clinically_contested is yes",
        ));
    }
    if !row.source_url.starts_with("http") {
        return Err(cells.refuse("source_url", "an address"));
    }
    if !row.in_an_order() {
        return Ok(());
    }
    for (column, rank) in [
        ("rank_historic", row.rank_historic),
        ("rank_salience", row.rank_salience),
        ("rank_clinical", row.rank_clinical),
        ("rank_outcomes", row.rank_outcomes),
        ("clinical_value", row.clinical_value.map(u16::from)),
    ] {
        if rank.is_none() {
            return Err(cells.refuse(column, "a number, since the row is national and in force"));
        }
    }
    Ok(())
}

fn check_limit(cells: &Cells, row: &Row, quantity: &str) -> Result<(), Refused> {
    let minutes = row.limit.map(|(value, unit)| value * unit.minutes());
    if let Some(named) = limit_in_name(quantity)
        && (minutes != Some(named) || row.share.is_none())
    {
        return Err(cells.refuse(
            "limit",
            &format!("with a share, the {named} minutes that `{quantity}` names"),
        ));
    }
    let threshold_unit = match row.unit {
        TargetUnit::Minutes => LimitUnit::Minutes,
        TargetUnit::Days => LimitUnit::Days,
        TargetUnit::Percent | TargetUnit::Count | TargetUnit::Ratio => return Ok(()),
    };
    if row.limit.is_none_or(|(value, unit)| {
        (f64::from(value) - row.threshold).abs() > 0.0 || unit != threshold_unit
    }) {
        return Err(cells.refuse("limit", "the threshold, since that is a time"));
    }
    Ok(())
}

/// The limit [minutes] in a name such as `ed.within_4h`, `elective.over_52w` or `ambulance.handover_over_60`.
fn limit_in_name(quantity: &str) -> Option<u32> {
    let (_, tail) = quantity
        .rsplit_once("within_")
        .or_else(|| quantity.rsplit_once("over_"))?;
    let tail = tail.split('_').next()?;
    let digits = tail.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &tail[digits.len()..] {
        "" => LimitUnit::Minutes,
        "h" => LimitUnit::Hours,
        "d" => LimitUnit::Days,
        "w" => LimitUnit::Weeks,
        _ => return None,
    };
    Some(digits.parse::<u32>().ok()? * unit.minutes())
}

/// Whether a share says the same as the threshold: `>= 95 percent` is 0.95 within, `<= 2 percent` over the limit is
/// 0.98 within, a count of none over the limit (or a time for everybody) is 1 within.
fn share_agrees(row: &Row, share: f64) -> bool {
    let meant = match (row.unit, row.comparator) {
        (TargetUnit::Percent, Comparator::AtLeast) => row.threshold / 100.0,
        (TargetUnit::Percent, Comparator::AtMost) => 1.0 - row.threshold / 100.0,
        (TargetUnit::Count, Comparator::AtMost) if row.threshold == 0.0 => 1.0,
        (TargetUnit::Minutes | TargetUnit::Days, Comparator::AtMost) => 1.0,
        _ => return false,
    };
    (share - meant).abs() < 1e-9
}
