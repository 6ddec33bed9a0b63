//! A target's limit can be edited: boards count and act up to it. Indicators go on counting up to the limit they are named after.

use std::sync::Arc;

use goodhart_experiment::{BurnIns, Outcome, with_known};
use goodhart_targets::Record;

use crate::worlds::{alone, kept, outcomes, prepared};

const WEEKS: usize = 26;

/// People who wait for so many weeks or longer on the patient's own clock, summed over the censuses of two runs.
fn waiting_for(weeks: usize, settings: &[&str]) -> u64 {
    let runs = outcomes(settings, 2);
    let beyond = |outcome: &Arc<Outcome>| -> u64 {
        outcome.book(Record::Real).list_weeks()[weeks..]
            .iter()
            .sum()
    };
    runs.iter().map(beyond).sum()
}

#[test]
fn every_limit_that_can_be_edited_acts() {
    let limits: Vec<(String, f64)> = with_known(|known| {
        let limits = known.edits.iter();
        limits
            .filter_map(|edit| Some((edit.key.strip_suffix(".limit")?.to_owned(), edit.default)))
            .collect()
    });
    assert!(limits.len() > 20, "{limits:?}");
    for (target, usual) in limits {
        let add = format!("add={target}");
        let half = format!("edit.{target}.limit={}", usual / 2.0);
        let [plain, edited] =
            [&[add.as_str()][..], &[&add, &half]].map(|settings| outcomes(settings, 1)[0].digest());
        assert_ne!(plain, edited, "{target}");
    }
}

#[test]
fn a_list_target_of_half_a_year_shortens_the_waits_beyond_half_a_year() {
    // Star ratings asked for six months by the end of 2005.
    let stars = ["preset=sanctions_with_money_2001_05", "years=3"];
    let year = waiting_for(WEEKS, &stars);
    let half_year = waiting_for(
        WEEKS,
        &[&stars[..], &["edit.rtt-52w-zero.limit=26"]].concat(),
    );
    assert!(half_year * 10 < year * 9, "{half_year} of {year}");
}

#[test]
fn an_edited_limit_meets_the_same_start_state() {
    let edited = prepared(&["edit.ae-4h-95.limit=300", "edit.rtt-18w-92.limit=26"]);
    let mut burn_ins = BurnIns::keeping(1);
    kept(&prepared(&[]), 0, &mut burn_ins);
    assert_eq!(
        kept(&edited, 0, &mut burn_ins).digest(),
        alone(&edited, 0).digest()
    );
}

#[test]
fn an_indicator_counts_up_to_the_limit_of_its_name() {
    // Nobody acts on a target, so only what is counted could differ.
    let inert = ["preset=inert"];
    let edited = [
        "preset=inert",
        "edit.ae-4h-95.limit=300",
        "edit.rtt-104w-zero.limit=90",
    ];
    assert_eq!(
        outcomes(&inert, 1)[0].digest(),
        outcomes(&edited, 1)[0].digest()
    );
}
