//! Random numbers as a function, not a stream: `draw(seed, identity, purpose, index)`.
//!
//! The luck of each step belongs to the one it happens to. Nothing depends on the order in which numbers are asked for, so switching a policy
//! on moves no arrival and changes no one else's stay. Two scenarios with the same seed are thereby compared on *common random numbers*, which
//! is what makes a small difference visible with one replication.
//!
//! The numbers are those of `SplitMix64`: (seed, identity, purpose) pick the start of a sequence and the index its place in it. 64-bit
//! multiplications only, so WebAssembly keeps pace.
//!
//! Source: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators (the mixing constants are Stafford's variant 13);
//! Salmon et al. (2011), Parallel random numbers: as easy as 1, 2, 3 (counters in place of state); Law (2015), Simulation modeling and
//! analysis, 5th ed., §11.2 (common random numbers).

use std::convert::Infallible;

use rand_core::TryRng;

/// The odd number nearest to 2^64 divided by the golden ratio.
const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// Picks one world out of the many that a scenario allows. Replication *r* of a scenario has its own seed ([`Seed::replication`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

/// What a number is drawn for. Every purpose in a model has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Purpose(pub u16);

impl Seed {
    /// The seed of a replication. Replication 0 is another world than the seed itself.
    #[must_use]
    pub const fn replication(self, index: u32) -> Self {
        Self(mix(
            mix(self.0).wrapping_add(GAMMA.wrapping_mul(index as u64 + 1))
        ))
    }
}

/// A uniform 64-bit number for `identity` (below 2^48), `purpose` and `index`.
#[inline]
pub const fn draw(seed: Seed, identity: u64, purpose: Purpose, index: u32) -> u64 {
    let start = start(seed, identity, purpose);
    mix(start.wrapping_add(GAMMA.wrapping_mul(index as u64 + 1)))
}

/// The numbers `draw(seed, identity, purpose, 0..)` one after the other, as a generator for any distribution of the `rand` family.
#[derive(Debug, Clone)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The sequence of an identity and purpose, from its beginning.
    #[inline]
    pub const fn new(seed: Seed, identity: u64, purpose: Purpose) -> Self {
        Self {
            state: start(seed, identity, purpose),
        }
    }

    /// The sequence from a given state of the generator.
    #[inline]
    pub const fn from_state(state: u64) -> Self {
        Self { state }
    }

    /// The next uniform 64-bit number.
    #[inline]
    pub const fn draw(&mut self) -> u64 {
        self.state = next_state(self.state);
        mix(self.state)
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(uniform32(self.draw()))
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.draw())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.draw().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// The upper half of a uniform number, uniform on all of `u32`.
#[inline]
pub const fn uniform32(u: u64) -> u32 {
    (u >> 32) as u32
}

/// A uniform number as a fraction in [0, 1), with 53 random bits.
#[inline]
pub const fn unit(u: u64) -> f64 {
    const STEP: f64 = 1.0 / (1u64 << 53) as f64;
    (u >> 11) as f64 * STEP
}

/// A uniform number as a fraction strictly between 0 and 1, for use in a quantile function.
#[inline]
pub const fn unit_open(u: u64) -> f64 {
    const STEP: f64 = 1.0 / (1u64 << 52) as f64;
    ((u >> 12) as f64 + 0.5) * STEP
}

/// A uniform whole number below `bound`, monotone in `u`. The bias is below `bound` / 2^32.
#[inline]
pub const fn below(u: u64, bound: u32) -> u32 {
    (((u >> 32) * bound as u64) >> 32) as u32
}

/// The state of the generator after this one.
#[inline]
pub const fn next_state(state: u64) -> u64 {
    state.wrapping_add(GAMMA)
}

/// A bijection of 64-bit numbers that leaves no pattern: Stafford's variant 13, as in `SplitMix64`.
#[inline]
pub const fn mix(number: u64) -> u64 {
    let mut z = number;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Different for every (identity, purpose) of a seed, since an odd multiplier and [`mix`] are bijections.
#[inline]
const fn start(seed: Seed, identity: u64, purpose: Purpose) -> u64 {
    debug_assert!(identity < 1 << 48);
    let counter = identity << 16 | purpose.0 as u64;
    mix(seed.0.wrapping_add(GAMMA.wrapping_mul(counter)))
}
