//! What is no error in a world's settings but may surprise: said on standard error, one line each.

use std::collections::BTreeSet;

use goodhart_experiment::prepare;
use goodhart_report::{Known, Pair, Scenario, resolve};

/// A list of names in a scenario.
type List = fn(&Scenario) -> &BTreeSet<String>;

/// Levers whose value is a list of names: a stronger layer replaces it as a whole.
const LISTS: [(&str, List); 3] = [
    ("add", |scenario| &scenario.add),
    ("drop", |scenario| &scenario.drop),
    ("off", |scenario| &scenario.strategies_off),
];

/// What may surprise in a world that these layers resolve to, weakest first.
pub fn notes(layers: [&[Pair]; 2], scenario: &Scenario, known: &Known) -> Vec<String> {
    let mut notes = repeated(layers[1]);
    notes.extend(replaced(layers, scenario, known));
    notes.extend(idle(scenario));
    notes
}

/// Keys that the command line gives more than once.
fn repeated(flags: &[Pair]) -> Vec<String> {
    let given = |key: &str| flags.iter().filter(|(other, _)| other == key).count();
    let keys: BTreeSet<&str> = flags.iter().map(|(key, _)| key.as_str()).collect();
    let twice = keys.into_iter().filter(|key| given(key) > 1);
    twice
        .map(|key| {
            let list = LISTS.iter().any(|(list, _)| *list == key);
            let hint = if list {
                "; a list is one value, with commas between its names"
            } else {
                ""
            };
            format!("{key}: given more than once, the last one counts{hint}")
        })
        .collect()
}

/// Lists of a preset or a file that a stronger layer replaces.
fn replaced(layers: [&[Pair]; 2], scenario: &Scenario, known: &Known) -> Vec<String> {
    let presets: Vec<Pair> = layers
        .concat()
        .into_iter()
        .filter(|(key, _)| key == "preset")
        .collect();
    let weaker = [
        resolve(&[&presets], known),
        resolve(&[&presets, layers[0]], known),
    ];
    let lost = |list: List| {
        let before = weaker.iter().flatten().flat_map(list);
        let lost: BTreeSet<&String> = before.filter(|id| !list(scenario).contains(*id)).collect();
        lost.len()
    };
    LISTS
        .iter()
        .map(|(key, list)| (key, lost(*list)))
        .filter(|(_, lost)| *lost > 0)
        .map(|(key, lost)| {
            format!("{key}: replaces the list of the preset or file, of whose names {lost} no longer hold")
        })
        .collect()
}

/// Targets that are named although nothing follows from it.
fn idle(scenario: &Scenario) -> Vec<String> {
    let both = scenario.add.intersection(&scenario.drop);
    let both = both.map(|id| format!("drop: {id} is added as well; it is not in force"));
    both.chain(never_in_force(scenario)).collect()
}

/// Edits and windows of targets that no part of the run has.
fn never_in_force(scenario: &Scenario) -> Vec<String> {
    if scenario.edit.is_empty() && scenario.windows.is_empty() {
        return Vec::new(); // what is in force takes a while to be worked out
    }
    let Ok(prepared) = prepare(scenario) else {
        return Vec::new(); // the run says what is wrong
    };
    let regimes = [&prepared.regime]
        .into_iter()
        .chain(prepared.turns.iter().map(|turn| &turn.regime));
    let in_force: BTreeSet<&str> = regimes
        .flat_map(|regime| &regime.in_force)
        .map(|item| item.target.id)
        .collect();
    let never = |id: &str| !in_force.contains(id);
    let edits = scenario.edit.keys();
    let edited = edits
        .filter_map(|key| Some((key, key.rsplit_once('.')?.0)))
        .filter(|(_, id)| never(id))
        .map(|(key, id)| format!("edit.{key}: {id} is never in force"));
    let windows = scenario.windows.keys().filter(|id| never(id));
    let windows = windows.map(|id| format!("window.{id}: {id} is never in force"));
    edited.chain(windows).collect()
}
