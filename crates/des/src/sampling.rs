//! Durations, counts and choices as monotone functions of one uniform number.
//!
//! Everything here is an inverse distribution function: a larger uniform number never gives a smaller result. With the number fixed per
//! person and purpose, a person whose stay is long under one policy has a long stay under another, and a small change of a parameter makes a
//! small change of a result. Exactly one uniform number is used per result, always.
//!
//! Floating point is used at set-up only, except in [`poisson`], and then through `libm`, so that all platforms agree to the last bit.

mod choice;
mod count;
mod normal;
mod table;

pub use choice::{BadWeights, Chance, Discrete};
pub use count::poisson;
pub use normal::normal_quantile;
pub use table::{NotAQuantile, Table};
