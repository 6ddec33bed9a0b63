//! The command, called as a user calls it.

use std::process::{Command, Output};

/// Runs the command to its end.
pub fn goodhart(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goodhart"))
        .args(arguments)
        .output()
        .expect("the command starts")
}

/// Runs with wrong input: exit code 2, nothing on standard output, one line that holds every part.
pub fn refused(arguments: &[&str], parts: &[&str]) {
    let output = goodhart(arguments);
    let line = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {line}");
    assert!(output.stdout.is_empty(), "{arguments:?} wrote a result");
    assert_eq!(line.lines().count(), 1, "{arguments:?}: {line}");
    for part in parts {
        assert!(
            line.contains(part),
            "{arguments:?}: {line:?} does not say {part:?}"
        );
    }
}

/// A world that takes no time: one replication of one year in the smallest place.
pub const SMALL: [&str; 3] = ["--replications=1", "--years=1", "--population=50000"];

/// The same with [`SMALL`], and silent.
pub fn small(arguments: &[&str]) -> Output {
    goodhart(&[arguments, &SMALL, &["--quiet"]].concat())
}
