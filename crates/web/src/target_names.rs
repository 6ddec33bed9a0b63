//! What targets are called.

/// Id and name as published, from the catalogue.
const NAMES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/target_names.rs"));

/// The name of the target; the id itself where the catalogue has no such row.
pub fn target_name(id: &str) -> &str {
    NAMES
        .iter()
        .find(|(known, _)| *known == id)
        .map_or(id, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_have_the_names_of_the_catalogue() {
        assert_eq!(target_name("ae-4h-95"), "A&E total time within 4 hours");
        assert_eq!(target_name("no-such-target"), "no-such-target");
    }
}
