//! Below `web` and `cli` nothing touches clock, DOM, network, files, threads or randomness of the operating system.
//! The compiler's lints (clippy.toml) catch calls; this catches what they cannot name.

use super::{crates, files, none, text};

/// Above the line, or run at build time only.
const MAY: [&str; 3] = ["web", "cli", "evidence-build"];

const WORDS: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::thread",
    "std::process",
    "std::env",
    "std::time",
    "std::io::stdin",
    "HashMap",
    "HashSet",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "getrandom",
    "thread_rng",
];

const PACKAGES: [&str; 12] = [
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "getrandom",
    "tokio",
    "rayon",
    "reqwest",
    "chrono",
    "time",
    "jiff",
    "fastrand",
    "uuid",
];

/// The forbidden words of a source text, comments apart.
fn words_in(source: &str) -> Vec<&'static str> {
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    WORDS
        .into_iter()
        .filter(|word| code.contains(word))
        .collect()
}

#[test]
fn the_model_touches_nothing_outside_itself() {
    let mut found = Vec::new();
    for (name, folder) in crates()
        .into_iter()
        .filter(|(name, _)| !MAY.contains(&name.as_str()))
    {
        for file in files(&folder.join("src"), &["rs"]) {
            found.extend(
                words_in(&text(&file))
                    .into_iter()
                    .map(|word| format!("{}: {word}", file.display())),
            );
        }
        let manifest = text(&folder.join("Cargo.toml"));
        let packages = PACKAGES.into_iter().filter(|package| {
            manifest.lines().any(|line| {
                line.strip_prefix(package)
                    .is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
            })
        });
        found.extend(packages.map(|package| format!("{name}: depends on {package}")));
    }
    none(&found);
}

#[test]
fn the_check_finds_a_planted_word() {
    assert_eq!(
        words_in("use std::fs; // std::net is only a comment\nlet m: HashMap<u8, u8>;"),
        ["std::fs", "HashMap"]
    );
    assert!(words_in("/// never uses std::time\nfn calm() {}").is_empty());
}
