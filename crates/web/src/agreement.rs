//! When so many worlds agree on a sign that it may be said.

/// Worlds in ten that must agree.
const ENOUGH: u32 = 8;

/// What may be said of fewer targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// They are better.
    Better,
    /// They are worse.
    Worse,
    /// Too few agree.
    NotKnown,
}

impl Sign {
    /// Of so many for which they are better and worse, out of `all`.
    pub fn of((better, worse): (u32, u32), all: u32) -> Self {
        let enough = |count: u32| all > 0 && count * 10 >= all * ENOUGH;
        if enough(better) {
            Self::Better
        } else if enough(worse) {
            Self::Worse
        } else {
            Self::NotKnown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_in_five_must_agree() {
        assert_eq!(Sign::of((160, 40), 200), Sign::Better);
        assert_eq!(Sign::of((159, 41), 200), Sign::NotKnown);
        assert_eq!(Sign::of((30, 161), 200), Sign::Worse);
        assert_eq!(Sign::of((0, 0), 0), Sign::NotKnown);
    }
}
