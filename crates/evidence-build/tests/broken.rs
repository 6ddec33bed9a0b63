//! Every way to be wrong is refused with the words in the first line of its fixture.
//!
//! A fixture is a file, or a folder where only several files together are wrong; start states stand in its folder `starts`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use goodhart_evidence_build::{Problem, Wrong, compile, compile_with_starts};

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder exists")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths
}

fn load(path: &Path) -> (String, String) {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let text = fs::read_to_string(path).expect("the fixture is a text file");
    (stem.expect("the name is plain").to_owned(), text)
}

/// Each case: its path, the words expected, and what the build says.
fn cases() -> Vec<(PathBuf, String, Vec<Problem>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    entries(&folder)
        .into_iter()
        .map(|path| {
            let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = if path.is_dir() {
                entries(&path).into_iter().partition(|path| path.is_dir())
            } else {
                (Vec::new(), vec![path.clone()])
            };
            let files: Vec<_> = files.iter().map(|file| load(file)).collect();
            let starts: Vec<_> = folders.iter().flat_map(|folder| entries(folder)).collect();
            let starts: Vec<_> = starts.iter().map(|file| load(file)).collect();
            let first = files[0].1.lines().next().expect("there is a first line");
            let expected = first
                .strip_prefix("# ")
                .expect("it is a comment")
                .to_owned();
            let compiled = if starts.is_empty() {
                compile(&files)
            } else {
                compile_with_starts(&files, &starts)
            };
            let problems = compiled.err().unwrap_or_default();
            (path, expected, problems)
        })
        .collect()
}

#[test]
fn each_broken_file_is_refused_for_its_one_mistake() {
    for (path, expected, problems) in cases() {
        let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(messages.len(), 1, "{}: {messages:#?}", path.display());
        assert!(
            messages[0].contains(&expected),
            "{}: expected `{expected}` in `{}`",
            path.display(),
            messages[0]
        );
    }
}

#[test]
fn each_message_names_its_file() {
    for (path, _, problems) in cases() {
        for problem in problems {
            let name = format!("{}.toml: ", problem.file);
            assert!(problem.to_string().starts_with(&name), "{}", path.display());
        }
    }
}

/// One `#[error]` per variant, and one on `Problem` itself: a new variant without a fixture fails below.
fn ways_to_be_wrong() -> usize {
    include_str!("../src/problem.rs")
        .matches("#[error(")
        .count()
        - 1
}

#[test]
fn every_way_to_be_wrong_has_a_fixture() {
    let seen: BTreeSet<String> = cases()
        .iter()
        .flat_map(|(_, _, problems)| problems)
        .map(|problem| variant(&problem.wrong))
        .collect();
    assert_eq!(seen.len(), ways_to_be_wrong(), "{seen:#?}");
}

fn variant(wrong: &Wrong) -> String {
    let text = format!("{wrong:?}");
    let end = text.find(|c: char| !c.is_alphanumeric());
    text[..end.unwrap_or(text.len())].to_owned()
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let text = "[a]\nunit = \"x\"\n[B]\nvalue = 1\nunit = \"count\"\n".to_owned();
    let problems = compile(&[("wards".to_owned(), text)]).expect_err("much is wrong");
    let about = |key: &str| problems.iter().filter(|problem| problem.key == key).count();
    assert!(about("a") >= 3 && about("B") >= 4, "{problems:#?}");
}
