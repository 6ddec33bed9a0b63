//! Presets: data files, each a scenario with a name.

use std::fmt::Write;

/// Id and text of every preset. `inert` gets its assumptions from the registry of behavioural parameters.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "as_it_was_2022_23",
        include_str!("../presets/as_it_was_2022_23.toml"),
    ),
    (
        "no_targets_data_on",
        include_str!("../presets/no_targets_data_on.toml"),
    ),
    (
        "no_targets_no_collections",
        include_str!("../presets/no_targets_no_collections.toml"),
    ),
    (
        "never_targeted",
        include_str!("../presets/never_targeted.toml"),
    ),
    (
        "ten_priorities",
        include_str!("../presets/ten_priorities.toml"),
    ),
    ("eighteen", include_str!("../presets/eighteen.toml")),
    ("thirty_one", include_str!("../presets/thirty_one.toml")),
    (
        "one_target_enough_money",
        include_str!("../presets/one_target_enough_money.toml"),
    ),
    (
        "many_targets_tight_money",
        include_str!("../presets/many_targets_tight_money.toml"),
    ),
    (
        "as_it_was_2002_03",
        include_str!("../presets/as_it_was_2002_03.toml"),
    ),
    (
        SANCTIONS_WITH_MONEY,
        include_str!("../presets/sanctions_with_money_2001_05.toml"),
    ),
    (
        AS_IT_WAS_2010_11,
        include_str!("../presets/as_it_was_2010_11.toml"),
    ),
    ("inert", include_str!("../presets/inert.toml")),
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
