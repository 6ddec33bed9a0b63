//! From layers of settings to one resolved scenario. Precedence: default < preset < file or link < flags.

use crate::input::quoted;
use crate::preset_text::preset_pairs;
use crate::{InputError, Known, LEVERS, Scenario, set};

/// One setting as given: a key (`funding`, `a.<parameter>`, `edit.<target>.limit`) and its text.
pub type Pair = (String, String);

/// Resolves layers, weakest first, strictly: for the command, where wrong input is an error.
///
/// # Errors
///
/// The first thing that is wrong, in the order of the layers.
pub fn resolve(layers: &[&[Pair]], known: &Known) -> Result<Scenario, InputError> {
    let mut errors = Vec::new();
    let scenario = resolve_lenient(layers, known, &mut errors);
    match errors.into_iter().next() {
        None => Ok(scenario),
        Some(error) => Err(error),
    }
}

/// Resolves layers, weakest first, leniently: what is wrong is left as the layer below has it and said in `errors`.
pub(crate) fn resolve_lenient(
    layers: &[&[Pair]],
    known: &Known,
    errors: &mut Vec<InputError>,
) -> Scenario {
    let mut scenario = Scenario::default();
    // The strongest layer that names a preset decides which one everything starts from.
    let preset = layers
        .iter()
        .rev()
        .find_map(|layer| layer.iter().rev().find(|(key, _)| key == "preset"));
    if let Some((_, id)) = preset {
        match preset_scenario(id, known) {
            Ok(base) => scenario = base,
            Err(error) => errors.push(error),
        }
    }
    for (key, text) in layers.iter().flat_map(|layer| layer.iter()) {
        if key == "preset" {
            continue;
        }
        if let Err(error) = set(&mut scenario, key, text, known) {
            errors.push(error);
        }
    }
    scenario.keep_changes_of_the_run(errors);
    scenario
}

/// The scenario of a preset.
///
/// # Errors
///
/// If there is no such preset, or its text is wrong.
pub fn preset_scenario(id: &str, known: &Known) -> Result<Scenario, InputError> {
    let mut scenario = Scenario::default();
    set(&mut scenario, "preset", id, known)?;
    let text = known.presets.iter().find(|(name, _)| *name == id);
    for (key, value) in preset_pairs(text.map_or("", |(_, text)| text))? {
        set(&mut scenario, &key, &value, known)?;
    }
    scenario.preset = (!id.is_empty()).then(|| id.to_owned());
    Ok(scenario)
}

/// Takes a `key=value` argument apart.
///
/// # Errors
///
/// If there is no `=` or no key before it.
pub fn pair(argument: &str) -> Result<Pair, InputError> {
    match argument.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(InputError::broken(
            quoted(argument),
            "is not KEY=VALUE, such as funding=105",
        )),
    }
}

/// True if `key` is a lever, or an assumption or edit by its prefix: it shapes the world.
pub(crate) fn shapes_the_world(key: &str) -> bool {
    LEVERS.iter().any(|lever| lever.key == key)
        || key.starts_with("a.")
        || key.starts_with("edit.")
        || key.starts_with("window.")
        || key.starts_with("change.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NumberSpec;

    const KNOWN: Known = Known {
        presets: &[
            (
                "ten",
                "title = \"Ten\"\ntargets = 10\nfunding = 90\n[a]\nboard.slots = 3.0\n",
            ),
            ("broken", "targets = 10\nfundng = 90\n"),
        ],
        assumptions: &[NumberSpec {
            key: "board.slots",
            low: 3.0,
            high: 60.0,
            default: 12.0,
            unit: "count",
        }],
        ..Known::NOTHING
    };

    fn pairs(text: &[&str]) -> Vec<Pair> {
        text.iter().map(|text| pair(text).expect(text)).collect()
    }

    /// Numbers of the tests that differ from their default, as `key=text`, sorted.
    fn set_away(scenario: &Scenario) -> Vec<String> {
        let default = crate::entries(&Scenario::default());
        let mut away: Vec<String> = crate::entries(scenario)
            .into_iter()
            .filter(|entry| !default.contains(entry))
            .filter(|(key, _)| !["preset", "targets"].contains(&key.as_str()))
            .map(|(key, text)| format!("{key}={text}"))
            .collect();
        away.sort();
        away
    }

    #[test]
    fn flags_beat_files_and_files_beat_presets() {
        let file = pairs(&["preset=ten", "funding=95", "growth=2"]);
        let flags = pairs(&["growth=3"]);
        let scenario = resolve(&[&file, &flags], &KNOWN).expect("all allowed");
        assert_eq!(scenario.targets, 10);
        assert_eq!(
            set_away(&scenario),
            ["a.board.slots=3", "funding=95", "growth=3"]
        );
        assert_eq!(scenario.preset.as_deref(), Some("ten"));
    }

    #[test]
    fn a_flag_can_take_a_presets_assumption_back() {
        let flags = pairs(&["preset=ten", "a.board.slots=12"]);
        let scenario = resolve(&[&flags], &KNOWN).expect("all allowed");
        assert!(scenario.assumptions.is_empty());
    }

    #[test]
    fn what_is_wrong_is_named_with_what_is_allowed() {
        for (argument, expected) in [
            (
                "funding=79",
                "funding: 79 is outside 80 to 130 % of need-matched",
            ),
            (
                "funding=NaN",
                "funding: NaN is not a number from 80 to 130 % of need-matched",
            ),
            ("seed=-1", "seed: -1 is outside 0 to 4294967295"),
            (
                "seed=4294967296",
                "seed: 4294967296 is outside 0 to 4294967295",
            ),
            (
                "targets=1.5",
                "targets: 1.5 is not a whole number from 0 to 133 targets",
            ),
            ("qof=maybe", "qof: \"maybe\" is not on or off"),
            ("churn=101", "churn: 101 is outside 0 to 100 % a year"),
            ("a.board.slots=2", "a.board.slots: 2 is outside 3 to 60"),
            (
                "a.board.slot=4",
                "a: there is no assumption \"board.slot\" (is it board.slots?); allowed are board.slots",
            ),
            (
                "preset=tem",
                "preset: there is no preset \"tem\" (is it ten?); allowed are ten, broken",
            ),
            (
                "a=4",
                "a: \"4\" is not set one by one, as a.<name> = number",
            ),
        ] {
            let error = resolve(&[&pairs(&[argument])], &KNOWN).expect_err(argument);
            assert_eq!(error.to_string(), expected);
        }
        for argument in ["fundng=4", "funding.x=4", "A=3", "a.=2", ".=1"] {
            let error = resolve(&[&pairs(&[argument])], &KNOWN).expect_err(argument);
            assert!(error.to_string().contains("; allowed are "), "{error}");
        }
    }

    #[test]
    fn a_pair_needs_a_key_and_a_value() {
        for argument in ["", "funding", "=3"] {
            assert!(pair(argument).is_err(), "{argument}");
        }
        assert_eq!(pair("a.x = 1").expect("spaces"), ("a.x".into(), "1".into()));
    }

    #[test]
    fn a_preset_that_is_wrong_says_so() {
        let error = preset_scenario("broken", &KNOWN).expect_err("misspelt key");
        assert_eq!(error.key(), "fundng");
        assert_eq!(preset_scenario("", &KNOWN), Ok(Scenario::default()));
    }
}
