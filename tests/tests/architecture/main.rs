//! The architecture as tests: the direction of the layers, what may not be named where, form, and licences.

#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]
#![allow(clippy::print_stdout, reason = "the report of file sizes")]

mod documents;
mod form;
mod layers;
mod licences;
mod purity;

use std::path::{Path, PathBuf};

/// The top folder of the checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the project")
        .to_path_buf()
}

/// The folders of the crates that exist, as (name without prefix, folder).
fn crates() -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = std::fs::read_dir(root().join("crates"))
        .expect("crates/ is there")
        .flatten()
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect();
    found.sort();
    assert!(
        found.len() > 5,
        "only {} crates found: the tests would check nothing",
        found.len()
    );
    found
}

/// All files below a folder with one of the extensions, in order; nothing built or foreign.
fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (
                entry.path(),
                entry.file_name().to_string_lossy().into_owned(),
            );
            if path.is_dir() {
                if !name.starts_with('.')
                    && !["target", "dist", "vendor", "node_modules"].contains(&name.as_str())
                {
                    folders.push(path);
                }
            } else if extensions
                .iter()
                .any(|extension| path.extension().is_some_and(|own| own == *extension))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Fails with all complaints at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}
