//! Lots drawn by name: what a thing draws hangs on its name and a seed, and not on what stands beside it.
//!
//! For what is drawn once, before a run: which rows of a catalogue come first, what a board is like. Of patients' steps see [`random`](crate::random).
//!
//! Source: Fowler, Noll and Vo's hash (FNV-1a), whose low bits are poor in short names, finished by the mixing of `SplitMix64`.

use crate::random::{mix, next_state, unit};

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// A name as a number: alike on every platform, not mixed.
pub fn of_name(name: &str) -> u64 {
    folded(FNV_OFFSET, name)
}

/// A uniform 64-bit number for a name.
pub fn draw(seed: u64, name: &str) -> u64 {
    finalised(folded(FNV_OFFSET ^ finalised(seed), name))
}

/// A number from 0 to below 1 for a name.
pub fn uniform(seed: u64, name: &str) -> f64 {
    unit(draw(seed, name))
}

/// A number with mean 0 and variance 1 for a name, close to normal: a sum of uniforms (Irwin–Hall), which needs no logarithm.
pub fn normal(seed: u64, name: &str) -> f64 {
    const TERMS: u64 = 12; // with twelve terms the variance of the sum is 1
    let sum: f64 = (0..TERMS)
        .map(|term| uniform(seed.wrapping_add(finalised(term)), name))
        .sum();
    sum - TERMS as f64 / 2.0
}

/// The first number of `SplitMix64` from this state: a bijection that leaves no pattern.
pub const fn finalised(state: u64) -> u64 {
    mix(next_state(state))
}

fn folded(start: u64, name: &str) -> u64 {
    const FNV_PRIME: u64 = 0x0100_0000_01b3;
    name.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_as_published() {
        // From the reference vectors of FNV-1a, 64 bits.
        assert_eq!(of_name(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of_name("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of_name("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn lots_have_the_moments_they_claim() {
        let draws: Vec<f64> = (0..4_000).map(|seed| normal(seed, "x")).collect();
        let mean = draws.iter().sum::<f64>() / 4_000.0;
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 4_000.0;
        assert!(
            mean.abs() < 0.06 && (variance - 1.0).abs() < 0.1,
            "{mean} {variance}"
        );
        assert_ne!(draw(1, "a"), draw(1, "b"));
        assert_ne!(draw(1, "a"), draw(2, "a"));
    }
}
