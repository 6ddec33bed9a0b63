//! Digests: short proofs that two runs gave the same numbers. The algorithm is XXH64 with seed 0; what is hashed and test
//! vectors are in `docs/digests.md`.

use core::hash::Hasher;

use twox_hash::XxHash64;

use crate::{Scenario, entries, lever};

/// Hashes integers as eight little-endian bytes each. Floats and text have no way in.
#[derive(Clone)]
pub struct Digest(XxHash64);

impl Digest {
    /// The digest of nothing yet.
    pub fn new() -> Self {
        Self(XxHash64::with_seed(0))
    }

    /// Appends a count.
    pub fn u64(&mut self, value: u64) {
        self.0.write(&value.to_le_bytes());
    }

    /// Appends a signed amount (harm in micro-units, money in pence).
    pub fn i64(&mut self, value: i64) {
        self.0.write(&value.to_le_bytes());
    }

    /// The digest of everything appended so far; more may follow.
    pub fn value(&self) -> u64 {
        self.0.finish()
    }
}

impl Default for Digest {
    fn default() -> Self {
        Self::new()
    }
}

/// Digest of a run from the digests of its replications, in their order.
pub fn run_digest(replications: &[u64]) -> u64 {
    let mut digest = Digest::new();
    for &replication in replications {
        digest.u64(replication);
    }
    digest.value()
}

/// Levers that came after digests of scenarios had been written down. At its default such a lever is not hashed, so that a scenario
/// keeps its digest.
const LATER: [&str; 7] = [
    "ministers",
    "icb",
    "clarity",
    "inspect",
    "voice",
    "public_health",
    "notice",
];

/// Digest of a resolved scenario: every lever as `key=text` and a line feed, in registry order. The preset is a label and is
/// left out, so two ways to the same world give the same digest; so are [`LATER`] levers at their defaults.
pub fn scenario_digest(scenario: &Scenario) -> u64 {
    let mut hash = XxHash64::with_seed(0);
    for (key, text) in entries(scenario) {
        let is_new = LATER.contains(&key.as_str());
        let is_default = || lever(&key).is_some_and(|lever| lever.default == text);
        if key != "preset" && !(is_new && is_default()) {
            for part in [key.as_str(), "=", &text, "\n"] {
                hash.write(part.as_bytes());
            }
        }
    }
    hash.finish()
}

/// A digest as results and links write it: 16 hexadecimal digits.
pub fn digest_hex(digest: u64) -> String {
    format!("{digest:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors of the reference implementation, seed 0.
    #[test]
    fn the_algorithm_is_xxh64() {
        for (text, expected) in [
            ("", "ef46db3751d8e999"),
            ("a", "d24ec4f1a98c6e5b"),
            ("abc", "44bc2cf5ad770999"),
            (
                "Nobody inspects the spammish repetition",
                "fbcea83c8a378bf1",
            ),
        ] {
            let mut hash = XxHash64::with_seed(0);
            hash.write(text.as_bytes());
            assert_eq!(digest_hex(hash.finish()), expected, "{text}");
        }
    }

    #[test]
    fn integers_are_eight_little_endian_bytes() {
        let mut digest = Digest::new();
        digest.u64(0x0807_0605_0403_0201);
        digest.i64(-2);
        let mut bytes = XxHash64::with_seed(0);
        bytes.write(&[
            1, 2, 3, 4, 5, 6, 7, 8, 254, 255, 255, 255, 255, 255, 255, 255,
        ]);
        assert_eq!(digest.value(), bytes.finish());
        assert_eq!(digest_hex(digest.value()), "2210869a403991ea");
    }

    #[test]
    fn our_own_vectors_of_the_documentation_hold() {
        assert_eq!(digest_hex(run_digest(&[])), "ef46db3751d8e999");
        assert_eq!(digest_hex(run_digest(&[1, 2, 3])), "8799e152e5c0cdfa");
        assert_eq!(
            digest_hex(scenario_digest(&Scenario::default())),
            "3f6470b9f37d7037"
        );
    }

    #[test]
    fn the_order_of_replications_counts_and_the_preset_does_not() {
        assert_ne!(run_digest(&[1, 2]), run_digest(&[2, 1]));
        let plain = Scenario::default();
        let labelled = Scenario {
            preset: Some("ten_priorities".into()),
            ..Scenario::default()
        };
        assert_eq!(scenario_digest(&plain), scenario_digest(&labelled));
    }

    #[test]
    fn every_lever_changes_the_digest() {
        let plain = scenario_digest(&Scenario::default());
        let other = Scenario {
            growth: 0.1,
            ..Scenario::default()
        };
        assert_ne!(scenario_digest(&other), plain);
        for (key, text) in [
            ("ministers", "pots"),
            ("icb", "need"),
            ("clarity", "0.5"),
            ("inspect", "1"),
            ("voice", "1"),
            ("public_health", "on"),
            ("notice", "6"),
        ] {
            let mut other = Scenario::default();
            crate::set(&mut other, key, text, &crate::Known::NOTHING).expect("allowed");
            assert_ne!(scenario_digest(&other), plain, "{key}");
        }
        let mut other = Scenario::default();
        other.assumptions.insert("managers.slots".into(), 3.0);
        assert_ne!(scenario_digest(&other), plain);
    }
}
