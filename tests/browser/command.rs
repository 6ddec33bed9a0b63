//! The same scenario through the command `goodhart`.

use std::process::Command;

use goodhart_tests::given;
use serde_json::Value;

/// `digest_first` and `digest` of `goodhart run LINK`, run twice: they must agree with themselves first.
pub fn digests(link: &str) -> (String, String) {
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| run(link));
        (run(link), second.join())
    });
    assert_eq!(
        Some(&first),
        second.ok().as_ref(),
        "the command disagrees with itself on {link}"
    );
    first
}

/// The rows of `goodhart list WHAT`.
pub fn list(what: &str) -> Vec<Value> {
    let output = Command::new(given("GOODHART_COMMAND"))
        .args(["list", what, "--format", "json"])
        .output();
    let output = output.expect("the command starts");
    let rows: Vec<Value> =
        serde_json::from_slice(&output.stdout).expect("the command prints a list");
    assert!(!rows.is_empty(), "no {what}");
    rows
}

fn run(link: &str) -> (String, String) {
    let output = Command::new(given("GOODHART_COMMAND"))
        .args(["run", link, "--format", "json", "--quiet"])
        .output();
    let output = output.expect("the command starts");
    assert!(
        output.status.success(),
        "goodhart run {link}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("the command prints JSON");
    let read = |key: &str| {
        report[key]
            .as_str()
            .unwrap_or_else(|| panic!("the report has no {key}"))
            .to_owned()
    };
    (read("digest_first"), read("digest"))
}
