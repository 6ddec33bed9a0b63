//! What is no error but may surprise is said on standard error, and the run goes on.

mod calling;

use calling::{goodhart, refused, small};

/// The notes of a link that is made of these settings.
fn noted(settings: &[&str]) -> String {
    let output = goodhart(&[&["link"], settings].concat());
    assert!(output.status.success(), "{settings:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_plain_world_is_no_surprise() {
    assert_eq!(
        noted(&["--targets=10", "--set=edit.ae-4h-95.limit=300"]),
        ""
    );
    assert!(small(&["run"]).stderr.is_empty());
}

#[test]
fn what_is_given_twice_or_replaced_is_said() {
    let twice = noted(&["--set=add=gp-48h-100", "--set=add=amb-cata-8min-75"]);
    assert!(twice.contains("add: given more than once"), "{twice}");
    assert!(twice.contains("commas between its names"), "{twice}");
    let twice = noted(&["--funding=90", "--set=funding=95"]);
    assert!(twice.contains("funding: given more than once"), "{twice}");
    let replaced = noted(&[
        "--preset=sanctions_with_money_2001_05",
        "--set=add=rtt-18w-92",
    ]);
    let expected = "add: replaces the list of the preset or file, of whose names 15 no longer hold";
    assert!(replaced.contains(expected), "{replaced}");
}

#[test]
fn what_is_never_in_force_is_said() {
    let both = noted(&["--set=drop=ae-4h-95", "--set=add=ae-4h-95"]);
    assert!(both.contains("drop: ae-4h-95 is added as well"), "{both}");
    let edited = noted(&["--targets=0", "--set=edit.ae-4h-95.threshold=90"]);
    let expected = "edit.ae-4h-95.threshold: ae-4h-95 is never in force";
    assert!(edited.contains(expected), "{edited}");
    let later = noted(&[
        "--targets=0",
        "--set=edit.ae-4h-95.threshold=90",
        "--set=change=2024-04-01:targets:133",
    ]);
    assert_eq!(later, "", "it comes into force on a date");
    let window = noted(&[
        "--targets=10",
        "--set=window.rtt-65w-zero=2022-06-01/2022-06-07",
    ]);
    assert!(window.contains("window.rtt-65w-zero"), "{window}");
}

#[test]
fn what_nothing_would_follow_from_is_refused() {
    refused(
        &["run", "--set", "edit.diag-6w-99.limit=2"],
        &["diag-6w-99.limit", ".threshold, .limit, .due or .completed"],
    );
    refused(
        &["run", "--set", "edit.nhs111-60s-95.threshold=50"],
        &["nhs111-60s-95.threshold"],
    );
    refused(
        &["run", "--set", "edit.ae-4h-95.threshold=200"],
        &["edit.ae-4h-95.threshold", "200", "0 to 100 percent"],
    );
    refused(
        &["run", "--set", "edit.rtt-52w-zero.limit=200"],
        &["edit.rtt-52w-zero.limit", "200", "0 to 130 weeks"],
    );
}
