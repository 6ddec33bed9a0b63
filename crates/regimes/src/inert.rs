//! The values at which nothing in this crate acts.

/// Every behavioural parameter of this crate with its "nothing" value, as (key, value).
pub fn inert() -> Vec<(&'static str, f64)> {
    vec![
        ("collection.clinical_time", 0.0),
        ("centre.reputation", 0.0),
        ("centre.failures_acted_on", 0.0),
        ("centre.unmeasured_missed", 0.0),
        ("payment.framework", 0.0),
        ("sanction.none", 0.0),
        ("sanction.financial", 0.0),
        ("sanction.regulatory", 0.0),
    ]
}

#[cfg(test)]
mod tests {
    use goodhart_evidence::ParameterSet;

    use super::*;
    use crate::Parameters;

    #[test]
    fn every_range_includes_nothing() {
        let mut parameters = Parameters::DEFAULT;
        for (key, value) in inert() {
            parameters
                .set(key, value)
                .expect("the range of a behavioural parameter includes nothing");
        }
    }
}
