//! Settings by name.

use std::collections::BTreeMap;

/// Takes a setting out of a map by filling the map anew: they are few, and what takes an entry out of a tree is more code than all
/// else that is done with it.
pub(crate) fn take_out<V>(settings: &mut BTreeMap<String, V>, name: &str) {
    let before = std::mem::take(settings);
    settings.extend(before.into_iter().filter(|(known, _)| known != name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_stay() {
        let all = ["a", "b", "c"].map(|name| (name.to_owned(), name.len()));
        let mut settings = BTreeMap::from(all.clone());
        take_out(&mut settings, "b");
        take_out(&mut settings, "d");
        let [a, _, c] = all;
        assert_eq!(settings, BTreeMap::from([a, c]));
    }
}
