//! The values at which nothing in this crate answers to targets.

/// Every parameter of this crate through which the number of targets could act, with its "nothing" value, as (key, value).
pub fn inert() -> Vec<(&'static str, f64)> {
    vec![
        ("long_term_care.income_share", 0.0),
        ("stock.attention_share", 0.0),
    ]
}
