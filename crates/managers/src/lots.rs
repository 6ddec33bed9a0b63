//! Numbers drawn from a name and a seed: the same whatever else happens.

/// A number from 0 to below 1.
pub(crate) fn uniform(seed: u64, name: &str) -> f64 {
    const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
    (hash(seed, name) >> 11) as f64 * UNIT
}

/// A number with mean 0 and variance 1, close to normal: a sum of uniforms (Irwin–Hall), which needs no logarithm.
pub(crate) fn normal(seed: u64, name: &str) -> f64 {
    const TERMS: u64 = 12; // with twelve terms the variance of the sum is 1
    let sum: f64 = (0..TERMS)
        .map(|term| uniform(seed.wrapping_add(finalise(term)), name))
        .sum();
    sum - TERMS as f64 / 2.0
}

fn hash(seed: u64, name: &str) -> u64 {
    const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const FNV_PRIME: u64 = 0x0100_0000_01b3;
    let folded = name
        .bytes()
        .fold(FNV_OFFSET ^ finalise(seed), |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME)
        });
    finalise(folded)
}

/// The finaliser of `SplitMix64` (Steele, Lea, Flood 2014), with its increment.
const fn finalise(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_have_the_moments_they_claim() {
        let draws: Vec<f64> = (0..4_000).map(|seed| normal(seed, "x")).collect();
        let mean = draws.iter().sum::<f64>() / 4_000.0;
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 4_000.0;
        assert!(
            mean.abs() < 0.06 && (variance - 1.0).abs() < 0.1,
            "{mean} {variance}"
        );
        assert_ne!(uniform(1, "a").to_bits(), uniform(1, "b").to_bits());
    }
}
