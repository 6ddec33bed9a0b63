//! How the command can fail, and its exit codes.

use std::fmt;

use goodhart_report::InputError;

/// Why the command stops. One line on standard error, whatever it is.
#[derive(Debug)]
pub enum Failure {
    /// Wrong input: what was given and what is allowed.
    Input(String),
    /// Invariants of the model that do not hold; they have been written out already.
    BrokenInvariants(usize),
    /// The user pressed Ctrl-C, or the system asked to end.
    Interrupted,
    /// The same, in work that keeps its whole rows.
    Paused,
    /// Something outside: a full disk, a closed pipe.
    Outside(anyhow::Error),
}

impl Failure {
    /// Exit code: 2 wrong input, 1 broken invariant, 3 something outside, 130 interrupted (as shells have it).
    pub fn code(&self) -> u8 {
        match self {
            Self::BrokenInvariants(_) => 1,
            Self::Input(_) => 2,
            Self::Outside(_) => 3,
            Self::Interrupted | Self::Paused => 130,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(line) => f.write_str(line),
            Self::BrokenInvariants(count) => write!(f, "broken invariants: {count}"),
            Self::Interrupted => f.write_str("interrupted; nothing was written"),
            Self::Paused => f.write_str(
                "interrupted; whole rows are kept, and the same command goes on behind them",
            ),
            Self::Outside(error) => write!(f, "{error:#}"),
        }
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Outside(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_can_tell_failures_apart() {
        let outside = Failure::from(anyhow::anyhow!("disk full").context("x.json"));
        assert_eq!(outside.to_string(), "x.json: disk full");
        let failures = [
            Failure::BrokenInvariants(3),
            Failure::Input(String::new()),
            outside,
            Failure::Interrupted,
            Failure::Paused,
        ];
        assert_eq!(failures.map(|failure| failure.code()), [1, 2, 3, 130, 130]);
    }
}
