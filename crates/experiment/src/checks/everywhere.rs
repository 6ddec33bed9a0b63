//! Where invariants are looked at when nothing is asked for: every preset, and every lever at its ends.

use goodhart_report::{Kind, Known, LEVERS, LeverSpec, Scenario, preset_scenario, set};

use super::Check;
use crate::with_known;

/// Levers of the run itself: a check takes one year and one replication of one place.
const OF_THE_RUN: [&str; 3] = ["years", "reps", "places"];

/// Every preset by its id, and every end of every lever as `key=value`.
pub fn everywhere() -> Vec<(String, Scenario)> {
    with_known(|known| {
        let mut worlds = Vec::new();
        for (id, _) in known.presets {
            // Presets are part of the program; a test reads them all.
            if let Ok(scenario) = preset_scenario(id, known) {
                worlds.push(((*id).to_owned(), scenario));
            }
        }
        for lever in LEVERS
            .iter()
            .filter(|lever| !OF_THE_RUN.contains(&lever.key))
        {
            for text in lever_ends(lever, known) {
                let mut scenario = Scenario::default();
                if set(&mut scenario, lever.key, &text, known).is_ok() {
                    worlds.push((format!("{}={text}", lever.key), scenario));
                }
            }
        }
        worlds
    })
}

/// The ends of a lever as they are written; every choice where it is one. None for the levers that are many numbers.
pub fn lever_ends(lever: &LeverSpec, known: &Known) -> Vec<String> {
    match lever.kind {
        Kind::Integer | Kind::Number => vec![lever.low.to_string(), lever.high.to_string()],
        Kind::Switch => vec!["on".into(), "off".into()],
        Kind::Choice(ids) => ids.iter().map(|id| (*id).to_owned()).collect(),
        Kind::Judged => ["line", "gap", "trend", "mixed"].map(String::from).into(),
        Kind::Targets => vec![known.targets.join(",")],
        Kind::Strategies => vec![known.strategies.join(",")],
        Kind::Edits | Kind::Assumptions | Kind::Windows | Kind::Changes | Kind::Preset => {
            Vec::new()
        }
    }
}

/// One line for each invariant over many worlds: broken where the first of them breaks it.
pub fn merged(worlds: impl IntoIterator<Item = (String, Vec<Check>)>) -> Vec<Check> {
    let mut merged: Vec<Check> = Vec::new();
    for (name, checks) in worlds {
        for check in checks {
            let broken = check.broken.map(|seen| format!("{name}: {seen}"));
            match merged.iter_mut().find(|known| known.what == check.what) {
                Some(known) => known.broken = known.broken.take().or(broken),
                None => merged.push(Check {
                    what: check.what,
                    broken,
                }),
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_and_both_ends_of_levers_are_there() {
        let worlds = everywhere();
        let named = |name: &str| worlds.iter().any(|(known, _)| known == name);
        assert!(worlds.len() > 50, "{}", worlds.len());
        for name in [
            "ten_priorities",
            "funding=80",
            "funding=130",
            "publish=off",
            "judged=line",
        ] {
            assert!(named(name), "{name}");
        }
    }

    #[test]
    fn an_invariant_over_many_worlds_is_broken_where_one_breaks_it() {
        let line = |broken: Option<&str>| {
            vec![Check {
                what: "it holds".into(),
                broken: broken.map(str::to_owned),
            }]
        };
        let worlds = [
            ("one".to_owned(), line(None)),
            ("two".to_owned(), line(Some("seen"))),
            ("three".to_owned(), line(Some("seen again"))),
        ];
        assert_eq!(
            merged(worlds),
            vec![Check {
                what: "it holds".into(),
                broken: Some("two: seen".into()),
            }]
        );
    }
}
