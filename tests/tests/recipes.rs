//! The recipes of CONTRIBUTING.md as patches, applied to a copy of the working tree, built, and proved by the tests they name.

#![allow(
    clippy::disallowed_methods,
    reason = "copies the project's own files and calls git and cargo"
)]
#![allow(clippy::print_stdout, reason = "which recipe is at work")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What the proofs may come from. Built together: other sets of packages would mean other features, and building anew.
const PACKAGES: [&str; 3] = ["goodhart-targets", "goodhart-managers", "goodhart-tests"];
const BINARIES: [&str; 3] = ["catalogue", "board", "model"];

/// A patch, and the tests that prove it: lines `Proof: <test binary> <name of the test>` before the first change.
struct Recipe {
    name: String,
    patch: PathBuf,
    proofs: Vec<(String, String)>,
}

#[test]
fn every_recipe_applies_builds_and_is_proved() {
    let recipes = recipes();
    let tree = tree();
    copy_of_the_project(&tree);
    let stale: Vec<String> = recipes
        .iter()
        .filter_map(|recipe| git_apply(&tree, recipe, &["--check"]).err())
        .collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));

    for recipe in &recipes {
        git_apply(&tree, recipe, &[]).unwrap_or_else(|error| panic!("after the others, {error}"));
    }
    let built = cargo(&tree, &["--no-run"], None);
    assert!(
        built.status.success(),
        "{}",
        who_breaks_the_build(&tree, &recipes, &built)
    );
    let failures: Vec<String> = recipes
        .iter()
        .filter_map(|recipe| proved(&tree, recipe).err())
        .collect();
    copy_of_the_project(&tree);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_patch_whose_surroundings_are_gone_is_refused_by_name() {
    let folder = root().join("target/recipes/planted");
    fs::create_dir_all(&folder).expect("target/ can be written");
    let patch = folder.join("planted.patch");
    let words = "Proof: model every\n\ndiff --git a/list b/list\n--- a/list\n+++ b/list\n@@ -3,2 +3,3 @@\n first\n+second\n last\n";
    fs::write(&patch, words).expect("target/ can be written");
    let recipe = recipe(patch);
    assert_eq!(recipe.proofs, [("model".to_owned(), "every".to_owned())]);
    for (list, applies) in [("zero\nfirst\nlast\n", true), ("first\nother\n", false)] {
        fs::write(folder.join("list"), list).expect("target/ can be written");
        let outcome = git_apply(&folder, &recipe, &["--check"]);
        assert_eq!(outcome.is_ok(), applies, "{list}: {outcome:?}");
        assert!(outcome.err().is_none_or(|said| said.contains("planted")));
    }
}

fn recipes() -> Vec<Recipe> {
    let folder = root().join("tests/recipes");
    let mut patches: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/recipes is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|own| own == "patch"))
        .collect();
    patches.sort();
    assert!(patches.len() >= 4, "only {} recipes", patches.len());
    patches.into_iter().map(recipe).collect()
}

fn recipe(patch: PathBuf) -> Recipe {
    let text = fs::read_to_string(&patch).expect("a patch is text");
    let name = patch
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let proofs: Vec<(String, String)> = text
        .lines()
        .take_while(|line| !line.starts_with("diff "))
        .filter_map(|line| line.strip_prefix("Proof: ")?.split_once(' '))
        .map(|(binary, test)| (binary.to_owned(), test.to_owned()))
        .collect();
    assert!(!proofs.is_empty(), "{name}: no line `Proof: binary test`");
    for (binary, _) in &proofs {
        assert!(
            BINARIES.contains(&binary.as_str()),
            "{name}: {binary} is none of {BINARIES:?}"
        );
    }
    Recipe {
        name,
        patch,
        proofs,
    }
}

