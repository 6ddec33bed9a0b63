//! Build-time half of evidence: TOML parameter files become typed constants, or the build fails.
//!
//! A crate calls [`generate`] from its `build.rs` and includes the result. The format of the files
//! and the code that comes out are described in `README.md`.

mod check;
mod emit;
mod format;
mod names;
mod problem;
pub mod programmes;
mod starts;

use std::path::Path;
use std::{env, fs, io, process};

pub use problem::{Problem, Wrong};

/// Turns every `folder/*.toml` of the calling crate into `$OUT_DIR/output`; an absent or empty folder gives an empty file.
///
/// Only for a `build.rs`: on any problem it tells cargo about all of them and ends the process with status 1.
pub fn generate(folder: &str, output: &str) {
    if let Err(complaints) = write_generated(folder, output) {
        for complaint in complaints {
            tell_cargo("error", &complaint);
        }
        process::exit(1);
    }
}

/// The same with start states: `starts/<year>.toml` holds what differs from `folder/*.toml` in that year.
///
/// Only for a `build.rs`: on any problem it tells cargo about all of them and ends the process with status 1.
pub fn generate_with_starts(folder: &str, starts: &str, output: &str) {
    if let Err(complaints) = write_with_starts(folder, starts, output) {
        for complaint in complaints {
            tell_cargo("error", &complaint);
        }
        process::exit(1);
    }
}

/// Writes what `code` makes of the table of programmes in `path` to `$OUT_DIR/output`.
///
/// Only for a `build.rs`: on any problem it tells cargo about all of them and ends the process with status 1.
pub fn generate_programmes(
    path: &str,
    output: &str,
    code: impl Fn(&[programmes::Programme]) -> String,
) {
    if let Err(complaints) = write_programmes(path, output, code) {
        for complaint in complaints {
            tell_cargo("error", &format!("{path}: {complaint}"));
        }
        process::exit(1);
    }
}

fn write_programmes(
    path: &str,
    output: &str,
    code: impl Fn(&[programmes::Programme]) -> String,
) -> Result<(), Vec<String>> {
    let failed = |error: &dyn std::fmt::Display| vec![error.to_string()];
    for watched in [path, "build.rs"] {
        tell_cargo("rerun-if-changed", watched);
    }
    let out_dir = env::var("OUT_DIR").map_err(|error| failed(&error))?;
    let rows = programmes::programmes(&fs::read_to_string(path).map_err(|error| failed(&error))?)?;
    fs::write(Path::new(&out_dir).join(output), code(&rows)).map_err(|error| failed(&error))
}

/// The Rust source for the files given as (name without `.toml`, text), in the order given.
///
/// # Errors
///
/// Everything that is wrong with the files, not only the first thing.
pub fn compile(files: &[(String, String)]) -> Result<String, Vec<Problem>> {
    check::files(files).map(|checked| emit::rust(&checked))
}

/// The same with start states, given as (year, text).
///
/// # Errors
///
/// Everything that is wrong with the files, and then with the start states.
pub fn compile_with_starts(
    files: &[(String, String)],
    starts: &[(String, String)],
) -> Result<String, Vec<Problem>> {
    let checked = check::files(files)?;
    let starts = starts::starts(starts, &checked)?;
    Ok(emit::rust(&checked) + &emit::starts(&starts))
}

fn write_with_starts(folder: &str, starts: &str, output: &str) -> Result<(), Vec<String>> {
    let failed = |what: &str, error: &dyn std::fmt::Display| vec![format!("{what}: {error}")];
    let out_dir = env::var("OUT_DIR").map_err(|error| failed("OUT_DIR", &error))?;
    for watched in [folder, starts, "build.rs"] {
        tell_cargo("rerun-if-changed", watched);
    }
    let files = read(Path::new(folder)).map_err(|error| failed(folder, &error))?;
    let states = read(Path::new(starts)).map_err(|error| failed(starts, &error))?;
    let code = compile_with_starts(&files, &states).map_err(|problems| {
        let shown = problems.iter().map(ToString::to_string);
        shown.collect::<Vec<_>>()
    })?;
    fs::write(Path::new(&out_dir).join(output), code).map_err(|error| failed(output, &error))
}

fn write_generated(folder: &str, output: &str) -> Result<(), Vec<String>> {
    let failed = |what: &str, error: &dyn std::fmt::Display| vec![format!("{what}: {error}")];
    let out_dir = env::var("OUT_DIR").map_err(|error| failed("OUT_DIR", &error))?;
    // Relative to the crate: cargo runs a build script in the folder of its manifest. Without the
    // folder cargo keeps its default, to run again when any file of the crate changes.
    if Path::new(folder).exists() {
        tell_cargo("rerun-if-changed", folder);
        tell_cargo("rerun-if-changed", "build.rs");
    }
    let files = read(Path::new(folder)).map_err(|error| failed(folder, &error))?;
    let code = compile(&files).map_err(|problems| {
        problems
            .iter()
            .map(|problem| format!("{folder}/{problem}"))
            .collect::<Vec<_>>()
    })?;
    fs::write(Path::new(&out_dir).join(output), code).map_err(|error| failed(output, &error))
}

/// The files of a folder as (name without `.toml`, text), ordered by name so that the output is the same everywhere.
fn read(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            let message = format!("{} is a folder; parameters are flat files", path.display());
            return Err(io::Error::other(message));
        }
        if let (Some("toml"), Some(stem)) = (
            path.extension().and_then(|ending| ending.to_str()),
            path.file_stem().and_then(|stem| stem.to_str()),
        ) {
            files.push((stem.to_owned(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

#[allow(
    clippy::print_stdout,
    reason = "standard output is how a build script speaks to cargo"
)]
fn tell_cargo(instruction: &str, value: &str) {
    println!("cargo::{instruction}={}", value.replace('\n', " "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixtures(folder: &str) -> io::Result<Vec<(String, String)>> {
        read(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests")
                .join(folder),
        )
    }

    #[test]
    fn files_are_read_in_the_order_of_their_names() {
        let files = fixtures("good/params").expect("the folder can be read");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["emergency", "profile_only", "social_care"]);
    }

    #[test]
    fn an_absent_folder_holds_no_files() {
        let files = fixtures("absent").expect("absence is no error");
        assert!(files.is_empty());
    }

    #[test]
    fn a_folder_in_the_folder_is_refused() {
        let error = fixtures("broken").expect_err("it holds same_struct/");
        assert!(
            error
                .to_string()
                .ends_with("is a folder; parameters are flat files")
        );
    }
}
