//! Every preset of the repository is read the same by the plain reader and by a TOML parser.
#![cfg(feature = "files")]
#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]

use std::path::Path;

use goodhart_report::{
    Known, NumberSpec, Scenario, pairs_from_toml, preset_scenario, scenario_digest, set, toml_note,
};

#[test]
fn both_readers_agree_on_every_preset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../experiment/presets");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("the presets") {
        let path = file.expect("a preset").path();
        let id = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a plain name");
        let text = std::fs::read_to_string(&path).expect("a preset");
        let presets = [(id, text.as_str())];
        let pairs = pairs_from_toml(&text).expect("TOML");
        // Which targets there are the model knows and checks; here they are those that the preset names.
        let targets: Vec<&str> = pairs
            .iter()
            .filter(|(key, _)| key == "add")
            .flat_map(|(_, names)| names.split(','))
            .collect();
        let edits: Vec<NumberSpec<'_>> = pairs
            .iter()
            .filter_map(|(key, _)| key.strip_prefix("edit."))
            .map(|key| NumberSpec {
                key,
                low: 0.0,
                high: 1000.0,
                default: 1000.0,
                unit: "",
            })
            .collect();
        let known = Known {
            presets: &presets,
            targets: &targets,
            edits: &edits,
            ..Known::NOTHING
        };
        let plain = preset_scenario(id, &known).expect("the plain kind, values allowed");
        let mut parsed = Scenario::default();
        for (key, value) in &pairs {
            set(&mut parsed, key, value, &known).expect("values allowed");
        }
        assert_eq!(scenario_digest(&plain), scenario_digest(&parsed), "{id}");
        for note in ["title", "about"] {
            assert!(
                toml_note(&text, note).is_some_and(|note| !note.is_empty()),
                "{id}: {note}"
            );
        }
        seen += 1;
    }
    assert!(seen >= 10, "{seen} presets");
}
