//! Adds up what the test programs say of themselves.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Tally {
    pub const ONE_FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };

    /// Sums the `test result:` lines of an output.
    pub fn read(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("test result:"))
        {
            let count = |word: &str| {
                let mut parts = line.split([';', '.']).map(str::trim);
                parts
                    .find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
                    .unwrap_or(0)
            };
            sum += Self {
                passed: count("passed"),
                failed: count("failed"),
                skipped: count("ignored"),
            };
        }
        sum
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(
            out,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_every_result_line_and_nothing_else() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.01s\n\
                      7 passed; 9 failed\n\
                      test result: FAILED. 3 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        let sum = Tally::read(output);
        assert_eq!(
            sum,
            Tally {
                passed: 5,
                failed: 1,
                skipped: 4
            }
        );
        assert_eq!(sum.to_string(), "5 passed, 1 failed, 4 skipped");
    }
}
