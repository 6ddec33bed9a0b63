//! The address as the page reads it: a world, settings of the page itself, and what was wrong.

use goodhart_report::{Notice, Pair, Scenario, open_link};

use crate::known::with_known;
use crate::worker_protocol::Catalogue;

/// Keys that hosts and tests put on an address. They are no part of a world or of a link.
const OF_THE_HOST: [&str; 6] = [
    "childId",
    "fault",
    "id",
    "initialWidth",
    "parentTitle",
    "parentUrl",
];

/// What the address says beside the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Keys that shape no world and are kept in every address the page writes.
    pub kept: Vec<Pair>,
    /// Dark, light, or as the reader's system has it.
    pub dark: Option<bool>,
}

/// An address, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The world; what could not be used has its default.
    pub scenario: Scenario,
    /// What else it says.
    pub settings: Settings,
    /// What could not be used, one line each, beginning with the key.
    pub damage: Vec<String>,
}

/// Reads the query of an address against what the engine knows.
pub fn read(query: &str, catalogue: &Catalogue) -> Opened {
    let opened = with_known(catalogue, |known| open_link(query, known));
    let dark = opened
        .kept
        .iter()
        .find(|(key, _)| key == "dark")
        .map(|(_, text)| text != "0");
    let kept = opened
        .kept
        .into_iter()
        .filter(|(key, _)| !OF_THE_HOST.contains(&key.as_str()))
        .collect();
    let said = |notice: &Notice| !OF_THE_HOST.contains(&notice.key());
    Opened {
        scenario: opened.scenario,
        settings: Settings { kept, dark },
        damage: opened
            .notices
            .iter()
            .filter(|notice| said(notice))
            .map(ToString::to_string)
            .collect(),
    }
}

/// Whether reading this query again, once the engine has said what it knows, may give another world.
pub fn needs_catalogue(query: &str) -> bool {
    ["preset=", "add=", "drop=", "off=", "edit.", "a.", "z="]
        .iter()
        .any(|key| query.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_named_and_the_rest_is_used() {
        let opened = read(
            "?targets=31&funding=abc&dark=1&fault=worker",
            &Catalogue::default(),
        );
        assert_eq!(opened.scenario.targets, 31);
        assert!((opened.scenario.funding - 100.0).abs() < 1e-9);
        assert_eq!(opened.damage.len(), 1, "{:?}", opened.damage);
        assert!(opened.damage[0].starts_with("funding"));
        assert_eq!(opened.settings.dark, Some(true));
        assert_eq!(opened.settings.kept, [("dark".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn a_preset_waits_for_the_engine() {
        assert!(needs_catalogue("?v=0.1.0&preset=no_targets"));
        assert!(!needs_catalogue("?v=0.1.0&seed=1&targets=31"));
    }
}
