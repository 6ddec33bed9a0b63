//! The spike before the limit: there because of two strategies, where the limit is, and nowhere else.

use goodhart_charts::{Excess, excess};
use goodhart_targets::{Record, definition::ED_BIN};

use crate::worlds::outcomes;

/// The limit of the four-hour target [minutes].
const FOUR_HOURS: f64 = 240.0;
/// Replications of one year.
const REPLICATIONS: u32 = 2;

/// Whose stays are counted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Everybody,
    Admitted,
    Discharged,
}

/// Stays by bin, as they truly ended under the official definition: a retimed record is another matter.
fn stays(settings: &[&str], who: Who) -> Vec<u64> {
    let mut sum = Vec::new();
    for outcome in outcomes(settings, REPLICATIONS) {
        for (admitted, older) in [(false, false), (false, true), (true, false), (true, true)] {
            if who == Who::Everybody || admitted == (who == Who::Admitted) {
                let counts = outcome.book(Record::Official).ed_minutes(admitted, older);
                sum.resize(counts.len(), 0);
                for (total, count) in sum.iter_mut().zip(counts) {
                    *total += count;
                }
            }
        }
    }
    sum
}

fn before(limit: f64, settings: &[&str], who: Who) -> Excess {
    let found = excess(&stays(settings, who), f64::from(ED_BIN / 60), limit)
        .expect("enough patients for a curve");
    println!(
        "{settings:?} {who:?} before {limit}: {:.0} beyond {:.0}, s.e. {:.0} ({:.1})",
        found.patients,
        found.expected,
        found.standard_error,
        found.patients / found.standard_error
    );
    found
}

fn assert_no_spike(found: &Excess) {
    assert!(
        found.patients.abs() <= 2.0 * found.standard_error,
        "{found:?}"
    );
}

fn assert_spike(found: &Excess) {
    assert!(found.patients >= 2.0 * found.standard_error, "{found:?}");
}

const NO_HURRY: &str = "off=late_departures,admit_to_stop";

#[test]
fn patients_pile_up_before_the_limit_of_2022_23() {
    assert_spike(&before(FOUR_HOURS, &[], Who::Everybody));
}

#[test]
fn nobody_piles_up_without_late_departures_and_admission_to_stop_the_clock() {
    assert_no_spike(&before(FOUR_HOURS, &[NO_HURRY], Who::Everybody));
}

#[test]
fn nobody_piles_up_without_targets() {
    assert_no_spike(&before(FOUR_HOURS, &["targets=0"], Who::Everybody));
}

#[test]
fn nobody_piles_up_without_that_one_target() {
    assert_no_spike(&before(FOUR_HOURS, &["drop=ae-4h-95"], Who::Everybody));
}

/// No code names a threshold: a limit that is in no row moves the spike.
#[test]
fn the_spike_goes_where_the_limit_goes() {
    let moved = &["edit.ae-4h-95.limit=317"];
    let there = before(317.0, moved, Who::Everybody);
    assert_spike(&there);
    let surplus = |bin: &goodhart_charts::Bin| bin.counted - bin.expected;
    let highest = there
        .window
        .iter()
        .max_by(|a, b| surplus(a).total_cmp(&surplus(b)))
        .expect("bins");
    assert!(
        highest.start < 317.0 && highest.start + 20.0 > 317.0,
        "it stands at {}",
        highest.start
    );
    // The curve around 240 minutes runs into the other spike, so it says only that none is left here.
    assert!(before(FOUR_HOURS, moved, Who::Everybody).is_doubtful());
}

#[test]
fn more_of_the_admitted_than_of_the_discharged() {
    let share = |who| {
        let found = before(FOUR_HOURS, &[], who);
        found.patients / found.expected
    };
    let (admitted, discharged) = (share(Who::Admitted), share(Who::Discharged));
    assert!(
        admitted > discharged,
        "{admitted} of the admitted, {discharged} of the discharged"
    );
}

#[test]
fn audit_lowers_it() {
    let at = |audit: &str| before(FOUR_HOURS, &[audit], Who::Everybody);
    let (none, full) = (at("audit=0"), at("audit=1"));
    assert!(
        full.patients < none.patients,
        "{} with full audit, {} without",
        full.patients,
        none.patients
    );
}
