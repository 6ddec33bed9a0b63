//! Numbers as they stand in fields, links and sentences.

pub use goodhart_charts::{decimal, plain};

/// How many of how many, as wide at every step: what counts up must not move the words after it.
pub fn counted(done: u32, of: u32) -> [String; 2] {
    const AS_WIDE_AS_A_DIGIT: &str = "\u{2007}";
    let [mut done, of] = [done, of].map(|count| count.to_string());
    let missing = of.len().saturating_sub(done.len());
    done.insert_str(0, &AS_WIDE_AS_A_DIGIT.repeat(missing));
    [done, of]
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn a_count_keeps_its_width() {
        assert_eq!(counted(4, 168), ["\u{2007}\u{2007}4", "168"]);
        assert_eq!(counted(168, 168), ["168", "168"]);
    }
}