/// Makes the copy equal to the working tree; what is equal keeps its time, so that cargo does not build it again.
fn copy_of_the_project(tree: &Path) {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git lists the working tree");
    assert!(listed.status.success(), "{}", all_of(&listed));
    let wanted: BTreeSet<String> = String::from_utf8(listed.stdout)
        .expect("names are text")
        .split('\0')
        .filter(|name| !name.is_empty() && root().join(name).is_file())
        .map(str::to_owned)
        .collect();
    assert!(wanted.contains("Cargo.toml"), "git lists no project");
    for name in &wanted {
        let (from, to) = (root().join(name), tree.join(name));
        let content = fs::read(&from).expect("a listed file can be read");
        if fs::read(&to).is_ok_and(|kept| kept == content) {
            continue;
        }
        fs::create_dir_all(to.parent().expect("a folder")).expect("target/ can be written");
        fs::write(&to, content).expect("target/ can be written");
    }
    remove_others(tree, tree, &wanted);
}

fn remove_others(tree: &Path, folder: &Path, wanted: &BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the copy").flatten() {
        let path = entry.path();
        if path.is_dir() {
            remove_others(tree, &path, wanted);
        } else {
            let name = path.strip_prefix(tree).expect("below the copy");
            if !wanted.contains(&name.to_string_lossy().into_owned()) {
                fs::remove_file(&path).expect("the copy is ours");
            }
        }
    }
}

/// Applies a patch with one line of context; the ceiling hides the repository around the copy, in which git would look.
fn git_apply(tree: &Path, recipe: &Recipe, options: &[&str]) -> Result<(), String> {
    let output = Command::new("git")
        .args(["apply", "-C1", "--whitespace=nowarn"])
        .args(options)
        .arg(&recipe.patch)
        .env("GIT_CEILING_DIRECTORIES", tree.parent().expect("a folder"))
        .current_dir(tree)
        .output()
        .expect("git starts");
    if output.status.success() {
        Ok(())
    } else {
        Err(format!(
            "recipe {} no longer applies: write it anew (tests/recipes/README.md)\n{}",
            recipe.name,
            all_of(&output)
        ))
    }
}

fn proved(tree: &Path, recipe: &Recipe) -> Result<(), String> {
    for (binary, test) in &recipe.proofs {
        println!("recipe {}: {binary} {test}", recipe.name);
        let output = cargo(tree, &[], Some((binary, test)));
        let said = all_of(&output);
        let ran = said
            .lines()
            .any(|line| line.starts_with("test ") && line.contains(test.as_str()));
        if !output.status.success() || !ran {
            return Err(format!(
                "recipe {}: {binary} {test} {}\n{said}",
                recipe.name,
                if ran { "fails" } else { "does not exist" },
            ));
        }
    }
    Ok(())
}

/// `cargo test` in the copy; with a proof only its binary and the tests that hold its name.
fn cargo(tree: &Path, options: &[&str], proof: Option<(&str, &str)>) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--locked"]).args(options);
    for package in PACKAGES {
        cargo.args(["--package", package]);
    }
    for binary in BINARIES {
        if proof.is_none_or(|(only, _)| only == binary) {
            cargo.args(["--test", binary]);
        }
    }
    if let Some((_, test)) = proof {
        cargo.args(["--", "--format", "pretty", test]);
    }
    cargo
        .current_dir(tree)
        // Not the folder of the project itself: cargo tells packages apart by their place in the workspace, and would take one tree's for the other's.
        .env("CARGO_TARGET_DIR", root().join("target/recipes/build"))
        .output()
        .expect("cargo starts")
}

/// Builds with each recipe alone to say which one does not.
fn who_breaks_the_build(tree: &Path, recipes: &[Recipe], together: &Output) -> String {
    for recipe in recipes {
        copy_of_the_project(tree);
        let alone = git_apply(tree, recipe, &[]).map(|()| cargo(tree, &["--no-run"], None));
        match alone {
            Ok(output) if output.status.success() => {}
            Ok(output) => {
                return format!(
                    "recipe {} no longer builds\n{}",
                    recipe.name,
                    all_of(&output)
                );
            }
            Err(error) => return error,
        }
    }
    format!(
        "each recipe builds alone, but not together:\n{}",
        all_of(together)
    )
}

fn all_of(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .join("\n")
}

fn tree() -> PathBuf {
    let tree = root().join("target/recipes/tree");
    fs::create_dir_all(&tree).expect("target/ can be written");
    tree
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the project")
        .to_path_buf()
}
