//! The address as the page reads it: a world, settings of the page itself, and what was wrong.

use goodhart_report::{Notice, Pair, Scenario, open_link};

use crate::known::with_known;
use crate::words;
use crate::worker_protocol::Catalogue;

/// Keys that hosts and tests put on an address. They are no part of a world or of a link.
const OF_THE_HOST: [&str; 7] = [
    "childId",
    "fault",
    "id",
    "initialWidth",
    "parentTitle",
    "parentUrl",
    "workers",
];

/// Keys of the page that are on or off.
const SWITCHES: [&str; 2] = ["dark", "embed"];
/// Keys of the page that this version does not have.
const OF_OTHER_VERSIONS: [&str; 9] = [
    "hide",
    "lang",
    "lock",
    "only",
    "plain",
    "static",
    "tab",
    "transparent",
    "vs",
];

/// What the address says beside the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Keys that shape no world and are kept in every address the page writes.
    pub kept: Vec<Pair>,
    /// Dark, light, or as the reader's system has it.
    pub dark: Option<bool>,
    /// Shown as in a frame, for those who look at the frame alone.
    pub embed: bool,
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
    let said = |notice: &&Notice| !OF_THE_HOST.contains(&notice.key());
    let mut damage: Vec<String> = opened
        .notices
        .iter()
        .filter(said)
        .map(ToString::to_string)
        .collect();
    damage.extend(opened.kept.iter().filter_map(page_damage));
    let on = |key: &str| {
        let text = opened.kept.iter().find(|(other, _)| other == key);
        text.and_then(|(_, text)| switch(text))
    };
    let (dark, embed) = (on("dark"), on("embed") == Some(true));
    let kept = opened
        .kept
        .into_iter()
        .filter(|(key, _)| !OF_THE_HOST.contains(&key.as_str()))
        .collect();
    Opened {
        scenario: opened.scenario,
        settings: Settings { kept, dark, embed },
        damage,
    }
}

fn switch(text: &str) -> Option<bool> {
    match text {
        "" | "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// What is wrong with a key that shapes no world.
fn page_damage((key, text): &Pair) -> Option<String> {
    if SWITCHES.contains(&key.as_str()) && switch(text).is_none() {
        return Some(words::not_a_switch(text, key));
    }
    OF_OTHER_VERSIONS
        .contains(&key.as_str())
        .then(|| words::not_in_this_version(key))
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
    fn a_link_of_another_version_says_which_and_is_used() {
        let opened = read("?v=0.4.0&x=1&z=1&targets=31", &Catalogue::default());
        assert_eq!(opened.scenario.targets, 31);
        assert_eq!(opened.damage.len(), 3, "{:?}", opened.damage);
        // The notice knows it by its key.
        for part in ["v: ", "model 0.4.0", "figures may differ"] {
            assert!(opened.damage[0].contains(part), "{:?}", opened.damage);
        }
    }

    #[test]
    fn keys_of_the_page_are_checked_as_well() {
        let opened = read("?dark=maybe&embed=1&lang=cy", &Catalogue::default());
        assert_eq!((opened.settings.dark, opened.settings.embed), (None, true));
        assert_eq!(opened.damage.len(), 2, "{:?}", opened.damage);
        for (line, parts) in opened
            .damage
            .iter()
            .zip([["dark", "maybe"], ["lang", "not"]])
        {
            assert!(
                line.starts_with(parts[0]) && line.contains(parts[1]),
                "{line}"
            );
        }
    }

    #[test]
    fn a_preset_waits_for_the_engine() {
        assert!(needs_catalogue("?v=0.8.0&preset=no_targets"));
        assert!(!needs_catalogue("?v=0.8.0&seed=1&targets=31"));
    }
}
