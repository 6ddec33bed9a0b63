//! Form: file sizes, names of files, words that mean "unfinished", addresses of somebody's machine.

use std::path::Path;

use super::{files, none, root, text};

/// Look twice at this many lines.
const LONG: usize = 400;
/// This many are a failure.
const TOO_LONG: usize = 800;

/// Names that say nothing.
const EMPTY_NAMES: [&str; 7] = [
    "utils", "util", "common", "helpers", "helper", "core", "misc",
];

/// Written in two halves so that this file does not find itself.
const UNFINISHED: [(&str, &str); 7] = [
    ("todo", "!("),
    ("unimpl", "emented!("),
    ("FIX", "ME"),
    ("TO", "DO:"),
    ("HA", "CK:"),
    ("dbg", "!("),
    ("lorem", " ipsum"),
];

/// The same, for paths that exist on one machine only.
const PRIVATE: [(&str, &str); 3] = [("/ro", "ot/"), ("/Us", "ers/"), ("C:", "\\Users")];

/// Lines up to the first test module.
fn own_lines(source: &str) -> usize {
    source
        .lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .count()
}

fn found_in(source: &str, words: &[(&str, &str)]) -> Vec<String> {
    words
        .iter()
        .map(|(a, b)| format!("{a}{b}"))
        .filter(|word| source.contains(word.as_str()))
        .collect()
}

fn has_empty_name(file: &Path) -> bool {
    let names = file.iter().map(|part| part.to_string_lossy());
    names
        .into_iter()
        .any(|name| EMPTY_NAMES.contains(&name.trim_end_matches(".rs")))
}

#[test]
fn no_source_file_is_too_long() {
    let mut sizes: Vec<(usize, String)> = files(&root(), &["rs"])
        .iter()
        .map(|file| (own_lines(&text(file)), relative(file)))
        .collect();
    sizes.sort();
    let median = sizes.get(sizes.len() / 2).map_or(0, |(lines, _)| *lines);
    println!("{} files, median {median} lines", sizes.len());
    for (lines, file) in sizes.iter().filter(|(lines, _)| *lines > LONG) {
        println!("look twice: {lines} {file}");
    }
    let failures = sizes.iter().filter(|(lines, _)| *lines > TOO_LONG);
    none(
        &failures
            .map(|(lines, file)| format!("{file}: {lines} lines"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_file_has_a_name_that_says_something() {
    let all = files(&root(), &["rs"])
        .into_iter()
        .map(|file| relative(&file));
    none(
        &all.filter(|file| has_empty_name(Path::new(file)))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_unfinished_or_private() {
    let mut found = Vec::new();
    for file in files(
        &root(),
        &["rs", "md", "toml", "js", "html", "css", "ftl", "cff", "txt"],
    ) {
        let source = text(&file);
        for word in found_in(&source, &UNFINISHED)
            .into_iter()
            .chain(found_in(&source, &PRIVATE))
        {
            found.push(format!("{}: {word}", relative(&file)));
        }
    }
    none(&found);
}

fn relative(file: &Path) -> String {
    file.strip_prefix(root())
        .unwrap_or(file)
        .display()
        .to_string()
}

mod the_checks_themselves {
    use super::*;

    #[test]
    fn find_what_is_planted() {
        assert_eq!(own_lines("a\nb\n#[cfg(test)]\nmod tests {}\n"), 2);
        assert!(
            has_empty_name(Path::new("crates/des/src/utils.rs"))
                && has_empty_name(Path::new("crates/core/src/lib.rs"))
        );
        assert!(!has_empty_name(Path::new("crates/des/src/calendar.rs")));
        let planted = format!("fn f() {{ {}{}) }}", "todo", "!(");
        assert_eq!(found_in(&planted, &UNFINISHED).len(), 1);
        assert_eq!(
            found_in(&format!("see {}{}x", "/ro", "ot/"), &PRIVATE).len(),
            1
        );
        assert!(found_in("fn finished() {}", &UNFINISHED).is_empty());
    }
}
