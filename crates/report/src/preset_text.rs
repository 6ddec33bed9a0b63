//! Presets are scenario files in a plain subset of TOML, read without a TOML parser: in the page's wasm the parser alone would
//! take 65 KB compressed, a fifth of the budget of the first load. A test holds every preset to the same reading by both.
//!
//! The subset: one `key = value` a line; `[a]` and `[edit]` headings; numbers, `true`, `false`, text in double quotes without
//! backslashes, and lists of these on one line; comments.

use crate::resolve::Pair;
use crate::{FOR_READERS, InputError, read_number};

/// The settings of a preset, without what it says about itself.
pub(crate) fn preset_pairs(text: &str) -> Result<Vec<Pair>, InputError> {
    let pairs = all_pairs(text)?;
    let is_setting = |pair: &Pair| !FOR_READERS.contains(&pair.0.as_str());
    Ok(pairs.into_iter().filter(is_setting).collect())
}

/// What a preset says about itself: the text under `title` or `about`, if there is any.
pub fn toml_note(text: &str, key: &str) -> Option<String> {
    let pairs = all_pairs(text).ok()?;
    let note = pairs.into_iter().find(|(name, _)| name == key);
    note.map(|(_, text)| text)
}

fn all_pairs(text: &str) -> Result<Vec<Pair>, InputError> {
    let mut pairs = Vec::new();
    let mut heading = String::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let broken = || {
            let because =
                format!("line {number} is not a heading or key = value of the plain kind");
            InputError::broken("preset", because)
        };
        if let Some(name) = line.strip_prefix('[') {
            let name = name.strip_suffix(']').ok_or_else(broken)?;
            heading = format!("{name}.");
        } else {
            let (key, value) = pair(line).ok_or_else(broken)?;
            pairs.push((format!("{heading}{key}"), value));
        }
    }
    Ok(pairs)
}

fn pair(line: &str) -> Option<Pair> {
    let (key, rest) = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => line
            .split_once('=')
            .map(|(key, _)| (key.trim(), &line[key.len()..]))?,
    };
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if key.is_empty() || !key.chars().all(plain) {
        return None;
    }
    let (value, rest) = match rest.strip_prefix('[') {
        Some(list) => items(list)?,
        None => scalar(rest)?,
    };
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with('#')).then(|| (key.to_owned(), value))
}

/// The items of a list as one text with commas between, and what follows the bracket.
fn items(mut rest: &str) -> Option<(String, &str)> {
    let mut items: Vec<String> = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(']') {
            return Some((items.join(","), after));
        }
        let (item, after) = scalar(rest)?;
        items.push(item);
        rest = after.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(after) => after,
            None => rest.starts_with(']').then_some(rest)?,
        };
    }
}

/// A number, a switch or a text, and what follows it.
fn scalar(rest: &str) -> Option<(String, &str)> {
    if let Some(quoted) = rest.strip_prefix('"') {
        let (text, after) = quoted.split_once('"')?;
        return (!text.contains('\\')).then(|| (text.to_owned(), after));
    }
    let end = rest.find([',', ']', '#', ' ']).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    let text = match word {
        "true" => "on",
        "false" => "off",
        number => read_number(number).map(|_| number)?,
    };
    Some((text.to_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_kind_is_read() {
        let text = "# For readers.\ntitle = \"A, b = c # d\"\ntargets = 10 # ten\nqof=false\nadd = [ \"x\", \"y\", ]\n\
                    judged = [0.5, 0.3, 0.2]\n\n[a]\nm.k = 3.0\n\"m.c\" = 4\n[edit]\nae-4h-95.limit = 300\n";
        let expected = [
            ("targets", "10"),
            ("qof", "off"),
            ("add", "x,y"),
            ("judged", "0.5,0.3,0.2"),
            ("a.m.k", "3.0"),
            ("a.m.c", "4"),
            ("edit.ae-4h-95.limit", "300"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned()));
        assert_eq!(preset_pairs(text), Ok(expected.into()));
        assert_eq!(toml_note(text, "title").as_deref(), Some("A, b = c # d"));
        assert_eq!(toml_note(text, "about"), None);
    }

    #[test]
    fn what_is_not_plain_is_refused_with_its_line() {
        for line in [
            "targets",
            "targets =",
            "= 3",
            "targets = ten",
            "add = [\"x\"",
            "add = [\"x\" \"y\"]",
            "title = \"a\\n\"",
            "title = \"a",
            "[a",
            "ta rgets = 3",
            "targets = 10 20",
            "a = {}",
        ] {
            let text = format!("qof = true\n{line}\n");
            let error = preset_pairs(&text).expect_err(line);
            assert!(
                error.to_string().starts_with("preset: line 2 is not"),
                "{error}"
            );
        }
    }
}
