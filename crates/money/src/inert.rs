//! The values at which money does nothing but pay.

/// Every behavioural parameter of this crate with its "nothing" value, as (key, value).
pub fn inert() -> Vec<(&'static str, f64)> {
    vec![("pots.reporting", 0.0)]
}
