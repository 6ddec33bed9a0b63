//! Presets: data files, each a scenario with a name.

use std::fmt::Write;

/// Id and text, as `build.rs` has written it.
macro_rules! preset {
    ($id:literal) => {
        (
            $id,
            include_str!(concat!(env!("OUT_DIR"), "/presets/", $id, ".toml")),
        )
    };
}

/// Id and text of every preset. `inert` gets its assumptions from the registry of behavioural parameters.
pub(crate) const FILES: &[(&str, &str)] = &[
    preset!("as_it_was_2022_23"),
    preset!("no_targets_data_on"),
    preset!("no_targets_no_collections"),
    preset!("never_targeted"),
    preset!("ten_priorities"),
    preset!("eighteen"),
    preset!("thirty_one"),
    preset!("one_target_enough_money"),
    preset!("many_targets_tight_money"),
    preset!("as_it_was_2002_03"),
    preset!("sanctions_with_money_2001_05"),
    preset!("as_it_was_2010_11"),
    preset!("inert"),
];

/// Id of the preset of star ratings.
pub(crate) const SANCTIONS_WITH_MONEY: &str = "sanctions_with_money_2001_05";

/// Id of the preset of the regime at the end of that decade.
pub(crate) const AS_IT_WAS_2010_11: &str = "as_it_was_2010_11";

/// Id of the preset with the regime under which the start state of an earlier year came about.
pub(crate) fn as_it_was(start: u32) -> Option<&'static str> {
    match start {
        2002 => Some("as_it_was_2002_03"),
        2010 => Some(AS_IT_WAS_2010_11),
        _ => None,
    }
}

/// Id of the preset in which nothing that is behaviour acts.
pub(crate) const INERT: &str = "inert";

/// All presets as (id, TOML text).
pub(crate) fn texts() -> Vec<(&'static str, String)> {
    FILES
        .iter()
        .map(|&(id, text)| {
            let mut text = text.to_owned();
            if id == INERT {
                text.push_str("\n[a]\n");
                for (key, nothing) in crate::assumptions::inert() {
                    let _ = writeln!(text, "\"{key}\" = {nothing}");
                }
            }
            (id, text)
        })
        .collect()
}
