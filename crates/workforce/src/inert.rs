//! The values at which staff answer to nothing but money and the labour market.

/// Every behavioural slope of this crate with its "nothing" value, as (key, value).
pub fn inert() -> Vec<(&'static str, f64)> {
    vec![
        ("hiring.stranded", 0.0),
        ("leaving.workload", 0.0),
        ("leaving.administration", 0.0),
        ("leaving.strain", 0.0),
        ("output.occupancy", 0.0),
        ("output.cancelled", 0.0),
        ("output.turnover", 0.0),
        ("output.crowding", 0.0),
        ("output.equipment", 0.0),
    ]
}
